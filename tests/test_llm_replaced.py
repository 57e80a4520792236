"""A new word before a noun says another thing than the one that the quotes have there."""

from __future__ import annotations

import pytest

from bot.claims.names import unsupported_names
from bot.llm.clauses import clauses_of
from bot.llm.gapped import with_verbs
from bot.llm.replaced import is_replaced

QUOTES = ("The rector invited technical schools to Lisk.", "Ewa Nowak, Norland's Prime Minister, saw a real danger.")


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("The rector invited medical schools to Lisk.", True),
        ("Ewa Nowak is the foreign minister of Norland.", True),
        ("Ewa Nowak is a former minister of Norland.", True),
        ("The rector invited technical schools.", False),
        ("Schools that are technical were invited to Lisk.", False),
        ("The minister saw a trade danger.", True),
        ("The minister saw an actual danger.", False),
        ("Of the two, the former is a minister.", False),
    ],
)
def test_a_word_in_the_place_of_another(text: str, replaced: bool) -> None:
    assert is_replaced(text, QUOTES) is replaced


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Lisk comes third, but it sells the most.",
            ("Lisk comes third.", "Lisk sells the most."),
        ),
        ("While Lisk comes third, Halden sells the most.", ("Lisk comes third.", "Halden sells the most.")),
        ("Exports rose by 5%, and reached $6 million.", ()),
        ("Lisk met Halden, and she praised it.", ()),
        ("It has tea, coffee, and milk.", ()),
    ],
)
def test_clauses(text: str, clauses: tuple[str, ...]) -> None:
    assert clauses_of(text) == clauses


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Tea brought in $5 and milk $7.", "Tea brought in $5 and milk brought in $7."),
        ("Exports were worth $6, and imports $2.", "Exports were worth $6, and imports were worth $2."),
        ("It sold 5 houses and bought two cars.", "It sold 5 houses and bought two cars."),
        ("It grew by 5%, or $6, and reached $9.", "It grew by 5%, or $6, and reached $9."),
    ],
)
def test_a_verb_that_is_said_once(text: str, whole: str) -> None:
    assert with_verbs(text) == whole


def test_a_name_of_the_same_initials_is_another() -> None:
    quotes = ["They built the Pan-Norland Transport Route (PTR)."]
    assert unsupported_names("They built the Pan-Estavian Transport Route.", quotes)
    assert not unsupported_names("They built the Pan-Norland Transport Route.", quotes)
