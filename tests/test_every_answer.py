"""What holds for every answer, whatever is asked: over all cases of the evaluation."""

from __future__ import annotations

import json

import pytest

from bot.pipeline import Pipeline
from bot.types import Answer, Status
from evals.case import Case
from evals.claims import unsupported
from evals.load_cases import BUILT_IN, load_cases

CASES = load_cases(BUILT_IN)
KEYS = set(Answer.model_fields)


@pytest.fixture(scope="module")
def answers(accounts: Pipeline) -> list[tuple[Case, Answer]]:
    return [(case, accounts.ask(case.question, case.history, case.id)) for case in CASES]


def test_every_quote_is_the_articles_own(answers: list[tuple[Case, Answer]], accounts: Pipeline) -> None:
    snapshot = accounts.search().snapshot
    for _, answer in answers:
        for citation in answer.citations:
            article = snapshot.article(citation.article)
            assert article.text[citation.start : citation.end] == citation.quote
            paragraph = article.citable[citation.paragraph - 1]
            assert paragraph.start <= citation.start < citation.end <= paragraph.end


def test_citations_are_numbered_in_order_of_use_and_all_are_used(answers: list[tuple[Case, Answer]]) -> None:
    for case, answer in answers:
        numbers = [citation.n for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1)), case.id
        used = dict.fromkeys(n for sentence in answer.sentences for n in sentence.citations)
        assert list(used) == numbers, case.id
        assert all(sentence.citations for sentence in answer.sentences), case.id
        shown = [operand.citation for computed in answer.computed for operand in computed.operands]
        shown += [value.citation for conflict in answer.conflicts for value in conflict.values]
        assert set(shown) <= set(numbers), case.id


def test_every_figure_is_supported(answers: list[tuple[Case, Answer]]) -> None:
    assert {case.id: figures for case, answer in answers if (figures := unsupported(answer))} == {}


def test_the_status_tells_what_is_there(answers: list[tuple[Case, Answer]]) -> None:
    for case, answer in answers:
        if answer.status is Status.REFUSED:
            assert not answer.sentences and not answer.citations and answer.short_answer is None, case.id
            assert answer.missing and answer.answer, case.id
        else:
            assert answer.sentences and answer.citations, case.id
            assert answer.nearest == (), case.id
        if answer.status is Status.CONFLICT:
            assert any(len(conflict.values) > 1 for conflict in answer.conflicts), case.id
        if answer.status is Status.PARTIAL:
            assert answer.missing, case.id


def test_every_key_is_there_and_goes_through_json(answers: list[tuple[Case, Answer]]) -> None:
    for case, answer in answers:
        line = answer.model_dump_json()
        assert set(json.loads(line)) == KEYS
        assert "\n" not in line
        assert Answer.model_validate_json(line) == answer
        assert (answer.id, answer.question) == (case.id, case.question)


def test_a_probability_and_what_was_retrieved_are_always_given(answers: list[tuple[Case, Answer]]) -> None:
    for case, answer in answers:
        assert answer.confidence is not None and 0 <= answer.confidence <= 1, case.id
        assert answer.retrieved, case.id
        assert answer.understood.strip(), case.id


def test_a_short_answer_leads_and_stands_in_what_is_shown(answers: list[tuple[Case, Answer]]) -> None:
    for case, answer in answers:
        if answer.short_answer:
            assert answer.answer.startswith(f"{answer.short_answer} – "), case.id
