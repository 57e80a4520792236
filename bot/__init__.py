"""The answerer: understanding a question, choosing evidence, composing, checking, and the ways to ask."""
