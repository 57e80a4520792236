"""The figure that another article gives for the same thing in other words: "an investment of €210 million", of a
terminal that "will cost €184 million".

Two articles seldom share a sentence. What a figure is of is told by its paragraph and by what its article is about;
what it measures by a word of the same kind: cost, price and investment, or jobs, staff and workers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, Flow, content
from bot.numbers.periods import written_in
from bot.numbers.portions import is_divided, is_part
from bot.numbers.subjects import without_countries
from bot.questions.asked import asked_of
from bot.questions.counted import counts, same_unit
from bot.questions.query import Query
from bot.reckoning.conflicts import MOST_VALUES, Finding, Relation, agree
from bot.reckoning.differences import about, value_of, why_different
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit
from bot.reckoning.matter import WORD, Matter, near

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
# "How many turbines will it have?", "It will consist of 48 turbines": not 16 of them that do something.
_HAS = (
    r"(?:ha(?:ve|s|d)|consists? of|compris\w+|includ\w+|number\w*|counts?|total\w*|there (?:are|were|will be)|lists?)"
)
_ASKS_ALL = re.compile(r"\b(?:have|has|had|consist|comprise|(?:are|were|is) there|will there be)\b", re.IGNORECASE)
_ALL = re.compile(rf"\b{_HAS}\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)
# "The study says €310 million": what it is of, the sentence before tells.
_PLACED = frozenset(content("near outside around beside built planned"))  # of it, no thing itself
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT})
_SAYS = re.compile(
    r"\b(?:says?|said|puts? (?:it|the [a-z]+) at|speaks? of|spoke of|gives?|gave|mentions?|reports?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
# Another act than that of which so many are counted: "64 employees were trained".
_OTHER_ACT = re.compile(r"^[^,;.]{0,40}?\s(?:were|was|have been|has been|will be|are to be)\s(?P<act>\w+(?:ed|t|n))\b")
# Only some of it, unless the question says so too; and only some of those that are counted.
_PART_OF_IT = re.compile(r"\b(?:section|stretch|segment|phase|stage|portion)\b", re.IGNORECASE)
_SOME = re.compile(r"\bconstruction\b|\btemporar\w+|\bbuilders\b|\bat its peak\b|\b(?:creat|add)\w*\b", re.IGNORECASE)
_PART = re.compile(r"\bof (?:which|that|this|it|them|whom)\W*(?:[a-z]+\s){0,2}$", re.IGNORECASE)


@dataclass(frozen=True)
class _Wanted:
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


def counterparts(query: Query, lead: Figure | None, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The leading figure and one of each other article for the same thing, where they are in the same unit.

    The first is another than `lead` where that is of something else and the question says what is measured. Empty where
    no other article has one.
    """
    wanted = _wanted(query, lead)
    if wanted is None:
        return _restated(lead, figures) if lead else ()
    asked = asked_of(query)
    measured = [
        f for f in figures if _measures(wanted, f) and fit(asked, f) > 0 and not (_is_past(f) and not asked.years)
    ]
    first = lead if lead and lead.key in {f.key for f in measured} and wanted.matter.is_led_by(lead) else None
    if first is None and not (lead is None or _tells_another_act(wanted, lead)):
        return ()
    matter = wanted.matter.as_of(first) if first else wanted.matter
    by_article: dict[str, list[Figure]] = {}
    for figure in measured:
        if matter.is_of(figure):
            by_article.setdefault(figure.article.id, []).append(figure)
    bests = [best for found in by_article.values() if (best := _best(replace(wanted, matter=matter), found))]
    first = first or next(iter(bests), None)
    if first is None:
        return ()
    others = [f for f in bests if f.article.id != first.article.id and _is_like(first, f)]
    others += [f for one in (first, *others) for f in _restated(one, figures)[1:]]
    return (first, *others) if others else ()


def set_side_by_side(figures: Sequence[Figure]) -> Finding | None:
    """The first figure with those of other articles: a conflict where one differs by more than rounding.

    None where the texts give them different years.
    """
    first = figures[0]
    alike = [f for f in figures[1:] if not (_years(first) and _years(f) and _years(first) != _years(f))]
    if not alike:
        return None
    differ = any(not agree(first, f) for f in alike)
    shown = [first, *alike][:MOST_VALUES]
    relation = Relation.CONFLICT if differ else Relation.AGREEMENT
    why = why_different(shown) if differ else f"{first.text} and {alike[0].text} agree, as far as they are rounded"
    return Finding(relation, about(first), tuple(map(value_of, shown)), why)


def _years(figure: Figure) -> tuple[int, ...]:
    return figure.years if figure.period and not figure.period.inferred else ()


def _is_past(figure: Figure) -> bool:
    """Whether a figure is told of years well before its article was written."""
    years, written = _years(figure), written_in(figure.article)
    return bool(years and written and years[-1] < written - 1)


def _wanted(query: Query, lead: Figure | None) -> _Wanted | None:
    """What a question asks figures of; None where it names no thing of which there may be one figure."""
    asked = asked_of(query)
    if asked.aspects & {Aspect.CHANGE, Aspect.RATE, Aspect.RANK, Aspect.MULTIPLE, Aspect.BASE}:
        return None
    kind = next(
        (one for one, words in _MEASURES if words.search(query.focus) and one in (asked.kinds or _AMOUNTS)), None
    )
    kind = kind or (lead.quantity.kind if lead and lead.quantity.unit else None)
    if kind not in _AMOUNTS:
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
    return _Wanted(matter, kind, unit, measure, asked.counted, query.focus, whole) if matter.is_told else None


def _restated(figure: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """A figure and those by which the next sentence says who puts it otherwise: "The study says €310 million".

    Empty where there are none.
    """
    found = [other for other in figures if _restates(other, figure)] if figure.aspect is Aspect.LEVEL else []
    return (figure, *found) if found else ()


def _restates(figure: Figure, other: Figure) -> bool:
    if figure.article.id != other.article.id or figure.context.before[-1:] != (other.sentence,):
        return False
    if figure.quantity.kind is not other.quantity.kind or figure.quantity.kind not in _AMOUNTS:
        return False
    money = figure.quantity.kind is QuantityKind.MONEY  # in whatever currency
    says = _SAYS.search(figure.sentence[: figure.quantity.shown[0]])
    return says is not None and (money or _is_like(other, figure)) and figure.value != other.value


def _measures(wanted: _Wanted, figure: Figure) -> bool:
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
    if _tells_another_act(wanted, figure):
        return False
    before = _ENDS.split(sentence[max(start - _FAR, 0) : start])[-1]
    before = re.split(r"\d", before)[-1]  # of the figure before
    after = _ENDS.split(re.split(r"\d", sentence[end : end + _NEAR])[0])[0]
    return any(wanted.measure.search(words) for words in (before, sentence[start:end], after))


def _tells_another_act(wanted: _Wanted, figure: Figure) -> bool:
    """Whether something else is done with so many than what is asked: "64 employees were trained"."""
    act = _OTHER_ACT.match(figure.sentence[figure.quantity.shown[1] :])
    return wanted.measure is not None and act is not None and not wanted.measure.search(act["act"])


def _counts(wanted: _Wanted, figure: Figure) -> bool:
    """Whether a number is of what is counted; one without a unit only as the label of a list item says."""
    if not figure.quantity.unit:
        said = figure.sentence[: figure.quantity.shown[0]].rstrip(": ").rpartition(" ")[2]  # "Jobs: 310", "employ 780"
        return wanted.measure is not None and wanted.measure.fullmatch(said) is not None
    if wanted.unit and not same_unit(wanted.unit, figure.quantity.unit):
        return False
    return not wanted.counted or counts(wanted.counted, figure.quantity.unit)


def _best(wanted: _Wanted, found: Sequence[Figure]) -> Figure | None:
    """The figure of an article whose own sentence, and then paragraph, tells most of what is asked; None where two
    that differ tell as much."""
    ranked = sorted(found, key=lambda figure: _told(wanted, figure), reverse=True)
    first = ranked[0]
    rivals = [f for f in ranked[1:] if _told(wanted, f) == _told(wanted, first) and f.value != first.value]
    return None if rivals else first


def _told(wanted: _Wanted, figure: Figure) -> tuple[bool, int, int]:
    whole = wanted.whole and _ALL.search(figure.sentence[: figure.quantity.shown[0]]) is not None
    return whole, wanted.matter.told_in(figure.sentence), wanted.matter.told_in(near(figure))


def _is_like(first: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit."""
    if first.quantity.per != other.quantity.per:
        return False
    if first.quantity.kind is QuantityKind.MONEY:
        return first.quantity.unit == other.quantity.unit
    units = first.quantity.unit, other.quantity.unit
    return not all(units) or same_unit(*units)
