"""Whose "I" it is: who wrote an article that is told in the first person, or who is interviewed in it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.names import read_names
from corpus.types import Article

_FIRST = re.compile(r"\b(?:I|me|[Mm]y|mine|[Ww]e|us|[Oo]ur|[Tt]he authors?)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_INTERVIEW = re.compile(r"\binterview(?:ed)?\b(?: with| of|:)\s(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)")
# An article's opening, in characters, where it says who is interviewed.
_OPENING = 400
_YOU = re.compile(r"\b[Yy]ou(?:r|rs)?\b")
# What somebody is at the head of: "president of the Harbour Chamber", "has chaired the Wool Association".
_HEADS = re.compile(
    r"\b(?:president|chair(?:man|woman|person)?|head|director|founder|executive|owner|secretary|minister|rector) of "
    r"(?:the )?(?P<of>[A-Z][\w’'-]+(?:(?: of| for| and)? [A-Z][\w’'-]+)*)"
    r"|\b(?:chair(?:s|ed)|head(?:s|ed)|runs?|ran|leads?|led|direct(?:s|ed)|founded) the "
    r"(?P<heads>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
# How much a name looks like a person's.
PERSON = 0.4


@lru_cache(maxsize=4096)
def frame(article: Article, text: str) -> str:
    """What tells whom a text of an article is of, wherever in it that stands: title, publisher, and who says "I"."""
    return f"{article.title} {article.publisher or ''} {voice(article, text)}"


def voice(article: Article, text: str) -> str:
    """Who speaks where a text of an article says "I" or "we" outside of quotations, or answers an interviewer; empty
    where that can't be told."""
    answers, who = _speakers(article)
    return answers or (who if who and _FIRST.search(_QUOTED.sub("", text)) else "")


@lru_cache(maxsize=256)
def _speakers(article: Article) -> tuple[str, str]:
    """Who answers the questions of an interview, and who may say "I" elsewhere; empty where there is nobody."""
    return _answers(article), _named_interviewed(article) or article.author or ""


def _named_interviewed(article: Article) -> str:
    named = _INTERVIEW.search(f"{article.title}\n{article.text[:_OPENING]}")
    return named["who"] if named else ""


def _answers(article: Article) -> str:
    """Who answers the questions of an interview, and what he or she heads; empty where an article is none."""
    asked = {p.heading for p in article.citable if p.heading.endswith("?")}
    if len(asked) < 2 or not any(map(_YOU.search, asked)):
        return ""
    opening = " ".join([article.title, *(article.text[p.start : p.end] for p in article.citable[:1])])
    people = (name.text for name in read_names(opening) if name.person >= PERSON and " " in name.text)
    who = _named_interviewed(article) or next(people, "")
    return " ".join([who, *(match["of"] or match["heads"] for match in _HEADS.finditer(opening))]) if who else ""
