"""The tab "Articles" in a real browser, and what it is made of without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bot.page.article_html import MOST_FOUND, MOST_LISTED, article_html, articles_html, find
from bot.page.places import Place, link_to, place_of, within
from bot.settings import Settings
from corpus.load import load_corpus
from corpus.types import Article, Span
from tests.articles import ITALY, article, report
from tests.browser import launched
from tests.library import DEPOT, DEPOT_2, FACTS, MARKUP, Reader, corpus, reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser

UNSAFE = "script, img, svg, iframe, style, b, [onerror], [onload]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture
def reader(browser: Browser, library_address: str) -> Iterator[Reader]:
    with reading(browser, library_address) as started:
        yield started


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    """The corpus of the browser's tests, loaded."""
    loaded = load_corpus(corpus(tmp_path_factory.mktemp("loaded")))
    return {article.id: article for article in loaded.articles}


def test_a_link_opens_the_article_there_and_marks_the_words(reader: Reader, articles: dict[str, Article]) -> None:
    text = articles["exports"].text
    start = text.index("Hard coal")
    reader.open(link_to("exports", 3, start, start + 9))
    mark = reader.page.locator("#reader mark.cited")
    assert mark.all_inner_texts() == ["Hard coal"]
    assert reader.page.locator("#reader .target mark").count() == 1
    assert mark.bounding_box()["y"] < 800  # type: ignore[index]
    assert reader.page.evaluate("document.activeElement.id") == "paragraph-3"
    assert reader.page.locator("#articles a[aria-current]").inner_text().startswith("Exports of Kazakhstan")
    reader.page.reload()
    mark.wait_for()


def test_every_paragraph_is_numbered_and_linked(reader: Reader, articles: dict[str, Article]) -> None:
    reader.open(link_to("exports"))
    numbers = reader.page.locator("#reader .number")
    assert numbers.all_inner_texts() == [str(p.number) for p in articles["exports"].citable]
    numbers.nth(3).click()
    reader.page.wait_for_selector("#paragraph-4.target")
    assert reader.page.url.endswith(link_to("exports", 4))
    assert reader.page.locator("#reader h3").all_inner_texts() == ["Other goods"]


def test_an_account_and_a_broken_end_are_marked_as_such(reader: Reader) -> None:
    reader.open(link_to("exports"))
    shown = reader.page.inner_text("#reader")
    assert "This is our account of the article" in shown
    assert shown.rstrip().endswith("Here the text that we have breaks off.")
    original = reader.page.locator("#reader header a")
    assert original.get_attribute("href") == "https://news.example/exports?a=1&b=2"
    assert original.get_attribute("rel") == "noopener noreferrer"
    assert "breaks off" in reader.page.inner_text("#articles li:has-text('Exports of')")
    reader.open(link_to("rival"))
    other = reader.page.inner_text("#reader")
    assert "account" not in other and "breaks off" not in other


def test_a_link_from_another_tab_is_followed_and_back_returns(reader: Reader) -> None:
    page = reader.page
    page.goto(reader.address)
    page.click("#cited")
    page.wait_for_selector("#paragraph-1.target")
    assert page.locator("#reader h2").inner_text() == "Oil"
    page.go_back()
    page.wait_for_selector("#cited", state="visible")
    page.click("#cited")
    page.wait_for_selector("#paragraph-1.target", state="visible")
    page.get_by_role("tab", name="Chat").click()
    page.click("#cited")  # the address does not change
    page.wait_for_selector("#paragraph-1.target", state="visible")


def test_words_are_found_counted_and_gone_through(reader: Reader) -> None:
    reader.open(link_to("exports"))
    page = reader.page
    page.get_by_label("Find in this article").fill("EXPORTS")
    page.wait_for_selector("#found >> text=1 of 3")
    assert page.locator("#reader mark.found").all_inner_texts() == ["exports"] * 3
    page.get_by_label("Find in this article").press("Enter")
    page.wait_for_selector("#found >> text=2 of 3")
    assert page.locator("#paragraph-2 mark.current").count() == 1
    clicks = "names => names.forEach(n => [...document.querySelectorAll('button')].find(b => b.innerText == n).click())"
    page.evaluate(clicks, ["Previous", "Previous"])  # faster than a server answers: none is lost
    page.wait_for_selector("#found >> text=3 of 3")
    page.evaluate(clicks, ["Next"] * 5)
    page.wait_for_selector("#found >> text=2 of 3")
    page.get_by_label("Find in this article").fill("goats <b>")
    page.wait_for_selector("#found >> text=not found")
    page.get_by_label("Find in this article").fill("")
    page.wait_for_selector("#found p", state="detached")
    assert page.locator("#reader mark").count() == 0


def test_the_list_is_narrowed_by_typing(reader: Reader) -> None:
    reader.open(tab="Articles")
    assert reader.page.locator("#articles li").count() == 3
    reader.page.get_by_label("Find an article").fill("caspian 2025")
    reader.page.wait_for_selector("#articles >> text=1 of 3 articles")
    reader.page.get_by_label("Find an article").fill("<script>")
    reader.page.wait_for_selector("#articles >> text=1 of 3 articles")
    reader.page.get_by_label("Find an article").fill("no such article")
    reader.page.wait_for_selector("#articles >> text=No article has these words")


def test_the_keyboard_is_enough(reader: Reader) -> None:
    reader.open(tab="Articles")
    page = reader.page
    page.get_by_label("Find an article").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#articles a')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#articles a[aria-current] >> text=Oil")
    assert page.evaluate("document.activeElement.tagName") == "H2"


@pytest.mark.parametrize("link", ["#article=gone&paragraph=2", "#article=%3Cimg%20src=x%20onerror=alert(1)%3E"])
def test_an_article_that_is_gone_is_a_line(reader: Reader, link: str) -> None:
    reader.open(link)
    assert "not in the index (any more)" in reader.page.inner_text("#reader")
    assert reader.page.locator("#articles li").count() == 3


def test_markup_is_shown_as_text(reader: Reader, articles: dict[str, Article]) -> None:
    depot = articles["depot"]
    reader.open(link_to("depot", 1, DEPOT.index("41"), DEPOT.index("41") + 7))
    page = reader.page
    assert page.locator("#reader h2").inner_text() == depot.title
    assert page.locator("#reader .paragraph p").all_inner_texts() == [DEPOT, DEPOT_2]
    for facts in (FACTS["publisher"], FACTS["author"]):
        assert facts in page.inner_text("#reader header")
    page.get_by_label("Find in this article").fill("<script>")
    page.wait_for_selector("#found >> text=1 of 4")
    assert page.locator(UNSAFE).locator("xpath=self::*[ancestor::*[@id='reader' or @id='articles']]").count() == 0
    assert page.locator("#reader a[href^='javascript']").count() == 0


def test_it_fits_a_phone(browser: Browser, library_address: str) -> None:
    with reading(browser, library_address, width=390) as reader:
        reader.open(link_to("depot", 2))
        assert reader.page.evaluate("document.documentElement.scrollWidth") == 390
        assert reader.page.evaluate("document.querySelector('#reader').getBoundingClientRect().right") <= 390


def test_a_fault_of_the_index_is_a_line(reader: Reader, library_settings: Settings) -> None:
    (pointer,) = library_settings.data.glob("index/*/current")
    aside = pointer.rename(pointer.with_name("aside"))
    reader.open(tab="Articles")
    assert "corridor index" in reader.page.inner_text("#reader .problem")
    aside.rename(pointer)
    reader.open(tab="Articles")
    assert reader.page.locator("#reader h2").count() == 1


def test_a_place_survives_its_link() -> None:
    place = Place("001_a.b-c", 4, Span(start=3, end=9))
    assert place_of(link_to("001_a.b-c", 4, 3, 9)) == place
    assert place_of("#paragraph=4") is None
    assert place_of("#article=a&paragraph=x&start=9&end=3") == Place("a")
    assert place_of("#article=a&start=0&end=" + "9" * 400) == Place("a")
    assert within(ITALY, Place("italy", 99, Span(start=0, end=10**6))) == Place("italy")


def test_marks_meet_in_any_way() -> None:
    text = ITALY.text
    place, found = Place("italy", 1, Span(start=3, end=30)), (Span(start=0, end=7), Span(start=20, end=40))
    tree = html.fromstring(article_html(ITALY, place, found, current=1))
    marks = [(mark.get("class", "").split(), mark.text or "") for mark in tree.iter("mark")]
    marked = {kind: "".join(text for kinds, text in marks if kind in kinds) for kind in ("cited", "found", "current")}
    assert marked == {"cited": text[3:30], "found": text[0:7] + text[20:40], "current": text[20:40]}
    shown = ["".join(map(str, p.itertext())) for div in tree.iter("div") for p in div.iter("p")]
    assert shown == [text[p.start : p.end] for p in ITALY.citable]


def test_words_are_found_whatever_their_case_quotes_dashes_and_breaks() -> None:
    there = article("a", "The EU–Asia trade grew, said “Italy’s\nminister”; (a.b) is not axb.", "EU-ASIA")
    for words, count in (("eu-asia", 2), ('"italy\'s minister"', 1), ("(a.b)", 1), ("a.b", 1), ("  ", 0), ("u", 2)):
        assert len(find(there, words)) == count, words
    for span in find(there, "eu - asia"):
        assert re.fullmatch(r"EU.Asia", there.text[span.start : span.end], re.IGNORECASE)
    assert len(find(article("long", "a " * 5_000), "a")) == MOST_FOUND


def test_a_long_list_is_cut_and_says_so() -> None:
    many = [report(f"r{n}", 2024, paragraphs=1) for n in range(MOST_LISTED + 5)]
    shown = html.fromstring(articles_html(many, "", None))
    assert len(list(shown.iter("li"))) == MOST_LISTED
    assert "The first 100 of 105 articles" in "".join(map(str, shown.itertext()))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "http:x", None])
def test_only_a_web_address_becomes_a_link(url: str | None) -> None:
    shown = html.fromstring(article_html(ITALY.model_copy(update={"url": url}), Place("italy")))
    assert {a.get("class") for a in shown.iter("a")} == {"number"}


def test_no_field_of_an_article_becomes_markup() -> None:
    url = 'https://news.example/"onmouseover="alert(1)"><img src=x>'
    fields = {"title": MARKUP, "publisher": MARKUP, "author": MARKUP, "published": "2025", "url": url}
    hostile = article("hostile", MARKUP).model_copy(update=fields)
    for shown in (article_html(hostile, Place("hostile"), find(hostile, "<")), articles_html([hostile], "", None)):
        tree = html.fromstring(shown)
        used = {"article", "header", "h2", "bdi", "p", "a", "div", "mark", "nav", "ul", "li", "span"}
        assert {element.tag for element in tree.iter()} <= used
        assert all(a.get("href") in (url, "#article=hostile", "#article=hostile&paragraph=1") for a in tree.iter("a"))
        assert not any(str(name).startswith("on") for element in tree.iter() for name in element.attrib)


def test_a_link_that_another_takes_over_opens_nothing(reader: Reader) -> None:
    reader.open(link_to("exports"))
    page = reader.page
    page.get_by_role("tab", name="Chat").click()
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    page.click("#cited")
    page.wait_for_timeout(200)
    assert page.is_visible("#cited")
    assert page.locator("#reader h2").inner_text() == "Exports of Kazakhstan"
