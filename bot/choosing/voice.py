"""Whose "I" it is: who wrote an article that is told in the first person, or who is interviewed in it."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.types import Article

_FIRST = re.compile(r"\b(?:I|me|[Mm]y|mine|[Ww]e|us|[Oo]ur)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_INTERVIEW = re.compile(r"\binterview(?:ed)?\b(?: with| of|:)\s(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)")
# An article's opening, in characters, where it says who is interviewed.
_OPENING = 400


def frame(article: Article, text: str) -> str:
    """What tells whom a text of an article is of, wherever in it that stands: title, publisher, and who says "I"."""
    return f"{article.title} {article.publisher or ''} {voice(article, text)}"


def voice(article: Article, text: str) -> str:
    """Who speaks where a text of an article says "I" or "we" outside of quotations; empty where that can't be told."""
    who = _speaker(article)
    return who if who and _FIRST.search(_QUOTED.sub("", text)) else ""


@lru_cache(maxsize=256)
def _speaker(article: Article) -> str:
    interviewed = _INTERVIEW.search(f"{article.title}\n{article.text[:_OPENING]}")
    return interviewed["who"] if interviewed else article.author or ""
