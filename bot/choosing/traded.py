"""Questions for what is traded, which a list under "exports grew by", or a sentence on some of the goods, answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.parties import countries
from bot.numbers.subjects import Subject, subject_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from index.nodes import Hit

_TRADED = r"(?:(?:export|import|sell|sold|buy|bought|ship|purchas|suppl)\w*|sales?\b)"
_GOODS = r"(?:goods|products|items|commodities|wares|merchandise|things|machines|materials)"
# "What does Chile sell to Peru?", "Which goods are imported from Peru?", "What are the main exports of Chile?"
_ASKS = re.compile(
    rf"\bwhat (?:else )?(?:does|do|did|has|have|is|are|was|were)\b.*\b{_TRADED}\b"
    rf"|\b(?:which|what)(?: \w+)? {_GOODS}\b.*\b{_TRADED}\b|\b(?:exports|imports)\b",
    re.IGNORECASE,
)

_TRADERS = re.compile(r"\b(?:exporter|importer|supplier|buyer|seller|customer)s?\b", re.IGNORECASE)


def asks_goods(query: Query) -> bool:
    """Whether all is asked for that one country sells to others, or buys from them."""
    return query.kind is AnswerKind.LIST and _ASKS.search(query.focus) is not None


def with_lists(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, where goods are asked for with those in front that introduce a list of them, whatever its words: "goods
    behind the growth of Peru's imports"."""
    if not asks_goods(query):
        return list(hits)
    return sorted(hits, key=lambda hit: not (hit.passage.text.endswith(":") and is_of_flow(query, hit.passage.text)))


def is_of_flow(query: Query, text: str) -> bool:
    """Whether a text speaks of the trade asked for, seen from either end: exports to Peru are imports from Chile."""
    asked, there = subject_of(query.focus), subject_of(text)
    if asked.flow is None or there.flow is None or not asked.parties <= there.parties:
        return False
    if None not in (ends := _ends(asked)) or None not in _ends(there):
        return ends == _ends(there) or (None in ends and asked.flow is there.flow and _agree(asked, there))
    return asked.flow is there.flow


def tells_trade(query: Query, text: str, around: str = "") -> bool:
    """Whether a text speaks of trade, of any kind, and of all countries asked about, or what stands around it does."""
    there = subject_of(text)
    spoken_of = there.flow is not None or _TRADERS.search(text) is not None
    return spoken_of and subject_of(query.focus).parties <= there.parties | countries(around)


def is_reversed(query: Query, text: str) -> bool:
    """Whether a text speaks of the trade the other way."""
    ends, there = _ends(subject_of(query.focus)), _ends(subject_of(text))
    return None not in ends and ends == there[::-1]


def names_goods(text: str) -> bool:
    """Whether a text tells which goods are traded: "exports of crude oil"."""
    return bool(subject_of(text).scope)


def _ends(subject: Subject) -> tuple[str | None, str | None]:
    return subject.sender, subject.receiver


def _agree(asked: Subject, there: Subject) -> bool:
    return all(a in (None, b) or b is None for a, b in zip(_ends(asked), _ends(there), strict=True))
