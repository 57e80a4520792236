"""What a sentence may say in other words, and what makes it say something else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.claims.polarity import contradiction
from bot.claims.relations import exchanged
from bot.composing.check import unsupported_names, verify
from bot.types import Check
from evals.rewordings import ARTICLES, load_rewordings

VISIT = "Kenya's President Amina Odhiambo invited Ghana's Prime Minister Kofi Mensah to Nairobi on 4 March 2024."
TRADE = "Norway's exports to Chile rose from $2.1 million in 2021 to $3.4 million in 2022."
FERRY = "The ferry does not stop at Lisk, and without a permit nobody may land there."
CORK = "Portugal sold 300 tons of cork to Mongolia before Spain did, the Porto Trade Office (PTO) said."


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (VISIT, "Kofi Mensah was invited to Nairobi by President Odhiambo on March 4, 2024."),
        (VISIT, "The Ghanaian PM, Kofi Mensah, was invited by Kenya's president, Amina Odhiambo."),
        (TRADE, "Norwegian exports to Chile went up from $2.1m to $3.4m between 2021 and 2022."),
        (TRADE, "Chile's imports from Norway grew to $3.4 million in 2022, from $2.1 million in 2021."),
        (FERRY, "The ferry doesn't stop at Lisk."),
        (CORK, "Mongolia bought 300 tons of cork from Portugal, according to the PTO."),
        (CORK, "The Porto Trade Office said that Portugal sold Mongolia 300 tonnes of cork."),
        ("Fiji is the largest buyer of tea.", "Fiji buys the most tea."),
        ("Fiji bought 7 tons of tea and Peru 5 tons.", "Fiji bought the most tea: 7 tons, ahead of Peru with 5 tons."),
    ],
)
def test_other_words_pass(quote: str, sentence: str) -> None:
    assert verify(sentence, [quote]) is Check.REWORDED


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (VISIT, "Amina Odhiambo was invited to Nairobi by Kofi Mensah."),
        (VISIT, "Prime Minister Amina Odhiambo invited President Kofi Mensah."),
        (VISIT, "Amina Mensah invited Kofi Odhiambo to Nairobi."),
        (VISIT, "Amina Odhiambo did not invite Kofi Mensah."),
        (TRADE, "Chile's exports to Norway rose from $2.1 million to $3.4 million."),
        (TRADE, "Norway's imports to Chile rose to $3.4 million in 2022."),
        (TRADE, "Norway's exports to Chile fell from $2.1 million to $3.4 million."),
        (TRADE, "Norway's exports to Chile rose from $3.4 million to $2.1 million."),
        (TRADE, "Norway's exports to Chile were $2.1 million in 2022 and $3.4 million in 2021."),
        (TRADE, "Norway's exports to Chile rose to more than $3.4 million in 2022."),
        (TRADE, "Norway's exports to Chile rose to $3.4 million in 2022, which analysts expect to double by spring."),
        (FERRY, "The ferry does stop at Lisk."),
        (FERRY, "Anybody may land there."),
        (CORK, "Mongolia sold 300 tons of cork to Portugal."),
        (CORK, "Portugal bought 300 tons of cork from Mongolia."),
        (CORK, "Portugal sold 300 barrels of cork to Mongolia."),
        (CORK, "Spain sold 300 tons of cork to Mongolia before Portugal did."),
        ("Peru, Chad and Fiji buy much of the tea.", "Fiji buys the most tea of all."),
        ("The tea is credited to Fiji by mistake.", "The tea is not credited to Fiji by mistake."),
    ],
)
def test_another_meaning_does_not(quote: str, sentence: str) -> None:
    assert verify(sentence, [quote]) is None


def test_the_reason_is_named() -> None:
    assert contradiction("The ferry stops at Lisk.", [FERRY]) == "stop"
    assert contradiction("Exports fell.", ["Exports rose."]) == "fell"
    found = exchanged("Amina Odhiambo was invited to Nairobi by Kofi Mensah.", [VISIT])
    assert found is not None
    assert {found.said, found.meant} == {"Amina Odhiambo", "Kofi Mensah"}


def test_a_computed_figure_needs_its_sum() -> None:
    sentence = "Norway's exports to Chile rose by $1.3 million."
    total = ("$3.4 million − $2.1 million = $1.3 million",)
    assert verify(sentence, [TRADE]) is None
    assert verify(sentence, [TRADE], total) is Check.COMPUTED
    assert verify(sentence.replace("1.3", "1.4"), [TRADE], total) is None
    assert verify(sentence.replace("Chile", "Peru"), [TRADE], total) is None


@pytest.mark.parametrize("name", ["Norwegian", "Norway", "Chilean", "Chile"])
def test_a_people_stands_for_its_place(name: str) -> None:
    assert unsupported_names(f"It was {name}.", [TRADE]) == ()


@pytest.mark.parametrize("name", ["Nigerian", "Swede", "China", "Peru", "Chilli Valley"])
def test_another_place_does_not(name: str) -> None:
    assert unsupported_names(f"It was {name}.", [TRADE])


QUOTES = st.sampled_from([quote.words for row in load_rewordings(ARTICLES) for quote in row.quotes])


@given(QUOTES, QUOTES)
@example(
    "For the countries of Central Asia, Italy has become one of the primary trade partners in Europe.",
    "The locomotive of trade is oil, while non-oil trade was small.",
)
def test_a_quote_is_never_against_itself(quote: str, other: str) -> None:
    """Also when it is read word by word, as a rewording is."""
    assert contradiction(quote, [quote, other]) is None
    assert exchanged(quote, [quote]) is None
