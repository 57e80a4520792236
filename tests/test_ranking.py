"""The first of what a list gives a figure of each."""

from __future__ import annotations

import pytest

from bot.pipeline import Pipeline
from bot.questions.query import query_of
from bot.reckoning.ranking import By, rank, ranking_of
from tests.news import figures, news

TIMBER = news(
    "timber",
    "2025-02-01",
    "Timber Post",
    "Estonia's exports to Portugal grew by 12% in 2024. The growth came from:",
    "- Pine boards: up by 40%, or €8 million (from €20 million to €28 million)",
    "- Oak veneer: a 3-fold increase, by €4 million (from €2 million to €6 million)",
    "- Birch pulp: up by 5%, or €0.5 million (from €10 million to €10.5 million)",
    "Estonia's imports from Portugal fell in 2024. The fall was in:",
    "- Saw blades: down by 2%, or €1 million (from €10 million to €9 million)",
    "- Tractors: down by 4%, or €2 million (from €32 million to €30 million)",
)
FIGURES = figures(TIMBER)


@pytest.mark.parametrize(
    ("question", "by", "lowest"),
    [
        ("Which export grew the fastest?", (By.RATE,), False),
        ("Which export had the largest increase in percentage terms?", (By.RATE,), False),
        ("Which export rose most in value?", (By.AMOUNT,), False),
        ("Which of the exports grew most?", (By.AMOUNT, By.RATE), False),
        ("Which export grew the least?", (By.AMOUNT, By.RATE), True),
        ("What is the largest export of Estonia?", (By.LEVEL,), False),
        ("What are the fastest-growing exports?", (By.RATE,), False),
        ("slowest growing export", (By.RATE,), True),
        ("Which export is rising most?", (By.AMOUNT, By.RATE), False),
    ],
)
def test_asks_for_the_first_of_things(question: str, by: tuple[By, ...], lowest: bool) -> None:
    ranking = ranking_of(query_of(question))
    assert ranking is not None
    assert (ranking.by, ranking.lowest) == (by, lowest)


@pytest.mark.parametrize(
    "question",
    [
        "In which year were exports the highest?",
        "What was the largest increase in exports?",
        "Which export fell the most?",
        "What are the main exports of Estonia?",
        "What does Estonia export?",
    ],
)
def test_asks_for_no_ranking_of_things(question: str) -> None:
    assert ranking_of(query_of(question)) is None


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("Which export grew the fastest?", "Oak veneer 3-fold > Pine boards 40% > Birch pulp 5%", "Oak veneer"),
        (
            "Which export of Estonia grew the slowest?",
            "Birch pulp 5% < Pine boards 40% < Oak veneer 3-fold",
            "Birch pulp",
        ),
        (
            "Which export rose most in value?",
            "Pine boards €8 million > Oak veneer €4 million > Birch pulp €0.5 million",
            "Pine boards",
        ),
        (
            "Which of the exports grew most?",
            "by amount: Pine boards €8 million > Oak veneer €4 million > Birch pulp €0.5 million; "
            "by rate: Oak veneer 3-fold > Pine boards 40% > Birch pulp 5%",
            "Pine boards (by amount); Oak veneer (by rate)",
        ),
        (
            "What is Estonia's smallest export to Portugal?",
            "Oak veneer €6 million < Birch pulp €10.5 million < Pine boards €28 million",
            "Oak veneer",
        ),
    ],
)
def test_ranks_the_items_of_the_list_asked_about(question: str, text: str, short: str) -> None:
    worked = rank(query_of(question), FIGURES)
    assert worked is not None
    assert (worked.text, worked.short) == (text, short)


@pytest.mark.parametrize(
    "question",
    [
        "Which wine grew the fastest?",
        "Which import grew the fastest?",
        "Which export of Kenya grew the fastest?",
        "Which export grew the fastest in 2021?",
        "Who is the largest investor?",
    ],
)
def test_ranks_nothing_of_what_no_list_has(question: str) -> None:
    assert rank(query_of(question), FIGURES) is None


def test_a_ranking_cites_every_item_and_shows_the_first(accounts: Pipeline) -> None:
    answer = accounts.ask("Which of Kazakhstan's imports from Italy grew the fastest?")
    assert answer.short_answer == "Metal forming machines"
    assert len(answer.computed) == 1
    numbers = {operand.citation for operand in answer.computed[0].operands}
    assert len(numbers) == 7
    assert numbers <= {citation.n for citation in answer.citations}
    assert [sentence.citations for sentence in answer.sentences][-1] == tuple(range(1, 9))


def test_the_largest_of_one_country_is_in_no_list_of_others() -> None:
    grants = news("grants", "2025-02-01", "Post", "Peru is given 200 grants, Chile 250 and Bolivia 310.")
    assert rank(query_of("Who is the largest Spanish buyer?"), figures(grants)) is None


def test_a_list_is_not_of_what_only_the_title_speaks_of() -> None:
    told = "Places at the college were given to Chile 20, to Peru 31 and to Estonia 9."
    grants = figures(news("grants", "2025-02-01", "Wool and colleges", told))
    assert rank(query_of("Who is the largest buyer of wool?"), grants) is None
