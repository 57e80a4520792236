"""Values that two articles give for one thing in different words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.reader import Reading
from bot.questions.query import query_of
from bot.reckoning.conflicts import findings
from bot.reckoning.figures import figures_of
from bot.reckoning.rivals import rivals
from corpus.types import Article
from tests.articles import article
from tests.queries import evidence

COST = "The sugar mill at Oruro will cost €52 million and employ 210 people."
OPENS = "The mill is to open in March 2027."
TOLD = article("told", f"{COST} {OPENS}")
COSTS, STAFF, DATE = (
    "What will the mill at Oruro cost?",
    "How many people work at the mill?",
    "When will the mill open?",
)


def read(one: Article, text: str, sure: float, short: str | None = None) -> Evidence:
    return replace(evidence(one, text, short=short), reading=Reading(order=10 * sure, topic=1.0, answer=sure))


def shown(question: str, lead: Evidence, *others: Evidence) -> list[str]:
    figures = figures_of([lead])
    first = next((figure for figure in figures if lead.short and figure.text == lead.short.text), None)
    found = rivals(query_of(question), first, [lead, *others])
    return [value.text for value in found.values] if found else []


def beside(question: str, short: str, *told: str, sure: float = 0.5) -> list[str]:
    """What is shown where another article tells so, the last sentence of which is read."""
    other = article("other", " ".join(told))
    return shown(question, read(TOLD, COST, 0.9, short), read(other, told[-1], sure))


@pytest.mark.parametrize(
    ("question", "short", "told"),
    [
        (COSTS, "€52 million", ["The mill at Oruro is late.", "The work will swallow €61 million."]),
        (STAFF, "210 people", ["Jobs at the sugar mill are few.", "The people who work there number 180."]),
        (COSTS, "€52 million", ["The mill at Oruro, which will open in 2028, has a price of €61 million."]),
    ],
)
def test_other_words_for_the_same_thing_are_no_hindrance(question: str, short: str, told: list[str]) -> None:
    assert len(beside(question, short, *told)) == 2


@pytest.mark.parametrize(
    "told",
    [
        "The mill at Oruro will cost €52.2 million.",  # the same, rounded
        "A mill at Potosi, in the south, cost €61 million.",  # of another place
        "The mill at Oruro sold sugar worth €900 million.",  # too far off to be the same
        "The mill at Oruro will cost $61 million.",
        "The bank pays for the mill at Oruro, of which €30 million is a loan.",
        "The cost of the mill at Oruro rose by €30 million.",
        "In 2019 the mill at Oruro cost €61 million.",
    ],
)
def test_figures_of_something_else_are_not_set_beside_it(told: str) -> None:
    question = COSTS if "2019" not in told else "What did the mill at Oruro cost in 2027?"
    assert beside(question, "€52 million", told) == []


def test_a_sentence_that_hardly_answers_is_not_shown() -> None:
    assert beside(COSTS, "€52 million", "The mill at Oruro will cost €61 million.", sure=0.1) == []


def test_an_article_that_says_the_same_elsewhere_agrees() -> None:
    texts = ("The mill at Oruro may cost €61 million.", "The mill at Oruro will cost €52 million.")
    other = article("other", " ".join(texts))
    rival, same = (read(other, text, sure) for text, sure in zip(texts, (0.6, 0.4), strict=True))
    lead = read(TOLD, COST, 0.9, "€52 million")
    assert shown(COSTS, lead, rival) == ["€52 million", "€61 million"]
    assert shown(COSTS, lead, rival, same) == []


def test_a_sentence_with_anothers_value_beside_its_own_shows_both() -> None:
    told = "The owners of the mill at Oruro speak of a cost of €58 million; €66 million would be nearer the mark."
    assert beside(COSTS, "€52 million", told) == ["€52 million", "€58 million", "€66 million"]


def test_a_follow_up_that_says_nothing_itself_is_on_what_it_leans_on() -> None:
    query = query_of("What is it worth?", ["Who builds the mill at Oruro?"])
    lead = read(TOLD, COST, 0.9, "€52 million")
    other = article("other", "The road to Potosi is late. Contracts worth €61 million were signed.")
    first = next(figure for figure in figures_of([lead]) if figure.text == "€52 million")
    assert rivals(query, first, [lead, read(other, "Contracts worth €61 million were signed.", 0.6)]) is None
    assert findings(query, figures_of([lead, evidence(other, "Contracts worth €61 million were signed.")])) == ()


def test_who_are_counted_may_be_called_otherwise() -> None:
    lead = article("told", "In 2024 Bolivia was visited by 61,000 citizens of Chile.")
    other = article("other", "A hotel in Oruro. The union counted 52,000 Chilean guests in the country last year.")
    first, second = (one.text.split(". ")[-1] for one in (lead, other))
    question = "How many Chileans visited Bolivia in 2024?"
    values = shown(question, read(lead, first, 0.9, "61,000 citizens"), read(other, second, 0.3))
    assert values == ["61,000 citizens", "52,000 Chilean guests"]


def test_who_puts_it_otherwise_in_the_next_sentence_is_shown() -> None:
    one = article("one", "The mill at Oruro will cost €52 million. A study by the Andean Bank says €60 million.")
    lead = read(one, "The mill at Oruro will cost €52 million.", 0.9, "€52 million")
    assert shown(COSTS, lead) == ["€52 million", "€60 million"]


@pytest.mark.parametrize(
    ("told", "date", "sure", "differs"),
    [
        ("The mill should start work at the end of 2027.", "the end of 2027", 0.3, True),
        ("The mill should start work in late 2028.", "late 2028", 0.3, True),
        ("The mill should start work in March 2027.", "March 2027", 0.3, False),
        ("The mill should start work in early 2027.", "early 2027", 0.3, False),
        ("The owner of the mill gives the year 2029.", "2029", 0.3, False),  # of which event is not told
        ("The owner of the mill gives the year 2029.", "2029", 0.6, True),
        ("The school burnt down in the summer of 2028.", "summer of 2028", 0.6, False),
    ],
)
def test_dates_of_one_event_are_shown_where_they_cannot_be_one(
    told: str, date: str, sure: float, *, differs: bool
) -> None:
    lead = read(TOLD, OPENS, 0.9, "March 2027")
    assert bool(shown(DATE, lead, read(article("other", told), told, sure, date))) == differs


def test_what_a_thing_costs_does_not_tell_which_thing_it_is() -> None:
    ferry = article("ferry", "A single new ferry would cost €45 million.")
    other = article("other", "The cost of the grain quay at Oruro is €64 million.")
    lead = read(ferry, ferry.text.strip(), 0.9, "€45 million")
    assert shown("How much does a ferry cost?", lead, read(other, other.text.strip(), 0.4)) == []


@pytest.mark.parametrize(("whose", "values"), [("Norway", 0), ("Peru", 2)])
def test_the_country_of_somebody_is_where_he_is_from(whose: str, values: int) -> None:
    own = "There are 138 firms with Chad capital in Peru."
    told = "He said that 180 firms with Chad capital worked in his country."
    other = article("other", f"{whose}'s minister came. {told}")
    lead = read(article("told", own), own, 0.9, "138 firms")
    assert len(shown("How many firms with Chad capital are there in Peru?", lead, read(other, told, 0.9))) == values
