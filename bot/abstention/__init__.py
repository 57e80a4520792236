"""Whether the articles answer at all, and if not, what is missing or otherwise than the question has it."""
