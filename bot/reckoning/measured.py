"""What a question asks a figure of, told by words for one measure, and whether a figure is one of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, Flow, content
from bot.numbers.portions import is_divided, is_part
from bot.numbers.subjects import without_countries
from bot.questions.asked import asked_of
from bot.questions.counted import counts, same_unit
from bot.questions.query import Query
from bot.reckoning.figures import Figure
from bot.reckoning.matter import WORD, Matter

# Words for one measure, the narrower before the wider.
_MEASURES = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (QuantityKind.PERCENT, r"stakes?|shareholding|holds?|held|own(?:s|ed)?"),
        (QuantityKind.MONEY, r"len[dt]s?|lending|loans?|credits?|borrow\w*"),
        (QuantityKind.MONEY, r"grants?|granted|aid|donat\w+|subsid\w+"),
        (QuantityKind.MONEY, r"revenues?|turnover|sales"),
        (QuantityKind.MONEY, r"profits?|earnings"),
        (QuantityKind.MONEY, r"debts?|owes?|owed"),
        (QuantityKind.MONEY, r"wages?|salar\w+|earns?"),
        (QuantityKind.MONEY, r"compensation|damages"),
        (QuantityKind.MONEY, r"tolls?|fees?|fares?|tickets?"),
        (QuantityKind.MONEY, r"rents?|leases?"),
        (QuantityKind.MONEY, r"costs?|costing|costly|price[sd]?|invest(?:s|ed|ments?)?|sp(?:ends?|ent|ending)|expen\w+"
                             r"|budget(?:ed)?|outlay"),
        (QuantityKind.COUNT, r"jobs?|work(?:s|ed|ers?|force)?|employ\w*|staff|personnel|posts"),
    )
)  # fmt: skip
# Between a figure and the word before it, or after it, that says what it measures.
_FAR, _NEAR = 60, 30
_ENDS = re.compile(r"[;,.]\s|\s(?:while|but)\s")
# "Of the 240 people who work there, seven in ten": there are 240.
_OF_ALL = re.compile(r"^\W*of (?:the|all|its|their)\W", re.IGNORECASE)
_ASKS_ALL = re.compile(r"\b(?:have|has|had|consist|comprise|(?:are|were|is) there|will there be)\b", re.IGNORECASE)
_PLACED = frozenset(content("near outside around beside built planned"))  # of it, no thing itself
AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT})
# Another act than that of which so many are counted: "64 employees were trained".
_OTHER_ACT = re.compile(r"^[^,;.]{0,40}?\s(?:were|was|have been|has been|will be|are to be)\s(?P<act>\w+(?:ed|t|n))\b")
# Only some of it, unless the question says so too; and only some of those that are counted.
_PART_OF_IT = re.compile(r"\b(?:section|stretch|segment|phase|stage|portion)\b", re.IGNORECASE)
_SOME = re.compile(r"\bconstruction\b|\btemporar\w+|\bbuilders\b|\bat its peak\b|\b(?:creat|add)\w*\b", re.IGNORECASE)
_PART = re.compile(r"\bof (?:which|that|this|it|them|whom)\W*(?:[a-z]+\s){0,2}$", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """What a question asks a figure of.

    unit: that of the figure that answers; empty where a word tells what is measured. measure: that word and those like
    it; None where only the unit tells. counted: of what a number is asked. asked: the question itself.
    whole: of how many there are.
    """

    matter: Matter
    kind: QuantityKind
    unit: str
    measure: re.Pattern[str] | None
    counted: str
    asked: str
    whole: bool


def wanted_of(query: Query, lead: Figure | None) -> Wanted | None:
    """What a question asks figures of; None where it names no thing of which there may be one figure."""
    asked = asked_of(query)
    if asked.aspects & {Aspect.CHANGE, Aspect.RATE, Aspect.RANK, Aspect.MULTIPLE, Aspect.BASE}:
        return None
    kind = next(
        (one for one, words in _MEASURES if words.search(query.focus) and one in (asked.kinds or AMOUNTS)), None
    )
    kind = kind or (lead.quantity.kind if lead and lead.quantity.unit else None)
    if kind not in AMOUNTS:
        return None
    measure = next((words for one, words in _MEASURES if one is kind and words.search(query.focus)), None)
    if measure is None and (lead is None or not (kind is QuantityKind.COUNT or lead.quantity.per)):
        return None
    if asked.subject.flow not in (None, Flow.INVESTMENT) and (asked.subject.parties or kind is QuantityKind.MONEY):
        return None
    unit = lead.quantity.unit if lead and not measure else ""
    said = {term for match in measure.finditer(query.focus) for term in content(match.group())} if measure else set()
    own = asked.terms - _PLACED - said - set(content(asked.counted)) - set(content(unit))
    words = [word for word in WORD.findall(without_countries(query.focus)) if set(content(word)) & own]
    matter = Matter(asked.names & own, tuple(dict.fromkeys(words)), asked.subject.parties)
    whole = _ASKS_ALL.search(query.focus) is not None
    return Wanted(matter, kind, unit, measure, asked.counted, query.focus, whole) if matter.is_told else None


def is_measured(wanted: Wanted, figure: Figure) -> bool:
    """Whether a figure is a whole amount of what is measured."""
    quantity, sentence = figure.quantity, figure.sentence
    if quantity.kind is not wanted.kind or figure.value is None or figure.cell:
        return False
    if figure.aspect is not Aspect.LEVEL and not (
        figure.aspect is Aspect.SHARE and quantity.kind is QuantityKind.PERCENT
    ):
        return False
    start, end = quantity.shown
    if is_part(quantity, sentence) or _PART.search(sentence[:start]):
        return False
    if is_divided(quantity, sentence) and not _OF_ALL.match(sentence):
        return False
    if wanted.kind is QuantityKind.COUNT and not _counts(wanted, figure):
        return False
    if wanted.measure is None:
        return True
    narrower = (_PART_OF_IT, _SOME) if wanted.kind is QuantityKind.COUNT else (_PART_OF_IT,)
    if any(pattern.search(sentence) and not pattern.search(wanted.asked) for pattern in narrower):
        return False
    if tells_another_act(wanted, figure):
        return False
    before = _ENDS.split(sentence[max(start - _FAR, 0) : start])[-1]
    before = re.split(r"\d", before)[-1]  # of the figure before
    after = _ENDS.split(re.split(r"\d", sentence[end : end + _NEAR])[0])[0]
    return any(wanted.measure.search(words) for words in (before, sentence[start:end], after))


def tells_another_act(wanted: Wanted, figure: Figure) -> bool:
    """Whether something else is done with so many than what is asked: "64 employees were trained"."""
    act = _OTHER_ACT.match(figure.sentence[figure.quantity.shown[1] :])
    return wanted.measure is not None and act is not None and not wanted.measure.search(act["act"])


def _counts(wanted: Wanted, figure: Figure) -> bool:
    """Whether a number is of what is counted; one without a unit only as the label of a list item says."""
    if not figure.quantity.unit:
        said = figure.sentence[: figure.quantity.shown[0]].rstrip(": ").rpartition(" ")[2]  # "Jobs: 310", "employ 780"
        return wanted.measure is not None and wanted.measure.fullmatch(said) is not None
    if wanted.unit and not same_unit(wanted.unit, figure.quantity.unit):
        return False
    return not wanted.counted or counts(wanted.counted, figure.quantity.unit)
