"""The figures of a corpus in words, filtered, sorted and plotted."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path

import pytest

from bot.page.plot import HEIGHT, MOST_SAID, WIDTH, panels, short
from bot.reckoning.catalogue import DURATION, NOT_TOLD, Catalogue, Catalogues, Entry
from bot.reckoning.selection import MOST_CHOICES, Column, Order, Wanted, choices_of, disagreeing, ordered, wanted_of
from bot.workspace import build, location_of
from corpus.types import Article
from index.store import open_snapshot
from tests.library import settings_of
from tests.news import ALL, BUDGET, FIRMS, RAILWAY, RIVAL, ROUNDED, TRADE, news

LATER = news("later", "2025-01-02", "Late News", "Vietnam's exports to Germany amounted to $8.8 billion in 2023.")


def catalogue(*articles: Article) -> Catalogue:
    read = Catalogue(articles)
    read.read_on(seconds=60)
    return read


def entries(*articles: Article) -> tuple[Entry, ...]:
    return catalogue(*articles).entries


def of(text: str, *articles: Article) -> Entry:
    (found,) = (entry for entry in entries(*articles) if entry.figure.text == text)
    return found


def test_an_entry_says_what_of_whom_when_and_who_says_so() -> None:
    exports = of("$7.4 billion", TRADE)
    assert (exports.measure, exports.aspect, exports.parties) == ("exports", "", "Vietnam → Germany")
    assert (exports.period, exports.year, exports.source) == ("2023", 2023, "Hanoi Post")
    coffee = of("18%", TRADE)
    assert (coffee.measure, coffee.aspect) == ("imports: coffee", "growth")
    assert coffee.source == "General Department of Customs"
    since = of("$2.4 billion", RIVAL)
    assert (since.measure, since.period, since.year) == ("investment", "since 2010", None)


def test_every_figure_stands_where_its_entry_says() -> None:
    for entry in entries(*ALL, RIVAL):
        figure, text = entry.figure, entry.article.text
        assert text[figure.start : figure.end] == figure.quantity.text
        assert text[figure.span.start : figure.span.end] == figure.sentence
        assert entry.measure


def test_dates_are_no_entries_and_durations_measure_nothing_else() -> None:
    assert "1887" not in {entry.figure.text for entry in entries(BUDGET)}
    assert of("six years", RAILWAY).measure == DURATION


def test_what_is_measured_is_a_thing_and_not_what_is_done_or_felt() -> None:
    found = entries(
        news("n", "2025-01-02", "P", "A rise of 5 percent could feel underwhelming.", "Ferries call twice a week."),
        news(
            "m", "2025-01-02", "P", "One needs courage.", "They are exploring potential partnerships worth $8 billion."
        ),
    )
    assert [(entry.figure.text, entry.measure) for entry in found] == [
        ("5 percent", NOT_TOLD),
        ("twice a week", "ferries"),
        ("$8 billion", "potential partnerships"),
    ]


def test_only_so_many_plots_are_drawn_and_all_are_counted() -> None:
    drawn, count = panels(entries(TRADE, LATER, BUDGET), most=1)
    assert len(drawn) == 1 < count
    assert drawn == panels(entries(TRADE, LATER, BUDGET))[0][:1]


def test_reading_goes_on_where_it_stopped() -> None:
    read = Catalogue(ALL)
    read.read_on(seconds=0)
    assert read.read == 1
    assert read.entries == entries(ALL[0])
    threads = [threading.Thread(target=read.read_on, args=(60,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read.complete
    assert sorted(e.figure.key for e in read.entries) == sorted(e.figure.key for e in entries(*ALL))


def test_a_new_generation_has_a_catalogue_of_its_own(tmp_path: Path, models: Path) -> None:
    settings, catalogues = settings_of(tmp_path, models), Catalogues()
    build(settings, lambda _: None)
    first = catalogues.of(open_snapshot(location_of(settings)))
    assert catalogues.of(open_snapshot(location_of(settings))) is first
    (settings.corpus / "new.txt").write_text("Flax exports from Italy to Malta came to $9 million in 2024.")
    build(settings, lambda _: None)
    second = catalogues.of(open_snapshot(location_of(settings)))
    second.read_on(seconds=60)
    assert second is not first
    assert "$9 million" in {entry.figure.text for entry in second.entries}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(text="coffee 2022"), {"1.6 million tons", "1.78 million tons"}),
        (Wanted(text="TONS", year="2022"), {"1.78 million tons"}),
        (Wanted(measure="imports"), {"$3.7 billion", "18%"}),
        (Wanted(measure="imports: coffee"), {"18%"}),
        (Wanted(party="Germany", year="2023", measure="exports", text="amounted"), {"$7.4 billion"}),
        (Wanted(publisher="Nobody"), set()),
        (Wanted(text="<script>"), set()),
    ],
)
def test_filters_leave_what_passes_all_of_them(wanted: Wanted, found: set[str]) -> None:
    assert {entry.figure.text for entry in wanted_of(entries(TRADE), wanted)} == found


def test_choices_are_what_there_is() -> None:
    choices = choices_of(entries(TRADE, RIVAL))
    assert choices.publishers == ("Hanoi Post", "Mekong Daily")
    assert choices.years[0] == "2023"
    assert {"exports", "imports", "imports: coffee"} <= set(choices.measures)
    assert {"Vietnam", "Germany"} <= set(choices.parties)
    for name in choices.measures:
        assert wanted_of(entries(TRADE, RIVAL), Wanted(measure=name))
    many = news("many", "2024-01-01", "P", *(f"The plant {n} makes {n} widgets{n} a day." for n in range(300)))
    assert len(choices_of(entries(many)).measures) <= MOST_CHOICES


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_keeps_all_and_puts_what_is_not_known_last(column: Column, descending: bool) -> None:
    unsorted = entries(*ALL, RIVAL)
    done = ordered(unsorted, Order(column, descending))
    assert sorted(e.figure.key for e in done) == sorted(e.figure.key for e in unsorted)
    values = [e.figure.value for e in done if e.figure.unit == "$" and e.figure.value is not None]
    if column is Column.FIGURE:
        assert values == sorted(values, reverse=descending)
    if column is Column.PERIOD:
        known = [bool(e.figure.years) for e in done]
        assert known == sorted(known, reverse=True)


def test_what_differs_is_of_one_thing_and_year_and_no_rounding() -> None:
    read = entries(TRADE, LATER, ROUNDED)
    differ = disagreeing(read)
    assert {e.figure.text for e in read if e.figure.key in differ} == {
        "$7.4 billion",
        "about $7.4 billion",
        "$8.8 billion",
    }
    assert not disagreeing(entries(TRADE, ROUNDED))
    assert not disagreeing(entries(FIRMS, BUDGET))  # Norvik and Telda, schools and roads: other things


def test_a_population_without_a_place_is_compared_with_none_elsewhere() -> None:
    there = [news(f"t{n}", "2024-01-01", "P", f"The population was {n}00 people in 2020.") for n in (1, 2)]
    assert not disagreeing(entries(*there))


def test_panels_have_a_mark_for_each_figure_and_a_shape_for_each_source() -> None:
    first, *others = panels(entries(TRADE, LATER, BUDGET))[0]
    assert (first.title, first.parties) == ("exports", "Vietnam → Germany")
    assert [label for _, label in zip(first.marks, (m.label for m in first.marks), strict=True)] == [
        "$7.4 billion, 2023, Hanoi Post",
        "$8.8 billion, 2023, Late News",
    ]
    assert all(mark.disagrees for mark in first.marks)
    assert len({mark.shape for mark in first.marks}) == 2
    assert first.differ == ("2023: $7.4 billion (Hanoi Post) or $8.8 billion (Late News)",)
    assert first.marks[0].y > first.marks[1].y
    budget = next(panel for panel in others if {m.value for m in panel.marks} >= {"€412m", "€388m"})
    assert [tick.text for tick in budget.years] == ["2022", "2023", "2024"]
    assert not budget.differ


def test_marks_stay_in_the_drawing() -> None:
    for panel in panels(entries(*ALL, RIVAL, LATER, ROUNDED))[0]:
        for mark in panel.marks:
            assert 0 < mark.x < WIDTH
            assert 0 < mark.y < HEIGHT
            assert mark.link.startswith("#article=")


def test_many_differences_are_told_in_part() -> None:
    many = [
        news(f"n{n}", "2025-01-02", f"P{n}", f"Vietnam's exports to Germany amounted to ${n} billion in 2023.")
        for n in range(2, 12)
    ]
    (panel,) = panels(entries(*many))[0]
    assert panel.differ[0].count(" or ") == MOST_SAID
    assert panel.differ[0].endswith("or 5 others")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (18.4e9, "$", "$18.4bn"),
        (25, "%", "25%"),
        (5, "-fold", "5×"),
        (1.5e6, "tons", "1.5m"),
        (0, "$", "$0"),
        (2e12, "€", "€2tn"),
        (-3e3, "$", "$-3k"),
    ],
)
def test_values_of_an_axis_are_short(value: float, unit: str, shown: str) -> None:
    assert short(value, unit) == shown


def test_equal_values_have_an_axis_too() -> None:
    same = [
        news(f"n{n}", "2025-01-02", f"P{n}", "Vietnam's exports to Germany amounted to $0 in 2023.") for n in range(2)
    ]
    assert {entry.figure.value for entry in entries(*same)} == {Decimal(0)}
    (panel,) = panels(entries(*same))[0]
    assert len({mark.y for mark in panel.marks}) == 1
