"""Who does what to whom, told in other words: what is the same act, and what turns it round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.support import verify
from bot.claims.told import told_alike, told_otherwise

WINE = "Estavia exports wine to Norland."
NETS = "In 2021 the port of Lisk sold 27% more nets than in 2020."
LOAN = "Norland lent Estavia $50 million for a railway."
SUIT = "Judge Ana Sousa dismissed the complaint that Corkwell had filed against the city of Porto."


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (WINE, "Norland imports wine from Estavia."),
        (WINE, "Wine is exported to Norland by Estavia."),
        (WINE, "Estavia's wine is bought by Norland."),
        (WINE, "Norland is a buyer of wine from Estavia."),
        (WINE, "Norland is supplied with wine by Estavia."),
        (LOAN, "Estavia borrowed $50 million from Norland for a railway."),
        (LOAN, "Estavia was lent $50 million by Norland for a railway."),
        (SUIT, "The complaint that Corkwell had filed against Porto was dismissed by Judge Ana Sousa."),
        (NETS, "Sales of nets by the port of Lisk were 27% higher in 2021 than in 2020."),
    ],
)
def test_the_same_act_in_other_words(quote: str, sentence: str) -> None:
    assert told_otherwise(sentence, [quote]) is None
    assert told_alike(sentence, [quote])


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (WINE, "Norland exports wine to Estavia."),
        (WINE, "Estavia imports wine from Norland."),
        (WINE, "Wine is sold to Estavia by Norland."),
        (WINE, "Norland's wine is bought by Estavia."),
        (LOAN, "Estavia lent Norland $50 million for a railway."),
        (LOAN, "Norland borrowed $50 million from Estavia for a railway."),
        (SUIT, "Judge Ana Sousa dismissed the complaint that the city of Porto had filed against Corkwell."),
        (NETS, "In 2020 the port of Lisk sold 27% more nets than in 2021."),
        (NETS, "Sales of nets by the port of Lisk rose 27% from 2021 to 2020."),
        ("Ana Sousa defeated Eva Costa in the final.", "In the final Ana Sousa was beaten by Eva Costa."),
        ("Ana Sousa succeeded Eva Costa as mayor.", "Ana Sousa was replaced by Eva Costa as mayor."),
        ("The league sued the players.", "The players sued the league."),
        ("Cork goes by rail from Lisk to Porto.", "Cork goes by rail from Porto to Lisk."),
        ("Wool from Lisk is cheaper than wool from Porto.", "Wool from Porto is cheaper than wool from Lisk."),
        ("The hall was painted before it was sold.", "The hall was sold before it was painted."),
    ],
)
def test_an_act_with_its_parties_changed(quote: str, sentence: str) -> None:
    assert told_otherwise(sentence, [quote]) is not None
    assert verify(sentence, [quote]) is None


def test_two_ways_of_one_trade_are_told_apart_by_what_is_sold() -> None:
    quote = "Estavia exports wine to Norland and imports timber from it."
    assert told_otherwise("Norland buys wine from Estavia.", [quote]) is None
    assert told_otherwise("Norland sells wine to Estavia.", [quote]) is not None


TEXTS = st.lists(
    st.sampled_from("Ana Porto sold bought by to from than more , who which the wine it was 27% 2021 .".split())
).map(" ".join)


@given(st.one_of(st.text(), TEXTS))
def test_what_is_said_is_never_told_otherwise_by_itself(text: str) -> None:
    assert told_otherwise(text, [text]) is None or told_alike(text, [text]) == ()


@pytest.mark.parametrize(
    ("sentence", "carried"),
    [
        ("Peru is the largest buyer of cork.", False),
        ("Cork's leading buyer is Peru.", False),
        ("Peru is the third-largest buyer of cork.", True),
        ("Spain and Chile are ahead of Peru as buyers of cork.", True),
    ],
)
def test_the_third_largest_is_not_the_largest(sentence: str, carried: bool) -> None:
    quote = "Peru ranks as the third-largest buyer of cork, after Spain and Chile."
    assert (verify(sentence, [quote]) is not None) is carried
