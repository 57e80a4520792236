"""Figures against a question: which one answers, what they add up to, where sources differ."""
