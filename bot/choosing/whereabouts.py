"""Which names may answer where something is: nobody's, and of no city of another country than is asked about."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from bot.english.capitals import lands_of
from bot.english.names import read_names
from bot.english.parties import canonical
from bot.questions.query import Query
from corpus.split import sentences_of
from corpus.types import Article

_OF_LAND = re.compile(
    r"\b(?:[Ww]hich|[Ww]hat)\s(?:(?P<people>[A-Z]\w+)\s)?(?:city|town|village|port|harbou?r|region|province|capital|airport)\b"
    r"(?:\s(?:in|of)\s(?:the\s)?(?P<land>[A-Z]\w+))?"
)


def may_be_there(query: Query, article: Article, name: str) -> bool:
    """Whether a name of an article may be the place that is asked for: "Which Italian city?" is not answered by
    "Ana Sousa", nor by "Lima"."""
    if name in people_of(article):
        return False
    asked = _OF_LAND.search(query.focus)
    land = canonical((asked["people"] or asked["land"] or "") if asked else "")
    lands = lands_of(name) if land else frozenset()
    return not lands or land in lands


@lru_cache(maxsize=256)
def people_of(article: Article) -> frozenset[str]:
    """The names of two words and more that by all sentences of an article look more like a person's than a place's."""
    looks: defaultdict[str, float] = defaultdict(float)
    for paragraph in article.citable:
        for span in sentences_of(article, paragraph):
            for name in read_names(article.text[span.start : span.end]):
                looks[name.text] += name.person - name.place
    return frozenset(name for name, more in looks.items() if more > 0 and " " in name)
