"""Evaluation: what judges the answerer. It may import every other folder; none of them imports it."""
