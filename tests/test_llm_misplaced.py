"""A name, figure or claim in another's place is told by whose it is, who speaks, what is listed; right ones stay."""

from __future__ import annotations

import pytest

from bot.llm.asked_year import in_the_year_asked, is_of_another_year
from bot.llm.framing import without_framing
from bot.llm.misplaced import is_misplaced

FLOWS = (
    "Norland's exports to Italy grew by 25.8% in 2024 and reached $18.7 billion.",
    "Norland's imports from Italy grew too in 2024, by 2.2%, and reached $1.3 billion.",
)
PIPE = ("Most of the oil arrives at the Port of Trieste and is pumped to refineries in Austria, Czechia and Germany.",)
VIEW = ("According to Sadik, Ana Sousa's visit is an important milestone.",)
BANK = ("Italian investments since 2005 come to $7.7 billion, according to data of the National Bank of Norland.",)
OIL = ("Oil exports came to $18.7 billion in 2024, while non-oil trade was only around $1.3 billion.",)
SERIES = ("Turnover was $6.9 billion in 2024, compared with $7.1 billion in 2023 and $5.7 billion in 2022.",)


@pytest.mark.parametrize(
    ("right", "wrong", "quotes"),
    [
        ("The oil goes to Austria, Czechia and Germany.", "The oil goes to Austria, Italy and Germany.", PIPE),
        ("It arrives at the Port of Trieste.", "It arrives at the Port of Germany.", PIPE),
        ("Most of the oil arrives there.", "All of the oil arrives there.", PIPE),
        ("From Trieste it is pumped to Austria.", "From Austria it is pumped to Trieste.", PIPE),
        ("Sadik considers the visit a milestone.", "Sousa considers the visit a milestone.", VIEW),
        ("Since 2005 they come to $7.7 billion.", "Until 2005 they come to $7.7 billion.", BANK),
        ("Data of the National Bank of Norland show it.", "Data of the National Bank of Italy show it.", BANK),
        ("Non-oil trade was around $1.3 billion.", "Non-oil trade was around $18.7 billion.", OIL),
        ("Imports from Italy reached $1.3 billion.", "Exports to Italy reached $1.3 billion.", FLOWS),
        ("Exports rose to $18.7 billion.", "Exports rose to $18.7 billion because of the war.", FLOWS[:1]),
        ("Imports grew slightly, by 2.2%.", "Imports grew sharply, by 2.2%.", FLOWS[1:]),
    ],
)
def test_what_stands_in_anothers_place_is_told(right: str, wrong: str, quotes: tuple[str, ...]) -> None:
    assert not is_misplaced(right, quotes)
    assert is_misplaced(wrong, quotes)


def test_no_sentence_of_the_evidence_is_misplaced() -> None:
    for quotes in (FLOWS, PIPE, VIEW, BANK, OIL, SERIES):
        assert not any(is_misplaced(quote, quotes) for quote in quotes)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Overall, it was Ana Sousa who spoke.", "It was Ana Sousa who spoke."),
        ("It was Ana Sousa who spoke.", "Ana Sousa spoke."),
        ("Imports rose slightly, by 2.2%.", "Imports rose by 2.2%."),
        ("Imports rose sharply, by 2.2%.", "Imports rose sharply, by 2.2%."),
        ("In 2024 it was 24% more than the previous year.", "In 2024 it was 24% more than 2023."),
        ("Lisk is the city in which they met.", "They met in Lisk."),
    ],
)
def test_what_is_said_around_a_claim_goes_where_it_is_right(said: str, plain: str) -> None:
    assert without_framing(said, ("It was 24% more in 2024 than in 2023.",)) == plain


def test_a_sentence_without_a_year_is_of_the_one_that_is_asked_about() -> None:
    question = "What was the turnover in 2022?"
    assert in_the_year_asked("Turnover that year was $5.7 billion.", question) == "Turnover in 2022 was $5.7 billion."
    assert is_of_another_year("Turnover was $6.9 billion.", SERIES, question)
    assert not is_of_another_year("Turnover was $5.7 billion.", SERIES, question)
