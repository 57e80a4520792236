"""Questions for a reason, and what explains a statement."""

from __future__ import annotations

import pytest

from bot.composing.compose import answer_to
from bot.questions.reasons import asks_reason, gives_reason
from tests.articles import article
from tests.queries import evidence, found

DAM = "The dam stood empty in April. The works had hoped for rain. The reason is the wind. It blew from the south."


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How come the dam is empty?", True),
        ("For what reason was it shut?", True),
        ("What made the mayor resign?", True),
        ("What is stopping the mill from opening?", True),
        ("Give me the reasons why she left", True),
        ("What did she make?", False),
        ("What is the dam made of?", False),
        ("Which reasons-to-be were named?", False),
    ],
)
def test_a_reason_is_asked_for_in_many_ways(question: str, asked: bool) -> None:
    assert asks_reason(question) is asked


def test_a_reason_is_given_by_words_for_it() -> None:
    assert gives_reason("It failed for lack of money.") and not gives_reason("It has stood there since 1990.")


@pytest.mark.parametrize("question", ["Why was the dam empty in April?", "For what reason was the dam empty?"])
def test_a_cause_that_is_only_named_is_told_with_the_next_sentence(question: str) -> None:
    draft = answer_to(found(question, evidence(article("a", DAM))))
    assert [sentence.text for sentence in draft.sentences] == [
        "The dam stood empty in April.",
        "The reason is the wind.",
        "It blew from the south.",
    ]
