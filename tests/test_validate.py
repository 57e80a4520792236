"""What the validator catches, each by a case with that one fault, over a small folder of articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.load import load_corpus
from corpus.types import Article
from evals.case import Case, Kind
from evals.validate import FEWEST, FEWEST_IN_ALL, Problem, blocks_of, thin_kinds, validate
from tests.files import put

PORT = """---
id: port
title: "Aktau reports a record"
publisher: The Harbour Post
---

The port of Aktau handled 12.5 million tons in 2024. In 2023 it had been 11 million tons.

Three goods grew most:

- Grain, by 31%
- Steel, by 4.5%
- Cotton, by 2%

Dina Omarova leads the port.
"""
CASE = {
    "id": "tons",
    "kind": "number",
    "question": "How much did Aktau handle in 2024?",
    "must": [[r"12\.5"]],
    "must_not": [r"\b21\b"],
    "cite": [{"article": "port", "words": [["12.5 million"], ["Aktau", "Aqtau"]]}],
}


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Article, ...]:
    put(tmp_path, "port.md", PORT)
    return tuple(load_corpus(tmp_path).articles)


def case(**changes: Any) -> Case:
    return Case.model_validate(CASE | changes)


def cite(*words: list[str], article: str = "port") -> list[dict[str, Any]]:
    return [{"article": article, "words": list(words)}]


def refused(**changes: Any) -> Case:
    return case(**({"must": [], "must_not": [], "cite": [], "answerable": False} | changes))


def test_sound_cases_have_no_problem(articles: tuple[Article, ...]) -> None:
    listed = cite(["Three goods"], ["Grain"], ["Cotton"])
    assert not validate([case(), case(id="b", question="Which goods grew?", must=[["steel"]], cite=listed)], articles)
    assert not validate([refused(question="How much was it in 2019?")], articles)


def test_a_list_is_one_block_with_its_lead_in(articles: tuple[Article, ...]) -> None:
    blocks = blocks_of(articles[0])
    assert any(block.quotes == ("Three goods grew most:", *GOODS) for block in blocks)
    assert blocks[0].quotes[1] == "In 2023 it had been 11 million tons."


GOODS = ("Grain, by 31%", "Steel, by 4.5%", "Cotton, by 2%")


@pytest.mark.parametrize(
    ("faulty", "what"),
    [
        (case(cite=cite(["12.5 million"], article="ports")), "no article ports"),
        (case(cite=cite(["12.5 billion"])), "holds together"),
        (case(cite=cite(["12.5 million"], ["Omarova"])), "holds together: 12.5 million, Omarova"),
        (case(cite=cite(["Grain"], ["Omarova"])), "holds together"),
        (case(must=[]), "no must or no cite"),
        (case(cite=[]), "no must or no cite"),
        (case(must=[["handle"]]), "echo"),
        (case(history=["Was it 12.5 million tons?"]), "echo"),
        (case(must=[["record", "12"]]), "a refusal"),
        (case(must=[["harbour post", "12"]]), "a refusal"),
        (case(must=[["12.5"], [r"\b9\.9"]]), r"must \b9\.9 is nowhere"),
        (case(must_not=["2024"], cite=cite(["12.5 million"])), "must_not 2024 forbids every quote with 12.5 million"),
        (refused(must=[["11"]]), "though there is no answer"),
        (refused(cite=cite(["Omarova"])), "though there is no answer"),
    ],
)
def test_a_fault_is_caught(articles: tuple[Article, ...], faulty: Case, what: str) -> None:
    (problem,) = validate([faulty], articles)
    assert problem.case == "tons"
    assert what in problem.what


def test_must_not_may_stand_beside_a_quote_that_serves(articles: tuple[Article, ...]) -> None:
    assert not validate([case(must_not=["2023"])], articles)


def test_a_computed_figure_need_not_stand_in_an_article(articles: tuple[Article, ...]) -> None:
    computed = {"question": "How much more was it than the year before?", "must": [[r"1\.5 million"]]}
    assert validate([case(**computed)], articles)
    assert not validate([case(kind="derived", **computed)], articles)


def test_ids_and_questions_come_once(articles: tuple[Article, ...]) -> None:
    same = [case(), case(id="again", question="how much did AKTAU handle in 2024"), case(question="And in that year?")]
    found = validate(same, articles)
    assert found == (Problem("again", "its question is that of tons"), Problem("tons", "its id is there twice"))
    asked_after = case(id="later", history=["Which port is the largest?"])
    assert not validate([case(), asked_after], articles)


def test_drafts_are_left_alone(articles: tuple[Article, ...]) -> None:
    assert not validate([case(must=[], cite=[], draft=True)], articles)


def test_thin_kinds_are_named() -> None:
    enough = [case(id=f"{kind}-{n}", kind=kind) for kind in Kind for n in range(max(fewest_of(kind), 12))]
    assert len(enough) >= FEWEST_IN_ALL
    assert not thin_kinds(enough)
    fewer = [c for c in enough if c.kind is not Kind.NEAR_MISS]
    assert thin_kinds([*fewer, case(kind="near_miss")])[0] == "near_miss: 1 of 35"
    assert thin_kinds([])[-1] == f"all: 0 of {FEWEST_IN_ALL}"


def fewest_of(kind: Kind) -> int:
    return FEWEST[kind]
