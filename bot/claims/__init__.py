"""What a sentence claims, and whether quotes carry it: figures, names, who does what to whom, "not" and "more"."""
