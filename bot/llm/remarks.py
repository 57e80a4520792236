"""What a sentence says in front of what it tells: "It depends on the source: …", "The two figures coincide: …".

Such a remark is about the figures that follow, not about the world. It may stand where it holds; else what follows may
stand without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.english.quantities import QuantityKind, read_quantities
from bot.english.tagging import tagged

_PAUSE = re.compile(r"(?P<pause>[:;]|\s–)\s+")
_ABOUT = frozenset(
    "it this that these they both the two three four figure figures number numbers amount amounts value values sum sums"
    " source sources article articles report reports account accounts depends depend on what is are was were counted"
    " measured asked meant which put given at same coincide coincides agree agrees match matches equal identical"
    " different differ differs slightly disagree disagrees do does as follows answer here there by in rate rates share"
    " shares percentage percentages total totals version versions arrive arrives thus both found practically"
    " virtually nearly almost roughly broadly".split()
)
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_SAME = frozenset("same coincide coincides agree agrees match matches equal identical".split())
_OTHER = frozenset("different differ differs disagree disagrees".split())
_FIGURES = frozenset(
    "it they both rate rates share shares percentage percentages total totals figure figures number numbers amount"
    " amounts value values sum sums".split()
)
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MULTIPLE)
_AGAIN = re.compile(r"\b(?:that|the same|this) (?:amount|figure|sum|number|value|much)\b(?! of\b)")
_WORD = re.compile(r"[^\W\d_]+")
# "The prime minister's number".
_WHOSE = re.compile(
    r"^(?:the )?(?P<whose>[^:;,.]+?)['’]s? (?=(?:figure|number|amount|value|sum|account|report)s?\b)", re.I
)


def parted(text: str) -> tuple[str, str] | None:
    """A sentence cut where it pauses first, in what stands before and behind; None where it does not."""
    match = _PAUSE.search(text)
    if match is None or not text[match.end() :].strip():
        return None
    rest = text[match.end() :]
    return text[: match.start()], rest[:1].upper() + rest[1:]


def is_clause(text: str) -> bool:
    """Whether a text may stand by itself: it has a verb."""
    return any(word.tag in _FINITE for word in tagged(text))


def compares(remark: str) -> bool:
    """Whether a remark says that figures are the same, or differ."""
    words = {word.lower() for word in _WORD.findall(remark)}
    return bool(words & (_SAME | _OTHER)) and bool(words & _FIGURES)


def with_figures_again(text: str) -> str:
    """ "That amount" and "about that much" as the figure before it."""
    for match in reversed(list(_AGAIN.finditer(text))):
        before = [q for q in read_quantities(text) if q.kind in _KINDS and q.end <= match.start()]
        if before:
            text = f"{text[: match.start()]}{before[-1].text}{text[match.end() :]}"
    return text


def holds(remark: str, rest: str, quotes: Sequence[str], besides: str = "") -> bool:
    """Whether what is said in front is only of the figures behind it, or of those of the answer, and is right.

    besides: the answer's figures in short.
    """
    whose = _WHOSE.match(remark)
    known = {word.lower() for quote in quotes for word in _WORD.findall(quote)}
    if whose and not {word.lower() for word in _WORD.findall(whose["whose"])} <= known:
        return False
    words = {word.lower() for word in _WORD.findall(remark[whose.end() if whose else 0 :])}
    if not words <= _ABOUT:
        return False
    own, all_of_them = (_figures(text) for text in (rest, f"{rest} {besides}"))
    if words & _SAME:
        return len(own) > 1 and len(set(own)) == 1
    return not words & _OTHER or len(set(all_of_them)) > 1


def _figures(text: str) -> list[tuple[str, str, Decimal | None]]:
    return [(q.kind, q.unit, q.value) for q in read_quantities(text) if q.kind in _KINDS]
