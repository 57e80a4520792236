"""Whether a sentence, or a list below one, lists what is asked for: "four projects:", "law, music and dance"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.english.tagging import tagged
from bot.questions.query import Query
from bot.spans.enumeration import (
    BETWEEN_ITEMS,
    NAMED_THINGS,
    PLURAL,
    Place,
    enumerated,
    is_new,
    things_asked,
    whole_list,
)
from bot.spans.phrases import phrases_of
from index.lexical import terms

# "Choral singing, violin making and stage design", whatever the tagger takes them for.
_ITEM = r"(?:[\w’'-]+\s){0,3}[\w’'-]+"
_THREE = re.compile(rf"{_ITEM}(?:, {_ITEM})+,? (?:and|or) {_ITEM}")


def is_list_of(query: Query, introduction: str) -> bool | None:
    """Whether the words that introduce a list name what is asked for: "four projects:"; False where they name other
    things and names are asked for, None where that can't be told."""
    things = things_asked(query)
    nouns = [word.text.lower() for word in tagged(introduction) if word.tag in PLURAL]
    if set(terms(things)) & set(terms(" ".join(nouns))):
        return True
    return False if things in NAMED_THINGS and nouns else None


def lists_things(query: Query, sentence: str) -> bool:
    """Whether a sentence lists what is asked for, or any things, but for names, that the question does not have."""
    if enumerated(query, sentence) is not None:
        return True
    return things_asked(query) not in NAMED_THINGS and any(
        sum(is_new(query, item) and item[:1].islower() for item in _items_of(found)) > 1
        for found in (sentence[slice(*place)] for place in _lists_in(sentence))
    )


def _lists_in(sentence: str) -> Iterator[Place]:
    for phrase in phrases_of(sentence):
        if "noun" in phrase.looks and (place := whole_list(sentence, (phrase.start, phrase.end))):
            yield place
    yield from (match.span() for match in _THREE.finditer(sentence))


def _items_of(words: str) -> list[str]:
    return [item.strip() for item in BETWEEN_ITEMS.split(words) if item.strip()]
