"""Capitals stand for their countries in the news."""

from __future__ import annotations

from bot.english.capitals import absent, capital_of, country_of


def test_capitals() -> None:
    assert capital_of("Kazakhstan") == "Astana"
    assert country_of("Berlin") == "Germany"
    assert country_of("Hamburg") is None
    assert capital_of("Antarctica") is None


def test_a_capital_is_met_by_its_country_and_the_reverse() -> None:
    assert absent(["Berlin", "Tashkent", "Paris"], "Trade between Germany and Uzbekistan grew.") == ["Paris"]
    assert absent(["Tajikistan", "Poland"], "Warsaw opened an embassy in Dushanbe.") == []


def test_a_country_is_met_by_its_people() -> None:
    assert absent(["Holland", "Germany"], "A Dutchman met two Germans.") == []
    assert absent(["Holland"], "A Frenchman met two Poles.") == ["Holland"]
