"""What a sentence announces by its number and the next ones count off: "Three things went wrong. The first was …"."""

from __future__ import annotations

import re

from bot.choosing.evidence import Evidence
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.spans.enumeration import asks_several
from corpus.split import sentences_of
from index.lexical import terms

_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9])\s(?:[\w-]+\s){0,2}?(?P<thing>[a-z]+s)\b", re.IGNORECASE
)
_COUNTS = re.compile(
    r"\W*(?:(?:and |but )?(?:the )?(?:first|second|third|fourth|fifth|sixth|last|next|other)(?:ly)?\b"
    r"|(?:another|finally|lastly|then)\b)",
    re.IGNORECASE,
)
# So many paragraphs farther on what is announced may be counted off.
FAR = 4


def counted_off(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The first sentence and those that count off what it announces; none where it announces nothing asked for."""
    if not evidence or not (query.kind is AnswerKind.LIST or asks_several(query)):
        return ()
    best = evidence[0]
    announced = _NUMBER.search(best.text)
    if announced is None or not set(terms(announced["thing"])) & set(terms(query.focus)):
        return ()
    places = {(one.article.id, one.span.start): one for one in evidence}
    here = best.passage.paragraph - 1
    parts = best.article.citable[here : here + FAR]
    later = [span for part in parts for span in sentences_of(best.article, part) if span.start > best.span.start]
    told = [places.get((best.article.id, span.start)) for span in later]
    counting = [one for one in told if one is not None and _COUNTS.match(one.text)]
    return (best, *counting) if len(counting) > 1 else ()
