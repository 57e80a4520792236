"""Where a conversation is, and what follow-ups are answered by, over two articles written for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.finding.find import Search
from bot.finding.found import Found
from bot.questions.query import understand
from bot.questions.scene import Scene, gain
from bot.settings import load_settings
from tests.conftest import opened
from tests.files import put

FERRY = """\
The ferry company Belmar runs two boats between Faro and Huelva. Its founder is Rui Amaral.

Amaral, 58, began with a rowing boat. Each boat of Belmar cost €4 million and carries 90 people.

A quarrel over the pier in Faro has kept a third boat in the yard.
"""
MILL = """\
The paper mill Orvalho in Leiria has 410 workers. Its founder is Inês Prates.

Prates, 44, began with a shop for pencils. The mill cost €31 million.

A quarrel over the river has kept a second mill from being built.
"""


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Search:
    folder = tmp_path_factory.mktemp("scene")
    for name, text in (("ferry", FERRY), ("mill", MILL)):
        put(
            folder,
            f"{name}.md",
            f"---\ntitle: On the {name}\npublisher: Algarve Post\npublished: 2025-03-01\n---\n{text}",
        )
    return opened(load_settings(data=data, corpus=folder)).search()


def found(search: Search, question: str, *history: str) -> Found:
    *_, last = understand(question, history, publications=search.publications)
    return search.find(last)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does one of its boats cost?", "€4 million"),
        ("What keeps the third boat in the yard?", "A quarrel over the pier"),
    ],
)
def test_a_follow_up_is_answered_where_the_question_before_is(search: Search, question: str, words: str) -> None:
    best = found(search, question, "Who is the founder of Belmar?")
    assert best.answers
    assert words in best.evidence[0].text


def test_the_scene_is_where_the_question_before_is_answered(search: Search) -> None:
    scene = found(search, "Why is there no more of them?", "Who is the founder of Orvalho?").query.scene
    assert scene
    assert (scene.article, scene.paragraph) == ("mill", 1)


def test_a_question_that_names_what_it_is_about_has_no_scene(search: Search) -> None:
    assert found(search, "How many people does Orvalho employ?", "Who is the founder of Belmar?").query.scene is None


def test_figures_of_something_else_are_not_set_beside_that_of_a_follow_up(search: Search) -> None:
    assert found(search, "What did it cost?", "Where is Orvalho?").side_by_side is None


def test_a_scene_tells_how_far_off_a_passage_is(search: Search) -> None:
    passages = [e for e in found(search, "What has kept boats and mills from being built?").evidence if e.passage]
    scene = Scene("ferry", 1, 0)
    off = {(e.article.id, e.passage.paragraph): scene.distance(e.passage) for e in passages}
    assert off["ferry", 3] == 1
    assert off["mill", 3] is None
    assert gain(None, passages[0].passage) == 0.0


def test_he_is_who_was_asked_about(search: Search) -> None:
    query = found(search, "How did he begin?", "Who is Rui Amaral?").query
    assert (query.focus, query.context) == ("How did Rui Amaral begin?", "")
