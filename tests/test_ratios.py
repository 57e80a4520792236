"""So many of so many."""

from __future__ import annotations

import pytest

from bot.english.ratios import whole_ratio


@pytest.mark.parametrize(
    ("sentence", "figure", "whole"),
    [
        ("Seven of every ten wagons are empty.", "ten wagons", "Seven of every ten wagons"),
        ("One student in three pays nothing.", "three pays", "One student in three"),
        ("Two in three agreed.", "Two", "Two in three"),
        ("They sold 19 lamps in 2024.", "19 lamps", "19 lamps"),
        ("Nine of the 62 mills closed.", "Nine", "Nine of the 62 mills"),
        ("A six-year contract was signed.", "six", "six-year"),
        ("It took two in three days.", "two", "two"),
        ("It has ten wagons.", "ten wagons", "ten wagons"),
    ],
)
def test_a_figure_with_what_it_is_said_of(sentence: str, figure: str, whole: str) -> None:
    start = sentence.index(figure)
    assert sentence[slice(*whole_ratio(sentence, start, start + len(figure)))] == whole
