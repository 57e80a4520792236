"""The wording of a question as it is searched: its names as the articles have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.english.capitals import country_of
from bot.numbers.dimensions import dimension_of
from bot.questions.names import PAIR
from bot.questions.operations import operation_of
from bot.questions.query import Query, with_context
from bot.questions.sums import Operator
from bot.questions.synonyms import familiar
from bot.questions.variants import Variants
from index.lexical import LexicalIndex

# What makes a city a place, that stands for no government.
_PLACE = re.compile(
    r"\b(?:in|at|to|from|near|into|through|outside|of|via|for|visit(?:s|ed|ing)?|reach(?:es|ed)?|left|leaves?)\s(?:the\s)?$",
    re.IGNORECASE,
)


def in_familiar_words(query: Query, lexical: LexicalIndex) -> Query:
    """With each word that no article has replaced by its nearest synonym in them, but what asks for a sum, as a deficit
    is worked out, and no shortage; nor what asks for a measure: a population is no number of residents."""
    focus, context = familiar(query.focus, lexical), familiar(query.context, lexical)
    names = tuple(familiar(name, lexical) for name in query.names)
    if (focus, context, names) == (query.focus, query.context, query.names):
        return query
    other = replace(query, focus=focus, context=context, names=names, own_words=query.shown)
    same = _operator(other) is _operator(query) and dimension_of(focus) is dimension_of(query.focus)
    return other if same else query


def _operator(query: Query) -> Operator | None:
    operation = operation_of(query)
    return operation.operator if operation else None


def in_their_words(query: Query, variants: Variants, lexical: LexicalIndex) -> Query:
    """With other forms of its names to search by, and in place of those that no article has."""
    forms = variants.expand(query.focus)
    known = {name: _known(name, forms, variants, lexical) for name in query.names}
    focus = query.focus
    for name, form in known.items():
        focus = re.sub(rf"\b{re.escape(name)}\b", form, focus) if form != name else focus
    return with_context(replace(query, focus=focus, names=tuple(known.values())), forms)


def with_other_names(query: Query, variants: Variants) -> Query:
    """With the other names that the articles have for its names, and for the body of its office."""
    forms = tuple((name, other) for name in query.names for other in variants.other_names([name]))
    query = replace(query, also=forms)
    if query.role is not None:
        others = variants.other_names(query.role.bodies)
        query = replace(query, role=replace(query.role, also=others))
    return query


def with_countries(query: Query, *, alone: bool = True) -> Query | None:
    """The question with countries for their capitals, where these may stand for them: "Since when are Paris and Rome
    partners?"; None where it has none such, or but one and not `alone`."""
    countries = {name: country_of(name) for name in query.names}
    meant = {name: land for name, land in countries.items() if land and _is_government(name, query.focus)}
    if len(meant) < (1 if alone else PAIR):
        return None
    focus = query.focus
    for name, country in meant.items():
        focus = re.sub(rf"\b{re.escape(name)}\b", country, focus)
    names = tuple(meant.get(name, name) for name in query.names)
    return replace(query, focus=focus, names=names, own_words=query.shown)


def _is_government(capital: str, question: str) -> bool:
    """Whether a capital stands nowhere after a word that makes it a place: "in Rome", "visited Rome"."""
    places = [question[: match.start()] for match in re.finditer(rf"\b{re.escape(capital)}\b", question)]
    return not any(map(_PLACE.search, places))


def _known(name: str, forms: Sequence[str], variants: Variants, lexical: LexicalIndex) -> str:
    if name in lexical:
        return name
    return next((form for form in forms if variants.same(name, form)), name)
