"""Names of several words that a question has in small letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.questions.hearing import hear
from bot.questions.written_names import with_written_names
from index.build import build_index
from index.embedder import Embedder
from index.store import Location, Snapshot, open_snapshot
from tests.articles import article

ARTICLES = [
    article(
        "grid",
        "The grid firm Volta Nuova laid a line under the Green Sea, said the Italo-Danish Chamber.",
        "Ørsund, which lies on a green sea of grass, has none. Karla Nyström's brother saw the old bridge.",
    ),
    article("bridge", "The Old Bridge Company owns it. An old bridge company is a rare thing. Lübz is far."),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Snapshot:
    location = Location(tmp_path_factory.mktemp("names") / "index")
    build_index(ARTICLES, location, embedder)
    return open_snapshot(location)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what did volta nuova lay?", "what did Volta Nuova lay?"),
        ("who runs the italo-danish chamber?", "who runs the Italo-Danish Chamber?"),
        ("what is volta nuova's line?", "what is Volta Nuova's line?"),
        ("who is karla nystrom?", "who is Karla Nyström?"),
        # The articles have these words without capitals too, only some of the name is there, or it is written right.
        ("who owns the old bridge company?", "who owns the old bridge company?"),
        ("what is under the green sea?", "what is under the green sea?"),
        ("what is nuova?", "what is nuova?"),
        ("What did Volta Nuova lay?", "What did Volta Nuova lay?"),
        ("", ""),
    ],
)
def test_a_name_is_written_as_in_the_articles(snapshot: Snapshot, typed: str, written: str) -> None:
    assert with_written_names(typed, snapshot) == written


def test_a_word_of_no_language_that_only_opens_sentences_is_a_name(snapshot: Snapshot) -> None:
    assert hear("how far is lübz", [], snapshot, 100).question == "how far is Lübz?"


def test_earlier_questions_get_their_capitals_too(snapshot: Snapshot, tmp_path: Path) -> None:
    assert hear("and who owns it", ["who heads volta nuova"], snapshot, 100).history == ("who heads Volta Nuova?",)
