"""Initials of names that no article shortens."""

from __future__ import annotations

import pytest

from index.initials import initials_in


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("In the Lisbon Algarve Canal water is rare.", "LAC", "Lisbon Algarve Canal"),
        ("Under Lisbon Algarve Canal rules, boats wait.", "LAC", "Lisbon Algarve Canal"),
        ("It is said by the Porto Fund for Roads and Canals.", "PFRC", "Porto Fund for Roads and Canals"),
        ("the Iberian-Moroccan Power Link, a cable", "IMPL", "Iberian-Moroccan Power Link"),
        ("Ana Rita Melo sings", "ARM", "Ana Rita Melo"),
    ],
)
def test_long_names(text: str, short: str, name: str) -> None:
    assert initials_in([text]) == {short: name}


@pytest.mark.parametrize(
    "texts",
    [
        ("The Porto Board met.",),  # too short
        ("Lower Egypt and Libya trade.",),  # two names
        ("The Lisbon Algarve Canal.", "The Lagos Almada Causeway."),  # which of them?
        ("The Lisbon Algarve Canal.", "LAC is an opera."),
        ("The Lisbon Algarve Canal.", "L.A.C. is an opera."),
        ("Nothing of a name is here.",),
        (),
    ],
)
def test_none_where_it_is_open_whose(texts: tuple[str, ...]) -> None:
    assert initials_in(texts) == {}


def test_a_name_told_twice_is_one() -> None:
    assert initials_in(["The Lisbon Algarve Canal.", "the Lisbon Algarve Canal’s locks"]) == {
        "LAC": "Lisbon Algarve Canal"
    }
