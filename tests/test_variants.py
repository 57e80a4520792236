"""Names that stand for one another, in articles written for the test."""

from __future__ import annotations

import pytest

from bot.pipeline import Pipeline
from bot.questions.variants import Variants, variants
from corpus.split import split_article
from index.aliases import read_aliases
from index.lexical import LexicalIndex
from tests.articles import article

PASSAGES = split_article(
    article(
        "cork",
        "The Porto Cork Board (PCB) sells cork to Kazakhstan, Uruguay and Austria, the Prime Minister of Italy said.",
        "The Southern Line, also known as the Cork Corridor, runs to Spain. The PCB welcomed it in the United States.",
        "An Eastern Tax Code (ETC) was passed, and the European Trade Council (ETC) complained to us.",
    )
)


@pytest.fixture(scope="module")
def learnt() -> Variants:
    return Variants(read_aliases(PASSAGES), LexicalIndex.build(PASSAGES))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Who heads the PCB?", ("Porto Cork Board",)),
        ("Who heads the pcb?", ("Porto Cork Board",)),
        ("the Porto Cork Board's exports", ("PCB",)),
        ("the PCB, or Porto Cork Board", ()),
        ("Where does the cork corridor end?", ("Southern Line",)),
        ("What did the PM say?", ("prime minister",)),
        ("What did Italy's premier say?", ("prime minister",)),
        ("Kazakh and Austrian imports", ("Kazakhstan", "Austria")),
        ("Kazakhstani firms in Kazakhstan", ()),
        ("Mongolian imports", ()),  # the articles have no Mongolia
        ("What does the US say to us?", ("United States",)),
        ("tell us who it was", ()),
        ("the ETC", ("Eastern Tax Code", "European Trade Council")),
        ("", ()),
    ],
)
def test_expand(learnt: Variants, text: str, others: tuple[str, ...]) -> None:
    assert learnt.expand(text) == others


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("PCB", "the Porto Cork Board"),
        ("Southern Line", "Cork Corridor"),
        ("PM", "Prime Minister"),
        ("premier", "prime minister"),
        ("Kazakh", "Kazakhstan"),
        ("Kazakhstani", "Kazakh"),
        ("Italian", "Italy"),
        ("the ITALY", "Italy's"),
        ("Évora", "Evora"),
    ],
)
def test_same(learnt: Variants, left: str, right: str) -> None:
    assert learnt.same(left, right)
    assert learnt.same(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Eastern Tax Code", "European Trade Council"),
        ("Italy", "Austria"),
        ("Austria", "Australia"),
        ("Niger", "Nigerian"),
        ("prime minister", "president"),
        ("PCB", "Cork Corridor"),
        ("Porto", "Cork"),
    ],
)
def test_not_the_same(learnt: Variants, left: str, right: str) -> None:
    assert not learnt.same(left, right)
    assert not learnt.same(right, left)


def test_two_names_of_a_third_are_one() -> None:
    text = "The Trans-Iberian Freight Route (TIFR) is long. TIFR, also known as the Cork Corridor, is dear."
    passages = split_article(article("route", text))
    learnt = Variants(read_aliases(passages), LexicalIndex.build(passages))
    assert learnt.same("Cork Corridor", "Trans-Iberian Freight Route")
    assert set(learnt.expand("How long is the TIFR?")) == {"Trans-Iberian Freight Route", "Cork Corridor"}


def test_initials_of_a_name_that_is_always_written_out() -> None:
    text = "The Lisbon Algarve Canal and the Uruguay Sardine Agency are old. The Atlantic Drydock Bank lent both."
    passages = split_article(article("canal", text))
    learnt = Variants(read_aliases(passages), LexicalIndex.build(passages))
    assert learnt.expand("How long is the LAC?") == ("Lisbon Algarve Canal",)
    assert learnt.same("LAC", "Lisbon Algarve Canal")
    assert not learnt.same("USA", "Uruguay Sardine Agency")  # means another one everywhere
    assert not learnt.same("ADB", "Atlantic Drydock Bank")
    assert learnt.expand("How long is the Lisbon Algarve Canal?") == ()


def test_our_own_articles(accounts: Pipeline) -> None:
    known = variants(accounts.search().snapshot)
    assert known.expand("What does the ITC say of the TITR?") == (
        "International Trade Centre",
        "Trans-Caspian International Transport Route",
    )
    assert known.expand("Which fields does the KazISS expert name?")[0].startswith("Kazakhstan Institute for Strategic")
    assert known.same("European Union", "EU")
