"""Countries that do something together."""

from __future__ import annotations

import pytest

from bot.spans.partners import with_partners
from tests.queries import query

SIGNED = "The quarrel ended when Peru and Chad signed the pact, as Kenya had hoped."
THREE = "In 2019 Peru, Chad and Kenya jointly opened the line."


@pytest.mark.parametrize(
    ("question", "sentence", "found", "whole"),
    [
        ("Who signed the pact?", SIGNED, "Chad", "Peru and Chad"),
        ("Who opened the line?", THREE, "Peru", "Peru, Chad and Kenya"),
        ("Who signed the pact?", SIGNED, "Kenya", "Kenya"),
        ("Who signed the pact with Peru?", SIGNED, "Chad", "Chad"),
        ("Who buys wool?", "Mills sell wool to Peru and Chad.", "Chad", "Chad"),
        ("Where was it signed?", SIGNED, "Chad", "Chad"),
        ("Which country buys most?", "Kenya is its third-largest buyer, after Peru and Chad.", "Chad", "Peru and Chad"),
    ],
)
def test_who_did_it_together(question: str, sentence: str, found: str, whole: str) -> None:
    start = sentence.index(found)
    place = with_partners(query(question), sentence, (start, start + len(found)))
    assert sentence[slice(*place)] == whole
