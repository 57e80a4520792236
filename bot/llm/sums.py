"""What was worked out from the evidence, and whether a sentence tells of it as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.english.quantities import years_in
from bot.llm.calculator import sides
from bot.llm.relative import relates, without_relations
from bot.llm.rounding import as_stated
from bot.numbers.measures import Flow
from bot.numbers.subjects import subject_of
from bot.questions.sums import Operator
from bot.reckoning.arithmetic import Worked

_YEARLY = re.compile(r" (?:a|per|each|every) year\b| (?:annually|yearly)\b")
_CHANGES = (Operator.DIFFERENCE, Operator.GROWTH)
_BASED = re.compile(
    r"\b(?:than|since|from|compared|against|over|after|between|on|relative|versus|following)\b", re.IGNORECASE
)
_EXCEEDS = re.compile(
    r"\b(?P<more>(?:ex|im)ports?)\b[^,;]*?\b(?:exceed\w*|outstrip\w*|outweigh\w*|surpass\w*|(?:more|higher|larger|greater"
    r"|bigger) than|as (?:much|many|large|big|high) as)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Sums:
    """Sums, their formulas and results, and the directions that they show. short: the answer in short."""

    worked: tuple[Worked, ...] = ()
    short: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Each as a formula and in short."""
        return tuple(text for one in self.worked for text in (one.text, one.short))

    @property
    def sides(self) -> frozenset[str]:
        """A rise, or a fall."""
        return sides(self.worked)

    def plain(self, text: str) -> str:
        """Results that are rounded as they were worked out, an average over years without its "a year"."""
        text = as_stated(text, self.texts) if self.texts else text
        means = [one for one in self.worked if one.operation.operator is Operator.AVERAGE and one.short in text]
        yearly = any(len({figure.years for figure in one.operands}) == len(one.operands) for one in means)
        return without_rate(text) if yearly else text

    def apart(self, text: str) -> str:
        """Without how the figures that it states, or the short answer, are to each other, where these sums show it."""
        return without_relations(text, self.worked, self.short)

    def fit(self, text: str) -> bool:
        """Whether a sentence gives no other years than those of the sums that it tells of, nor another's flow.

        What it says of how figures are to each other is told by `apart`.
        """
        if any(relates(text, one, self.short) for one in self.worked):
            return False
        told = [one for one in self.worked if one.short.lstrip("−-") in text]
        return all(_in_time(one, text) and not _turned(one, text) and not _unbalanced(one, text) for one in told)


NO_SUMS = Sums()


def without_rate(text: str) -> str:
    """A sentence without "a year", which an average over years is by itself."""
    return _YEARLY.sub("", text)


def _in_time(worked: Worked, text: str) -> bool:
    """Whether a sentence names no other years than a sum's, and as that of a change not the one in which it began."""
    years = {year for figure in worked.operands for year in figure.years}
    own = set(years_in(text))
    begun = own == {min(years, default=0)} != years and worked.operation.operator in _CHANGES
    return not years or (own <= years and not (begun and _BASED.search(text) is None))


def _turned(worked: Worked, text: str) -> bool:
    """Whether both figures of a sum stand beside the other one's "exports" or "imports"."""
    found = [
        (figure.subject.flow, _flow_beside(figure.text, text)) for figure in worked.operands if figure.subject.flow
    ]
    return len(found) > 1 and all(near is not None and near is not own for own, near in found)


def _unbalanced(worked: Worked, text: str) -> bool:
    """Whether a sentence calls a deficit what is a surplus of who has more to sell than to buy, or the reverse."""
    flows = {figure.subject.flow: figure.value or Decimal(0) for figure in worked.operands if figure.subject.flow}
    if not {Flow.EXPORT, Flow.IMPORT} <= flows.keys():
        return False
    sold = flows[Flow.EXPORT] > flows[Flow.IMPORT]
    wrong = "deficit" if sold else "surplus"
    exceeding = _EXCEEDS.search(text)
    more = subject_of(exceeding["more"]).flow if exceeding else None
    turned = more is not None and more is not (Flow.EXPORT if sold else Flow.IMPORT)
    return turned or re.search(rf"\b{wrong}\b", text, re.IGNORECASE) is not None


def _flow_beside(figure: str, text: str) -> object:
    """The flow of the word that stands nearest to a figure; None where none does."""
    start = text.find(figure)
    flows = [(match, flow) for match in _WORD.finditer(text) if (flow := subject_of(match.group()).flow)]
    if start < 0 or not flows:
        return None
    return min(flows, key=lambda pair: min(abs(pair[0].end() - start), abs(pair[0].start() - start - len(figure))))[1]
