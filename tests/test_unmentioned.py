"""Things that a question is about and that no article mentions."""

from __future__ import annotations

import pytest

from bot.abstention.unmentioned import ENOUGH, absent_goods, absent_nouns, said_otherwise, spelled_out
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import AKTAU, SMALL, article
from tests.news import news
from tests.queries import evidence, query


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("How much wheat goes through the port of Aktau?", ("wheat",)),
        ("How many containers did the port of Aktau handle?", ()),
        ("What percentage of trade is it?", ()),
        ("How many ferries do the buyers use at the moment?", ()),  # ferries are counted
        ("How many buyers has the port?", ("buyers",)),
        ("What motive does the port have?", ()),  # told without being called so
        ("What measures did the port take?", ()),
        ("Why does wheat go through the port of Aktau?", ()),
        ("How many harbors does it have?", ()),  # the articles write "harbour"
        ("How many accorcerà goes through Aktau?", ()),  # left from another language
        ("is pirelli in Aktau?", ("pirelli",)),
        ("did the harbour master meet berlusconi or putin?", ("berlusconi", "putin")),
        ("Which hotel did the harbour master stay in?", ("hotel",)),
        ("What is the currency of Baku?", ("currency",)),
        ("What's Baku's currency?", ("currency",)),
        ("What is the lighthouse for?", ()),  # asks what for, not which one
        ("Which city has a harbour?", ()),  # Aktau is one, called so or not
        ("Which sea do the ferries cross?", ()),
        ("Is there a lighthouse in Aktau?", ("lighthouse",)),
        ("Does the port feed more ships?", ("ships",)),  # "feed" may be its verb
        ("Does the port of Aktau belong to NATO?", ("NATO",)),
        ("who IS DINA OMAROVAA", ()),  # shouted
        ("Are the ferries green or purple?", ("green", "purple")),
        ("Are there ferries or trams?", ("trams",)),
        ("Did the port grow or shrink?", ()),  # may be told otherwise
    ],
)
def test_things_that_no_article_mentions(question: str, absent: tuple[str, ...]) -> None:
    lexical = LexicalIndex.build([passage for one in SMALL for passage in split_article(one)])
    assert absent_nouns(query(question), evidence(AKTAU), lexical) == absent


def test_a_thing_that_the_passage_calls_otherwise_is_not_absent() -> None:
    told = article("mill", "The mill has 60 employees in Porto.")
    lexical = LexicalIndex.build(split_article(told))
    assert absent_nouns(query("How many workers does the mill have?"), evidence(told), lexical) == ()
    assert absent_nouns(query("How many horses does the mill have?"), evidence(told), lexical) == ("horses",)


def test_a_sentence_that_the_reader_is_sure_of_answers_in_other_words() -> None:
    lexical = LexicalIndex.build([passage for one in SMALL for passage in split_article(one)])
    asked = query("Which hotel did the harbour master stay in?")
    assert absent_nouns(asked, evidence(AKTAU), lexical, ENOUGH) == ()
    assert absent_nouns(query("did Omarova meet kirovsky"), evidence(AKTAU), lexical, ENOUGH) == ("kirovsky",)
    assert absent_nouns(asked, evidence(AKTAU), lexical, ENOUGH - 0.1) == ("hotel",)


def test_other_words_for_the_same() -> None:
    assert said_otherwise("lake", "They saved the Aral Sea.")
    assert said_otherwise("septicemia", "A septicemic plague broke out.")
    assert not said_otherwise("diameter", "It is pumped through a pipeline.")
    assert said_otherwise("deal", "The contract was signed.")
    assert said_otherwise("visitors", "It was visited by 40 people.")
    assert said_otherwise("unionist", "“No,” said Ada Blom of the miners' union.")
    assert not said_otherwise("corner", "Corn was sold.")
    assert not said_otherwise("wheat", "The contract was signed.")


def test_initials_stand_for_words_next_to_each_other() -> None:
    text = "The refunds of value added tax amount to little."
    assert spelled_out("VAT", text)
    assert not spelled_out("VTA", text)
    assert not spelled_out("VA", text)
    assert spelled_out("FDI", "Direct foreign investment came to little.")
    assert not spelled_out("FDI", "Direct investment came to little.")


def test_goods_that_no_article_mentions() -> None:
    lexical = LexicalIndex.build([*split_article(news("one", "2025-01-01", "One Post", "It sells cork."))])
    told = evidence(article("one", "It sells cork."))
    assert absent_goods(query("How many tons of wool does it sell?"), told, "It sells cork.", lexical) == "wool"
    assert absent_goods(query("How many tons of cork does it sell?"), told, "It sells cork.", lexical) is None


def test_goods_that_are_counted_are_those_of_the_sentence() -> None:
    lexical = LexicalIndex.build([*split_article(news("one", "2025-01-01", "One Post", "It sells cork and wool."))])
    told, there = evidence(article("two", "It shipped 30 tons of cork.")), "It shipped 30 tons of cork."
    assert absent_goods(query("How many tons of Portuguese wool did it ship?"), told, there, lexical) == "wool"
    assert absent_goods(query("What does a ton of wool cost?"), told, there, lexical) is None
    assert absent_goods(query("How many tons of Portuguese cork did it ship?"), told, there, lexical) is None
