"""Who speaks."""

from __future__ import annotations

import pytest

from bot.choosing.speech import attribution, is_quoted
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
