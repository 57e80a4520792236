"""Figures and documents that agree or differ."""

from __future__ import annotations

import pytest

from bot.finding.several import same_value
from bot.questions.query import query_of
from bot.reckoning.comparison import compares
from bot.reckoning.conflicts import Finding, Relation, agree, findings, to_conflict
from tests.news import BUDGET, FIRMS, POWER, RIVAL, ROUNDED, TRADE, figures, news

FIGURES = figures(BUDGET, FIRMS, POWER, TRADE, RIVAL, ROUNDED)


def found(question: str, relation: Relation) -> Finding:
    return next(finding for finding in findings(query_of(question), FIGURES) if finding.relation is relation)


def test_different_figures_for_one_thing_are_all_shown() -> None:
    finding = found("How much were Vietnam's exports to Germany worth in 2023?", Relation.CONFLICT)
    assert {value.text for value in finding.values} == {"$7.4 billion", "$7.9 billion"}
    assert {value.period for value in finding.values} == {"2023"}
    assert {value.figure.article.id for value in finding.values} == {"trade", "rival"}


def test_rounded_figures_agree() -> None:
    finding = found("How much were Vietnam's exports to Germany worth in 2023?", Relation.AGREEMENT)
    assert [value.text for value in finding.values] == ["$7.4 billion", "about $7.4 billion"]
    assert finding.why is None


def test_years_make_a_series_with_the_newest_first() -> None:
    finding = found("What is the budget of Marzan worth?", Relation.SERIES)
    assert [value.period for value in finding.values] == ["2024", "2023", "2022"]


def test_one_year_of_many_and_kinds_of_investment_are_told_apart() -> None:
    finding = found("How much has Germany invested in Vietnam?", Relation.CONFLICT)
    assert {value.text for value in finding.values} == {"$2.4 billion", "$310 million"}
    assert {value.said_by for value in finding.values} == {"Central Bank of Vietnam", "Foreign Investment Agency"}
    assert "since 2010" in (finding.why or "")
    assert "direct" in (finding.why or "")


def test_a_region_and_a_country_are_compared() -> None:
    question = "How can Vietnam's exports to Germany be smaller than the trade of Southeast Asia with Germany?"
    finding = found(question, Relation.COMPARISON)
    assert [value.text for value in finding.values][1] == "$61 billion"
    assert "Southeast Asia as a whole" in (finding.why or "")


def test_sources_are_told_where_nothing_else_differs() -> None:
    one = news("one", "2024-01-01", "A", "Trade of Peru and Chile grew by 24% in 2023, according to the Lima Fund.")
    two = news("two", "2024-02-01", "B", "Trade between Peru and Chile grew by 25 percent in 2023, said Ana Ruiz.")
    question = "By what percentage did trade between Peru and Chile grow in 2023?"
    (finding,) = findings(query_of(question), figures(one, two))
    assert finding.relation is Relation.CONFLICT
    assert finding.why == "24% comes from Lima Fund, 25 percent from Ana Ruiz"


def test_by_value_and_by_weight() -> None:
    one = news("one", "2024-01-01", "A", "Peru's exports of tin to Chile rose by 24% in 2023, to $5 million.")
    two = news("two", "2024-02-01", "B", "Peru's exports of tin to Chile rose by 31% in 2023, to 900 tons.")
    question = "By what percentage did Peru's tin exports to Chile grow in 2023?"
    (finding,) = findings(query_of(question), figures(one, two))
    assert finding.why == "24% goes by value, 31% by quantity"


@pytest.mark.parametrize(
    "question",
    [
        "Which goods drove Vietnam's exports to Germany?",
        "Who signed the treaty with Sonia?",
        "What was Vietnam's inflation rate in 2023?",
        "How many people does Telda employ?",
        "What were Vietnam's furniture exports worth in 2023?",
        "How much electricity did wind farms produce in 2023?",
    ],
)
def test_no_conflict_is_made_up(question: str) -> None:
    assert [f for f in findings(query_of(question), FIGURES) if f.relation is Relation.CONFLICT] == []


def test_a_publisher_named_in_the_question_is_the_only_one_asked() -> None:
    question = "According to the Hanoi Post, how much were Vietnam's exports to Germany worth in 2023?"
    assert [f for f in findings(query_of(question), FIGURES) if f.relation is Relation.CONFLICT] == []


def test_a_conflict_becomes_the_record_of_an_answer() -> None:
    finding = found("How much has Germany invested in Vietnam?", Relation.CONFLICT)
    record = to_conflict(finding, lambda figure: [value.figure for value in finding.values].index(figure) + 1)
    assert [value.citation for value in record.values] == [1, 2]
    assert record.about.startswith("investment")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("$19.9 billion", "about $20 billion", True),
        ("$19.9 billion", "$20 billion", True),
        ("$19.9 billion", "$19.8 billion", False),
        ("$19.9 billion", "€19.9 billion", False),
        ("24%", "25 percent", False),
        ("24%", "a quarter of it", True),
        ("26.7%", "27%", True),
        ("1,294", "1,300 people", False),
        ("1856", "in 1856", True),
        ("21 December 1906", "1906", True),
        ("21 December 1906", "3 March 1906", False),
        ("Mahesh Bhatt", "Bhatt", True),
        ("Mahesh Bhatt", "Raj Kapoor", False),
        ("31 ferries", "31 rail ferries", True),
        ("31 rail ferries", "31 wagons", False),
    ],
)
def test_short_answers_that_say_the_same(left: str, right: str, same: bool) -> None:
    assert same_value(left, right) is same


def test_about_allows_a_little() -> None:
    exact, about = (
        next(figure for figure in figures(news("n", "2024", "P", f"Trade was {text}.")) if figure.value)
        for text in ("$19.7 billion", "about $19.9 billion")
    )
    assert agree(exact, about)


@pytest.mark.parametrize("question", ["Do the sources agree on trade?", "Which figures are given, by whom?"])
def test_questions_that_compare(question: str) -> None:
    assert compares(question)
    assert not compares("How much was trade worth in 2023?")


DELTA = news(
    "delta", "2024-03-01", "A", "The terminal moved 31 million barrels in 2023.", title="Delta port in numbers"
)
NEWS = "The Delta union counts 28 million barrels at the terminal in 2023. Odense moved 8 million barrels in 2023."
UNION = news("union", "2024-04-01", "B", NEWS, title="Delta port is empty")


def test_other_articles_may_leave_out_what_they_are_about() -> None:
    question = "How many barrels did the terminal of Delta move in 2023?"
    (finding,) = findings(query_of(question), figures(DELTA, UNION))
    assert finding.relation is Relation.CONFLICT
    assert [value.text for value in finding.values] == ["31 million barrels", "28 million barrels"]


def test_two_sources_of_one_article_may_differ_in_another_currency() -> None:
    text = (
        "The tunnel contract is worth $9 million, says Ana Ruiz. The Lima Fund puts the tunnel contract at €5 million."
    )
    one = news("one", "2024-01-01", "A", text)
    (finding,) = findings(query_of("What is the tunnel contract worth?"), figures(one))
    assert {value.text for value in finding.values} == {"$9 million", "€5 million"}


def test_a_price_of_one_share_is_no_other_profit() -> None:
    told = news(
        "one",
        "2024-01-01",
        "A",
        "Corkwell had a profit of €412 million.",
        "Shares of Corkwell closed at €6.24, said Ana Ruiz of Porto Bank.",
    )
    assert findings(query_of("How much profit did Corkwell make?"), figures(told)) == ()


def test_amounts_of_nobody_that_is_asked_about_are_not_set_beside() -> None:
    one = news("one", "2024-01-01", "A", "The Chinese put their sales at €240 million.")
    two = news("two", "2024-02-01", "B", "The partners are putting in €128 million.")
    shown = [v.text for f in findings(query_of("How much do the Chinese sell?"), figures(one, two)) for v in f.values]
    assert "€128 million" not in shown
