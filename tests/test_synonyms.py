"""Words of a question that no article has."""

from __future__ import annotations

import pytest

from bot.finding.wording import in_familiar_words
from bot.questions.synonyms import familiar, synonyms
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import article
from tests.queries import query

PORTS = LexicalIndex.build(split_article(article("ports", "The ports sold oil. Each shipment went by railway.")))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What was sold at the harbour?", "What was sold at the port?"),
        ("What do harbours sell?", "What do ports sell?"),
        ("Does petroleum go by railroad?", "Does oil go by railway?"),
        ("How large is a shipment?", "How large is a shipment?"),
        ("Who is Harbour?", "Who is Harbour?"),
        ("What of the zorblatt?", "What of the zorblatt?"),
        ("What of the harbour-master?", "What of the harbour-master?"),
    ],
)
def test_words_are_put_as_the_articles_have_them(question: str, meant: str) -> None:
    assert familiar(question, PORTS) == meant
    assert familiar(meant, PORTS) == meant


def test_a_price_tag_is_a_price() -> None:
    priced = LexicalIndex.build(split_article(article("mill", "The cost of the mill is high.")))
    assert familiar("price tag of the mill", priced) == "cost of the mill"


def test_what_is_done_is_told_by_where_it_is_done() -> None:
    mill = LexicalIndex.build(split_article(article("mill", "The beet goes to two refineries and a bakery.")))
    assert familiar("Where is it refined and baked?", mill) == "Where is it refinery and bakery?"


def test_a_word_stays_where_no_synonym_is_known_to_the_articles() -> None:
    cork = LexicalIndex.build(split_article(article("cork", "Cork sells.")))
    assert familiar("What was sold at the harbour?", cork) == "What was sold at the harbour?"


def test_question_and_context_are_both_searched_in_familiar_words() -> None:
    asked = query("Is it at the harbour?", ["Where is petroleum sold?"])
    found = in_familiar_words(asked, PORTS)
    assert (found.focus, found.context) == ("Is it at the port?", "Where is oil sold?")
    assert found.text == asked.text
    known = query("Where is oil sold?")
    assert in_familiar_words(known, PORTS) is known


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Who is the head teacher?", "Who is the headmistress?"),
        ("What did Holland sell?", "What did Dutch sell?"),
        ("How many railcars went?", "How many wagons went?"),
        ("Which joint ventures is it?", "Which joint ventures is it?"),
    ],
)
def test_two_words_and_names_of_places_have_others(question: str, meant: str) -> None:
    told = LexicalIndex.build(
        split_article(article("school", "The headmistress saw Dutch wagons, a joint venture and a partnership."))
    )
    assert familiar(question, told) == meant


def test_names_of_a_question_are_put_as_the_articles_have_them() -> None:
    told = LexicalIndex.build(split_article(article("cork", "The Netherlands bought cork.")))
    assert in_familiar_words(query("What did Holland buy?"), told).names == ("Netherlands",)


def test_synonyms() -> None:
    assert "port" in synonyms("harbour")
    assert "ports" in synonyms("harbours")
    assert synonyms("zorblatt") == ()


def test_what_asks_for_a_sum_stays_though_no_article_has_it() -> None:
    told = LexicalIndex.build(split_article(article("wool", "Peru has a shortage of wool. Its turnover grew.")))
    asked = query("How large was Peru's trade deficit with Chad?")
    assert "deficit" in in_familiar_words(asked, told).focus
