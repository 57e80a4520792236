"""Figures read out of articles, with what each is about."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.english.parties import canonical, read_parties
from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, Flow
from bot.numbers.sources import named_publishers, said_by, without_publishers, without_source
from bot.numbers.subjects import subject_of
from bot.questions.query import query_of
from bot.reckoning.anchors import anchored
from bot.reckoning.figures import Figure, figures_in, read_figures
from bot.reckoning.fit import best_figures
from corpus.types import Span
from tests.articles import article
from tests.news import BUDGET, POWER, RAILWAY, RIVAL, ROUNDED, TRADE, figures, news


def read(text: str, published: str = "2025-03-01") -> list[Figure]:
    """The figures of a text, without its dates."""
    found = figures_in(news("one", published, "One Post", text, title="One"))
    return [figure for figure in found if figure.quantity.kind is not QuantityKind.DATE]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Trade was $5 billion in 2024, compared with $7 billion in 2023 and $4 billion in 2022.", [2024, 2023, 2022]),
        ("In 2024 trade was $5 billion, up by 7%.", [2024, 2024]),
        ("Trade was worth $5 billion in 2024, an increase of 24% over 2023 ($4 billion).", [2024, 2024, 2023]),
        ("Exports grew by 25% in 2024 and reached $5 billion.", [2024, 2024]),
        ("Exports rose by 25 percent and reached $5 billion in 2024.", [2024, 2024]),
        ("Exports rose in 2024 (from $4 billion to $5 billion).", [2023, 2024]),
        ("Last year exports were $5 billion, 7% more than in the previous year.", [2024, 2024]),
        ("Revenue rose to $5.2 billion in 2024 from $4.6 billion in 2023.", [2024, 2023]),
        ("Trade reached $5 billion, down from $7 billion in 2023.", [2024, 2023]),
        ("The sum is higher than in 2023, when trade stood at $4 billion.", [2023]),
    ],
)
def test_the_year_of_each_figure(text: str, years: list[int]) -> None:
    assert [figure.years for figure in read(text)] == [(year,) for year in years]


def test_the_year_of_a_figure_counts_from_the_sentence_before() -> None:
    *_, earned = read("The mill earned $5 million in 2024. Two years earlier it had earned $3 million.")
    assert earned.years == (2022,)


def test_a_figure_for_many_years_is_told_apart() -> None:
    since, past = read("Investment since 2005 came to $7 billion. Over the past 20 years it came to $8 billion.")[0::2]
    assert (since.period and since.period.years, since.period and since.period.cumulative) == ((2005,), True)
    assert past.period
    assert past.period.cumulative


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("Exports reached $5 billion.", [Aspect.LEVEL]),
        ("Exports rose by 25%.", [Aspect.RATE]),
        ("There was a 25 percent increase in exports.", [Aspect.RATE]),
        ("Coal: up by 26%, or $3 billion (from $14 to $17 billion)", "RATE CHANGE BASE LEVEL".split()),
        ("Coal: a nearly 5-fold increase, by $44 million", [Aspect.MULTIPLE, Aspect.CHANGE]),
        ("They mean to raise trade by some $3 billion.", [Aspect.CHANGE]),
        ("The fair was visited by 900 guests.", [Aspect.LEVEL]),
        ("The crew was reduced by 90 people.", [Aspect.CHANGE]),
        ("Goods for €40 million changed hands.", [Aspect.LEVEL]),
        ("Italy accounted for 12% of trade.", [Aspect.SHARE]),
        ("Cork made up 63 percent of exports.", [Aspect.SHARE]),
        ("The share of coal was around 85%.", [Aspect.SHARE]),
        ("Italy is the third-largest partner.", [Aspect.RANK]),
        ("Italy is the largest buyer of cork.", [Aspect.RANK]),
        ("Passenger numbers fell to 3 million.", [Aspect.LEVEL]),
    ],
)
def test_levels_changes_shares_and_ranks(text: str, aspects: list[str | Aspect]) -> None:
    assert [figure.aspect for figure in read(text)] == [Aspect(aspect.lower()) for aspect in aspects]


@pytest.mark.parametrize(
    ("text", "flow", "sender", "receiver"),
    [
        ("Vietnam's exports to Germany were $5 billion.", Flow.EXPORT, "Vietnam", "Germany"),
        ("Exports from Vietnam to Germany were $5 billion.", Flow.EXPORT, "Vietnam", "Germany"),
        ("Vietnamese exports to the German market were $5 billion.", Flow.EXPORT, "Vietnam", "Germany"),
        ("Vietnam's imports from Germany were $5 billion.", Flow.IMPORT, "Germany", "Vietnam"),
        ("Imports from Germany to Vietnam were $5 billion.", Flow.IMPORT, "Germany", "Vietnam"),
        ("How much Vietnamese coffee did Germany buy for $5 billion?", Flow.IMPORT, "Vietnam", "Germany"),
        ("Vietnamese coffee imports by Germany were $5 billion.", Flow.IMPORT, "Vietnam", "Germany"),
        ("German machines that Vietnamese firms bought cost $5 billion.", Flow.IMPORT, "Germany", "Vietnam"),
        ("Direct investment from Germany in Vietnam was $5 billion.", Flow.INVESTMENT, "Germany", "Vietnam"),
        ("German investments in Vietnam were $5 billion.", Flow.INVESTMENT, "Germany", "Vietnam"),
        ("Trade between Vietnam and Germany was $5 billion.", Flow.TRADE, None, None),
        ("The International Trade Centre has 300 members.", None, None, None),
    ],
)
def test_what_flows_from_whom_to_whom(text: str, flow: Flow | None, sender: str | None, receiver: str | None) -> None:
    (figure,) = read(text)
    subject = figure.subject
    assert (subject.flow, subject.sender, subject.receiver) == (flow, sender, receiver)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Exports of hard coal were $5 million.", {"hard", "coal"}),
        ("Crude oil exports were $5 million.", {"oil"}),
        ("They exported crude oil worth $5 million.", {"oil"}),
        ("Non-oil trade was $5 million.", {"nonoil"}),
        ("Total exports were $5 million.", set()),
    ],
)
def test_which_part_of_a_flow(text: str, scope: set[str]) -> None:
    assert read(text)[0].subject.scope == scope


def test_a_list_item_is_about_what_introduces_the_list() -> None:
    item = next(figure for figure in figures(TRADE) if figure.text == "$225 million")
    assert item.subject.scope == {"furnitur"}
    assert (item.subject.sender, item.subject.receiver) == ("Vietnam", "Germany")
    assert item.years == (2023,)


def test_the_shared_scale_of_a_range_is_shown() -> None:
    assert "$180 million" in [figure.text for figure in figures(TRADE)]


def test_each_of_several_things_keeps_its_own_figure() -> None:
    found = {figure.text: figure.subject.measure for figure in figures(BUDGET, POWER)}
    assert "school" in found["€96 million"]
    assert "hospit" in found["€71 million"]
    assert "coal" in found["20.1 TWh"]
    assert "coal" not in found["14.5 TWh"]


def test_what_stands_behind_a_figure_is_not_of_the_next() -> None:
    water, _, rail = read(
        "The sum has parts: €6 million for water and wells, €3 million for cork and €2 million for rail."
    )
    assert "water" in water.subject.measure
    assert rail.subject.measure.isdisjoint({"water", "well", "cork"})


def test_a_relative_clause_is_about_what_stands_before_it() -> None:
    (cost,) = read("The tunnel at Oro, which is to cost $5 million, is long.")
    assert "tunnel" in cost.subject.measure


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Trade was $5 billion, according to data of the International Trade Centre (ITC).", "ITC"),
        ("According to President Lam, trade was $5 billion.", "President Lam"),
        ("Data from Spain's Ministry of Trade show that trade was $5 billion.", "Spain's Ministry of Trade"),
        ("Prime Minister Olga Lam said that trade was $5 billion.", "Prime Minister Olga Lam"),
        ("Trade was $5 billion, the bank said.", "the bank"),
        ("Trade was $5 billion, according to the ministry.", "the ministry"),
        ("The Federal Office puts trade at $5 billion.", "Federal Office"),
        ("In Porto he said that trade was $5 billion.", None),
    ],
)
def test_who_says_it(text: str, source: str | None) -> None:
    assert (said_by(text), read(text)[0].said_by) == (source, source)


def test_the_next_sentence_has_the_same_source() -> None:
    second = read("Trade was $5 billion, according to the World Bank. Exports were $2 billion.")[1]
    assert second.said_by == "World Bank"


def test_the_words_of_a_source_say_nothing_of_the_measure() -> None:
    text = "According to data from the Central Bank of Spain, Italian investments in Spain were $5 billion."
    assert len(without_source(text)) == len(text)
    assert read(text)[0].subject.sender == "Italy"


def test_qualifier_and_unit_stand_with_the_figure() -> None:
    (figure,) = read("More than 300 Italian companies work there.")
    assert (figure.text, figure.approximate) == ("More than 300 Italian companies", "more than")
    assert figure.subject.parties == {"Italy"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kazakh", "Kazakhstan"),
        ("Kazakhstani", "Kazakhstan"),
        ("Italian", "Italy"),
        ("French", "France"),
        ("EU", "European Union"),
        ("Kyrgyz Republic", "Kyrgyzstan"),
        ("Porto", None),
        ("Sale", None),
    ],
)
def test_countries_by_any_name(words: str, name: str | None) -> None:
    assert canonical(words) == name


@pytest.mark.parametrize("state", ["the Kyrgyz Republic", "the Czech Republic", "the Dominican Republic"])
def test_a_republic_is_a_state_and_no_people(state: str) -> None:
    (party,) = read_parties(f"The fair is held in {state} this year.")
    assert not party.people


def test_parties_of_a_text() -> None:
    found = read_parties("Kazakh–Italian trade, and EU–Central Asia trade; Italy's exports to New Zealand")
    names = ["Kazakhstan", "Italy", "European Union", "Central Asia", "Italy", "New Zealand"]
    assert [party.name for party in found] == names
    assert [party.region for party in found] == [False, False, True, True, False, False]
    assert found[4].owner


def test_publishers_are_known_without_their_tail() -> None:
    publishers = frozenset({"Kazinform News Agency", "The Astana Times"})
    text = "What do The Astana Times and Kazinform each report on trade?"
    assert named_publishers(text, publishers) == ("Kazinform News Agency", "The Astana Times")
    assert "Times" not in without_publishers(text, named_publishers(text, publishers))
    assert named_publishers("What is traded in Astana?", publishers) == ()


@pytest.mark.parametrize("one", [BUDGET, RAILWAY, TRADE, POWER, RIVAL, ROUNDED])
def test_figures_stand_where_they_say(one: object) -> None:
    for figure in figures(one):  # type: ignore[arg-type]
        assert figure.article.text[figure.start : figure.end] == figure.quantity.text
        assert figure.paragraph.start <= figure.span.start <= figure.start < figure.end <= figure.span.end


PIECES = "Exports of oil to Italy rose by 25% in 2024 , ( from $14 to $18 billion ) while imports 3 tons .".split()


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_sentence_gives_figures_in_it(text: str) -> None:
    one = article("one", text or "-")
    found = read_figures(one, one.paragraphs[0], Span(start=0, end=len(one.text)))
    plain = [f for f in found if f.quantity.kind is not QuantityKind.DATE and f.aspect is not Aspect.RANK]
    assert all(left.start <= right.start for left, right in pairwise(plain))
    for figure in found:
        assert one.text[figure.start : figure.end] == figure.quantity.text
        assert replace(figure).key == figure.key


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("The budget of Marzan came to €388 million. How large was it the year before?", (2022,)),
        ("The budget of Marzan came to €388 million. How large was it a year later?", (2024,)),
        ("The budget of Marzan came to €3 million. How large was it the year before?", ()),
        ("How large was the budget the year before?", ()),
        ("The budget came to €388 million in 2023. How large was it the year before?", (2023,)),
    ],
)
def test_a_year_counted_from_a_figure(question: str, years: tuple[int, ...]) -> None:
    assert anchored(query_of(question), figures(BUDGET)).years == years


def test_the_figure_that_fits_a_question_best() -> None:
    for question, text in (
        ("How much do hospitals in Marzan receive?", "€71 million"),
        ("What was the budget of Marzan in 2022?", "€361.5 million"),
        ("Vietnam's furniture exports to Germany were worth how much before the increase?", "$180 million"),
        ("By what percentage did footwear exports from Vietnam grow?", "12%"),
    ):
        assert best_figures(query_of(question), figures(BUDGET, TRADE))[0][0].text == text


@pytest.mark.parametrize(
    ("text", "sender", "receiver"),
    [
        ("Imports of Vietnam from Germany were $3 million in 2023.", "Germany", "Vietnam"),
        ("Coffee imports by Germany from Vietnam were $3 million.", "Vietnam", "Germany"),
        ("Exports of Vietnam to Germany were $3 million.", "Vietnam", "Germany"),
        ("Imports of Vietnamese coffee to Germany were $3 million.", "Vietnam", "Germany"),
        ("Vietnamese coffee imported to Germany was worth $3 million.", "Vietnam", "Germany"),
        ("Germany received $3 million of investment from Vietnam.", "Vietnam", "Germany"),
        ("Germany's investment in Vietnam was $3 million.", "Germany", "Vietnam"),
    ],
)
def test_from_whom_to_whom(text: str, sender: str, receiver: str) -> None:
    subject = subject_of(text)
    assert (subject.sender, subject.receiver) == (sender, receiver)


def test_what_so_many_tons_are_of() -> None:
    assert subject_of("Vietnam exported 1.6 million tons of coffee to Italy.").scope == {"coffe"}


def test_the_two_countries_are_those_named_before() -> None:
    text = (
        "Peru and Chile signed a pact. Trade between the two countries reached $5 billion in 2024, up 9% from a year"
        " earlier. Exports of Peru to Chile amounted to $2 billion."
    )
    turnover, growth, exports = (figure for figure in read(text) if figure.unit in ("$", "%"))
    assert turnover.subject.parties == growth.subject.parties == {"Peru", "Chile"}
    assert exports.years == (2024,)


def test_the_only_figure_of_a_sentence_is_of_all_its_countries() -> None:
    nurses, *_ = read("Up to 8,000 Peruvian nurses and drivers a year could work in Chile.")
    assert nurses.subject.parties == {"Peru", "Chile"}


def test_a_level_that_a_change_started_from_may_name_its_own_year() -> None:
    text = "Trade grew 9 percent to $437 million in 2024, from $401 million the year before."
    assert [(figure.text, figure.years) for figure in read(text)][1:] == [
        ("$437 million", (2024,)),
        ("$401 million", (2023,)),
    ]


def test_goods_are_sold_to_whoever_stands_right_after_the_verb() -> None:
    tons, *_ = read("Of hazelnuts Peru sold Chile 11,400 tons.")
    assert (tons.subject.sender, tons.subject.receiver) == ("Peru", "Chile")


def test_amounts_in_a_row_are_of_one_flow() -> None:
    machines, furniture, tiles = read(
        "Of exports machines led with $5 million, then furniture ($3 million), tiles ($2 million)."
    )
    assert {figure.subject.flow for figure in (machines, furniture, tiles)} == {Flow.EXPORT}


def by_year(text: str, title: str = "One") -> list[tuple[str, str, tuple[int, ...]]]:
    """Text, unit and years of the amounts of a text."""
    found = figures_in(news("one", "2025-03-01", "One Post", text, title=title))
    return [(f.text, f.unit, f.years) for f in found if f.quantity.kind is not QuantityKind.DATE]


def test_a_sentence_that_leaves_out_the_unit_has_that_of_the_one_before() -> None:
    told = by_year("Trade was 318 million dollars in 2022. In 2023 it was 352 million, and in 2024 it was 397 million.")
    assert told[1:] == [("352 million", "$", (2023,)), ("397 million", "$", (2024,))]
    assert by_year("Trade was 318 million dollars in 2022. Passengers were 3.1 million in 2023.")[1][1] == ""


def test_the_same_years_are_those_of_the_sentence_before() -> None:
    told = by_year(
        "Sales were €4 million in 2022 and €5 million in 2023. In the same years costs were €1 million and €2 million."
    )
    assert [years for *_, years in told] == [(2022,), (2023,), (2022,), (2023,)]
    told = by_year("Exports were €4 million in 2022. Imports rose in the same years from €1 million to €2 million.")
    assert [years for *_, years in told] == [(2022,), (), ()]


def test_years_told_together_are_of_the_figures_in_turn() -> None:
    assert [
        years for *_, years in by_year("It sold €3 million, €4 million and €6 million in 2021, 2022 and 2024.")
    ] == [
        (2021,),
        (2022,),
        (2024,),
    ]


def test_a_year_earlier_counts_from_the_year_of_the_title() -> None:
    text = "Exports reached $118 million, up from $92 million a year earlier."
    assert [years for *_, years in by_year(text, "Trade of Peru in 2023")] == [(2023,), (2022,)]
    assert [years for *_, years in by_year(text)] == [(), ()]


def test_the_same_months_of_another_year() -> None:
    text = "In the first nine months of 2025 Peru had 613 visitors, compared with 548 in the same period of 2024."
    found = [f for f in read(text) if f.quantity.value in (613, 548)]
    assert [f.period and (f.period.years, f.period.months) for f in found] == [((2025,), (1, 9)), ((2024,), (1, 9))]


def test_imports_from_one_country_are_those_of_the_other() -> None:
    (figure,) = [f for f in read("Peru sold Chad wool. Imports from Chad came to $4 million.") if f.unit == "$"]
    assert (figure.subject.sender, figure.subject.receiver) == ("Chad", "Peru")
    (figure,) = [f for f in read("Peru sold Mali wool. It sent Chad $4 million.") if f.unit == "$"]
    assert figure.subject.parties <= {"Chad"}
