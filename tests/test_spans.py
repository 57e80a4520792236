"""Short answers of any kind: phrases, what a question asks, the learned head, and what a sentence states."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.choosing.extract import ShortAnswer
from bot.spans.asking import asking_of
from bot.spans.enumeration import whole_list, with_following
from bot.spans.features import Sought, features_of
from bot.spans.head import SpanHead, Weights, chances_of
from bot.spans.phrases import phrases_of
from bot.spans.sought import FARTHEST, SURE, ahead, certainty, is_barred, is_turned
from bot.spans.stated import stated
from corpus.errors import CorpusError, ModelError
from evals.train_spans import SpanExample, fit_spans, held_out_spans
from index.embedder import Embedder, TokenVectors
from tests.articles import article
from tests.queries import evidence, query

SENTENCE = "The ferry Orbita was built by the Levant yard in Trabzon for $31 million, weeks late (her third delay)."


@pytest.mark.parametrize(
    ("question", "word", "noun", "ending"),
    [
        ("Which lake feeds the river?", "what_noun", "lake", ""),
        ("What kind of seed was sown?", "what_noun", "seed", ""),
        ("What is the name of the ferry?", "what_of", "name", ""),
        ("What is the pier used for?", "what_of", "pier", "for"),
        ("For what was the pier built?", "what_of", "pier", "for"),
        ("Who built the ferry?", "who", None, ""),
        ("How many sailors drowned?", "how_many", "sailors", ""),
        ("How long is the pier?", "how_adjective", "pier", ""),
        ("Which ruler invited the settlers?", "what_noun", "ruler", ""),
        ("ferry Orbita price", "none", None, ""),
    ],
)
def test_what_a_question_asks_for(question: str, word: str, noun: str | None, ending: str) -> None:
    asking = asking_of(question)
    assert (asking.word, asking.noun.text if asking.noun else None, asking.ending) == (word, noun, ending)


def test_phrases_are_words_of_the_sentence_each_once_and_none_is_bare() -> None:
    phrases = phrases_of(SENTENCE)
    texts = [SENTENCE[p.start : p.end] for p in phrases]
    assert len({(p.start, p.end) for p in phrases}) == len(phrases)
    assert all(text == text.strip(" ,().") and text for text in texts)
    assert {"Orbita", "Trabzon", "$31 million", "third delay"} <= set(texts)
    looks = dict(zip(texts, (p.looks for p in phrases), strict=True))
    assert "money" in looks["$31 million"]
    assert "place" in looks["Trabzon"]


def _sought(embedder: Embedder, question: str, sentence: str) -> Sought:
    asked, told = embedder.encode_tokens([question, sentence])
    return Sought(question, asked, np.ones(len(asked.spans)), sentence, told)


def test_each_phrase_has_numbers_and_a_sentence_without_tokens_has_none(embedder: Embedder) -> None:
    found = features_of(_sought(embedder, "Which yard built the Orbita?", SENTENCE))
    assert {phrase for phrase, _ in found} == set(phrases_of(SENTENCE))
    assert all(np.isfinite(list(features.values())).all() for _, features in found)
    assert all(0.0 <= features["near"] <= 1.0 for _, features in found)
    nothing = TokenVectors(np.zeros((0, 384), np.float32), np.zeros((0, 2), np.int64))
    assert features_of(Sought("Who?", nothing, np.zeros(0), SENTENCE, nothing)) == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Which yard built the Orbita?", "Levant"), ("In what town was the ferry built?", "Trabzon")],
)
def test_the_head_finds_what_is_asked_for(embedder: Embedder, question: str, answer: str) -> None:
    span = SpanHead.load().best(_sought(embedder, question, SENTENCE))
    assert span is not None
    assert answer in SENTENCE[span.phrase.start : span.phrase.end]
    assert 0.0 < span.probability <= 1.0 + 1e-9


def test_a_place_is_as_likely_as_the_phrases_there(embedder: Embedder) -> None:
    sought = _sought(embedder, "In what town was the ferry built?", SENTENCE)
    places = [(SENTENCE.index(word), SENTENCE.index(word) + len(word)) for word in ("Trabzon", "weeks late")]
    town, delay = SpanHead.load().chances(sought, places)
    assert town > delay >= 0.0


def test_a_span_is_as_sure_as_all_that_overlap_it() -> None:
    phrases = phrases_of("The Aral Sea basin shrank.")
    head = SpanHead(Weights(weights={"x": 1.0}))
    span = head.choose([(phrase, {"x": 0.0}) for phrase in phrases])
    overlapping = [p for p in phrases if p.start < span.phrase.end and span.phrase.start < p.end]
    assert span.probability == pytest.approx(len(overlapping) / len(phrases))


def test_chances_sum_to_one_and_follow_the_odds() -> None:
    chances = chances_of(np.log(np.array([1.0, 2.0, 5.0])))
    assert chances.tolist() == pytest.approx([0.125, 0.25, 0.625])


def test_weights_that_cannot_be_read_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "head.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ModelError, match=r"head\.json can't be read as weights") as caught:
        SpanHead.load(tmp_path / "head.json")
    assert "corridor train --part spans" in caught.value.todo


def _example(group: str, right: int) -> SpanExample:
    """Two phrases, of which the right one is a place."""
    phrases = phrases_of("Orbita reached Trabzon.")[:2]
    found = tuple((phrase, {"place": float(n == right)}) for n, phrase in enumerate(phrases))
    return SpanExample(group, found, np.array([float(n == right) for n in range(2)]))


def test_fitting_finds_what_tells_right_phrases_and_is_judged_on_other_articles() -> None:
    examples = [_example(str(n % 8), n % 2) for n in range(40)]
    assert fit_spans(examples).weights["place"] > 0
    assert "of 40 questions" in held_out_spans(examples)
    assert "1.000   1.000   1.000   0.000" in held_out_spans(examples)


def test_sets_without_short_answers_cannot_be_fitted_to() -> None:
    with pytest.raises(CorpusError, match="without short answers"):
        fit_spans([])


_SHIPS = "Peru and one each from Chile and Bolivia"
_LEADERS = "Ilma Karo and Chile's President Tor Ek"
_OTHERS = "Tor Ek and Dr Una Oy"
_SECTORS = "salt, fish and wool"


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        (
            "Whose figures say that traffic doubled?",
            "Traffic doubled, by data of the Harbour Office.",
            "Harbour Office",
        ),
        ("Which government body reported the rise?", "Traffic rose, the Fisheries Board said.", "Fisheries Board"),
        ("What office does Ilma Karo hold?", "Prime Minister Ilma Karo opened the pier.", "Prime Minister"),
        ("Who is Ilma Karo?", "Prime Minister Ilma Karo opened the pier.", "Prime Minister"),
        (
            "Who is Ilma Karo?",
            "Ilma Karo is Head of the Harbour and Pier Department.",
            "Head of the Harbour and Pier Department",
        ),
        ("Which countries does the line serve?", "The line serves Peru, Chile and Bolivia.", "Peru, Chile and Bolivia"),
        ("Which countries does the line serve?", "The line serves Peru.", None),
        ("Why does the line serve Peru?", "The line serves Peru, Chile and Bolivia.", None),
        ("Where are the piers?", "Lima, Arica and Callao have piers.", None),
        ("From which states did ships come?", "Two came from Peru and one each from Chile and Bolivia.", _SHIPS),
        ("Which leaders spoke?", "Peru's President Ilma Karo and Chile's President Tor Ek spoke.", _LEADERS),
        ("Which other leaders spoke apart from Karo?", "President Ilma Karo, Dr Tor Ek and Dr Una Oy spoke.", _OTHERS),
        ("In which sectors is it at work?", "It works in key sectors, among them salt, fish and wool.", _SECTORS),
        ("The line serves some countries. Which", "The line serves Peru, Chile and Bolivia.", None),
        ("Which two countries trade more?", "Peru and Chile trade more.", "Peru and Chile"),
        ("Which banks lend?", "Behind Peru and Chile it lends most.", None),
        ("Which sectors grow?", "Two sectors are shrinking fast.", None),
        ("Whose proposal was it?", "They welcomed the Reef Fund's proposal.", "Reef Fund"),
        ("Whose proposal was it?", "The proposal of the Reef Fund won.", "Reef Fund"),
        ("Whose bridge was repainted?", "Parts of Karo's bridge were repainted.", "Karo"),
    ],
)
def test_what_a_sentence_states_by_its_build(question: str, sentence: str, short: str | None) -> None:
    found = stated(query(question), evidence(article("a", sentence)))
    assert (found.text if found else None) == short
    assert found is None or sentence[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("question", "short", "turned"),
    [
        ("Who congratulated Bold Erdene?", "Ana Sousa", True),
        ("Who congratulated Ana Sousa?", "Bold Erdene", False),
        ("Whom did Bold Erdene congratulate?", "Ana Sousa", False),
    ],
)
def test_who_did_it_is_not_to_whom_it_was_done(question: str, short: str, turned: bool) -> None:
    told = evidence(article("a", "In January Bold Erdene congratulated Ana Sousa on her birthday."))
    start = told.text.index(short)
    assert is_turned(query(question), ShortAnswer(start, start + len(short), short), told) is turned


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who founded Karo-Ek?", "Filanda Karo-Ek, founded here in 1911, has a mill."),
        ("Who manages the pier?", "The pier is a long one near Trabzon, open since May."),
        ("Who owns the pier?", "Karo also told a paper that the pier would open."),
        ("Which pier is closed?", "A long pier has been closed since July 2024."),
        ("What does Chile sell Peru?", "Wool made up 83% of Chile's exports to Peru."),
        ("What is the main obstacle?", "Time is the main obstacle, 44% named banks."),
        ("What happened at the pier?", "The regatta took place at the pier."),
    ],
)
def test_what_cannot_answer_by_what_it_is(question: str, sentence: str) -> None:
    asked, told = query(question), evidence(article("a", sentence))
    wrong = {"Filanda Karo-Ek", "Trabzon", "Karo", "July 2024", "44% named banks", "exports", "place"}
    named = {one for one in wrong if one in sentence and (one != "Karo" or sentence.startswith("Karo "))}
    barred = [p for p in phrases_of(sentence) if is_barred(asked, told, p)]
    assert named <= {sentence[p.start : p.end] for p in barred}


def test_the_speaker_of_a_quotation_is_who_thinks_so() -> None:
    told = article("a", "Ilma Karo, who runs the pier, disagrees. “The pier is too short,” she says.")
    quoted = evidence(told, "“The pier is too short,” she says.")
    found = stated(query("Who thinks that the pier is too short?"), quoted)
    assert found and found.text == "Ilma Karo"
    assert stated(query("Who built the pier?"), quoted) is None


@pytest.mark.parametrize(
    ("sentence", "item", "whole"),
    [
        ("It sells salt, dried fish, and old coins.", "dried fish", "salt, dried fish, and old coins"),
        ("It sells salt and wool.", "wool", "salt and wool"),
        ("It sells salt, which is cheap.", "salt", None),
    ],
)
def test_an_item_with_the_rest_of_its_list(sentence: str, item: str, whole: str | None) -> None:
    start = sentence.index(item)
    place = whole_list(sentence, (start, start + len(item)))
    assert (sentence[slice(*place)] if place else None) == whole


def test_what_one_verb_leads_with_what_the_others_do() -> None:
    sentence = "She proposed mending roads, building a bridge and moving the mill."
    start = sentence.index("mending")
    assert sentence[slice(*with_following(sentence, (start, start + len("mending roads"))))] == sentence[start:-1]


def test_a_phrase_is_surer_in_a_sentence_that_is_far_ahead() -> None:
    assert certainty(0.6, 0.0) < certainty(0.6, FARTHEST) < certainty(0.9, FARTHEST)
    assert certainty(0.7, 0.0) < SURE < certainty(0.7, FARTHEST)
    assert ahead([evidence(article("a", "The pier is long."))]) == FARTHEST


@pytest.mark.parametrize("word", ["frost", "fire", "floods", "thieves"])
def test_a_list_goes_on_at_but_also(word: str) -> None:
    text = "The orchards are threatened not only by frost and fire but also by floods and thieves."
    start = text.index(word)
    place = whole_list(text, (start, start + len(word)))
    assert place is not None
    assert text[slice(*place)] == "frost and fire but also by floods and thieves"
