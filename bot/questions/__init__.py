"""What a question wants: its words repaired, its kind, names, years, figures, and what it takes from earlier ones."""
