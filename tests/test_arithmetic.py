"""Sums over stated figures."""

from __future__ import annotations

import pytest

from bot.questions.asked import asked_of
from bot.questions.operations import operation_of
from bot.questions.query import query_of
from bot.questions.sums import Operator
from bot.reckoning.arithmetic import Worked, to_computed, work_out
from bot.reckoning.figures import figures_in
from bot.reckoning.fit import fit
from bot.reckoning.operands import Lacking
from tests.news import ALL, figures, news

FIGURES = figures(*ALL)


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("By how much did the budget of Marzan grow from 2023 to 2024?", "€412m − €388m = €24m", "€24 million"),
        (
            "What is the difference between Marzan's budgets in 2022 and 2024?",
            "€412m − €361.5m = €50.5m",
            "€50.5 million",
        ),
        ("What do schools and hospitals in Marzan receive together in 2024?", "€96m + €71m = €167m", "€167 million"),
        (
            "Sum up what Marzan spends on schools, roads and hospitals in 2024.",
            "€96m + €54.2m + €71m = €221.2m",
            "€221.2 million",
        ),
        (
            "What was the percentage growth of Marzan's budget from 2022 to 2023?",
            "(€388m − €361.5m) ÷ €361.5m ≈ 7.3%",
            "7.3%",
        ),
        ("What share of Marzan's 2024 budget is for schools?", "€96m ÷ €412m ≈ 23.3%", "23.3%"),
        ("How many percent of the 2024 budget go to hospitals?", "€71m ÷ €412m ≈ 17.2%", "17.2%"),
        ("How many more people lived in Marzan in 2023 than in 2013?", "184,000 − 176,500 = 7,500", "7,500"),
        (
            "What was the average budget of Marzan over 2022–2024?",
            "(€361.5m + €388m + €412m) ÷ 3 ≈ €387.2m",
            "€387.2 million",
        ),
        (
            "In which year was the budget of Marzan the lowest?",
            "€361.5m (2022) < €388m (2023) < €412m (2024)",
            "2022",
        ),
        ("How many euros is 9% of the 2024 budget of Marzan?", "9% × €412m ≈ €37m", "€37 million"),
        ("How many million euros is 9% of the 2024 budget of Marzan?", "9% × €412m ≈ €37m", "€37 million"),
        (
            "If the schools' part of the 2024 budget of Marzan was 9%, how many million euros is that?",
            "9% × €412m ≈ €37m",
            "€37 million",
        ),
        ("What would 12% of Norvik's 2024 revenue be in dollars?", "12% × $5.2bn ≈ $0.6bn", "$0.6 billion"),
        ("How many years after the town hall was built did the theatre open?", "1931 − 1887 = 44 years", "44 years"),
        ("How long after the treaty was signed did the interconnector open?", "2011 − 1998 = 13 years", "13 years"),
        ("How many kilometres shorter is the new line than the old one?", "815 km − 640 km = 175 km", "175 km"),
        (
            "By how many tons did freight traffic rise from 2022 to 2023?",
            "12.4m tons − 9.8m tons = 2.6m tons",
            "2.6 million tons",
        ),
        (
            "By what percentage did passenger numbers fall from 2022 to 2023?",
            "(3.1m − 3.6m) ÷ 3.6m ≈ −13.9%, a fall of 13.9%",
            "13.9%",
        ),
        (
            "What share of the construction cost came from the Asian Development Bank?",
            "$1.2bn ÷ $4.8bn = 25%",
            "25%",
        ),
        ("How much higher was Norvik's revenue than Telda's in 2024?", "$5.2bn − $3.9bn = $1.3bn", "$1.3 billion"),
        ("What did Norvik and Telda earn in revenue together in 2024?", "$5.2bn + $3.9bn = $9.1bn", "$9.1 billion"),
        (
            "How many times larger was Norvik's revenue than Telda's in 2024?",
            "$5.2bn ÷ $3.9bn ≈ 1.3 times",
            "1.3 times",
        ),
        ("How many people do Norvik and Telda employ in total?", "21,500 people + 14,200 people = 35,700 people", None),
        ("How much more profit did Norvik make than Telda in 2024?", "$310m − $205m = $105m", "$105 million"),
        ("What was Vietnam's trade surplus with Germany in 2023?", "$7.4bn − $3.7bn = $3.7bn", "$3.7 billion"),
        ("What was Germany's trade deficit with Vietnam in 2023?", "$7.4bn − $3.7bn = $3.7bn", "$3.7 billion"),
        (
            "How many times larger were Vietnam's exports to Germany than its imports in 2023?",
            "$7.4bn ÷ $3.7bn = 2 times",
            "2 times",
        ),
        (
            "What do Vietnam's exports to and imports from Germany add up to for 2023?",
            "$7.4bn + $3.7bn = $11.1bn",
            "$11.1 billion",
        ),
        (
            "By how many tons did Vietnam's coffee exports fall from 2022 to 2023?",
            "1.78m tons − 1.6m tons = 180,000 tons",
            "180,000 tons",
        ),
        ("How much did furniture and rice exports come to together in 2023?", "$225m + $30m = $255m", "$255 million"),
        ("What share of Dalria's electricity in 2023 came from wind farms?", "14.5 TWh ÷ 48.2 TWh ≈ 30.1%", "30.1%"),
        (
            "How much more electricity did coal plants produce than wind farms in 2023?",
            "20.1 TWh − 14.5 TWh = 5.6 TWh",
            "5.6 TWh",
        ),
        ("How much did wind capacity grow between 2021 and 2023?", "5.6 GW − 4.1 GW = 1.5 GW", "1.5 GW"),
        (
            "In which of the three years was wind capacity highest?",
            "5.6 GW (2023) > 4.9 GW (2022) > 4.1 GW (2021)",
            "2023",
        ),
    ],
)
def test_a_sum_over_stated_figures(question: str, text: str, short: str | None) -> None:
    worked = work_out(query_of(question), FIGURES)
    assert isinstance(worked, Worked)
    assert (worked.text, worked.short) == (text, short or text.rpartition("= ")[2])


@pytest.mark.parametrize(
    ("question", "measured"),
    [
        ("What is the difference between Marzan and Velt?", False),
        ("What is the difference between a mill and a farm?", False),
        ("What is the difference between exports and imports?", True),
        ("What is the difference between the budget and the revenue?", True),
        ("What is the difference between Marzan and Velt in output?", True),
        ("What is the difference between Norvik's loans and Telda's loans?", True),
    ],
)
def test_a_difference_is_worked_out_only_of_what_is_measured(question: str, measured: bool) -> None:
    assert (operation_of(query_of(question)) is not None) is measured


@pytest.mark.parametrize(
    "question",
    [
        "By what percentage did Telda's profit fall in 2024?",
        "By how much did footwear exports grow?",
        "How much was Norvik's revenue in 2024?",
        "What share of the budget does debt service take?",
        "By how many percent did Germany's coffee imports from Vietnam grow in 2023?",
        "How long did construction take?",
        "Who adopted the budget of Marzan?",
        "How many people does Telda employ?",
        "Is Norvik's revenue more than twice Telda's?",
        "What plants are planned together with Germany, and how many people work there?",
    ],
)
def test_what_is_stated_or_no_sum_is_left_alone(question: str) -> None:
    assert work_out(query_of(question), FIGURES) is None


@pytest.mark.parametrize(
    ("question", "asked", "have"),
    [
        ("By how much did the budget of Marzan grow from 2019 to 2024?", "2019", ("2024", "2023", "2022")),
        ("What was the average wind capacity in 2020–2023?", "2020", ("2023", "2022", "2021")),
    ],
)
def test_a_missing_year_is_named(question: str, asked: str, have: tuple[str, ...]) -> None:
    lacking = work_out(query_of(question), FIGURES)
    assert isinstance(lacking, Lacking)
    assert (lacking.missing[0].kind, lacking.missing[0].asked) == ("year", asked)
    assert set(have) <= set(lacking.missing[0].have)


def test_a_missing_party_is_lacking() -> None:
    assert isinstance(work_out(query_of("What was Vietnam's trade surplus with France in 2023?"), FIGURES), Lacking)


def test_figures_in_different_units_are_not_added() -> None:
    one = news("units", "2024-01-01", "Post", "Rice sales were $5 million in 2023. Cork sales were €7 million in 2023.")
    found = work_out(query_of("What did sales of rice and cork come to together in 2023?"), figures(one))
    assert isinstance(found, Lacking)
    assert "unit" in found.reason


def test_figures_of_one_source_belong_together() -> None:
    other = news("other", "2024-01-01", "Post", "The budget of Marzan was €389 million in 2023, the mayor guessed.")
    worked = work_out(query_of("By how much did the budget of Marzan grow from 2023 to 2024?"), figures(other, *ALL))
    assert isinstance(worked, Worked)
    assert {figure.article.id for figure in worked.operands} == {"budget"}


def test_operands_are_cited() -> None:
    worked = work_out(query_of("What was Vietnam's trade surplus with Germany in 2023?"), FIGURES)
    assert isinstance(worked, Worked)
    computed = to_computed(worked, lambda figure: 1 + worked.operands.index(figure))
    cited = [(operand.text, operand.citation) for operand in computed.operands]
    assert cited == [("$7.4 billion", 1), ("$3.7 billion", 2)]


def test_no_figures_at_all() -> None:
    assert isinstance(work_out(query_of("What was Vietnam's trade surplus with Germany in 2023?"), ()), Lacking)


@pytest.mark.parametrize("question", ["Who is he?", "Which year is it?", "And in 2022?", "What does it mean?"])
def test_questions_without_a_sum(question: str) -> None:
    assert operation_of(query_of(question)) is None


@pytest.mark.parametrize(
    ("question", "operator"),
    [
        ("What is the trade balance of Peru?", Operator.BALANCE),
        ("What was the mean of the three?", Operator.AVERAGE),
        ("How many times larger were sales of rice than sales of cork?", Operator.RATIO),
    ],
)
def test_which_sum_is_asked_for(question: str, operator: Operator) -> None:
    operation = operation_of(query_of(question))
    assert operation
    assert operation.operator is operator


TRADED = news(
    "traded",
    "2024-01-01",
    "Post",
    "Trade of Mongolia with Italy was worth $19 million in 2023, after $16 million in 2022. "
    "Trade of Chad with Italy was worth $7 million in 2023, after $8 million in 2022.",
)


def test_countries_set_against_each_other_keep_apart() -> None:
    found = work_out(query_of("How much more was Mongolia's trade with Italy than Chad's in 2023?"), figures(TRADED))
    assert isinstance(found, Worked)
    assert found.text == "$19m − $7m = $12m"


def test_what_is_compared_is_of_one_time() -> None:
    found = work_out(query_of("How much more was Mongolia's trade with Italy than Chad's?"), figures(TRADED))
    assert isinstance(found, Worked)
    assert {figure.years for figure in found.operands} in ({(2023,)}, {(2022,)})


def test_the_share_of_somebody_else_is_no_answer() -> None:
    told = news("share", "2024-01-01", "Post", "Italy's share of the trade of Chad with Mongolia was 12.1% in 2023.")
    (share,) = figures(told)[:1]
    whose, nobodys = (
        fit(asked_of(query_of(question)), share)
        for question in (
            "What was Italy's share of the trade of Chad with Mongolia in 2023?",
            "What percentage of its trade did Chad do with Mongolia in 2023?",
        )
    )
    assert whose > 0.9
    assert nobodys < 0.25


def test_no_share_of_a_thing_in_itself() -> None:
    text = "In the first year the mill bought 480 tons of cork. In the second it was 560, below the 620 of 2019."
    found = figures_in(news("one", "2025-03-01", "One Post", text, title="One"))
    assert work_out(query_of("What share of the cork goes to Peru?"), found) is None


SOLD = figures_in(
    news(
        "traded",
        "2025-02-10",
        "Sol",
        "Peru's exports to Chad were $40 million in 2024, against $50 million in 2023. Imports from Chad came to $90 "
        "million in 2024. Cork made up $12 million of exports.",
        "Chad's workers in Peru sent home $300 million in 2024. Three mills work in Arica and two in Lima.",
    )
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How large was Peru's trade deficit with Chad in 2024?", "$90m − $40m = $50m"),
        ("How large was Chad's trade surplus with Peru in 2024?", "$90m − $40m = $50m"),
        ("How much did Peru's exports to Chad lose in 2024 against 2023?", "$50m − $40m = $10m"),
    ],
)
def test_what_one_country_sells_and_buys(question: str, text: str) -> None:
    worked = work_out(query_of(question), SOLD)
    assert isinstance(worked, Worked)
    assert worked.text == text


def test_figures_of_no_known_time_are_no_operands_where_one_is_asked_for() -> None:
    assert not isinstance(work_out(query_of("How many more mills worked in 2024 than in 2023?"), SOLD), Worked)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much of the trade was not oil?", "€20m − €14m = €6m"),
        ("How much of the trade wasn't oil?", "€20m − €14m = €6m"),
        ("How much trade was there without Peru?", None),  # 20 and 19.9 are the same
    ],
)
def test_what_is_left_is_of_a_part_and_not_of_the_same_told_by_others(question: str, text: str | None) -> None:
    told = news(
        "trade",
        "2025-02-01",
        "Post",
        "Estonia's trade with Peru came to €20 million in 2024, said the minister.",
        "According to the bank, Estonia's trade with Peru came to €19.9 million in 2024.",
        "Trade in oil came to €14 million in 2024.",
    )
    worked = work_out(query_of(question), figures(told))
    assert (worked.text if isinstance(worked, Worked) else None) == text
