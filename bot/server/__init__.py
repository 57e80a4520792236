"""The server: one process, one pipeline; the chat page and what programs call."""
