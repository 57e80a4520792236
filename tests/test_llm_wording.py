"""What a capable model says in other words passes, and the same with one thing changed does not."""

from __future__ import annotations

import pytest

from bot.composing.draft import Draft, DraftSentence, Source
from bot.llm.claims import Claim
from bot.llm.prompt import Task
from bot.llm.writer import _ruled
from corpus.split import sentences_of
from tests.news import news

POST = news(
    "post",
    "2025-03-01",
    "Lisk Post",
    "Halden ranks as the fourth-largest port of Norland, after Lisk, Morvane and Corven. Of all ports of Norland, "
    "Halden handles the most timber.",
    "Tea: up by $3 million (from $5 million to $8 million).",
    "Coffee: down by $2 million (from $9 million to $7 million).",
    "Norland's grain exports to Peru rose by 30% and reached $6 billion in 2024. Norland's grain imports from Peru "
    "fell by 4% in 2024 and came to $2 billion.",
    "The ferry line carried 50,000 passengers in 2022, 80,000 passengers in 2023 and 60,000 passengers in 2024.",
    "In 2024 the mine delivered 4 million tons of copper to Peru, an increase of 12% over 2023.",
    "Brewing employs 27.4% of the workers of Halden. Most beer of Halden goes to Peru, Chile and Brazil.",
    "The mayor welcomed the proposal to build a tram line in Corven in 2027. The museum of Lisk opened a new wing in "
    "May 2024.",
)
EVIDENCE = tuple(Source(POST, p, span) for p in POST.citable for span in sentences_of(POST, p))
PORT, TIMBER, TEA, COFFEE, EXPORTS, IMPORTS, FERRY, COPPER, BREWING, BEER, TRAM, MUSEUM = range(1, len(EVIDENCE) + 1)


def passes(text: str, *marks: int) -> bool:
    """Whether a sentence is said."""
    draft = Draft(None, tuple(DraftSentence(EVIDENCE[n - 1].quote, (EVIDENCE[n - 1],)) for n in marks))
    return _ruled(Claim(text, marks), Task("", EVIDENCE, draft))[0].sentence is not None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Lisk, Morvane and Corven are all ahead of Halden, Norland's fourth-largest port.",
            "Lisk, Morvane and Halden are all ahead of Corven, Norland's fourth-largest port.",
        ),
        (
            "Among Norland's ports Halden comes fourth, with Lisk, Morvane and Corven ahead of it.",
            "Among Norland's ports Lisk comes fourth, with Halden, Morvane and Corven ahead of it.",
        ),
        (
            "Halden is the number four port of Norland; only Lisk, Morvane and Corven rank higher.",
            "Halden is the number four port of Norland; only Lisk and Morvane rank higher.",
        ),
    ],
)
def test_who_is_ahead_of_whom(right: str, wrong: str) -> None:
    assert passes(right, PORT)
    assert not passes(wrong, PORT)


@pytest.mark.parametrize(
    ("right", "wrong", "marks"),
    [
        (
            "Halden is only the fourth-largest port of Norland, but it handles the most timber.",
            "Halden is only the fourth-largest port of Norland, but Lisk handles the most timber.",
            (PORT, TIMBER),
        ),
        (
            "A tram line is proposed in Corven for 2027, and the museum of Lisk opened a new wing in May 2024.",
            "A tram line is proposed in Lisk for 2027, and the museum of Corven opened a new wing in May 2024.",
            (TRAM, MUSEUM),
        ),
        (
            "Grain exports to Peru reached $6 billion, whereas imports from Peru came to $2 billion.",
            "Grain exports to Peru reached $2 billion, whereas imports from Peru came to $6 billion.",
            (EXPORTS, IMPORTS),
        ),
    ],
)
def test_each_clause_is_carried_by_a_source_of_its_own(right: str, wrong: str, marks: tuple[int, ...]) -> None:
    assert passes(right, *marks)
    assert not passes(wrong, *marks)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Tea brought in $8 million and coffee $7 million.", "Tea brought in $7 million and coffee $8 million."),
        ("Tea was worth $8 million, up from $5 million.", "Tea was worth $3 million, up from $5 million."),
        ("Coffee came to $7 million.", "Coffee came to $2 million."),
        (
            "Tea brought in $8 million and coffee $7 million, which makes $15 million in total.",
            "Tea brought in $8 million and coffee $7 million, which makes $16 million in total.",
        ),
    ],
)
def test_a_figure_is_of_the_item_that_gives_it(right: str, wrong: str) -> None:
    assert passes(right, TEA, COFFEE)
    assert not passes(wrong, TEA, COFFEE)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Exports to Peru exceeded imports from there by $4 billion in 2024.",
            "Imports from Peru exceeded exports to there by $4 billion in 2024.",
        ),
        (
            "Grain exports were three times as large as grain imports in 2024.",
            "Grain imports were three times as large as grain exports in 2024.",
        ),
        (
            "Norland had a surplus of $4 billion: $6 billion of exports to Peru against $2 billion of imports.",
            "Norland had a deficit of $4 billion: $6 billion of exports to Peru against $2 billion of imports.",
        ),
        ("Grain imports did not rise but fell by 4% in 2024.", "Grain imports did not fall but rose by 4% in 2024."),
        ("Grain exports to Peru hit $6 billion in 2024.", "Grain exports to Peru hit $2 billion in 2024."),
        (
            "Grain exports were worth $6 billion, against $2 billion of imports.",
            "Grain imports were worth $6 billion, against $2 billion of exports.",
        ),
    ],
)
def test_which_of_two_flows_is_more(right: str, wrong: str) -> None:
    assert passes(right, EXPORTS, IMPORTS)
    assert not passes(wrong, EXPORTS, IMPORTS)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "After climbing from 50,000 in 2022 to 80,000 in 2023, ferry passengers fell to 60,000 in 2024.",
            "After climbing from 50,000 in 2022 to 60,000 in 2023, ferry passengers rose to 80,000 in 2024.",
        ),
        (
            "The ferry line lost 20,000 passengers, or a quarter, in 2024.",
            "The ferry line lost 20,000 passengers, or a third, in 2024.",
        ),
        ("The ferry line lost 20,000 passengers in 2024.", "The ferry line lost 20,000 passengers in 2023."),
        (
            "From 2022 to 2023 the ferry line had 65,000 passengers on average.",
            "From 2022 to 2024 the ferry line had 55,000 passengers on average.",
        ),
    ],
)
def test_how_a_series_goes(right: str, wrong: str) -> None:
    assert passes(right, FERRY)
    assert not passes(wrong, FERRY)


@pytest.mark.parametrize(
    ("right", "wrong", "mark"),
    [
        (
            "Copper deliveries grew by 12% by weight in 2024.",
            "Copper deliveries grew by 12% by value in 2024.",
            COPPER,
        ),
        (
            "More than a quarter of the workers of Halden are employed in brewing, namely 27.4%.",
            "Less than a quarter of the workers of Halden are employed in brewing, namely 27.4%.",
            BREWING,
        ),
        (
            "Most beer of Halden goes to three countries, namely Peru, Chile and Brazil.",
            "Most beer of Halden goes to four countries, namely Peru, Chile and Brazil.",
            BEER,
        ),
    ],
)
def test_parts_counts_and_measures(right: str, wrong: str, mark: int) -> None:
    assert passes(right, mark)
    assert not passes(wrong, mark)


def test_a_part_is_no_more_than_its_whole() -> None:
    assert not passes("Grain exports came to $2 billion, of which $6 billion went to Peru.", EXPORTS, IMPORTS)
