"""Lists that an article tells sentence by sentence."""

from __future__ import annotations

import pytest

from bot.composing.compose import answer_to
from bot.composing.running import further
from tests.articles import article
from tests.queries import evidence, found, query

PLAN = article("a", "The plan covers roads. It also covers bridges. In addition, two mills are to move. It is short.")


@pytest.mark.parametrize(
    ("question", "count"),
    [("What does the plan cover?", 2), ("Which items does the plan cover?", 2), ("Who made the plan?", 0)],
)
def test_what_is_added_right_after_belongs_to_the_list(question: str, count: int) -> None:
    assert len(further(query(question), evidence(PLAN))) == count


def test_a_list_over_several_sentences_is_given_whole_with_no_item_in_front() -> None:
    draft = answer_to(found("What does the plan cover?", evidence(PLAN, short="roads")))
    assert draft.short_answer is None
    assert [sentence.text for sentence in draft.sentences] == [
        "The plan covers roads.",
        "It also covers bridges.",
        "In addition, two mills are to move.",
    ]


def test_nothing_stands_beside_a_list_that_a_sentence_tells_whole() -> None:
    line = article("b", "The line serves Peru, Chile and Bolivia. Chad and Mali have lines of their own.")
    draft = answer_to(found("Which countries does the line serve?", evidence(line, short="Peru, Chile and Bolivia")))
    assert [sentence.text for sentence in draft.sentences] == ["The line serves Peru, Chile and Bolivia."]


def test_what_is_announced_is_told_by_the_sentences_that_follow() -> None:
    told = article("c", "Three things. Visas take long. Money is dear. And there are no flights.")
    assert len(further(query("What are the three things that they dislike?"), evidence(told))) == 3
    assert not further(query("Who dislikes it?"), evidence(told))
