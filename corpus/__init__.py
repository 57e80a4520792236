"""Articles: reading them in, and cutting them into passages with exact offsets."""
