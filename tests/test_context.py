"""A sentence is understood by the date of its article and the sentences before it; its quote stays as it is."""

from __future__ import annotations

import pytest

from bot.composing.context import spelled_out, understood, with_units
from bot.composing.draft import Source
from corpus.split import sentences_of
from corpus.types import Article, Paragraph, ParagraphKind


def last(text: str) -> Source:
    """The last sentence of an article of 6 October 2025."""
    body = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(text), number=1)
    made = Article(id="one", title="one", text=text, paragraphs=(body,), file="one.md", published="2025-10-06")
    return Source(made, body, sentences_of(made, body)[-1])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Prices were $5 in 2024, against $4 the year before.", "Prices were $5 in 2024, against $4 in 2023."),
        ("The yard opened on 19 September.", "The yard opened on 19 September 2025."),
        ("The yard opened on 19 December.", "The yard opened on 19 December 2024."),
        ("It will open on 1 February.", "It will open on 1 February 2026."),
        ("Each year they meet in May.", "Each year they meet in May."),
        ("Last year exports fell.", "In 2024 exports fell."),
        ("An office is to open next spring.", "An office is to open in spring 2026."),
    ],
)
def test_times_get_their_years(said: str, meant: str) -> None:
    source = last(said)
    assert understood(source).quote == meant
    assert understood(source).exact == source
    assert source.quote == said


@pytest.mark.parametrize(
    ("before", "said", "meant"),
    [
        ("Ewa Nowak runs the yard.", "She is 58.", "Ewa Nowak is 58."),
        ("Ewa Nowak met Jan Kowal.", "She is 58.", "She is 58."),
        ("MGH was founded in 1968.", "Its boss is new.", "MGH’s boss is new."),
        ("Norvane Steel and Lisk Rail agreed.", "Its boss is new.", "Its boss is new."),
    ],
)
def test_a_pronoun_stands_for_the_only_name_that_it_can_mean(before: str, said: str, meant: str) -> None:
    assert understood(last(f"{before} {said}")).quote == meant


def test_a_bare_number_has_the_unit_of_the_money_before_it() -> None:
    assert with_units("It was 90 soms; now they pay 165.") == "It was 90 soms; now they pay 165 soms."
    assert with_units("They have 90 soms, and 165 of them.") == "They have 90 soms, and 165 of them."
    assert spelled_out("It rose to $5 in 2024 from $4 the year before.") == "It rose to $5 in 2024 from $4 in 2023."
