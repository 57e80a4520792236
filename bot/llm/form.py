"""The form of a language model's sentence: whole, plain, no question and nothing but text."""

from __future__ import annotations

import re

from bot.llm.claims import Claim

# Longer ones are no plain words any more.
LONGEST = 500
# Marks of a program's text: HTML, JSON, Markdown, templates, addresses.
_MARKUP = re.compile(r"[<>{}|`\\]|\]\(|\[|\]|\b(?:https?|javascript|data):|www\.|&\w+;|^#|\*\*|^\W*$")
_CONTROL = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def has_markup(text: str) -> bool:
    """Whether a text has marks of a program's text or hidden characters."""
    return _MARKUP.search(text) is not None or _CONTROL.search(text) is not None


def malformed(claim: Claim) -> str:
    """Why a claim can be no sentence of an answer; empty where it can."""
    if has_markup(claim.text):
        return "it has markup in it"
    if not claim.whole or len(claim.text) > LONGEST:
        return "it is not one finished sentence"
    return "it asks a question" if claim.text.endswith("?") else ""
