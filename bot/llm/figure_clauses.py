"""What a clause says of a figure beside what the quotes say of the same one: who sells to whom, with oil or without.

A sentence that draws on two quotes, or on a quote of two clauses, may take its words from the one and its figure from
the other; so each figure is held against the clauses that have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.claims.polarity import CHANGES, contradiction
from bot.claims.told import told_otherwise
from bot.english.name_keys import name_key
from bot.english.quantities import Quantity, read_quantities
from bot.english.tokens import read_tokens
from bot.numbers.measures import content

_CUT = re.compile(r",?\s(?:while|whereas|but|compared (?:with|to)|as against)\s|;\s")
_AND = re.compile(r"\sand\s(?=[a-z]+\s[$€£]?\d)")
_WITHOUT = re.compile(
    r"\b(?:without|excluding|apart from|aside from|other than|leaving aside|not counting|besides) (?:the )?(?=[a-z]+)",
    re.I,
)
# "Leaving oil aside" says the same.
_ASIDE = re.compile(r"\b(?:leaving|setting|putting) (?:the )?(?P<what>[a-z]+) (?:aside|out)\b", re.I)
_TO, _FROM = (re.compile(rf"\b{way} (?:the )?(?P<who>[A-Z]\w+)") for way in ("(?:to|into)", "from"))
_FLOWING = re.compile(r"^(?: worth)? (?:of|in) (?P<flow>exports?|imports?)\b(?! (?:to|from|of)\b)", re.I)
_OTHER_FLOW = {"export": "import", "import": "export"}
_BODY = re.compile(r"\b(?:ministry|bank|cent(?:re|er)|agency|institute|commission)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:(?:Prime Minister|President|Minister|Mr|Ms|Dr)\.? )?(?:[A-Z]\w+ )?(?P<who>[A-Z]\w+)"
    r" (?:says?|said|speaks?|spoke|reports?|reported|cites?|cited|puts?|gives?|gave|states?|stated|mention(?:s|ed))\b"
)
_HOLDS = re.compile(
    r"\b(?:accounted for|made up|represented|constituted|contributed) by (?:the )?(?P<by>[A-Z]\w+)"
    r"|\b(?P<does>[A-Z]\w+) (?:account(?:s|ed) for|makes? up|made up|represent(?:s|ed)|contribut(?:es|ed))\b"
    r"|\b(?P<own>[A-Z]\w+)['’]s? (?:share|portion|part)\b"
)


def is_of_another_clause(text: str, quotes: Sequence[str]) -> bool:
    """Whether a clause tells of a figure what the quotes tell of another one."""
    theirs = [clause for quote in quotes for clause in _clauses(quote)]
    for clause in dict.fromkeys(part for one in _clauses(text) for part in (one, *_AND.split(one))):
        figures = _figures(clause)
        same = [one for one in theirs if any(_same(f, other) for f in figures for other in _figures(one))]
        turned = contradiction(clause, same) if set(CHANGES) & {t.side for t in read_tokens(clause)} else None
        if same and (_told_elsewhere(clause, same, quotes) or _goes_back(clause, same) or _flows_back(clause, quotes)):
            return True
        if same and (told_otherwise(clause, same) or turned or _without_it(clause, same) or _held_by(clause, same)):
            return True
    return False


def _clauses(text: str) -> Iterator[str]:
    text = _WITHOUT.sub("non-", _ASIDE.sub(r"without \g<what>", text))
    yield from (clause for clause in _CUT.split(text) if clause.strip())


def _figures(clause: str) -> list[Quantity]:
    return [figure for figure in read_quantities(clause) if figure.value is not None and figure.unit]


def _same(left: Quantity, right: Quantity) -> bool:
    return (left.kind, left.unit, left.value) == (right.kind, right.unit, right.value)


def _without_it(clause: str, same: Sequence[str]) -> bool:
    """Whether a clause has "non-oil" where those of its figure have "oil", or the reverse."""
    own, there = ({term for text in texts for term in content(text)} for texts in ((clause,), same))
    return any(_turn(term) in there and term not in there for term in own)


def _told_elsewhere(clause: str, same: Sequence[str], quotes: Sequence[str]) -> bool:
    """Whether a clause gives a figure as that of a body or person whom only quotes without it speak of."""
    having = " ".join(quote for quote in quotes if any(one in _WITHOUT.sub("non-", quote) for one in same))
    bodies = [word.lower() for word in _BODY.findall(clause)]
    opening = _SUBJECT.match(clause)
    told = [*bodies, *([opening["who"].lower()] if opening else [])]
    everywhere = " ".join(quotes).lower()
    return any(one in everywhere and one not in having.lower() for one in told)


def _goes_back(clause: str, same: Sequence[str]) -> bool:
    """Whether what goes to somebody in a clause comes from him where its figure stands: "to Peru" for "from Peru"."""
    (to, origin), (goals, origins) = (_ways(texts) for texts in ((clause,), same))
    return bool(to & origins - goals - origin or origin & goals - origins - to)


def _flows_back(clause: str, quotes: Sequence[str]) -> bool:
    """ "$1 million of exports" of what the quotes call imports."""
    for figure in _figures(clause):
        match = _FLOWING.match(clause[figure.end :])
        having = [quote for quote in quotes if any(_same(figure, other) for other in read_quantities(quote))]
        other = _OTHER_FLOW.get(match["flow"].lower()[:6], "") if match else ""
        if (
            other
            and having
            and all(other in quote.lower() and _OTHER_FLOW[other] not in quote.lower() for quote in having)
        ):
            return True
    return False


def _ways(texts: Sequence[str]) -> tuple[set[str], set[str]]:
    """The names to which and from which something goes."""
    to, origin = ({name_key(m["who"]) for text in texts for m in way.finditer(text)} for way in (_TO, _FROM))
    return to, origin


def _turn(term: str) -> str:
    return term.removeprefix("non") if term.startswith("non") else f"non{term}"


def _held_by(clause: str, same: Sequence[str]) -> bool:
    """Whether a share is another's: "was accounted for by Italy" of "Kazakhstan's share"."""
    own, there = (set(_holders(texts)) for texts in ((clause,), same))
    return bool(own and there) and not own & there


def _holders(clauses: Sequence[str]) -> Iterator[str]:
    found = (match for clause in clauses for match in _HOLDS.finditer(clause))
    yield from ((match["by"] or match["does"] or match["own"])[:6] for match in found)
