"""What tells a phrase that answers from the others of its sentence, as numbers by name.

By token vectors of the embedding model: how near the phrase stands to the words that the question's words are most
alike to, and how like its own words are to those of the question; by its looks, for each question word; by its edges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.spans.asking import Asking, asking_of
from bot.spans.phrases import Phrase, phrases_of
from index.embedder import TokenVectors
from index.lexical import terms

Features = dict[str, float]
_Table = NDArray[np.float32]
_Row = NDArray[np.float64]
# A token of the question counts as one of content from this share of the heaviest one's weight.
_CONTENT = 0.25
# Tokens over which nearness falls to 1/e; a comma or bracket between counts as so many more.
_REACH = 10.0
_BREAK = 3
_BREAKS = frozenset(",;():")
# From here on a token of the question is said in the phrase itself.
_SAID = 0.55
# Tokens of a phrase beyond these make it long.
_LONG = 6
# Characters around a phrase in which the noun asked for is looked for: "the satellite Orbita".
_BESIDE = 25
_NEXT = re.compile(r"\s*([,.;:)(])")


@dataclass(frozen=True, eq=False)
class Sought:
    """A question beside a sentence. question (q tokens), weights (q,), sentence (t tokens): spans in their own text."""

    text: str
    question: TokenVectors
    weights: NDArray[np.float64]
    sentence_text: str
    sentence: TokenVectors


def features_of(sought: Sought) -> list[tuple[Phrase, Features]]:
    """The phrases of the sentence that the model has read, each with what speaks for and against it."""
    spans = sought.sentence.spans
    if not len(spans) or not len(sought.question.spans):
        return []
    phrases = phrases_of(sought.sentence_text)
    starts, ends = np.array([(p.start, p.end) for p in phrases], np.int64).reshape(-1, 2).T
    inside = (spans[:, 0] < ends[:, None]) & (spans[:, 1] > starts[:, None])
    read = np.flatnonzero(inside.any(axis=1))
    asking, asked = asking_of(sought.text), frozenset(terms(sought.text))
    columns = _alike(sought, asking, inside[read])
    values = zip(*(column.tolist() for column in columns.values()), strict=True)
    found = []
    for phrase, row in zip([phrases[place] for place in read.tolist()], values, strict=True):
        features = dict(zip(columns, row, strict=True))
        features |= {f"{asking.word}:{look}": 1.0 for look in phrase.looks}
        features |= {f"{asking.word}:size": features["size"]}
        found.append((phrase, features | _worded(sought.sentence_text, phrase, asked, asking)))
    return found


def _worded(sentence: str, phrase: Phrase, asked: frozenset[str], asking: Asking) -> Features:
    """By words: what the question has of the phrase, and what stands around it."""
    own = set(terms(sentence[phrase.start : phrase.end]))
    noun = frozenset(terms(asking.noun.text)) if asking.noun else frozenset()
    known = len(own & asked) / max(len(own), 1)
    before, after = sentence[max(0, phrase.start - _BESIDE) : phrase.start], sentence[phrase.end :]
    features = {"known": known, "all_known": float(known == 1), "empty": float(not own)}
    features["noun_before"] = float(bool(noun & set(terms(before))))
    features["noun_after"] = float(bool(noun & set(terms(after[:_BESIDE]))))
    if asking.ending and before.rstrip().lower().endswith(f" {asking.ending}"):
        features["after_ending"] = 1.0
    mark = _NEXT.match(after)
    if mark or not after.strip():
        features[f"before:{mark[1] if mark else 'end'}"] = 1.0
    if len(sentence[phrase.start : phrase.end].split()) == 1:
        features["one_word"] = 1.0
    return features


def _alike(sought: Sought, asking: Asking, inside: NDArray[np.bool_]) -> dict[str, _Row]:
    """By token vectors: columns (p,) for p phrases, of which `inside` (p, t) has the tokens, one at least."""
    similarity = sought.question.vectors @ sought.sentence.vectors.T
    content = np.flatnonzero(sought.weights >= sought.weights.max() * _CONTENT)
    weights = sought.weights[content] / sought.weights[content].sum()
    sizes = inside.sum(axis=1)
    question_word = _rows(sought.question, asking.place)
    noun = _rows(sought.question, (asking.noun.start, asking.noun.end) if asking.noun else (0, 0))
    found = {
        "size": np.log(sizes),
        "long": np.maximum(sizes - _LONG, 0) / _LONG,
        "near": _near(sought, similarity[content], weights, inside),
        "said": _said(similarity[content], weights, inside),
        "like_question": (inside * similarity[content].max(axis=0)).sum(axis=1) / sizes,
    }
    if len(question_word):
        found["like_question_word"] = (inside * similarity[question_word].mean(axis=0)).sum(axis=1) / sizes
    if len(noun):
        to_noun = similarity[noun].max(axis=0)
        found["like_noun"] = np.where(inside, to_noun, -1.0).max(axis=1)
        if asking.direct:
            found["like_direct_noun"] = found["like_noun"]
            found["beside_direct_noun"] = np.where(_beside(inside), to_noun, 0.0).max(axis=1)
    return found


def _near(sought: Sought, similarity: _Table, weights: _Row, inside: NDArray[np.bool_]) -> _Row:
    """Nearness, 0 to 1, to the token outside a phrase that each content word is most alike to, mean by weight."""
    first, last = _edges(inside)
    outside = np.where(inside[:, None, :], np.float32(-1.0), similarity)
    places, alike = outside.argmax(axis=2), np.maximum(outside.max(axis=2), 0.0)
    texts = [sought.sentence_text[start:end] for start, end in sought.sentence.spans.tolist()]
    breaks = np.cumsum([0, *(text in _BREAKS for text in texts)])
    before = places < first
    left, right = np.where(before, places, last), np.where(before, first, places)
    apart = right - left + _BREAK * (breaks[right] - breaks[left])
    return np.asarray((alike * np.exp(-apart / _REACH)) @ weights, np.float64)


def _said(similarity: _Table, weights: _Row, inside: NDArray[np.bool_]) -> _Row:
    """Weight of the content words that are most alike to a token of the phrase."""
    best = np.where(inside[:, None, :], similarity, np.float32(-1.0)).max(axis=2)
    here = (best > _SAID) & (best >= similarity.max(axis=1))
    return np.asarray((best * here) @ weights, np.float64)


def _beside(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The two tokens before each phrase and the two after it."""
    first, last = _edges(inside)
    places = np.arange(inside.shape[1])
    return ~inside & (places >= first - 2) & (places <= last + 2)


def _edges(inside: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and last token of each phrase, (p, 1) each."""
    first = inside.argmax(axis=1)[:, None]
    return first, inside.shape[1] - 1 - inside[:, ::-1].argmax(axis=1)[:, None]


def _rows(question: TokenVectors, place: tuple[int, int]) -> NDArray[np.intp]:
    return np.flatnonzero((question.spans[:, 0] >= place[0]) & (question.spans[:, 1] <= place[1]))
