"""The learned reader: what it sees of a sentence, and what it makes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.reader import BREADTH, EXTENT, WEIGHTS, Linear, Reader, Weights
from bot.choosing.reader_features import FEATURES
from bot.choosing.reader_question import Table
from bot.choosing.reader_words import denies, is_denial, is_opposed, stands, stands_alike, wording, words_of
from bot.choosing.selection import READ, select
from bot.finding.find import Search
from corpus.errors import ModelError
from corpus.split import split_article
from index.embedder import Embedder
from index.lexical import LexicalIndex
from index.rerank import LateInteraction
from index.retrieve import HybridRetriever
from index.store import Snapshot
from tests.articles import SMALL
from tests.queries import query

SHARE = "What share of trade between the European Union and Central Asia did Italy have?"
PARTS = ("order", "topic", "answer", "doubt", "extent", "breadth")
LEXICAL = LexicalIndex.build([passage for one in SMALL for passage in split_article(one)])


@pytest.fixture
def search(small: Snapshot, embedder: Embedder) -> Search:
    return Search(small, HybridRetriever(small, embedder), LateInteraction(embedder, small))


def found(search: Search, question: str) -> tuple[Evidence, ...]:
    asked = query(question)
    return search.read(asked, search.hits(asked))


def column(table: Table, name: str) -> list[float]:
    values: list[float] = table[:, FEATURES.index(name)].tolist()
    return values


def features(search: Search, question: str) -> Table:
    asked = query(question)
    return search.features(asked, select(asked, search.hits(asked), search.snapshot))


def test_each_sentence_has_a_row_of_finite_features(search: Search) -> None:
    table = features(search, SHARE)
    assert table.shape == (5, len(FEATURES))
    assert np.isfinite(table).all()


def test_no_sentence_no_row(search: Search) -> None:
    table = search.features(query(SHARE), ())
    assert table.shape == (0, len(FEATURES))
    assert Reader.load().judge(table) == ()


def test_the_sentence_that_answers_is_first_and_sure(search: Search) -> None:
    first, *others = found(search, SHARE)
    assert "12.1%" in first.text
    assert first.reading
    assert all(one.reading and one.reading.order < first.reading.order for one in others)
    assert first.score == max(one.score for one in (first, *others))
    assert first.reading.sure > 0.5


def test_probabilities_lie_between_0_and_1_and_the_whole_is_their_product(search: Search) -> None:
    for question in (SHARE, "How do I bake bread?", "?? 81", "Who?"):
        for one in found(search, question)[:READ]:
            assert one.reading
            assert 0 <= one.reading.topic <= 1
            assert 0 <= one.reading.answer <= 1
            assert one.reading.sure == one.reading.topic * one.reading.answer


def test_what_the_articles_do_not_speak_of_is_off_topic(search: Search) -> None:
    on, off = found(search, SHARE)[0].reading, found(search, "Which enzyme splits lactose?")[0].reading
    assert on
    assert off
    assert off.topic < 0.1 < 0.9 < on.topic


def test_the_same_question_is_read_the_same(search: Search) -> None:
    assert found(search, SHARE) == found(search, SHARE)


def test_what_the_words_of_a_question_meet(search: Search) -> None:
    met = features(search, "How much crude oil did Italy buy from Kazakhstan?")
    other = features(search, "How much crude oil did Norway not sell to Kazakhstan in 9 years?")
    assert column(met, "missing_in_passage")[0] < column(other, "missing_in_passage")[0]
    assert column(other, "names_missing")[0] == column(met, "names_missing")[0] + 1
    assert column(other, "numbers_missing")[0] == 1
    assert (column(met, "denied")[0], column(other, "denied")[0]) == (0, 1)


def test_words_that_stand_in_a_text_in_another_form_or_meaning() -> None:
    there = wording("The ports exported steadily more grain; nobody was unhappy.")
    port, exports, falling = words_of("port exports decline", LEXICAL)
    assert stands(port, there)
    assert stands(exports, there)
    assert not stands_alike(falling, there)
    assert there.denies


def test_an_opposite_without_the_word_itself() -> None:
    (fall,) = words_of("fall", LEXICAL)
    assert is_opposed(fall, wording("Exports rose by a tenth."))
    assert not is_opposed(fall, wording("Exports fell after they rose."))
    assert not is_opposed(fall, wording("Exports came to a million."))


@pytest.mark.parametrize("text", ["It did not rise", "They never came", "It isn’t so", "He refused to pay"])
def test_a_text_that_denies(text: str) -> None:
    assert denies(text)
    assert not denies("It rose, and they paid")


@pytest.mark.parametrize("question", ["Who was not invited?", "Which of them never paid?", "What didn't Rome sell?"])
def test_what_is_not_so_may_be_asked_for(question: str) -> None:
    assert is_denial(question)


@pytest.mark.parametrize(
    "question",
    [
        *("Why was the bridge not opened?", "For what reason can't the ships be filled?", "How come nobody came?"),
        *("How long may I stay without a visa?", "Who besides Anna spoke?", "Why did it fail to open?"),
        *("If the town is no longer poor, what is it?", 'Who said "We are not afraid"?', "Who paid?"),
    ],
)
def test_a_question_with_a_denial_may_ask_for_what_is_so(question: str) -> None:
    assert not is_denial(question)


def test_weights_come_back_from_a_file_as_they_went(tmp_path: Path) -> None:
    line = Linear(intercept=0.5, weights={"score": 2.0})
    doubt = Linear(intercept=0, weights={"contradicted": -2.0})
    narrow = Linear(intercept=0, weights={"words": -1.0})
    weights = Weights(order=line, topic=line, answer=line, doubt=doubt, extent=narrow, breadth=narrow)
    file = tmp_path / "mine.json"
    file.write_text(weights.model_dump_json(), encoding="utf-8")
    assert Reader.load(file).weights == weights
    table = np.zeros((1, len(FEATURES)), np.float32)
    table[0, FEATURES.index("score")] = 0.25
    assert Reader.load(file).judge(table)[0].order == 1.0
    assert Reader.load(file).extends(np.zeros((2, len(EXTENT)), np.float32)) == (0.5, 0.5)
    assert Reader.load(file).is_broad(np.zeros((1, len(BREADTH)), np.float32)) == 0.5


def test_the_weights_that_come_with_corridor_are_small() -> None:
    assert WEIGHTS.stat().st_size < 5_000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "can't be read"),
        ('{"order": {}}', "can't be read"),
        (Weights(**dict.fromkeys(PARTS, Linear(intercept=0, weights={"colour": 1}))), "colour"),
        (Weights(**dict.fromkeys(PARTS, Linear(intercept=0, weights={"denied": 1}))), "weighs denied,"),
        (None, "can't be read"),
    ],
)
def test_weights_that_do_not_fit_say_what_to_do(tmp_path: Path, text: str | Weights | None, told: str) -> None:
    file = tmp_path / "weights.json"
    if text is not None:
        file.write_text(text if isinstance(text, str) else text.model_dump_json(), encoding="utf-8")
    with pytest.raises(ModelError, match=told) as caught:
        Reader.load(file)
    assert caught.value.expected.startswith("weights for score, similarity")
    assert "corridor train" in caught.value.todo
    assert "\n" not in str(caught.value)
