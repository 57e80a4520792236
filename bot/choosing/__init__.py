"""Choosing among sentences: which may answer, which does best, which words of it are the short answer."""
