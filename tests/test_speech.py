"""Who speaks."""

from __future__ import annotations

import pytest

from bot.choosing.speech import attribution, is_quoted, paragraph_of, person_in
from tests.articles import article
from tests.queries import evidence

HERDS = article(
    "herds",
    "Ana Sousa counted the herds in spring. “Wolves did not take them. Hunters did. The rest need quiet,” she said. "
    "Cork was cheap.",
)


@pytest.mark.parametrize("sentence", ["“Wolves did not take them.", "Hunters did.", "The rest need quiet,” she said."])
def test_a_quotation_may_be_of_several_sentences(sentence: str) -> None:
    told = evidence(HERDS, sentence)
    assert is_quoted(told)
    span = attribution(told)
    assert span is not None
    assert HERDS.text[span.start : span.end].startswith("Ana Sousa")


@pytest.mark.parametrize("sentence", ["Ana Sousa counted the herds in spring.", "Cork was cheap."])
def test_what_stands_outside_is_not_quoted(sentence: str) -> None:
    assert not is_quoted(evidence(HERDS, sentence))
    assert attribution(evidence(HERDS, sentence)) is None


LAKES = article(
    "lakes",
    "Mayor Ana Sousa opened the lock. She praised the divers.",
    "She proposed a school for boatmen.\nRosa Pinto, the engineer, and Ana Sousa spoke. She left early.",
)


@pytest.mark.parametrize("sentence", ["She praised the divers.", "She proposed a school for boatmen."])
def test_whom_a_pronoun_at_the_beginning_means(sentence: str) -> None:
    span = attribution(evidence(LAKES, sentence))
    assert span is not None
    named = person_in(LAKES, span)
    assert named is not None and named.text.endswith("Ana Sousa")
    assert paragraph_of(LAKES, span).number == 1


def test_of_two_people_none_is_meant_for_sure() -> None:
    assert attribution(evidence(LAKES, "She left early.")) is None


def test_a_region_is_nobody() -> None:
    trade = article("trade", "President Timur Khan said that Central Asian herds grew. He thanked the divers.")
    span = attribution(evidence(trade, "He thanked the divers."))
    assert span is not None
    named = person_in(trade, span)
    assert named is not None and named.text.endswith("Khan")
