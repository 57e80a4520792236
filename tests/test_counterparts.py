"""Figures that two articles give for one thing in different words."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.conflicts import Relation
from bot.reckoning.counterparts import counterparts, set_side_by_side
from bot.reckoning.figures import Figure, figures_in
from corpus.types import Article
from tests.articles import article

TOLD = article(
    "told",
    "The sugar mill at Oruro will cost €52 million and employ 210 people.",
    "Before it opens, 30 employees were trained in Brazil.",
    "The road to the mill costs another €3 million.",
)
BRIEF = article(
    "brief",
    "A bakery in Sucre has a new oven. It cost €90,000.",
    "Oruro gets a sugar mill. The investment amounts to €61 million, of which €20 million is borrowed. Jobs: 180.",
)
LONG = article(
    "long",
    "The sugar mill at Oruro is still a field of mud.",
    "The engineer of the mill walks round it every morning.",
    "Nobody in Oruro has seen the plans of the mill.",
    "The whole thing was to cost €52 million, the mayor says. Of the 150 people who work there, half are cooks.",
)


def told(question: str, lead: str, *articles: Article) -> list[str]:
    figures = [figure for one in articles for figure in figures_in(one)]
    first = next(figure for figure in figures if figure.text == lead)
    return [figure.text for figure in counterparts(query_of(question), first, figures)]


def test_a_cost_and_an_investment_are_the_same_measure() -> None:
    assert told("What will the sugar mill at Oruro cost?", "€52 million", TOLD, BRIEF) == ["€52 million", "€61 million"]


def test_what_an_article_is_about_tells_what_the_whole_thing_is() -> None:
    assert told("What will the sugar mill at Oruro cost?", "€61 million", BRIEF, LONG) == ["€61 million", "€52 million"]


def test_those_who_were_trained_are_not_those_who_work_there() -> None:
    question = "How many people work at the sugar mill in Oruro?"
    assert told(question, "30 employees", TOLD, LONG) == ["210 people", "150 people"]


@pytest.mark.parametrize(
    "question",
    [
        "What will the sugar mill at Potosi cost?",
        "By how much did the cost of the sugar mill at Oruro rise?",
        "Who pays for the sugar mill at Oruro?",
    ],
)
def test_of_another_thing_or_another_question_there_is_none(question: str) -> None:
    assert told(question, "€52 million", TOLD, BRIEF) == []


def test_other_figures_are_a_conflict_and_rounded_ones_are_not() -> None:
    def only(one: Article) -> Figure:
        return next(iter(figures_in(one)))

    texts = ("€52.3 million", "€61 million", "€52 million")
    first, other, rounded = (only(article(text, f"The mill at Oruro cost {text}.")) for text in texts)
    conflict, agreement = set_side_by_side((first, other)), set_side_by_side((first, rounded))
    assert conflict is not None
    assert agreement is not None
    assert (conflict.relation, agreement.relation) == (Relation.CONFLICT, Relation.AGREEMENT)
    assert [value.text for value in conflict.values] == ["€52.3 million", "€61 million"]
