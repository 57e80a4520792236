"""Things that a question names out of one list or row."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.named_items import of_named
from bot.reckoning.ranking import rank
from bot.reckoning.rosters import named_rows, rosters
from tests.news import figures, news

GOODS = news(
    "goods",
    "2025-02-01",
    "Timber Post",
    "Estonia's exports to Portugal grew by 12% in 2024. The growth came from:",
    "- Pine boards: up by 40%, or €8 million (from €20 million to €28 million)",
    "- Oak veneer and sheets: a 3-fold increase, by €4 million (from €2 million to €6 million)",
    "- Birch pulp: up by 5%, or €0.5 million (from €10 million to €10.5 million)",
)
GRANTS = news(
    "grants",
    "2025-03-01",
    "Campus",
    "Estonia offers 600 grants a year to students. Peru is given 120, Chile 200, Brazil 210 and Ecuador 70.",
)
FIGURES = figures(GOODS, GRANTS)


def test_a_list_and_a_sentence_of_countries_are_rosters() -> None:
    labels = [[row.label for row in rows] for rows in rosters(FIGURES)]
    assert ["Pine boards", "Oak veneer and sheets", "Birch pulp"] in labels
    assert ["Peru", "Chile", "Brazil", "Ecuador"] in labels


def test_rows_are_named_by_words_that_are_theirs_alone() -> None:
    rows = rosters(figures(GOODS))[0]
    assert [row.label for row in named_rows("pulp and veneer", rows)] == ["Birch pulp", "Oak veneer and sheets"]
    assert named_rows("steel and glass", rows) == ()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How much veneer and birch pulp together did Estonia export to Portugal in 2024?",
            "€6m + €10.5m = €16.5m",
        ),
        ("How many Estonian grants do Chile and Peru get together?", "200 + 120 = 320"),
        (
            "Which does Estonia export more of, veneer or pulp?",
            "Birch pulp €10.5 million > Oak veneer and sheets €6 million",
        ),
        ("Which export grew faster, pine boards or veneer?", "Oak veneer and sheets 3-fold > Pine boards 40%"),
        (
            "Which export rose by more, pine boards or veneer?",
            "Pine boards €8 million > Oak veneer and sheets €4 million",
        ),
        ("Did pulp exports grow faster than exports of pine?", "Pine boards 40% > Birch pulp 5%"),
        ("Did pulp or pine grow faster?", "Pine boards 40% > Birch pulp 5%"),
        ("Which gets fewer grants, Brazil or Ecuador?", "Ecuador 70 < Brazil 210"),
    ],
)
def test_what_they_come_to_and_which_has_more_is_worked_out(question: str, text: str) -> None:
    worked = of_named(query_of(question), FIGURES)
    assert worked is not None
    assert worked.text == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Estonia's imports from Peru rise faster than its exports?", "imports 9% > exports 4%"),
        ("Which grew more, Estonia's imports or its exports?", "imports 9% > exports 4%"),  # the amounts are not told
        ("Which are larger, Estonia's exports to Peru or its imports?", "exports €70 million > imports €30 million"),
        ("Which grew faster, the exports of pulp or the imports of steel?", None),
    ],
)
def test_exports_and_imports_are_set_against_each_other(question: str, text: str | None) -> None:
    trade = news(
        "trade",
        "2025-02-01",
        "Post",
        "Estonia's exports to Peru grew by 4% in 2024, reaching €70 million.",
        "Estonia's imports from Peru rose by 9% in 2024 to €30 million.",
    )
    worked = of_named(query_of(question), figures(trade))
    assert (worked.text if worked else None) == text


@pytest.mark.parametrize(
    "question",
    [
        "How much steel and pulp together did Estonia export to Portugal in 2024?",
        "How much veneer and birch pulp together did Estonia export to Portugal in 2019?",
        "Which does Estonia import more of from Portugal, veneer or pulp?",
        "How many ships do Chile and Peru have together?",
        "How much veneer did Estonia export to Portugal?",
    ],
)
def test_of_things_that_no_roster_has_nothing_is(question: str) -> None:
    assert of_named(query_of(question), FIGURES) is None


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Ranked by the number of Estonian grants, which country comes third?", "Peru"),
        ("Which country gets the second-most Estonian grants?", "Chile"),
        ("Which country gets the fewest Estonian grants?", "Ecuador"),
        ("Which of the exports to Portugal is the second largest?", "Birch pulp"),
        ("Which country comes last by Estonian grants?", "Ecuador"),
    ],
)
def test_which_comes_at_a_place(question: str, short: str) -> None:
    worked = rank(query_of(question), FIGURES)
    assert worked is not None
    assert worked.short == short
