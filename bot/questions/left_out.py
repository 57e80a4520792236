"""Whom and what a question sets aside: "apart from Ana Sousa", "besides oil", "before Sousa"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.english.constraints import names_missing
from bot.english.names import CAPITAL
from index.lexical import terms

if TYPE_CHECKING:
    from bot.questions.query import Query

# "Which minister came before Sousa?", "Who succeeded Ana Sousa?"
IN_TURN = re.compile(
    r"^\W*(?i:who|which)\b.*\b(?:before|after|preceded|succeeded|replaced|predecessor of|successor (?:of|to))\s"
    r"(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)(?:['’]s?)?\W*$"
)
# "Apart from Ana Sousa, who spoke?": what follows is asked of all others.
BUT_FOR = re.compile(
    rf"^(?i:apart|aside) from (?:{CAPITAL})(?:\s(?:{CAPITAL}))*,\s*"
    rf"|,?\s(?i:apart from|aside from|other than|besides|except(?: for)?)\s(?:{CAPITAL})(?:\s(?:{CAPITAL}))*,?"
)
# "What is bought besides coal?": the others of a list are asked for.
_GOODS = re.compile(
    r"\b(?:apart from|aside from|other than|besides|except(?: for)?|not counting)\s"
    r"(?P<goods>(?:\w+\s){0,2}\w+)(?=[?,.]|$)",
    re.IGNORECASE,
)


def goods_set_aside(query: Query) -> frozenset[str]:
    """The terms of things of which a question asks the others: "What is sold besides oil?"."""
    return frozenset(term for match in _GOODS.finditer(query.text) for term in terms(match["goods"]))


def set_aside(query: Query, name: str) -> bool:
    """Whether a question is asked of all others than somebody: "Apart from Ana Sousa, who spoke?", "before Sousa"."""
    left_out = _left_out(query.focus, query.text)
    return bool(left_out) and not names_missing(name.split()[-1:], left_out)


# It is asked of each name of a sentence.
@lru_cache(maxsize=256)
def _left_out(focus: str, text: str) -> str:
    """Whom a question, and the message that it is of, leave out."""
    turn = IN_TURN.search(focus)
    return " ".join([*(match.group() for match in BUT_FOR.finditer(text)), turn["who"] if turn else ""]).strip()
