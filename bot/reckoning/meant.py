"""Whether a figure may be what was asked for: by its own words, or by some of them and those of its article."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, content
from bot.numbers.rows import names_of
from bot.questions.asked import Asked
from bot.questions.counted import counts
from bot.reckoning.figures import Figure
from bot.reckoning.fit import is_met, opening_of

# Share of the words asked for that must stand in the figure's own clause where no flow says what is measured.
OWN_WORDS = 0.75
FEW_OWN_WORDS = 0.4  # where the others are around it, and another article or source says it
TELLING_WORDS = 2  # and so many, in another article
OWN_WORDS_NAMED = 0.5  # where the names asked for are among them


def is_answer(asked: Asked, figure: Figure) -> bool:
    """Whether a reader may take a figure as what was asked for.

    Where no flow between countries says what is measured, its own words must, and a number must count something asked.
    """
    if asked.subject.flow is not None or asked.aspects == frozenset({Aspect.RANK}):
        parties = asked.subject.parties
        whose = bool(asked.terms) or not parties or bool(parties & (figure.subject.parties | figure.around.parties))
        return whose and is_met(asked, figure)
    own = figure.subject.measure
    unit = figure.quantity.unit
    counted = figure.quantity.kind is not QuantityKind.COUNT or (
        counts(asked.counted, unit) if asked.counted and unit else bool(set(content(unit)) & asked.terms)
    )
    enough = OWN_WORDS_NAMED if asked.names and asked.names <= own else OWN_WORDS
    return counted and sum(term in own for term in asked.terms) >= enough * len(asked.terms)


def is_meant(asked: Asked, leading: Figure, figure: Figure) -> bool:
    """Whether a figure may be what was asked for by some words of its own, the others being those of its article."""
    own, around = figure.subject.measure, figure.around.measure
    unit = figure.quantity.unit  # a bare number may be of anything
    counted = bool(unit) and (not asked.counted or counts(asked.counted, unit))
    if not counted or not asked.terms or (asked.names - own and own & _other_names(asked, figure)):
        return False
    told = frozenset(content(f"{opening_of(figure.article)} {' '.join(figure.context.before[-1:])}"))
    if asked.names - own - told:
        return False
    if own & asked.terms - asked.names - set(content(unit)):
        own |= asked.names & told
    met, whole = sum(term in own for term in asked.terms), sum(term in own | around for term in asked.terms)
    least = 1 if figure.article.id == leading.article.id else TELLING_WORDS
    return met >= max(FEW_OWN_WORDS * len(asked.terms), least) and whole >= OWN_WORDS * len(asked.terms)


def _other_names(asked: Asked, figure: Figure) -> frozenset[str]:
    """Terms of the names in a figure's sentence that the question doesn't have and that are not its source's. The word
    that opens the sentence may be one, unless its article has it in small letters."""
    opening = figure.sentence.lstrip("“\"'").partition(" ")[0].strip(",")
    small = _stands_in(opening.lower(), figure.article.text)
    names = names_of(figure.sentence) | frozenset(() if small else content(opening))
    return names - asked.terms - frozenset(content(figure.said_by or ""))


@lru_cache(maxsize=1024)
def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
