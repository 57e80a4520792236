"""What a figure is of: its measure, time, parties, source, and its place in a row, a table or a list."""
