"""Second names as articles introduce them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import IndexDamaged
from corpus.split import split_article
from index.aliases import Alias, aliases_in, load_aliases, read_aliases, save_aliases
from index.store import Snapshot
from tests.articles import article


def pairs(text: str) -> list[tuple[str, str]]:
    return [(alias.name, alias.other) for alias in aliases_in(text)]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("the Porto Cork Board (PCB) said", "PCB", "Porto Cork Board"),
        ("A study by the PCB (Porto Cork Board) shows", "PCB", "Porto Cork Board"),
        ("the Lisbon Institute for Marine Research under the Prime Minister (LisIMR)", "LisIMR", None),
        ("the Trans-Iberian Freight Route (TIFR)", "TIFR", "Trans-Iberian Freight Route"),
        ("Bank of Évora and Beja (BEB), founded", "BEB", "Bank of Évora and Beja"),
        ("the Organisation for Cork and Tree Trade Co-operation (OCTTC)", "OCTTC", None),
        ("gross cork product (GCP) rose", "GCP", "gross cork product"),
        ("the Transatlantic Cork Union (TACU)", "TACU", "Transatlantic Cork Union"),
        ("the oil firm PortoMunGas (PMG)", "PMG", "PortoMunGas"),
        ("Said by Mr. Melo. The Ana Melo Fund (AMF; Porto) paid.", "AMF", "Ana Melo Fund"),
        ("The Southern Line, also known as the Cork Corridor, opened", "Southern Line", "Cork Corridor"),
        ("Vila Nova (formerly Vila Velha) grew", "Vila Nova", "Vila Velha"),
        ("Ribeira, previously called Ripa, is old", "Ribeira", "Ripa"),
    ],
)
def test_introductions(text: str, name: str, other: str | None) -> None:
    whole = text[: text.find(" (")].removeprefix("the ")
    assert pairs(text) == [(name, other or whole)]


@pytest.mark.parametrize(
    "text",
    [
        "worth $3 billion (from $2 billion) and $1 (2023)",
        "all five states (Portugal, Spain, France, Italy and Greece)",
        "Ana Melo (PSD) and Rui Pinto (Porto) met",
        "He is also known as Rui.",
        "Melo called Porto the pearl. She, formerly Ana Pinto, laughed.",
        "The harbour (ABC) is closed.",
        "(ABC) () (",
        "",
    ],
)
def test_no_introductions(text: str) -> None:
    assert pairs(text) == []


def test_what_passages_introduce_is_kept_once(tmp_path: Path, small: Snapshot) -> None:
    both = ("The Porto Cork Board (PCB) met.", "Later the Porto Cork Board (PCB), also called Board Nine, left.")
    found = read_aliases(split_article(article("cork", *both)))
    assert found == (Alias("PCB", "Porto Cork Board", abbreviation=True),)
    save_aliases(tmp_path / "a.json", found)
    assert load_aliases(tmp_path / "a.json") == found
    assert small.aliases == ()


@pytest.mark.parametrize("content", ["", "{}x", "[1]", '[["a", "b"]]'])
def test_damage(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(IndexDamaged, match="aliases"):
        load_aliases(tmp_path / "a.json")
