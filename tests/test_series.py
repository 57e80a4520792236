"""What an article counts off sentence by sentence."""

from __future__ import annotations

import pytest

from bot.choosing.series import announced_by, counted_with, series_of
from tests.articles import article
from tests.queries import evidence

COUNTED = """\
The weavers see two hurdles. The first is light. The old mill has no windows. The second is wool, which comes late."""


def told(text: str) -> list[list[str]]:
    story = article("a", text)
    return [[story.text[span.start : span.end] for span in one.told] for one in series_of(story)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (COUNTED, ["The first is light.", "The old mill has no windows.", "The second is wool, which comes late."]),
        (
            "Here is what I ask of him. First, a roof. Let him mend it, for it rains in. Second, a door.",
            ["First, a roof.", "Let him mend it, for it rains in.", "Second, a door."],
        ),
        (
            "The slide has two causes. Rain fell all May. The slope was bare. Lima is dry.",
            ["Rain fell all May.", "The slope was bare."],
        ),
    ],
)
def test_what_is_announced_is_told_by_the_sentences_that_count(text: str, counted: list[str]) -> None:
    assert counted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was shut. The first lorry passed in May. The second came in June.",
        "The course takes two years. It is free. It ends in Lima.",
        "They name three obstacles. One of them matters.",
    ],
)
def test_firsts_of_other_things_and_spans_of_time_announce_nothing(text: str) -> None:
    assert all(len(one) < 2 or "obstacles" in text for one in told(text))


def test_what_no_word_counts_is_told_to_those_who_ask_for_such_things() -> None:
    slide = article("b", "The slide has two causes. Rain fell all May. The slope was bare.")
    assert announced_by("What are the causes of the slide?", evidence(slide)) is not None
    assert announced_by("What are the names of the hills?", evidence(slide)) is None


def test_a_sentence_that_counts_knows_its_series() -> None:
    weavers = article("c", COUNTED)
    series = counted_with(evidence(weavers, "The second is wool, which comes late."))
    assert series is not None and series.announced == evidence(weavers).span
    assert len(series.counting) == 2
