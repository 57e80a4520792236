"""How much belongs to an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.extent import (
    ALONE,
    APART,
    FARTHEST,
    MOST,
    SECOND,
    SECOND_BESIDE_PHRASE,
    WORDS,
    also,
    breadth_table,
    extent_table,
)
from bot.choosing.extract import ShortAnswer
from bot.choosing.reader import BREADTH, EXTENT, Reader, Reading
from tests.articles import article
from tests.queries import evidence, query

SENTENCES = ("The mill opened in 2019.", "Wool sold well.", "Herds grew.", "Bread rose.", "Salt came by sea.")
MILL = article("mill", *SENTENCES)
ANA = article("ana", "Ana Sousa owns a third of the mill that makes floors of cork.")
BROAD, NARROW = "Tell of the mill", "Does the old mill beside the stone bridge of Porto still make floors of cork oak?"
# The model's view of a sentence 2 behind the best, with another article 3 behind; each is the first of its paragraph.
WANTED = {
    **{"order_behind": 2, "similarity_behind": 0.1, "opens": 1, "dense": 0.7, "short_answer": 0},
    **{"words": 2, "order": 4, "other_behind": 3},
}


def read(one: Evidence, behind: float) -> Evidence:
    """The sentence so far behind the best."""
    return replace(one, reading=Reading(4 - behind, 1.0, 0.7), similarity=0.8 - behind / 20, dense=0.7)


def sentences(*behind: float) -> list[Evidence]:
    return [read(evidence(MILL, text), far) for text, far in zip(SENTENCES, behind, strict=False)]


@pytest.mark.parametrize(
    ("question", "far", "dense", "count"), [(BROAD, 0.1, 0.7, 3), (BROAD, 9, 0.7, 0), (NARROW, 5, 0.4, 0)]
)
def test_a_broad_question_takes_close_sentences_with_the_best(
    question: str, far: float, dense: float, count: int
) -> None:
    found = [replace(e, dense=dense) for e in sentences(0, far, far, far)]
    assert [e.text for e in also(Reader.load(), query(question), found)] == list(SENTENCES[1 : count + 1])


def test_the_likeliest_come_first_and_no_more_than_the_most() -> None:
    shown = also(Reader.load(), query(BROAD), sentences(0, 0.5, 0.1, 0.3, 0.2))
    assert [e.text for e in shown] == [SENTENCES[2], SENTENCES[4], SENTENCES[3]][:MOST]


def test_only_sentences_of_its_article_that_were_read_are_part_of_an_answer() -> None:
    best, unread = sentences(0)[0], evidence(MILL, SENTENCES[1])
    assert also(Reader.load(), query(BROAD), [best, unread, read(evidence(ANA), 0)]) == ()
    assert also(Reader.load(), query(BROAD), [unread, best]) == ()
    assert also(Reader.load(), query(BROAD), []) == ()


def test_what_it_sees_of_a_sentence() -> None:
    best, other = sentences(0, 2)
    elsewhere = read(evidence(ANA), 3)
    names = ("order_behind", "similarity_behind", "opens", "dense", "short_answer", "words", "order", "other_behind")
    (row,) = extent_table(query(BROAD), [best, other, elsewhere], [other])
    assert dict(zip(names, row.tolist(), strict=True)) == pytest.approx(WANTED, abs=1e-6)
    (alone,) = extent_table(query(BROAD), [best, other], [other])
    assert alone[EXTENT.index("other_behind")] == ALONE
    (unread,) = extent_table(query(BROAD), [best, other, evidence(ANA)], [other])
    assert unread[EXTENT.index("other_behind")] == FARTHEST
    (long,) = extent_table(query(" ".join(f"word{n}" for n in range(WORDS * 2))), [best, other], [other])
    assert long[EXTENT.index("words")] == WORDS
    assert len(extent_table(query(BROAD), [best], [])) == 0


def test_what_it_sees_of_a_question() -> None:
    asked, found = query("What does the mill sell?"), sentences(0, 1, 2, 3)
    (row,) = breadth_table(asked, found, found[1:]).tolist()
    seen = {"dense": 0.7, "words": 2, "order": 4, "other_behind": ALONE, "others_behind": 2.5, "in_title": 0.5}
    assert dict(zip(BREADTH, row, strict=True)) == pytest.approx(seen, abs=1e-6)
    (alone,) = breadth_table(asked, found[:1], []).tolist()
    assert alone[BREADTH.index("others_behind")] == APART


def test_a_question_about_what_an_article_is_about_is_broader() -> None:
    reader, found = Reader.load(), sentences(0, 2, 2, 2)
    (titled, untitled) = (
        reader.is_broad(breadth_table(query(text), found, found[1:]))
        for text in ("What does the mill sell?", "What does the shop sell?")
    )
    assert 0 < untitled < titled < 1


def test_beside_a_phrase_in_front_a_second_sentence_must_be_likelier() -> None:
    found, reader = sentences(0, 0.5, 0.1, 0.3, 0.2), Reader.load()
    best = found[0]
    phrase = ShortAnswer(0, 3, best.text[:3])
    assert len(also(reader, query(BROAD), found, phrase)) <= len(also(reader, query(BROAD), found))
    assert SECOND_BESIDE_PHRASE > SECOND
