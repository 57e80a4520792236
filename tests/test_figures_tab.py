"""The tab "Figures" in a real browser, and what it is made of without one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bot.page.figures_html import pages, plots_html, status_html, table_html
from bot.reckoning.catalogue import Catalogue
from bot.reckoning.selection import PAGE, Column, Order, ordered
from tests.browser import launched
from tests.library import HOSTILE, MARKUP, Reader, reading
from tests.news import TRADE, news

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture
def reader(browser: Browser, library_address: str) -> Iterator[Reader]:
    with reading(browser, library_address) as started:
        yield started


def rows(reader: Reader) -> list[str]:
    """The figures of the table from top to bottom."""
    return reader.page.locator("#figure-table td.figure a").all_inner_texts()


def choose(reader: Reader, label: str, choice: str) -> None:
    """Choose in one of the filters by keyboard."""
    reader.page.get_by_role("combobox", name=label).click()
    reader.page.get_by_role("option", name=choice, exact=True).click()


def test_every_figure_is_in_the_table_with_its_sentence(reader: Reader) -> None:
    reader.open(tab="Figures")
    row = reader.page.locator("#figure-table tbody tr", has_text="$14.5 billion").first.inner_text()
    for words in ("exports: oil", "Kazakhstan → Italy", "2023", "Steppe Daily, 2025-03-14", "paragraph 1"):
        assert words in row
    assert {"$18.4 billion", "$18.7 billion", "7 million tons", "41 tons"} <= set(rows(reader))


def test_a_figure_opens_its_sentence(reader: Reader) -> None:
    reader.open(tab="Figures")
    reader.page.click("#figure-table td.figure a >> text=$18.7 billion")
    reader.page.wait_for_selector("#reader mark.cited", state="visible")
    assert reader.page.locator("#reader mark.cited").all_inner_texts() == ["$18.7 billion"]
    reader.page.go_back()
    reader.page.wait_for_selector("#figure-table td", state="visible")


def test_disagreements_are_seen_and_told(reader: Reader) -> None:
    reader.open(tab="Figures")
    panel = reader.page.locator(".plots figure").first
    told = panel.locator("p.differ").inner_text()
    assert "2024:" in told and "$18.4 billion (Steppe Daily)" in told.replace("Ministry", "Steppe Daily")
    marks = panel.locator("svg a")
    assert marks.count() == 3
    assert "differs" in (marks.nth(1).get_attribute("class") or "")
    label = marks.nth(2).get_attribute("aria-label")
    marks.nth(2).focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("#reader mark.cited", state="visible")
    assert label and label.split(",")[0] in reader.page.inner_text("#reader mark.cited")


def test_it_is_sorted_by_its_headings_from_the_keyboard(reader: Reader) -> None:
    reader.open(tab="Figures")
    page = reader.page
    for direction in ("ascending", "descending"):
        page.get_by_role("button", name="Figure", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f"th[aria-sort={direction}] [data-sort=figure]")
        page.wait_for_function("document.activeElement.dataset.sort === 'figure'")
    dollars = [figure for figure in rows(reader) if figure.startswith("$")]
    assert dollars[0] == "$18.7 billion"
    assert dollars[-1] == "$3 million"


def test_an_order_lasts_when_the_table_comes_into_view_again(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 300})
    reader.open(tab="Figures")
    page = reader.page
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name="Figure", exact=True).click()
    page.wait_for_selector("th[aria-sort=ascending] [data-sort=figure]")
    page.evaluate("scrollTo(0, 0)")
    page.get_by_label("Words").fill("oil")
    page.wait_for_selector("#figures-status >> text=/in all|of/")
    # In one step: the table may be drawn anew between finding a cell and scrolling to it.
    page.evaluate("[...document.querySelectorAll('#figure-table td')].at(-1).scrollIntoView()")
    page.wait_for_timeout(500)  # what would undo it comes a moment later
    assert page.locator("th[aria-sort=ascending] [data-sort=figure]").count() == 1


def test_filters_work_together_and_say_how_much_is_left(reader: Reader) -> None:
    reader.open(tab="Figures")
    page = reader.page
    choose(reader, "Year", "2024")
    choose(reader, "Measure", "exports: oil")
    page.wait_for_selector("#figures-status >> text=/^2 of/")
    assert set(rows(reader)) == {"$18.4 billion", "$18.7 billion"}
    choose(reader, "Publisher", "Caspian Post")
    page.wait_for_selector("#figures-status >> text=/^1 of/")
    page.get_by_label("Words").fill("<img src=x onerror=window.ran=true>")
    page.wait_for_selector("text=No figure has all of this.")
    assert rows(reader) == []


def test_markup_is_shown_as_text(reader: Reader) -> None:
    reader.open(tab="Figures")
    reader.page.get_by_label("Words").fill("<script>window.ran=true</script>")
    reader.page.wait_for_selector("#figures-status >> text=/^2 of/")
    assert [MARKUP in cell for cell in reader.page.locator("td.published").all_inner_texts()] == [True, True]
    assert HOSTILE[-1] in reader.page.locator("td.sentence").last.inner_text()
    made = reader.page.locator("#figures").locator("script, img, iframe, style, b, [onerror], [onload]")
    assert made.count() == 0
    choose(reader, "Publisher", f"Poti {MARKUP}")
    reader.page.wait_for_selector("#figures-status >> text=/ of /")


def test_it_fits_a_phone(browser: Browser, library_address: str) -> None:
    with reading(browser, library_address, width=390) as reader:
        reader.open(tab="Figures")
        assert reader.page.evaluate("document.documentElement.scrollWidth") == 390
        for selector in ("td.sentence", ".plots figure", "th button"):
            box = reader.page.locator(selector).last.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_a_long_table_has_pages() -> None:
    many = Catalogue([news("many", "2024-01-01", "P", *(f"The plant made {n} cars in 2023." for n in range(2, 83)))])
    many.read_on(seconds=60)
    shown = ordered(many.entries, Order(Column.FIGURE))
    assert (len(shown), pages(len(shown)), pages(0)) == (81, 4, 1)
    tree = html.fromstring(table_html(shown, 3, Order(Column.FIGURE)))
    assert len(list(tree.iter("tr"))) == 1 + 81 - 3 * PAGE
    assert "Figures 76 to 81 of 81" in status_html(shown, many, 3)
    assert "Figures 1 to 25 of 30 (in all 81)" in status_html(shown[:30], many, 0)


def test_what_is_not_read_yet_is_said() -> None:
    begun = Catalogue([TRADE] * 3)
    begun.read_on(seconds=0)
    assert "Reading: 1 of 3 articles so far." in status_html(begun.entries, begun, 0)
    begun.read_on(seconds=60)
    assert "Reading" not in status_html(begun.entries, begun, 0)
    assert "No figures." in status_html((), Catalogue(()), 0)


def test_no_word_of_a_figure_becomes_markup() -> None:
    text = "Italy's exports to Malta came to ${} million in 2024."
    hostile = [
        news(f"h{n}", "2025-01-01", f"P{n} {MARKUP}", f"{MARKUP} {text.format(n)}", title=MARKUP) for n in (3, 5)
    ]
    read = Catalogue(hostile)
    read.read_on(seconds=60)
    known = {"div", "table", "thead", "tbody", "tr", "th", "td", "button", "span", "a", "bdi", "p", "mark", "small"}
    drawn = {
        "figure",
        "figcaption",
        "svg",
        "title",
        "g",
        "line",
        "text",
        "circle",
        "rect",
        "path",
        "ul",
        "li",
        "strong",
    }
    for shown, used in ((table_html(read.entries, 0, Order()), known), (plots_html(read.entries), known | drawn)):
        tree = html.fromstring(f"<div>{shown}</div>")
        assert {element.tag for element in tree.iter()} <= used
        assert all(str(a.get("href")).startswith("#article=h") for a in tree.iter("a"))
        assert not any(str(name).startswith("on") for element in tree.iter() for name in element.attrib)
    assert 'class="differ"' in plots_html(read.entries)
