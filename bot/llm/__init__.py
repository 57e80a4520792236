"""A language model, where one is configured: it words the answer, and the checker has the last say."""
