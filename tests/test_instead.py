"""A sentence that has what the first lacks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.abstention.instead import instead
from bot.choosing.evidence import Evidence
from bot.questions.query import Query
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import article
from tests.queries import evidence, query

TOLD = article("porto", "Porto is proud of its mayor. Ana Sousa took office in 2021.")
LEXICAL = LexicalIndex.build(split_article(TOLD))
FIRST = evidence(TOLD, "Porto is proud of its mayor.")
SECOND = evidence(TOLD, "Ana Sousa took office in 2021.", score=0.8, short="2021")


def sure(_query: Query, _evidence: Sequence[Evidence]) -> tuple[float, bool]:
    return 0.5, False


def unsure(_query: Query, _evidence: Sequence[Evidence]) -> tuple[float, bool]:
    return 0.1, False


def denied(_query: Query, _evidence: Sequence[Evidence]) -> tuple[float, bool]:
    return 0.5, True


def test_a_date_in_the_next_sentence() -> None:
    asked = query("When did the mayor take office?")
    assert instead(asked, [FIRST, SECOND], LEXICAL, sure) == (SECOND, 0.5)
    assert instead(asked, [FIRST, SECOND], LEXICAL, unsure) is None
    assert instead(asked, [FIRST, SECOND], LEXICAL, denied) is None


def test_only_where_the_first_has_none_and_the_next_is_close() -> None:
    asked = query("When did the mayor take office?")
    far = evidence(TOLD, "Ana Sousa took office in 2021.", score=0.5, short="2021")
    assert instead(asked, [SECOND, FIRST], LEXICAL, sure) is None
    assert instead(asked, [FIRST, far], LEXICAL, sure) is None
    assert instead(query("How many offices did the mayor take?"), [FIRST, SECOND], LEXICAL, sure) is None
    assert instead(asked, [], LEXICAL, sure) is None


def test_only_in_the_same_paragraph() -> None:
    told = article("braga", "Porto is proud of its mayor.", "Ana Sousa took office in 2021.")
    first = evidence(told, "Porto is proud of its mayor.")
    second = evidence(told, "Ana Sousa took office in 2021.", score=0.8, short="2021")
    assert instead(query("When did the mayor take office?"), [first, second], LEXICAL, sure) is None


def test_another_name_than_asked_for_is_not_met() -> None:
    asked = query("When did the mayor of Braga take office?")
    assert instead(asked, [FIRST, SECOND], LEXICAL, sure) is None
