"""A question that names what its pronouns stand for needs no question before it."""

from __future__ import annotations

import pytest

from bot.pipeline import Pipeline
from bot.questions.dialogue import leans, stands
from evals.case import Kind
from evals.load_cases import BUILT_IN, load_cases

BEFORE = (
    ("Who is Bekzhan Sadykov?",),
    ("How much hard coal did Italy buy in 2024?", "And aluminum?"),
    ("Hi!", "Thanks!"),
)
# Of 50 cases that stand alone so many may take something of an unrelated question before them.
MOST = 2


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        ("How important is Peru among suppliers, in the words of its head of state?", False),
        ("As Anna Novak told Ivan Petrov, how much do they mean to add?", False),
        ("Who was the first in space and from where did he lift off?", False),
        ("What does Norway sell to its partners?", False),
        ("Chile and Peru are still at odds. What keeps them from a settlement?", False),
        ("What do Chile on the one hand and Peru on the other say?", False),
        ("How much of Peru's copper does it buy?", True),
        ("What did Novak say about its trade?", True),
        ("What did Novak tell her?", True),
        ("I heard about the RNA method. Can it be used for that too?", True),
        ("That sounds like farming. How are they related?", True),
        ("What did they sign?", True),
    ],
)
def test_a_pronoun_whose_noun_the_question_has_leans_on_nothing(question: str, needs: bool) -> None:
    assert leans(question) is needs


def test_only_what_names_something_stands_by_itself() -> None:
    assert stands("Chile and Peru ended a quarrel in 2025.")
    assert not stands("I'm going to bake some cookies.")
    assert not stands("It came twice.")


@pytest.mark.parametrize("history", BEFORE)
def test_what_was_asked_before_changes_hardly_any_answer(history: tuple[str, ...], accounts: Pipeline) -> None:
    alone = [case for case in load_cases(BUILT_IN) if not case.history and case.kind is not Kind.INJECTION][::4]
    changed = [
        case.id for case in alone if accounts.ask(case.question, history).answer != accounts.ask(case.question).answer
    ]
    assert len(changed) <= MOST, changed
