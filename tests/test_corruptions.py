"""Right answers in other words, what is made wrong in them, and that the checker tells them apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import bundled_articles
from corpus.errors import CorridorError
from corpus.load import load_corpus
from evals.corrupt import Kind
from evals.corruptions import CheckerScores, checker_scores, corruptions, load, rows, save
from evals.name_pool import name_pool
from evals.rewordings import ARTICLES, HELD_OUT_TOPICS, OTHER_TOPICS, Half, RightAnswer, load_rewordings, right_answers
from tests.originals import originals_or_skip
from tests.test_accounts import runs

RIGHT = RightAnswer(
    "In 2023 Italy sold France 20 tons of silk for $3 million, said Ana Sousa.",
    ("Ana Sousa said: “For $3 million Italy sold 20 tons of silk to France in 2023.”",),
    "reworded",
)
EXACT, TUNED, HELD_OUT = "exact", "reworded, tuned", "reworded, held out"
OTHER, OTHER_HELD_OUT = "other topics, tuned", "other topics, held out"
FIGURES_AND_NAMES = (Kind.DIGIT, Kind.UNIT, Kind.YEAR, Kind.NAME)


@pytest.fixture(scope="module")
def scores() -> CheckerScores:
    return checker_scores(right_answers())


def test_the_rewordings_are_other_words_for_sentences_of_the_accounts() -> None:
    texts = {article.id: " ".join(article.text.split()) for article in load_corpus(bundled_articles()).articles}
    rewordings = load_rewordings(ARTICLES)
    assert len({row.text for row in rewordings}) == len(rewordings) >= 170
    for row in rewordings:
        for quote in row.quotes:
            assert quote.article is not None
            assert quote.words in texts[quote.article]
            assert row.text not in quote.words


def test_both_halves_are_large() -> None:
    halves = [row.half for row in load_rewordings(ARTICLES)]
    assert min(halves.count(Half.TUNED), halves.count(Half.HELD_OUT)) >= 80
    assert sum(len(load_rewordings(path)) for path in OTHER_TOPICS) >= 220
    assert len(load_rewordings(HELD_OUT_TOPICS)) >= 20


def test_no_run_of_eight_words_of_a_rewording_is_the_publishers() -> None:
    theirs = {run for file in originals_or_skip().glob("*.txt") for run in runs(file.read_text(encoding="utf-8"))}
    assert not {" ".join(run) for row in load_rewordings(ARTICLES) for run in runs(row.text) if run in theirs}


@pytest.mark.parametrize("text", ["", "- text: only", "{", "5"])
def test_what_is_no_list_of_rewordings_is_an_error(text: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorridorError, match=r"mine\.yaml"):
        load_rewordings(tmp_path / "mine.yaml")


def test_each_kind_changes_what_it_says() -> None:
    made = {kind: [c.text for c in corruptions([RIGHT]) if c.kind is kind] for kind in Kind}
    assert {re.sub(r"\d", "#", text) for text in made[Kind.DIGIT]} == {re.sub(r"\d", "#", RIGHT.text)}
    assert any("€3 million" in text for text in made[Kind.UNIT])
    assert all("2023" not in text for text in made[Kind.YEAR])
    assert "In 2023 France sold Italy 20 tons of silk for $3 million, said Ana Sousa." in made[Kind.ROLES]
    assert any("did not s" in text or "never s" in text for text in made[Kind.NEGATION])
    assert all(text.startswith(RIGHT.text[:-1]) for text in made[Kind.ADDED])


def test_the_same_answers_and_seed_give_the_same_corruptions() -> None:
    answers = right_answers()[:20]
    assert corruptions(answers) == corruptions(answers)
    assert corruptions(answers) != corruptions(answers, seed=1)


def test_names_that_are_listed_do_not_change_places() -> None:
    text = "Italy and France, with Spain, agreed."
    assert not [c for c in corruptions([RightAnswer(text, (text,), EXACT)]) if c.kind is Kind.ROLES]


def test_a_corruption_is_neither_a_right_answer_nor_a_run_of_a_quote() -> None:
    answers = right_answers()
    right = {answer.text for answer in answers}
    made = corruptions(answers)
    assert len(made) >= 3000
    for corruption in made:
        assert corruption.text not in right
        assert not any(corruption.text.rstrip(".") in quote for quote in corruption.right.quotes)


def test_names_are_told_apart() -> None:
    pool = name_pool(["Ana Sousa said that Italy won.", "Most of Italy saw Ana Sousa leave."])
    assert (pool.people, pool.places) == (("Ana Sousa",), ("Italy",))
    assert "Most of Italy" not in pool.all


def caught(scores: CheckerScores, sources: tuple[str, ...], kinds: tuple[Kind, ...]) -> float:
    tallies = [score.caught[kind] for score in scores.scores if score.source in sources for kind in kinds]
    return sum(tally.passed for tally in tallies) / sum(tally.cases for tally in tallies)


@pytest.mark.parametrize("sources", [(EXACT,), (TUNED, HELD_OUT), (OTHER, OTHER_HELD_OUT)])
def test_altered_figures_units_years_and_names_are_caught(scores: CheckerScores, sources: tuple[str, ...]) -> None:
    assert caught(scores, sources, FIGURES_AND_NAMES) >= 0.99


@pytest.mark.parametrize("kind", [Kind.NEGATION, Kind.ROLES, Kind.FIGURES, Kind.YEARS, Kind.ADDED])
@pytest.mark.parametrize("sources", [(EXACT,), (TUNED, HELD_OUT)])
def test_turned_meanings_are_caught(scores: CheckerScores, sources: tuple[str, ...], kind: Kind) -> None:
    assert caught(scores, sources, (kind,)) >= 0.9


def test_right_answers_pass(scores: CheckerScores) -> None:
    rejected = {score.source: score.rejected for score in scores.scores}
    assert rejected[EXACT].passed == 0
    reworded = [rejected[TUNED], rejected[HELD_OUT]]
    assert sum(tally.passed for tally in reworded) <= 0.05 * sum(tally.cases for tally in reworded)


def test_sentences_that_are_wrong_by_hand_are_caught(scores: CheckerScores) -> None:
    assert caught(scores, (OTHER,), (Kind.HAND,)) >= 0.9
    assert caught(scores, (OTHER_HELD_OUT,), (Kind.HAND,)) >= 0.85


def test_scores_are_kept_and_shown(scores: CheckerScores, tmp_path: Path) -> None:
    assert load(tmp_path) is None
    save(scores, tmp_path / "runs")
    assert load(tmp_path / "runs") == scores
    shown = list(rows(scores))
    assert shown[0][0] == "caught: digit"
    assert {len(row) for row in shown} == {6}
