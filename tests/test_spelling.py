"""Misspelt questions, over articles written for the test and over our own."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from bot.english.dictionary import NearWords, is_british, left_out, one_slip
from bot.pipeline import Pipeline
from bot.questions.spelling import Speller, repair
from evals.load_cases import BUILT_IN, load_cases
from index.build import build_index
from index.embedder import Embedder
from index.store import Location, Snapshot, open_snapshot
from index.vocabulary import Vocabulary
from tests.articles import article

ARTICLES = [
    article(
        "cork",
        "Portugal sold cork worth 1.2 billion euros to Uruguay in 2023, said President Ximena Zubizarreta.",
        "The harbour of Montevideo, which many companies use, unloaded it. The growth was remarkable.",
        "In Montevideo the governor, Zubizarreta's cousin Kirsi Nyström, thanked the Joint Cork Institute (JCI).",
    ),
    article("ferry", "A ferry to Montevideo leaves from Sines in May. Officials in Uruguay praised the JCI for it."),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Snapshot:
    location = Location(tmp_path_factory.mktemp("spelling") / "index")
    build_index(ARTICLES, location, embedder)
    return open_snapshot(location)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how mny compnies sell corc to Urugay", "how many companies sell cork to Uruguay"),
        ("wich harbuor unloded it", "which harbour unloaded it"),
        ("waht did Zubizareta say abuot teh growht?", "what did Zubizarreta say about the growth?"),
        ("Wen dose the fery leave from Sinse?", "When dose the ferry leave from Sines?"),
        ("Did Zubizarretta's cousin thank the Jont Institut?", "Did Zubizarreta's cousin thank the Joint Institute?"),
        ("which harbor do they use", "which harbour do they use"),
        ("who is Kirsi Nystrom", "who is Kirsi Nystrom"),
        ("Potrugal's growth", "Portugal's growth"),
        ("whats urugays growth", "whats Uruguays growth"),
        ("portugls cork", "Portugals cork"),
        ("who is Kirsi Nystrms cousin", "who is Kirsi Nyströms cousin"),
        ("wat was sold abt May w Uruguay", "what was sold about May with Uruguay"),
    ],
)
def test_typos(snapshot: Snapshot, typed: str, meant: str) -> None:
    repaired = repair(typed, snapshot)
    assert repaired.text == meant
    changed = [(a, b) for a, b in zip(typed.split(), meant.split(), strict=True) if a != b]
    assert len(repaired.changes) == len(changed)
    for (before, after), (typed_word, meant_word) in zip(repaired.changes, changed, strict=True):
        assert before in typed_word
        assert after in meant_word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what did portugal sell to uruguay in 2023", "what did Portugal sell to Uruguay in 2023"),
        ("WHAT DID PORTUGAL SELL TO UROGUAY?", "what did Portugal sell to Uruguay?"),
        ("montevideo's governor and the jci", "Montevideo's governor and the JCI"),
        ("WHO IS THE PRESIDENT OF KIRIBATI", "who is the president of Kiribati"),
        ("who is the president and what may he say", "who is the president and what may he say"),
        ("exports to mongolia", "exports to Mongolia"),
        ("JCI?", "JCI?"),
        ("WHO IS ZELENSKY", "who is Zelensky"),
    ],
)
def test_capitals(snapshot: Snapshot, typed: str, meant: str) -> None:
    assert repair(typed, snapshot).text == meant


@pytest.mark.parametrize(
    "question",
    [
        "What is the price of wheat and uranium?",
        "How high was inflation in Mongolia under Macron?",
        "How many jobs did Borat and Ursula von der Leyen create in the neighbourhood of the theatre?",
        "Who won the €5m prize of the 3rd COP29 on 12th January, Kassym-Jomart or O'Brien?",
        "Qual è la quota del commercio con i paesi vicini?",
        "Какова доля Италии?",
        "https://example.org/corc",
        "?",
        "",
    ],
)
def test_what_is_right_or_not_english_stays(snapshot: Snapshot, question: str) -> None:
    repaired = repair(question, snapshot)
    assert (repaired.text, repaired.changes) == (question, ())


def test_names_are_repaired_in_other_languages_too(snapshot: Snapshot) -> None:
    assert repair("Qual è la capitale dell'Urugay e la sua economia?", snapshot).changes == (("Urugay", "Uruguay"),)


def test_the_original_is_kept_but_for_what_changed(snapshot: Snapshot) -> None:
    question = "  (wich) — “corc”…\tUrugay’s?! "
    repaired = repair(question, snapshot)
    assert repaired.text == "  (which) — “cork”…\tUruguay’s?! "
    assert repaired.changes == (("wich", "which"), ("corc", "cork"), ("Urugay", "Uruguay"))
    assert repair(repaired.text, snapshot).changes == ()


def test_with_a_stroke_is_with(snapshot: Snapshot) -> None:
    assert repair("growth w/ Uruguay", snapshot).text == "growth with Uruguay"
    assert repair("growth in km/h", snapshot).text == "growth in km/h"


def test_slips() -> None:
    for typed in ("preident", "prresident", "presidnet", "presodent"):
        assert one_slip(typed, "president")
    assert not one_slip("prekident", "president")
    assert left_out("mny", "many")
    assert not left_out("nmy", "many")
    assert is_british("harbours")
    assert not is_british("harbors")


def test_near_words() -> None:
    words = NearWords(["trade", "trades", "tirade", "grade", "rate"])
    assert words.near("trdae", 1) == {"trade": 1}
    assert words.near("rtade", 1) == {"trade": 1}
    assert words.near("trade", 1) == {"trade": 0, "trades": 1, "tirade": 1}
    assert words.near("x", 1) == {}


def test_an_empty_vocabulary_repairs_by_english_alone(snapshot: Snapshot) -> None:
    speller = Speller(Vocabulary({}), snapshot.lexical)
    assert speller.repair("wich Brozil").text == "which Brazil"


def test_our_own_questions(accounts: Pipeline) -> None:
    """Right questions stay; at least seven of ten with one random typo come out as without it."""
    cases = load_cases(BUILT_IN)
    snapshot = accounts.search().snapshot
    right = [case.question for case in cases if case.kind not in ("typo", "other_language", "telegraphic", "injection")]
    respelled = [(a, b) for q in right for a, b in repair(q, snapshot).changes if a.lower() != b.lower()]
    assert len(respelled) <= 2, respelled
    chance = random.Random(4)
    whole = 0
    for question in right:
        word = chance.choice(re.findall(r"[A-Za-z]{4,}", question) or ["none"])
        slip = chance.randrange(1, len(word) - 1)
        typo = chance.choice(
            [
                word[:slip] + word[slip + 1 :],
                word[:slip] + word[slip] + word[slip:],
                word[:slip] + word[slip + 1] + word[slip] + word[slip + 2 :],
            ]
        )
        mistyped = re.sub(rf"\b{word}\b", typo, question, count=1)
        whole += repair(mistyped, snapshot).text == repair(question, snapshot).text
    assert whole >= 0.7 * len(right), whole / len(right)


@pytest.mark.parametrize(
    ("typed", "meant"), [("developement", "development"), ("directer", "director"), ("direction", "direction")]
)
def test_a_word_of_which_the_articles_have_the_stem(tmp_path: Path, embedder: Embedder, typed: str, meant: str) -> None:
    told = article("fund", "They develop direct trains. The director praised the development.")
    build_index([told], Location(tmp_path / "index"), embedder)
    found = repair(f"what is the {typed} about", open_snapshot(Location(tmp_path / "index")))
    assert found.text == f"what is the {meant} about"
