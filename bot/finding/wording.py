"""The wording of a question as it is searched: its names as the articles have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.questions.query import Query, with_context
from bot.questions.variants import Variants
from index.lexical import LexicalIndex


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


def _known(name: str, forms: Sequence[str], variants: Variants, lexical: LexicalIndex) -> str:
    if name in lexical:
        return name
    return next((form for form in forms if variants.same(name, form)), name)
