"""What a sentence puts together must stand together in its evidence; what is told so in one place is let through."""

from __future__ import annotations

import pytest

from bot.llm.ascribed import is_ascribed
from bot.llm.venue import is_held_elsewhere

SUMMITS = ("The Lisk summit followed the Norland–Estavia summit of April 2025 in Morvane.",)
PLAN = ("The institute expects Norland to cover 5 percent by 2035.",)
PLANT = ("The firm will employ 450 people.",)
ROLES = ("Norvane’s director, Ewa Nowak, hides nothing.", "Lisk is a partner of Norvane.")
WATER = ("A plant has a capacity of 255,000 cubic metres a day, of which 55,000 are reserved for Lisk.",)
OFFER = ("The leaders welcomed the proposal of the Norland Republic to host the summit.",)


@pytest.mark.parametrize(
    ("right", "wrong", "quotes"),
    [
        ("Norland is expected to cover 5 percent.", "Norland covers 5 percent.", PLAN),
        ("The firm is to employ 450 people.", "The firm employs 450 people.", PLANT),
        ("The director of Norvane is Ewa Nowak.", "The director of Lisk is Ewa Nowak.", ROLES),
        ("Of these, 55,000 are reserved for Lisk.", "Of these, 255,000 cubic metres are reserved for Lisk.", WATER),
        ("Norland offered to host the summit.", "Lisk offered to host the summit.", OFFER),
    ],
)
def test_what_is_ascribed_to_another_is_told(right: str, wrong: str, quotes: tuple[str, ...]) -> None:
    assert is_ascribed(right, quotes)
    assert not is_ascribed(wrong, quotes)


@pytest.mark.parametrize(
    "said",
    [
        "In April 2025, {} was the venue of a summit between Norland and Estavia.",
        "In April 2025, {} hosted a summit between Norland and Estavia.",
        "Norland and Estavia held a summit in {} in April 2025.",
        "The summit of Norland and Estavia in April 2025 took place in {}.",
    ],
)
def test_an_event_is_where_its_evidence_has_it(said: str) -> None:
    assert is_held_elsewhere(said.format("Lisk"), SUMMITS)
    assert not is_held_elsewhere(said.format("Morvane"), SUMMITS)
