"""Figures and dates read out of text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.english.quantities import Quantity, QuantityKind, read_quantities, years_in


def only(text: str) -> Quantity:
    (found,) = read_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("cork for $1,250.50 a ton", "$1,250.50", "1250.50", "$"),
        ("about $6.9 billion", "$6.9 billion", "6900000000", "$"),
        ("worth US$40 million", "US$40 million", "40000000", "$"),
        ("worth C$40 million", "C$40 million", "40000000", "C$"),
        ("worth A$40", "A$40", "40", "A$"),
        ("a £3bn plan", "£3bn", "3000000000", "£"),
        ("a plan of 3 billion pounds", "3 billion pounds", "3000000000", "£"),
        ("worth 1.5 billion euros", "1.5 billion euros", "1500000000", "€"),
        ("worth EUR 1.5 billion", "EUR 1.5 billion", "1500000000", "€"),
        ("worth 7 million USD", "7 million USD", "7000000", "$"),
        ("worth USD 7 million", "USD 7 million", "7000000", "$"),
        ("two million U.S. dollars", "two million U.S. dollars", "2000000", "$"),
        ("some 900 tenge", "900 tenge", "900", "KZT"),
        ("10 roubles", "10 roubles", "10", "RUB"),
        ("a PLN 1.2 billion plan", "PLN 1.2 billion", "1200000000", "PLN"),
        ("12 million zlotys", "12 million zlotys", "12000000", "PLN"),
        ("for 5 lari", "5 lari", "5", "GEL"),
        ("for 4.1 US cents", "4.1 US cents", "4.1", "cents"),
    ],
)
def test_money(text: str, figure: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.kind, found.text, found.value, found.unit) == (QuantityKind.MONEY, figure, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("up 12.1%.", "12.1%", "12.1"),
        ("up 12.1 percent", "12.1 percent", "12.1"),
        ("up 5 per cent", "5 per cent", "5"),
        ("up ten per cent", "ten per cent", "10"),
        ("up thirty-five percent", "thirty-five percent", "35"),
        ("half of the cork", "half", "50"),
        ("half the voters", "half", "50"),
        ("fell by half", "half", "50"),
        ("a quarter of them", "a quarter", "25"),
        ("one fifth of them", "one fifth", "20"),
        ("rose by a quarter", "a quarter", "25"),
        ("two-fifths went there", "two-fifths", "40"),
        ("three quarters", "three quarters", "75"),
        ("down -5%", "-5%", "-5"),
        ("at −0.5 % now", "−0.5 %", "-0.5"),
    ],
)
def test_percentages(text: str, figure: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.text, found.value, found.unit) == (QuantityKind.PERCENT, figure, Decimal(value), "%")


def test_percentage_points_are_no_percentage() -> None:
    found = only("by 3.5 percentage points")
    assert (found.kind, found.value, found.unit) == (QuantityKind.PERCENT, Decimal("3.5"), "points")


def test_the_value_of_a_fraction() -> None:
    assert round(only("two-thirds of it").value or 0, 3) == Decimal("66.667")


@pytest.mark.parametrize("text", ["for half an hour", "the first half of the year", "a year and a half", "half past"])
def test_halves_that_are_no_share(text: str) -> None:
    assert read_quantities(text) == () or only(text).kind is QuantityKind.ORDINAL


@pytest.mark.parametrize("text", ["in the third quarter", "the third of them"])
def test_ranks_that_are_no_share(text: str) -> None:
    assert only(text).kind is QuantityKind.ORDINAL


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("grew twice", "twice", 2),
        ("doubled", "doubled", 2),
        ("a tenfold rise", "tenfold", 10),
        ("a five-fold rise", "five-fold", 5),
        ("rose 5-fold", "5-fold", 5),
        ("rose 3.4 times", "3.4 times", "3.4"),
    ],
)
def test_multiples(text: str, figure: str, value: int | str) -> None:
    found = only(text)
    assert (found.kind, found.text, found.value) == (QuantityKind.MULTIPLE, figure, Decimal(value))


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("bought 300 ships", "300", "300", "ships"),
        ("bought 2.5 million tonnes", "2.5 million", "2500000", "tonnes"),
        ("bought 1,250,000 tonnes", "1,250,000", "1250000", "tonnes"),
        ("300 Portuguese companies came", "300", "300", "Portuguese companies"),
        ("five of them", "five", "5", ""),
        ("twenty-five ships", "twenty-five", "25", "ships"),
        ("forty-two", "forty-two", "42", ""),
        ("a hundred ships", "a hundred", "100", "ships"),
        ("two dozen ships", "two dozen", "24", "ships"),
        ("about 1500 tons of cork", "1500", "1500", "tons"),
        ("more than 2000 firms", "2000", "2000", "firms"),
        ("1500 firms came", "1500", "1500", "firms"),
        ("all five South Asian states met", "five", "5", "South Asian states"),
        ("12 EU member states met", "12", "12", "EU member states"),
        ("5 m of rope", "5", "5", "m"),
        ("a wall 5m high", "5", "5", "m"),
        ("5m users came", "5m", "5000000", "users"),
        ("5 m people came", "5 m", "5000000", "people"),
        ("1 500 000 people", "1 500 000", "1500000", "people"),
        ("after more than a decade", "a decade", "10", "years"),
        ("three times a week", "three", "3", "times"),
        ("twice a week", "twice", "2", "times"),
        ("calls twice daily", "twice", "2", "times"),
        ("one needs courage", "one", "1", ""),
        ("No one hopes for it", "one", "1", ""),
        ("gained 3 points", "3", "3", "points"),
        ("half a million ships", "half a million", "500000", "ships"),
        ("80 km of rail", "80", "80", "km"),
        ("60 square kilometers of steppe", "60", "60", "square kilometers"),
        ("60 sq km of steppe", "60", "60", "sq km"),
        ("Flight 747", "747", "747", ""),
    ],
)
def test_counts(text: str, figure: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.kind, found.text, found.value, found.unit) == (QuantityKind.COUNT, figure, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "figure", "years"),
    [
        ("in 2024", "2024", (2024,)),
        ("on 5 May 2023 in Porto", "5 May 2023", (2023,)),
        ("on May 5, 2023, in Porto", "May 5, 2023", (2023,)),
        ("on Jan. 5", "Jan. 5", ()),
        ("in May", "May", ()),
        ("in September 2021", "September 2021", (2021,)),
        ("from 2019-2023", "2019-2023", (2019, 2023)),
        ("from 2019–23", "2019–23", (2019, 2023)),
        ("in the 1990s", "1990s", (1990,)),
        ("the 12th century", "12th century", ()),
        ("as early as the sixteenth century", "sixteenth century", ()),
        ("in the 10th and 11th centuries", "10th and 11th centuries", ()),
        ("the first century AD", "first century AD", ()),
        ("from the 18th to the 19th century", "18th to the 19th century", ()),
        ("until the twenty-first century", "twenty-first century", ()),
        ("in early 2024", "early 2024", (2024,)),
        ("in mid-2023", "mid-2023", (2023,)),
        ("in the summer of 2023", "summer of 2023", (2023,)),
        ("on May 28-29", "May 28-29", ()),
        ("on 28 and 29 May 2023", "28 and 29 May 2023", (2023,)),
        ("on 2023-05-07", "2023-05-07", (2023,)),
        ("in 1500 ships came", "1500", (1500,)),
        ("the 2024 elections", "2024", (2024,)),
    ],
)
def test_dates(text: str, figure: str, years: tuple[int, ...]) -> None:
    found = only(text)
    assert (found.kind, found.text, found.years, found.value) == (QuantityKind.DATE, figure, years, None)


@pytest.mark.parametrize("word", ["third", "third-largest", "21st", "2nd"])
def test_ordinals(word: str) -> None:
    found = only(f"came {word} among them")
    assert (found.kind, found.text) == (QuantityKind.ORDINAL, word)


@pytest.mark.parametrize("text", ["", "no figures here", "C5+1", "A4", "he may go", "mp3", "they march on"])
def test_no_figure(text: str) -> None:
    assert read_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from $14.5 to $18.4 billion", ["14500000000", "18400000000"]),
        ("C$2–C$3 million", ["2000000", "3000000"]),
        ("5 to 7 million tons", ["5000000", "7000000"]),
        ("€1.2bn and €3bn", ["1200000000", "3000000000"]),
        ("$5, $7 billion", ["5", "7000000000"]),
        ("$5 to 7 million tons", ["5", "7000000"]),
    ],
)
def test_a_range_shares_its_scale(text: str, values: list[str]) -> None:
    assert [q.value for q in read_quantities(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It has more than 300 Portuguese companies now", "more than 300 Portuguese companies"),
        ("It made some $6.9 billion in a year", "some $6.9 billion"),
        ("It covers 60 square kilometers", "60 square kilometers"),
        ("It sells at about $70 a barrel now", "about $70 a barrel"),
        ("It pumps 30 million tons per year now", "30 million tons per year"),
        ("It sold 7 of them", "7"),
        ("Up to 12% of it", "Up to 12%"),
    ],
)
def test_what_is_shown_has_qualifier_and_unit(text: str, shown: str) -> None:
    start, end = only(text).shown
    assert text[start:end] == shown


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("from $14.5 to $18.4 billion", QuantityKind.MONEY, ["$14.5 billion", "$18.4 billion"]),
        ("some $10-15 billion", QuantityKind.MONEY, ["$10 billion", "$15 billion"]),
        ("10–15% of it", QuantityKind.PERCENT, ["10%", "15%"]),
        ("between 10 and 15 percent", QuantityKind.PERCENT, ["10 percent", "15 percent"]),
        ("10 to 15 dollars", QuantityKind.MONEY, ["10 dollars", "15 dollars"]),
        ("1.2–1.5 million tonnes", QuantityKind.COUNT, ["1.2 million", "1.5 million"]),
    ],
)
def test_both_ends_of_a_range_can_stand_alone(text: str, kind: QuantityKind, written: list[str]) -> None:
    found = read_quantities(text)
    assert [(q.kind, q.written) for q in found] == [(kind, each) for each in written]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$70 per barrel", "barrel"),
        ("$70 a barrel", "barrel"),
        ("5 million tons a year", "year"),
        ("$70 a time", ""),
        ("$70 a year earlier", ""),
    ],
)
def test_what_a_rate_is_for(text: str, per: str) -> None:
    assert only(text).per == per


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("in 2024, 2019 and 2024", (2019, 2024)),
        ("$2024 or 2024% or 2024.5 or 1,2024", ()),
        ("over 2023-24", (2023, 2024)),
        ("on 2023-05-07", (2023,)),
        ("12024 and 3024", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


PIECES = ["$", "€", "US$", "1", "12", "2024", ",", ".", "%", "-", "–", "billion", "m", "percent", "May", "5th", "half"]
PIECES += ["a third", "two", "-thirds", "of", "dozen", "a", "decade", "−", "per", "year", "people", "2024-05-06"]
PIECES += ["to", "and", "twenty", "-five", "tons", "square", "km", "times", "fold", "more than", "USD", "\n", "²", "٣"]


@given(st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, " "]), max_size=25).map("".join)))
def test_any_text_gives_exact_ordered_figures(text: str) -> None:
    found = read_quantities(text)
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text != ""
        start, end = quantity.shown
        assert 0 <= start <= quantity.start
        assert quantity.end <= end <= len(text)
        assert (quantity.value is None) == (quantity.kind in (QuantityKind.DATE, QuantityKind.ORDINAL))
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.integers(0, 10**12), st.sampled_from(["million", "billion", "trillion"]))
def test_scale_words_multiply(number: int, scale: str) -> None:
    factor = {"million": 6, "billion": 9, "trillion": 12}[scale]
    assert only(f"${number:,} {scale}").value == Decimal(number).scaleb(factor)
    assert only(f"a sum of ${number}").value == number


@given(st.integers(1900, 2099))
def test_a_year_is_a_date(year: int) -> None:
    assert only(f"Cork sold well in {year}.").years == (year,)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("a 250-megawatt dam", ["megawatt"]),
        ("Some 130 firms are listed, compared with 112 three years ago.", ["firms", "", "years"]),
        ("Rail traffic came to 40,200 forty-foot equivalent units (FEU).", ["FEU"]),
        ("Italy took 7.5 bcm.", ["bcm"]),
        ("It took 12 days in 2020 and 9 in 2024.", ["days", "", "days", ""]),
        ("It took 12 days. She is 9.", ["days", ""]),
    ],
)
def test_the_unit_of_a_count(text: str, units: list[str]) -> None:
    assert [found.unit for found in read_quantities(text)] == units


@pytest.mark.parametrize(
    ("text", "per"), [("$300 per thousand cubic metres", "thousand cubic metres"), ("4 cents a kWh", "kwh")]
)
def test_what_one_of_it_is_for(text: str, per: str) -> None:
    assert only(text).per == per


@pytest.mark.parametrize(
    ("text", "figure", "unit", "written"),
    [
        ("Sales were 29 million euros in 2023 and 27.1 million in 2024.", "27.1 million", "€", "27.1 million euros"),
        ("It made $412 million from two firms on revenue of 6.8 billion.", "6.8 billion", "$", "$6.8 billion"),
        ("It lent €4 million to 30 firms and 1.2 million to others.", "1.2 million", "€", "€1.2 million"),
    ],
)
def test_a_bare_million_after_money_is_money(text: str, figure: str, unit: str, written: str) -> None:
    found = next(quantity for quantity in read_quantities(text) if quantity.text == figure)
    assert (found.kind, found.unit, found.written) == (QuantityKind.MONEY, unit, written)


@pytest.mark.parametrize(
    "text", ["It paid €4 million, and 2 million people came.", "It costs €900, and firms pay 350."]
)
def test_what_counts_something_after_money_is_no_money(text: str) -> None:
    assert read_quantities(text)[-1].kind is QuantityKind.COUNT


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("Three hundred and forty came.", "Three hundred and forty", 340),
        ("A hundred and twelve thousand Peruvians came.", "A hundred and twelve thousand", 112_000),
        ("Two hundred and five euros", "Two hundred and five euros", 205),
        ("The five hundred and the three", "five hundred", 500),
    ],
)
def test_hundreds_in_words(text: str, figure: str, value: int) -> None:
    found = read_quantities(text)[0]
    assert (found.text, int(found.value or 0)) == (figure, value)


def test_of_which_counts_the_things_and_not_the_years() -> None:
    assert [q.unit for q in read_quantities("60 mills in 9 years, of which 40 will close")] == [
        "mills",
        "years",
        "mills",
    ]
