"""Whether a figure is of what a question is about, where its words leave the kind of figure open."""

from __future__ import annotations

import re

from bot.english.quantities import QuantityKind
from bot.numbers.dimensions import measures
from bot.numbers.measures import Aspect
from bot.numbers.periods import moment_of
from bot.numbers.wholes import whole_before
from bot.questions.asked import Asked
from bot.questions.query import Query
from bot.reckoning.figures import Figure
from index.lexical import terms

_PAYS = re.compile(r"\b(?:pays?|paid|charges?|charged)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\bhow much of\b", re.IGNORECASE)
# "How much of the trade is oil?" is not answered by all trade.
_PART_IS = re.compile(r"\bhow much of .+? (?:is|was|are|were) (?:in )?(?P<part>[a-z]+(?: [a-z]+)?)\W*$", re.IGNORECASE)


def is_of(query: Query, asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of what a vague question is about: "how old" wants no number of countries.

    One in a unit of what is to be measured is, and money is of what is paid: "how much electricity", "341 GWh".
    """
    own = own_terms(query, asked)
    if figure.quantity.kind is QuantityKind.MONEY and _PAYS.search(query.focus):
        return True
    if _PART_OF.search(query.focus) and (figure.aspect is Aspect.SHARE or _is_part(figure)):
        return True
    there = figure.subject.measure | set(terms(figure.unit))
    if (part := _PART_IS.search(query.focus)) and not there.intersection(terms(part["part"])):
        return False
    return bool(asked.kinds) or not own or is_in_unit(asked, figure) or bool(own & there)


def _is_part(figure: Figure) -> bool:
    return whole_before(figure.sentence, figure.context, moment_of(figure.article)) is not None


def own_terms(query: Query, asked: Asked) -> frozenset[str]:
    """What a question asks a figure of, beside its names."""
    return asked.terms - {term for name in query.names for term in terms(name)}


def is_in_unit(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is in a unit of what is to be measured: years of "how long"."""
    return asked.dimension is not None and bool(figure.unit) and measures(figure.quantity, asked.dimension)
