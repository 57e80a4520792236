"""The judge: a right answer passes, and each way of being wrong is told by its own part of the verdict."""

from __future__ import annotations

import pytest

from bot.types import Answer, Check, Computed, Operand, Status
from evals.case import Case, Cite, Kind
from evals.claims import Claim, carried, figures, unsupported
from evals.judge import failed, judge, stands_in
from evals.results import Verdict
from index.store import Snapshot
from tests.answers import CASE, NOT_THERE, OIL, REFUSED, RIGHT, SHARE, changed, citation, sentence
from tests.articles import AKTAU, ITALY

TWO = changed(
    RIGHT,
    answer=f"{SHARE} [1] {OIL} [2]",
    short_answer=None,
    sentences=(sentence(SHARE, 1), sentence(OIL, 2)),
    citations=(citation(1, ITALY, 1), citation(2, ITALY, 2)),
)


def parts(verdict: Verdict) -> tuple[bool, bool, bool, tuple[str, ...]]:
    return verdict.right, verdict.cited, verdict.exact, verdict.unsupported


def test_a_right_answer_passes(small: Snapshot) -> None:
    verdict = judge(CASE, RIGHT, small)
    assert verdict.passed and verdict.faults == ()
    assert figures(RIGHT) > 0


def test_a_due_refusal_passes_whatever_its_words(small: Snapshot) -> None:
    case = NOT_THERE.model_copy(update={"must_not": ("goats",)})
    assert judge(case, REFUSED, small).passed


def test_always_refusing_is_not_right(small: Snapshot) -> None:
    verdict = judge(CASE, REFUSED, small)
    assert parts(verdict) == (False, False, True, ())
    assert verdict.faults[0] == "refused, and the articles answer it"
    assert "doesn't cite italy" in verdict.faults


def test_never_refusing_is_not_right(small: Snapshot) -> None:
    verdict = judge(NOT_THERE, RIGHT, small)
    assert parts(verdict) == (False, True, True, ())
    assert verdict.faults == ("answered, and the articles don't answer it",)


@pytest.mark.parametrize("shift", [(1, 1), (0, -1), (0, 1), (1000, 1000)])
def test_wrong_offsets_are_not_exact(shift: tuple[int, int], small: Snapshot) -> None:
    cited = RIGHT.citations[0]
    moved = cited.model_copy(update={"start": cited.start + shift[0], "end": cited.end + shift[1]})
    verdict = judge(CASE, changed(RIGHT, citations=(moved,)), small)
    assert parts(verdict) == (True, True, False, ())


def test_a_quote_that_is_not_the_articles_words_is_not_exact(small: Snapshot) -> None:
    cited = RIGHT.citations[0].model_copy(update={"quote": SHARE.replace("Central", "central")})
    assert parts(judge(CASE, changed(RIGHT, citations=(cited,)), small)) == (True, True, False, ())


def test_an_article_that_is_not_there_is_not_exact_and_not_what_was_to_be_cited(small: Snapshot) -> None:
    cited = RIGHT.citations[0].model_copy(update={"article": "spain"})
    verdict = judge(CASE, changed(RIGHT, citations=(cited,)), small)
    assert parts(verdict) == (True, False, False, ())


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (changed(TWO, citations=TWO.citations[::-1]), "citations are numbered [2, 1]"),
        (changed(TWO, sentences=TWO.sentences[:1]), "sentences cite [1] and there are citations [1, 2]"),
        (changed(TWO, citations=TWO.citations[:1]), "sentences cite [1, 2] and there are citations [1]"),
    ],
    ids=["order", "unused", "gone"],
)
def test_numbers_run_from_one_and_all_are_used(answer: Answer, fault: str, small: Snapshot) -> None:
    verdict = judge(CASE, answer, small)
    assert not verdict.exact and fault in verdict.faults


def test_a_changed_digit_is_unsupported(small: Snapshot) -> None:
    wrong = SHARE.replace("12.1%", "12.7%")
    answer = changed(RIGHT, answer=f"12.1% – {wrong} [1]", sentences=(sentence(wrong, 1),))
    verdict = judge(CASE, answer, small)
    assert parts(verdict) == (True, True, True, ("12.7%",))
    assert verdict.faults == ("12.7% stands in no cited quote",)


def test_a_changed_digit_in_the_short_answer_is_unsupported(small: Snapshot) -> None:
    answer = changed(RIGHT, short_answer="12.7%", answer=f"12.7% – {SHARE} [1]")
    assert judge(CASE, answer, small).unsupported == ("12.7%",)


def test_a_changed_digit_in_what_is_shown_alone_is_unsupported(small: Snapshot) -> None:
    answer = changed(RIGHT, answer=RIGHT.answer.replace(SHARE, SHARE.replace("12.1%", "12.7%")))
    assert judge(CASE, answer, small).unsupported == ("12.7%",)


def test_a_figure_must_stand_in_the_quotes_of_its_own_sentence(small: Snapshot) -> None:
    swapped = changed(TWO, sentences=(sentence(SHARE, 2), sentence(OIL, 1)))
    assert {"12.1%", "$6.9 billion"} <= set(judge(CASE, swapped, small).unsupported)
    assert judge(CASE, TWO, small).unsupported == ()


def test_a_worked_out_figure_is_supported_and_its_operands_are_looked_at() -> None:
    text = "That is $4.9 billion less."
    answer = changed(
        RIGHT,
        answer=f"{text} [1]",
        short_answer=None,
        sentences=({"text": text, "citations": (1,), "check": Check.COMPUTED},),
        citations=(citation(1, ITALY, 2),),
    )
    assert unsupported(answer) == ("$4.9 billion",)
    good = Computed(
        text="$6.9 billion − $2 billion = $4.9 billion", operands=(Operand(text="$6.9 billion", citation=1),)
    )
    assert unsupported(changed(answer, computed=(good,))) == ()
    bad = good.model_copy(update={"operands": (Operand(text="$6.8 billion", citation=1),)})
    assert unsupported(changed(answer, computed=(bad,))) == ("$6.8 billion",)


def test_what_is_missing_may_be_named_without_a_quote() -> None:
    text = f"The articles give this for 2024, not 2019. {SHARE} [1]"
    answer = changed(RIGHT, status=Status.PARTIAL, short_answer=None, answer=text)
    assert unsupported(answer) == ("2019",)
    missing = ({"kind": "year", "asked": "2019", "have": ("2024",)},)
    assert unsupported(changed(answer, missing=missing)) == ()


@pytest.mark.parametrize(
    ("must", "must_not", "fault"),
    [
        ((("12\\.1",), ("ROME", "italy")), ("13%",), None),
        ((("12\\.1",), ("rome",)), (), "doesn't say rome"),
        ((("12\\.1",),), ("CENTRAL asia",), "says CENTRAL asia"),
    ],
)
def test_must_and_must_not(
    must: tuple[tuple[str, ...], ...], must_not: tuple[str, ...], fault: str | None, small: Snapshot
) -> None:
    verdict = judge(CASE.model_copy(update={"must": must, "must_not": must_not}), RIGHT, small)
    assert verdict.faults == ((fault,) if fault else ())
    assert verdict.right is (fault is None)


def test_quotes_of_one_article_count_together_and_other_articles_do_not(small: Snapshot) -> None:
    both = CASE.model_copy(update={"cite": (Cite(article="italy", words=(("12.1%",), ("$6.9 billion",))),)})
    assert judge(both, TWO, small).cited
    assert judge(both, RIGHT, small).faults == ("the quotes from italy don't hold $6.9 billion",)
    other = changed(TWO, citations=(citation(1, ITALY, 1), citation(2, AKTAU, 1)))
    assert not judge(both, other, small).cited


def test_two_articles_must_both_be_cited(small: Snapshot) -> None:
    case = Case(
        id="two",
        kind=Kind.TWO_ARTICLES,
        question="?",
        cite=(Cite(article="italy", words=(("12.1%",),)), Cite(article="aktau", words=(("Aktau",),))),
    )
    assert judge(case, RIGHT, small).faults == ("doesn't cite aktau",)
    answer = changed(TWO, citations=(citation(1, ITALY, 1), citation(2, AKTAU, 1)))
    assert judge(case, answer, small).cited


def test_a_case_that_raised_is_wrong() -> None:
    verdict = failed(CASE, "ValueError: boom")
    assert parts(verdict) == (False, False, True, ())
    assert verdict.faults == ("raised ValueError: boom",)
    assert not failed(NOT_THERE, "boom").passed


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("2.1%", "rose by 12.1%", False),
        ("1%", "rose by 12.1%", False),
        ("12", "rose by 12.1%", False),
        ("12.1", "rose by 12.1%", True),
        ("6", "in 2016, 6.", True),
        ("6.9 billion", "$6.9\nbillion", True),
        ("export", "its exports", True),
        ("Export", "its exports", False),
    ],
)
def test_words_stand_as_they_are_and_figures_whole(word: str, text: str, found: bool) -> None:
    assert stands_in(word, text) is found


def test_what_carries_a_claim() -> None:
    assert carried(Claim("Italy exported oil.", ("Oil was exported by Italy",)))
    assert not carried(Claim("Italy exported gas.", ("Oil was exported by Italy",)))
    assert carried(Claim("Italy exported oil.", ("Oil is exported", "to Italy")))
    assert not carried(Claim("12.1%", ("12.2%",)))
    assert not carried(Claim("The", ()))
