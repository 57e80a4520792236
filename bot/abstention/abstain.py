"""Whether the articles answer: the probability that they do, and what of the question is not met."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence

from bot.abstention.dates import as_asked
from bot.abstention.demands import PLACE, is_person, names_somebody, tells_holder, unmet
from bot.abstention.unmentioned import absent_goods, absent_nouns, spelled_out
from bot.choosing.doubt import only_asks
from bot.choosing.evidence import Evidence, before, introduction_of, list_items
from bot.choosing.traded import asks_goods, tells_trade
from bot.english.capitals import absent, country_of
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.ordinals import is_same, orders
from bot.english.parties import canonical, countries, read_parties
from bot.numbers.periods import years_of
from bot.questions.asked import asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.roles import described
from bot.reckoning.reckon import FITS, NUMERIC, fails, fit_of
from bot.types import Missing
from index.lexical import LexicalIndex

# How sure the reader must be (see bot/choosing/reader.py) that the first sentence answers. On SQuAD 2.0 (tuning part,
# half of its articles left out) 2.4% of the off-topic questions are answered at it; AUROC is .994 off topic. Near
# misses are told from answers with an AUROC of .74 held out (`corridor train --held-out`). 0.30 refuses three to five
# more questions of our own cases that the articles answer.
THRESHOLD = 0.22
THRESHOLD_AT_SCENE = (
    0.12  # where a follow-up's answer is of the kind asked for and stands in the article of the one before
)
# Where a name of the question doesn't stand in the passage, one must be this sure that something else is meant by it.
THRESHOLD_WITHOUT_NAME = 0.55
THRESHOLD_WITH_ANOTHER = 0.7  # where the sentence names another country instead
# A question for a figure that the evidence doesn't hold needs to be this sure to be answered with a sentence.
THRESHOLD_WITHOUT_FIGURE = 0.75
# Evidence this close to the best one (score) may stand in for it where it meets what the best doesn't.
MARGIN = 0.2
SHORT_MARGIN = 0.12  # of one that has something of the kind asked for, where the best has not
CLOSE_BESIDE = 6
BESIDE_MARGIN = 0.3  # as far as bot/finding/beside.py looks for what the best lacks
NAMES_MARGIN = 0.06
OPENING, NEAR = 3, 2  # paragraphs that tell what an article, and a sentence, is about
PRECISE_MARGIN = 0.3  # of a date with the day, where the best has only a year

# Only a figure answers these.
_MEASURED = re.compile(r"^\W*(?:and |but )?how (?:old|tall|heavy|deep|wide)\b", re.IGNORECASE)
_WHAT = {
    AnswerKind.PERCENT: "a percentage",
    AnswerKind.MONEY: "an amount of money",
    AnswerKind.COUNT: "a number",
    AnswerKind.QUANTITY: "a figure",
    AnswerKind.GROWTH: "a growth figure",
    AnswerKind.DATE: "a date",
    AnswerKind.PERSON: "a name",
}
# What two countries trade is told by a sentence on the trade of these two, or by one that the reader is so sure of.
ENOUGH_OTHER_TRADE = 0.85
# A figure that by its words measures something else may answer where the reader is so sure.
ENOUGH_UNFIT = 0.65
ENOUGH_WITHOUT = {AnswerKind.PERCENT: 0.85, AnswerKind.MONEY: 0.85, AnswerKind.PERSON: 0.9}


def confidence(evidence: Sequence[Evidence]) -> float:
    """Probability that the first evidence answers the question, 0 to 1, as the reader tells it."""
    return next((one.reading.sure for one in evidence if one.reading), 0.0)


def meeting(query: Query, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, led by the first that meets names, years and role asked for, where one is close to the best.

    Where none that close has the names, years and role alone may still lead, from somewhat farther off.
    """
    if not evidence:
        return ()
    if only_asks(query, evidence[0].text):
        evidence = _led(evidence, MARGIN, lambda e: not only_asks(query, e.text))
    best = evidence[0].similarity
    if not _meets(query, evidence[0], True):
        far = math.inf if query.role else MARGIN  # a sentence that tells who holds the office is rare, and answers
        evidence = _led(evidence, MARGIN, lambda e: e.similarity >= best and _meets(query, e, True))
        evidence = _led(evidence, NAMES_MARGIN, lambda e: _meets(query, e, True))
        evidence = _led(evidence, far, lambda e: _meets(query, e, False))
    if orders(query.focus) and not is_same(query.focus, evidence[0].text):
        evidence = _led(evidence, MARGIN, lambda e: is_same(query.focus, e.text) and _meets(query, e, True))
    if _lacks_short(query, evidence[0]):
        evidence = _led(evidence, SHORT_MARGIN, lambda e: _gives_short(query, e))
    if not as_asked(query, evidence[0]):
        margin = PRECISE_MARGIN if evidence[0].short else NAMES_MARGIN
        evidence = _led(evidence, margin, lambda e: as_asked(query, e) and _meets(query, e, True))
    return tuple(evidence)


def _lacks_short(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence has nothing of the kind asked for, nor anybody who may answer "who"."""
    if query.kind not in _WHAT or evidence.short is not None or tells_holder(query, evidence):
        return False
    holder = described(query.focus) is not None
    return holder or query.kind is not AnswerKind.PERSON or not names_somebody(query, evidence)


def _gives_short(query: Query, evidence: Evidence) -> bool:
    if evidence.short is None or not _meets(query, evidence, False) or fails(query, evidence):
        return False
    return not _lacks(query, f"{_around(evidence)} {evidence.article.text}")


def _led(evidence: Sequence[Evidence], margin: float, meets: Callable[[Evidence], bool]) -> tuple[Evidence, ...]:
    """The evidence with the first that meets something in front, where it is so close to the best."""
    close = (i for i, e in enumerate(evidence) if evidence[0].score - e.score <= margin)
    first = next((i for i in close if meets(evidence[i])), 0)
    return (*evidence[first : first + 1], *evidence[:first], *evidence[first + 1 :])


def _meets(query: Query, evidence: Evidence, names_too: bool) -> bool:
    lacking = _lacks(query, _around(evidence)) if names_too else []
    if any(name not in evidence.article.text or not _is_of(name, query, [evidence]) for name in lacking):
        return False
    return not _years_missing(query, evidence) and not any(unmet(query, evidence))


def missing(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex, sure: float) -> tuple[Missing, ...]:
    """What the question asks for and the articles don't give; empty where the first evidence will do."""
    whole = Missing(kind="other", asked=query.understood, have=())
    if not evidence:
        return (whole,)
    best = evidence[0]
    if only_asks(query, best.text):
        return (whole,)
    fits = fit_of(query, best) >= FITS or tells_holder(query, best)
    years = () if fits else _years_missing(query, best)
    found = [Missing(kind="year", asked=str(year), have=_have_years(query, evidence)) for year in years]
    bodies = query.role.bodies if query.role and fits else ()
    found += [
        lack
        for lack in _missing_names(query, evidence, lexical, sure)
        if not (fits and (read_parties(lack.asked) or lack.asked in bodies))
    ]
    found += unmet(query, best)
    if not found and fails(query, best) and not _is_told(query, best, sure):
        found += _without_figure(query, evidence, lexical)
    if goods := absent_goods(query, lexical):
        found.append(Missing(kind="other", asked=goods, have=()))
    elif not fits:
        found += [Missing(kind="other", asked=noun, have=()) for noun in absent_nouns(query, best, lexical)]
    never = _MEASURED.match(query.focus) or _asks_worth(query)
    enough = 1.0 if never else ENOUGH_WITHOUT.get(query.kind, THRESHOLD_WITHOUT_FIGURE)
    wants_it = query.kind in _WHAT and (query.kind is not AnswerKind.PERSON or not names_somebody(query, best))
    if not found and wants_it and best.short is None and sure < enough:
        found += _without_figure(query, evidence, lexical)
    if not found and sure < ENOUGH_OTHER_TRADE and asks_goods(query) and not tells_trade(query, _told(best)):
        found.append(whole)
    if not found and sure < (THRESHOLD_AT_SCENE if _goes_on(query, best) else THRESHOLD) and not fits:
        found.append(whole)
    return tuple(dict.fromkeys(found))


def _asks_worth(query: Query) -> bool:
    """Whether a question asks what the trade of two is worth, which their shares and rates do not tell."""
    if query.kind is not AnswerKind.MONEY:
        return False
    subject = asked_of(query).subject
    return subject.flow is not None and len(subject.parties) > 1


def _is_told(query: Query, best: Evidence, sure: float) -> bool:
    """Whether a sentence has all names and years of the question, and not two parties that may have changed places.

    "How far" is answered by no bare number.
    """
    asked = [*query.names, *map(str, query.years)]
    bare = query.kind is AnswerKind.QUANTITY and best.short is not None and best.short.text.isalpha()
    crossed = len(read_parties(query.focus)) > 1
    return sure >= ENOUGH_UNFIT and not bare and not crossed and not names_missing(asked, best.text)


def _goes_on(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence of the article that answers the question before has what a follow-up asks for."""
    there = query.scene is not None and query.scene.distance(evidence.passage) is not None
    return there and bool(query.earlier) and evidence.short is not None


def _lacks(query: Query, text: str) -> list[str]:
    """Names of the question that do not stand in a text, under none of their forms."""
    known = {name for name, other in query.also if not names_missing([other], text)}
    return [name for name in absent(query.names, text) if name not in known and not spelled_out(name, text)]


def _missing_names(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex, sure: float) -> Iterator[Missing]:
    """Names that no article has, and names that the articles have, but not in what comes closest to an answer."""
    later = _only_later(query, evidence[0])
    for name in dict.fromkeys([*_lacks(query, _around(evidence[0])), *_elsewhere(query, evidence[0]), *later]):
        unknown = not all(word in lexical for word in name.split() if not word.islower())
        if unknown and all(names_missing([name], there) for there in dict.fromkeys(map(_around, evidence))):
            yield Missing(kind="other", asked=name, have=())
            continue
        rival = bool(_countries(name)) and _other_countries(query, evidence[0])
        least = THRESHOLD_WITH_ANOTHER if rival else THRESHOLD_WITHOUT_NAME
        lacks = sure < least and not (_is_beside(name, query, evidence) or _is_of(name, query, evidence))
        if lacks or name in later:
            others = tuple(dict.fromkeys(n.text for n in read_names(evidence[0].text)))[:3]
            yield Missing(kind="other" if others else "elsewhere", asked=name, have=others)


def _without_figure(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex) -> list[Missing]:
    """Why there is no figure: the names of the question that are not where it would be, or the figure itself."""
    names = list(_missing_names(query, evidence, lexical, 0.0))
    return names or [Missing(kind="quantity", asked=_WHAT.get(query.kind, "a figure"), have=())]


def _is_beside(name: str, query: Query, evidence: Sequence[Evidence]) -> bool:
    """Whether another close sentence, to be shown with the best one, has a name that the best one lacks."""
    if query.kind is not AnswerKind.EXPLANATION or len(query.names) < 2:
        return False
    close = [e for e in evidence[1:CLOSE_BESIDE] if evidence[0].score - e.score <= BESIDE_MARGIN]
    return any(not names_missing([name], f"{e.passage.lead_in} {e.text}") for e in close)


def _is_of(name: str, query: Query, evidence: Sequence[Evidence]) -> bool:
    """Whether the article is about the name, and the sentence about nothing else of its kind."""
    best = evidence[0]
    above = best.passage.paragraph - 1
    near = [*best.article.citable[:OPENING], *best.article.citable[max(above - NEAR, 0) : above + 1]]
    country = country_of(name)  # "Rome and Astana" of their countries
    own = [country] if country else [party.name for party in read_parties(name)]  # or two of "the Italian-Dutch club"
    if absent(own or [name], " ".join(best.article.text[paragraph.start : paragraph.end] for paragraph in near)):
        return False
    if own:
        return not _other_countries(query, best)
    place = any(own.text == name and own.place >= PLACE for own in read_names(query.focus))
    rivals = [
        other.text
        for other in read_names(best.text)
        if not canonical(other.text) and not (place and is_person(other, best.article))
    ]
    known = f"{query.focus} {best.article.publisher or ''}"
    return not names_missing(rivals, known)


def _other_countries(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence is about countries, or their capitals, that the question does not name."""
    asked = {country for name in query.names for country in _countries(name)}
    return bool(_countries(evidence.text) - asked)


def _elsewhere(query: Query, evidence: Evidence) -> list[str]:
    """Capitals asked for where the sentence gives its figure for others: "$1,150 in Tashkent and $870 in Astana"."""
    capitals = [name for name in query.names if country_of(name)]
    if query.kind not in NUMERIC or not capitals or not _other_countries(query, evidence):
        return []
    return absent(capitals, f"{evidence.passage.lead_in} {evidence.text}")


def _only_later(query: Query, evidence: Evidence) -> list[str]:
    """Places asked for that a passage names only after the sentence, which gives its figure for what came before."""
    if query.kind not in NUMERIC or not names_missing(query.names, evidence.text):
        return []
    passage, cut = evidence.passage, evidence.span.end - evidence.passage.start
    sooner = f"{passage.article_title} {evidence.article.publisher or ''} {passage.context} {passage.text[:cut]}"
    places = [
        name
        for name in absent(query.names, sooner)
        if re.search(rf"\b(?:near|at|in|of)\s(?:the\s)?{re.escape(name)}", query.focus)
        and canonical(name) in (None, name)  # not "at the Dutch mill"
    ]
    return [name for name in places if re.search(rf"\b{re.escape(name)}\b", passage.text[cut:])]


def _countries(text: str) -> set[str]:
    """The countries that a text names, or whose capitals."""
    capitals = (country_of(name) for name in (text, *(found.text for found in read_names(text))))
    return {*countries(text), *filter(None, capitals)}


def _around(evidence: Evidence) -> str:
    """All that a reader takes the sentence to speak of: its passage, with context, title and publisher."""
    passage = evidence.passage
    return f"{passage.article_title} {evidence.article.publisher or ''} {passage.context} {passage.text}"


def _told(evidence: Evidence) -> str:
    """A sentence with the one before it; of a list, the paragraph that introduces it."""
    introduction = introduction_of(evidence, list_items(evidence))
    return introduction or " ".join([*before(evidence.article, evidence.span.start)[-1:], evidence.text])


def _years_missing(query: Query, evidence: Evidence) -> list[int]:
    """Years asked for that the evidence doesn't speak of; without any it may take its article's, or its opening's."""
    if not query.years:
        return []
    there = set(evidence.years) | set(_passage_years(evidence))
    if not there and evidence.article.published:
        there = {int(evidence.article.published[:4]), *_opening_years(evidence)}
    return [year for year in query.years if year not in there]


def _opening_years(evidence: Evidence) -> tuple[int, ...]:
    """The newest year that the first paragraph of an article speaks of, which the article is about."""
    first = evidence.article.citable[0]
    return years_of(evidence.article.text[first.start : first.end], evidence.article)[-1:]


def _passage_years(evidence: Evidence) -> tuple[int, ...]:
    return () if evidence.years else years_of(evidence.passage.text, evidence.article)


def _have_years(query: Query, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Years that the closest evidence has figures for instead, newest first."""
    close = [e for e in evidence if evidence[0].score - e.score <= MARGIN / 2][:3]
    years = {year for e in close for year in e.years} - set(query.years)
    return tuple(str(year) for year in sorted(years, reverse=True))
