"""The index: passages as vectors in Chroma, a lexical index beside them, and retrieval over both."""
