"""What a question takes for granted and the articles say otherwise: a fall for a rise, a rank, a record, an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.abstention.demands import CLAIMS_RANK, TOWN_OF
from bot.abstention.presumed import denies_all, slip_of
from bot.abstention.ranked import names_ranked
from bot.choosing.evidence import Evidence
from bot.english.constraints import names_missing
from bot.english.ordinals import RANKED
from bot.english.parties import canonical, read_parties
from bot.english.words import stem
from bot.questions.asked import asked_of
from bot.questions.kinds import AnswerKind, kind_of
from bot.questions.query import Query
from bot.questions.roles import Description, described, same_office
from bot.reckoning.figures import Figure, figures_of
from bot.reckoning.fit import ranked
from index.lexical import terms

# How like the question a sentence must be for its country to be the one that is meant.
ABOUT_THE_SAME = 0.45
# How like it for the sentence to be shown against the question, whether or not it answers what is left of that.
SURELY_THE_SAME = 0.5
# Sentences that are looked through for a rise where the question speaks of a fall.
_ASKING = frozenset("what which when where whose much many does were have been this that".split())
DIRECTIONS = 3
_RISES = frozenset(
    map(stem, "rise grow increase climb jump surge soar gain swell raise expand expansion upturn".split())
)
_UP_OR_DOWN = re.compile(r"\b(?:(?P<up>up)|(?P<down>down)) (?:from|by)\b")
_FALLS = frozenset(
    map(
        stem,
        "fall drop decline decrease shrink slump collapse plunge dip slip sink sank sunk ebb dwindle tumble plummet"
        " reduction reduced cut eased easing".split(),
    )
)
_WORD = re.compile(r"[a-z]+")
_ANY = re.compile(r"\bany(?:thing|body|one)?\b", re.IGNORECASE)
_AMOUNTS = frozenset((AnswerKind.MONEY, AnswerKind.QUANTITY, AnswerKind.COUNT))
# "Which shrinking lake": what something is like, and no premise of the question.
_ATTRIBUTE = re.compile(r"\b(?:which|what|the|an?|this|that|its|their)\s\w+ing(?=\s[a-z])", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"(?<![-\w])(?:the |its |their |['’]s )?(?P<how>largest|biggest|top|leading|main|first"
    r"|number[- ]one)\s(?P<what>(?:[a-z]+\s)?[a-z]+)"
)
_OF_SEVERAL = re.compile(r"\b(?:two|three|four|five|six|ten|\d+)\s$", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:record|peak(?:ed)?|all-time high|highest (?:ever|level)|unprecedented)\b", re.IGNORECASE)
_APPOSITION = re.compile(r"\b(?P<who>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*),\s(?P<what>(?:the\s)?[^,?]{3,60}),")


@dataclass(frozen=True)
class Premise:
    """The question without what is wrong about it, what is to be said of that, and the sentence that says otherwise.

    leads: the sentence to look for the answer in first.
    """

    query: Query
    notice: str
    sentence: Evidence | None = None
    leads: Evidence | None = None


def corrected(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """The question put right by the closest sentences; None where they say nothing against it."""
    if not evidence:
        return None
    found = _direction(query, evidence[:DIRECTIONS])
    found = found or _rank(query, evidence) or _other_rank(query, evidence) or _record(query, evidence)
    return found or _country(query, evidence[0]) or _slip(query, evidence) or _nothing(query, evidence)


def apposition_of(query: Query) -> tuple[Query, str, str] | None:
    """The question without "…, Italy's foreign minister,", with whom and what it calls so; None where it has none."""
    found = _APPOSITION.search(query.focus)
    if found is None or not described(found["what"]):
        return None
    focus = f"{query.focus[: found.end('who')]} {query.focus[found.end() :].lstrip()}"
    names = tuple(name for name in query.names if name in focus)
    return replace(query, focus=focus, names=names, kind=kind_of(focus)), found["who"], found["what"]


def misnamed(what: str, stated: Description) -> bool:
    """Whether an article gives somebody another office than the question does: "president", of a prime minister."""
    asked = described(what)
    return asked is not None and not same_office(asked.office, stated.office)


def _direction(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """What the first of these sentences that speaks of a rise or a fall in the same says against the question."""
    asked = _moves(_ATTRIBUTE.sub(" ", query.focus))
    for e in evidence:
        if found := direction(query, e):
            return found
        if any(asked) and asked == _moves(f"{e.passage.lead_in} {e.text}") and _same_subject(query, e):
            return None
    return None


def direction(query: Query, best: Evidence) -> Premise | None:
    """The premise of "How steep was the fall in imports?", where this sentence says that they grew; "Did any fall?" has
    none."""
    if query.kind is AnswerKind.YES_NO and _ANY.search(query.focus):
        return None
    rises, falls = _moves(_ATTRIBUTE.sub(" ", query.focus))
    up, down = _moves(f"{best.passage.lead_in} {best.text}")
    if rises in (falls, up) or up == down or not _same_subject(query, best):
        return None
    word, moved = ("increase", _FALLS) if up else ("decrease", _RISES)
    focus = _WORD.sub(lambda match: word if stem(match.group()) in moved else match.group(), query.focus)
    said, meant = ("a fall", "a rise") if up else ("a rise", "a fall")
    notice = f"The question speaks of {said}; the articles speak of {meant}."
    told = best if best.similarity >= SURELY_THE_SAME and _own_words(query, best) else None
    return Premise(replace(query, focus=focus, kind=kind_of(focus)), notice, told, leads=best)


@lru_cache(maxsize=4096)
def _moves(text: str) -> tuple[bool, bool]:
    """Whether a text speaks of a rise, and whether of a fall."""
    stems = {stem(word) for word in _WORD.findall(text.lower())}
    short = {found.lastgroup for found in _UP_OR_DOWN.finditer(text)}
    return bool(stems & _RISES) or "up" in short, bool(stems & _FALLS) or "down" in short


def _same_subject(query: Query, best: Evidence) -> bool:
    """Whether enough of the question's other words stand in the sentence for it to be about the same thing."""
    asked = _asked_words(query)
    there = {stem(word) for word in _WORD.findall(f"{best.passage.heading} {best.passage.lead_in} {best.text}".lower())}
    if asked & there:  # an article's title may name what its sentences call "we" or "it"
        there |= {stem(word) for word in _WORD.findall(best.passage.article_title.lower())}
    named = len(query.names) - len(names_missing(query.names, f"{best.passage.context} {best.passage.text}"))
    whole = len(asked) + len(query.names)  # "Did exports fall?" has one word
    return len(asked & there) + named >= min(whole, max(2, len(asked) // 3)) > 0


def _own_words(query: Query, best: Evidence) -> bool:
    """Whether the sentence itself has a word of the question beside its names, which its paragraph or title has."""
    if names_missing(query.names, f"{best.passage.article_title} {best.passage.context} {best.passage.text}"):
        return False
    there = {stem(word) for word in _WORD.findall(best.text.lower())}
    names = {stem(word) for name in query.names for word in _WORD.findall(name.lower())}
    return bool((_asked_words(query) - names) & there)


def _asked_words(query: Query) -> set[str]:
    words = (word for word in _WORD.findall(query.focus.lower()) if len(word) > 3 and word not in _ASKING)
    return {stem(word) for word in words} - _RISES - _FALLS


def _rank(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """ "… as the largest partner", where it is the third-largest."""
    claimed = _SUPERLATIVE.search(query.focus)
    if (
        claimed is None
        or query.kind is AnswerKind.RANK
        or claimed.start() < 12
        or _OF_SEVERAL.search(query.focus, 0, claimed.start())
    ):
        return None
    for e, stated in _ranked_alike(claimed, evidence):
        if names_ranked(query, e.text, stated):
            notice = f"The question says “{claimed['how']}”; the articles say “{stated.group()}”."
            return Premise(replace(query, kind=AnswerKind.EXPLANATION), notice, e)
    return None


def _other_rank(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """ "Given that Italy is the second-largest partner", where it is the third-largest."""
    claimed = RANKED.search(query.focus)
    if claimed is None or not CLAIMS_RANK.search(query.focus[: claimed.start()]):
        return None
    for e, stated in _ranked_alike(claimed, evidence):
        if stated["rank"].lower() != claimed["rank"].lower():
            notice = f"The question says “{claimed.group()}”; the articles say “{stated.group()}”."
            return Premise(replace(query, kind=AnswerKind.EXPLANATION), notice, e)
    return None


def _ranked_alike(claimed: re.Match[str], evidence: Sequence[Evidence]) -> Iterator[tuple[Evidence, re.Match[str]]]:
    """The first sentences that rank what a question calls so too, with the rank that they give."""
    for e in evidence[:4]:
        stated = RANKED.search(e.text)
        if stated and terms(stated["what"])[-1:] == terms(claimed["what"])[-1:]:
            yield e, stated


def _country(query: Query, best: Evidence) -> Premise | None:
    """ "Which Italian city is to be the host?", where the host is in another country."""
    named = TOWN_OF.search(query.focus) if query.kind is AnswerKind.PLACE else None
    asked = canonical(named["people"]) if named else None
    there = [party.name for party in read_parties(best.text) if not party.region]
    if named is None or asked is None or not there or asked in there or best.similarity < ABOUT_THE_SAME:
        return None
    focus = query.focus.replace(f"{named['people']} ", "", 1)
    names = tuple(name for name in query.names if name != named["people"])
    notice = f"The question speaks of {asked}; the articles speak of {there[0]}."
    return Premise(replace(query, focus=focus, names=names), notice, best)


def _slip(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """ "Why was it opened in 2012?", where it was in 2009."""
    slip = slip_of(query, evidence)
    if slip is None:
        return None
    years = tuple(int(slip.told) if str(year) == slip.said else year for year in query.years)
    names = tuple(name for name in query.names if name != slip.said)
    right = replace(query, focus=query.focus.replace(slip.said, slip.told), years=years, names=names)
    return Premise(right, f"The question says “{slip.said}”; the articles say “{slip.told}”.", slip.sentence)


def _nothing(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """ "How much did Porto still deliver?", where it delivered nothing."""
    told = next((e for e in evidence[:DIRECTIONS] if query.kind in _AMOUNTS and denies_all(query, e)), None)
    if told is None:
        return None
    notice = "The question takes for granted that there was some."
    return Premise(replace(query, kind=AnswerKind.EXPLANATION), notice, told)


def _record(query: Query, evidence: Sequence[Evidence]) -> Premise | None:
    """ "… the record of 2024", where another year's figure is higher."""
    if not query.years or not _RECORD.search(query.focus):
        return None
    asked = asked_of(replace(query, kind=AnswerKind.MONEY))
    fitting = ranked(asked, figures_of(evidence[:6]))
    own = next((figure for figure, _ in fitting if set(figure.years) & set(query.years)), None)
    if own is None or own.value is None:
        return None
    for higher in figures_of(evidence[:6]):
        same = higher.unit == own.unit and _place(higher) == _place(own) and higher.aspect == own.aspect
        if same and higher.value is not None and higher.value > own.value and set(higher.years) != set(own.years):
            sentence = next(e for e in evidence if e.span == own.span and e.article.id == own.article.id)
            when = f" ({', '.join(map(str, higher.years))})" if higher.years else ""
            notice = f"The articles do not bear out a record: {higher.text}{when} was more than {own.text}."
            return Premise(replace(query, kind=AnswerKind.EXPLANATION), notice, sentence)
    return None


def _place(figure: Figure) -> tuple[str, int]:
    return figure.article.id, figure.span.start
