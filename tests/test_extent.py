"""How much belongs to an answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.evidence import Evidence
from bot.extent import MOST, WORDS, also, extent_table
from bot.reader import EXTENT, Reader, Reading
from tests.articles import article
from tests.queries import evidence, query

SENTENCES = ("The mill opened in 2019.", "Wool sold well.", "Herds grew.", "Bread rose.", "Salt came by sea.")
MILL = article("mill", *SENTENCES)
ANA = article("ana", "Ana Sousa owns a third of the mill that makes floors of cork.")
BROAD, NARROW = "Tell of the mill", "Does the old mill beside the stone bridge of Porto still make floors of cork oak?"


def read(one: Evidence, behind: float) -> Evidence:
    """The sentence so far behind the best."""
    return replace(one, reading=Reading(4 - behind, 1.0, 0.7), similarity=0.8 - behind / 20, dense=0.7)


def sentences(*behind: float) -> list[Evidence]:
    return [read(evidence(MILL, text), far) for text, far in zip(SENTENCES, behind, strict=False)]


@pytest.mark.parametrize(("question", "far", "count"), [(BROAD, 0.1, 3), (BROAD, 9, 0), (NARROW, 3, 0)])
def test_a_broad_question_takes_close_sentences_with_the_best(question: str, far: float, count: int) -> None:
    shown = also(Reader.load(), query(question), sentences(0, far, far, far))
    assert [e.text for e in shown] == list(SENTENCES[1 : count + 1])


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
    (row,) = extent_table(query(BROAD), best, [other])
    assert row.tolist() == pytest.approx([2, 0.1, 0.7, 0, 2], abs=1e-6)
    assert len(row) == len(EXTENT)
    (long,) = extent_table(query(" ".join(f"word{n}" for n in range(WORDS * 2))), best, [other])
    assert long[EXTENT.index("words")] == WORDS
    assert np.isfinite(extent_table(query(BROAD), best, [])).all()
