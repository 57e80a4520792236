"""What stands around a question changes nothing of its answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.pipeline import Pipeline
from bot.questions.courtesy import without_courtesy, without_opening
from evals.case import Kind
from evals.load_cases import BUILT_IN, load_cases

FIRST = ("What", "Which", "Who", "How", "When", "Where", "Why", "Whose", "Did", "Does", "Is", "In")
KINDS = (Kind.NUMBER, Kind.SINGLE_FACT, Kind.NEAR_MISS, Kind.LIST)
ASKED = [
    case
    for case in load_cases(BUILT_IN)
    if case.kind in KINDS and case.question.startswith(FIRST) and case.question.endswith("?")
][::4]
WAYS: dict[str, Callable[[str], str]] = {
    "greeted": lambda question: f"Hi, {_small(question)} Thanks!",
    "please": lambda question: f"{question.rstrip('?')}, please?",
    "led up to": lambda question: f"My boss wants to know: {_small(question)}",
    "for a paper": lambda question: f"I am writing a paper – {_small(question)}",
    "by the articles": lambda question: f"{question.rstrip('?')}, according to the articles?",
    "labelled": lambda question: f"Question 1: {question}",
    "quoted": lambda question: f"“{question}”",
    "sorry": lambda question: f"Sorry, {_small(question)}",
    "spaced": lambda question: f"{question.replace(' ', '  ')} ??",
}


def _small(question: str) -> str:
    return question[0].lower() + question[1:]


@pytest.mark.parametrize("way", WAYS)
def test_the_answer_is_the_same(way: str, accounts: Pipeline) -> None:
    for case in ASKED:
        plain, dressed = accounts.ask(case.question), accounts.ask(WAYS[way](case.question))
        assert (dressed.status, dressed.answer) == (plain.status, plain.answer), case.id


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Hi there! Who is he? Thank you.", "Who is he?"),
        ("Dear team, when was it?", "When was it?"),
        ("who is he thanks", "who is he"),
        ("Q1: what was it, please?", "What was it?"),
        ("Who? ??", "Who?"),
        ("“Who is he?”", "Who is he?"),
        ("What would please the minister?", "What would please the minister?"),
        ("“Rome” and “Astana”: which came first?", "“Rome” and “Astana”: which came first?"),
        ("Sorry, who is he?", "Who is he?"),
        ("I see. And who is he?", "And who is he?"),
        ("Hitachi is what?", "Hitachi is what?"),
        ("Thanks!", "Thanks!"),
        ("Hello", "Hello"),
        ("Hello!", "Hello!"),
    ],
)
def test_greetings_and_thanks_go_unless_nothing_else_is_said(message: str, asked: str) -> None:
    assert without_courtesy(message) == asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("My boss wants to know which port it is.", "Which port it is."),
        ("Our pharma client asks what it was worth.", "What it was worth."),
        ("Can you tell me in which year it began?", "In which year it began?"),
        ("I'd like to know: is it so?", "Is it so?"),
        ("I am writing a paper on trade: how many tons went?", "How many tons went?"),
        ("In the articles, who speaks?", "Who speaks?"),
        ("Who speaks, judging by these texts?", "Who speaks?"),
        ("Who exactly is he?", "Who is he?"),
        ("Who speaks according to Reuters?", "Who speaks according to Reuters?"),
        ("The minister asks why it fell.", "The minister asks why it fell."),
        ("We asked Novak why it fell", "We asked Novak why it fell"),
        ("I work at Acme: what did it sell?", "I work at Acme: what did it sell?"),
        ("Italy: what is its share?", "Italy: what is its share?"),
        ("For my report on 2023, what was it?", "For my report on 2023, what was it?"),
    ],
)
def test_what_leads_up_to_a_question_goes_unless_it_names_something(sentence: str, asked: str) -> None:
    assert without_opening(sentence) == asked
