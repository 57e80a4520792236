"""How figures are to each other: a model may say it where the figures that it states, or the answer has, show it."""

from __future__ import annotations

import pytest

from bot.composing.draft import Draft, DraftSentence, Source
from bot.llm.claims import Claim
from bot.llm.prompt import Task
from bot.llm.writer import _ruled
from corpus.split import sentences_of
from tests.news import news

POST = news(
    "post",
    "2025-03-01",
    "Lisk Post",
    "The brewery of Halden sold beer worth $4.8 million in 2024, compared with $4.0 million in 2022. Its sales of "
    "cider came to $1.2 million in 2024.",
    "Norland's grain exports to Peru were worth $12.6 billion in 2024. Norland's grain imports from Peru were worth "
    "$0.9 billion in 2024.",
    "The ferry line carried 300,000 passengers in 2023 and 240,000 passengers in 2024.",
)
WIRE = news(
    "wire", "2025-03-02", "wire.example", "Norland's grain exports to Peru came to $12.5 billion, a ministry said."
)
EVIDENCE = tuple(Source(one, p, span) for one in (POST, WIRE) for p in one.citable for span in sentences_of(one, p))
BEER, CIDER, EXPORTS, IMPORTS, FERRY, ELSEWHERE = range(1, len(EVIDENCE) + 1)


def passes(text: str, marks: tuple[int, ...], short: str | None = None) -> bool:
    """Whether a sentence behind a short answer is said, its own sums worked out."""
    own = tuple(EVIDENCE[mark - 1] for mark in marks)
    draft = Draft(short, tuple(DraftSentence(source.quote, (source,)) for source in own))
    ruling, worked = _ruled(Claim(text, marks), Task("", EVIDENCE, draft))
    assert ruling.sentence is None or worked
    return ruling.sentence is not None


@pytest.mark.parametrize(
    ("right", "wrong", "marks"),
    [
        (
            "Beer sales went from $4.0 million in 2022 to $4.8 million in 2024, a gain of 20%.",
            "Beer sales went from $4.0 million in 2022 to $4.8 million in 2024, a gain of 25%.",
            (BEER,),
        ),
        (
            "Beer sales went from $4.0 million in 2022 to $4.8 million in 2024, an increase of $0.8 million.",
            "Beer sales went from $4.0 million in 2022 to $4.8 million in 2024, a drop of $0.8 million.",
            (BEER,),
        ),
        (
            "Beer sales were $0.8 million higher in 2024 than in 2022: $4.8 million against $4.0 million.",
            "Beer sales were $0.8 million higher in 2022 than in 2024: $4.8 million against $4.0 million.",
            (BEER,),
        ),
        (
            "Beer sales were $0.8 million higher in 2024 than in 2022, having gone from $4.0 million to $4.8 million.",
            "Beer sales were $0.8 million higher in 2024 than in 2022, having gone from $4.8 million to $4.0 million.",
            (BEER,),
        ),
        (
            "Beer worth $4.8 million was sold in 2024, $3.6 million more than the $1.2 million of cider.",
            "Beer worth $4.8 million was sold in 2024, $3.6 million less than the $1.2 million of cider.",
            (BEER, CIDER),
        ),
        (
            "Beer sales of $4.8 million were four times as much as the $1.2 million of cider in 2024.",
            "Cider sales of $1.2 million were four times as much as the $4.8 million of beer in 2024.",
            (BEER, CIDER),
        ),
        (
            "The ferry line carried 60,000 fewer in 2024 than in 2023: 240,000 passengers against 300,000.",
            "The ferry line carried 60,000 more in 2024 than in 2023: 240,000 passengers against 300,000.",
            (FERRY,),
        ),
        (
            "Ferry passengers fell from 300,000 in 2023 to 240,000 in 2024, a drop of 20%.",
            "Ferry passengers fell from 300,000 in 2023 to 240,000 in 2024, a drop of 25%.",
            (FERRY,),
        ),
    ],
)
def test_what_two_stated_figures_are_to_each_other(right: str, wrong: str, marks: tuple[int, ...]) -> None:
    assert passes(right, marks)
    assert not passes(wrong, marks)


@pytest.mark.parametrize(
    ("right", "wrong", "marks", "short"),
    [
        (
            "Norland's grain exports to Peru brought in fourteen times as much: $12.6 billion.",
            "Norland's grain imports from Peru brought in fourteen times as much: $12.6 billion.",
            (EXPORTS, IMPORTS),
            "$0.9 billion",
        ),
        (
            "The two amounts are $100 million apart.",
            "The two amounts are $200 million apart.",
            (EXPORTS, ELSEWHERE),
            "$12.6 billion; $12.5 billion",
        ),
    ],
)
def test_it_may_go_back_to_the_short_answer(right: str, wrong: str, marks: tuple[int, ...], short: str) -> None:
    assert passes(right, marks, short)
    assert not passes(right, marks)
    assert not passes(wrong, marks, short)
