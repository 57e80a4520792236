"""Lines in Corridor's own voice, as HTML."""

from __future__ import annotations

from html import escape


def problem(words: str) -> str:
    """What is wrong, for everybody to notice."""
    return f'<p class="problem" role="alert">{escape(words)}</p>'
