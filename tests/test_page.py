"""The chat page in a real browser, against the real command on loopback: each state and each thing that one can do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import Server, Visit, launched, places, serving, visiting
from tests.files import put

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator

# Named like a bundled article, so that the examples about that one are tried.
ITALY = """---
id: 001_kazinform
title: "Trade of Italy & Central Asia"
publisher: The Daily Example
published: 2025-05-29
url: https://news.example/italy?a=1&b=2
text: account
---

Italy's share of EU–Central Asia trade was 12.1% in 2024, according to the trade office.

Italy's share of EU–Central Asia trade was 11.4% in 2023, according to the trade office.

Kazakhstan's exports of copper to Italy were worth $5 million in 2024, compared with $3 million in 2023, according to
the trade office.
"""
PORTS = """---
id: ports
title: Ports of the Caspian
publisher: Harbour Post
published: 2025-06-02
url: https://harbour.example/ports#top
text: original
---

Kazakhstan's exports of copper to Italy were worth $6 million in 2024, according to the customs office.

## At Aktau

The harbour of Aktau was opened on May 30, 1999. Dina Omarova is the harbour master of Aktau.

The ships that call at Aktau are:

- The Baku Star, a ferry that carries 80 wagons
- The Caspian Queen, a tanker

Divers look after the moorings of the harbour.
"""
SHARE = "What was Italy's share of EU–Central Asia trade?"
SAID = "Italy's share of EU–Central Asia trade was 12.1% in 2024, according to the trade office."
COPPER = "What were Kazakhstan's exports of copper to Italy worth in 2024?"
ROSE = "By how many millions did Kazakhstan's copper exports to Italy rise from 2023 to 2024?"


@pytest.fixture(scope="module")
def server(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("page")
    put(folder, "corpus/italy.md", ITALY)
    put(folder, "corpus/ports.md", PORTS)
    with serving(places(folder, models, max_question_characters="500")) as running:
        yield running


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with launched() as browser:
        yield browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


@pytest.fixture
def visit(context: BrowserContext, server: Server) -> Iterator[Visit]:
    with visiting(context, server.address) as opened:
        yield opened


def test_the_opening_says_what_is_covered(visit: Visit) -> None:
    header = visit.page.inner_text("#header")
    assert "2 articles · Harbour Post, The Daily Example · 2025-05-29 to 2025-06-02" in header
    assert re.search(r"indexed 20\d\d-\d\d-\d\d \d\d:\d\d UTC · index [0-9a-f]{12}", header)
    assert "our accounts" in header
    assert visit.page.title() == "Corridor"


def test_the_examples_are_of_different_kinds_and_answered(visit: Visit) -> None:
    visit.offers.first.wait_for()
    kinds = visit.offers.locator(".kind").all_inner_texts()
    assert {"A figure", "A person", "A date"} <= set(kinds)
    for number, question in enumerate(visit.offers.locator("bdi").all_inner_texts()[:3]):
        assert visit.ask(question).locator(".answer").get_attribute("data-status") in ("answered", "conflict")
        assert visit.turns.count() == number + 1


def test_an_answer_cites_its_source_and_marks_the_words_there(visit: Visit) -> None:
    visit.page.click(f"#offers .offer >> text={SHARE}")
    turn = visit.answered(0)
    assert turn.locator(".short").inner_text() == "12.1% as of 2024"
    assert f"{SAID} [1]" in turn.locator(".said").inner_text()
    number = turn.locator(".said .number")
    assert number.get_attribute("href") == f"#article=001_kazinform&paragraph=1&start=1&end={1 + len(SAID)}"
    tip = visit.page.locator(f"#{number.get_attribute('aria-describedby')}")
    assert not tip.is_visible()
    number.hover()
    assert tip.locator(".words").inner_text() == SAID
    assert "our account of “Trade of Italy & Central Asia”, The Daily Example, 2025-05-29" in tip.inner_text()
    number.click()
    assert visit.panel.locator("mark").inner_text() == SAID
    assert visit.panel.locator("h2").inner_text() == "Trade of Italy & Central Asia"
    assert "11.4% in 2023" in visit.panel.inner_text()
    assert "This is our account of the article" in visit.panel.inner_text()
    link = visit.panel.locator("a", has_text="The publisher's article")
    assert link.get_attribute("href") == "https://news.example/italy?a=1&b=2"


def test_the_publisher_s_own_words_are_linked_in_the_publisher_s_page(visit: Visit) -> None:
    visit.ask("When was the harbour of Aktau opened?").locator(".number").first.click()
    assert visit.panel.locator("mark").inner_text() == "The harbour of Aktau was opened on May 30, 1999."
    cited = visit.panel.locator(".paragraph.cited")
    assert cited.locator(".count").inner_text().split() == ["Paragraph", "2"]
    assert cited.locator("p").inner_text() == (
        "The harbour of Aktau was opened on May 30, 1999. Dina Omarova is the harbour master of Aktau."
    )
    href = visit.panel.locator("a", has_text="These words").get_attribute("href")
    assert href == "https://harbour.example/ports#:~:text=" + (
        "The%20harbour%20of%20Aktau%20was%20opened%20on%20May%2030%2C%201999."
    )
    assert "our account" not in visit.panel.inner_text()


def test_figures_that_differ_stand_side_by_side(visit: Visit) -> None:
    turn = visit.ask(COPPER)
    assert turn.locator(".answer").get_attribute("data-status") == "conflict"
    rows = [row.locator("th, td").all_inner_texts() for row in turn.locator(".conflict tbody tr").all()]
    assert [row[0] for row in rows] == ["$6 million [1]", "$5 million [2]"]
    assert [row[3] for row in rows] == ["2024", "2024"]
    assert "Harbour Post" in rows[0][2] and "The Daily Example" in rows[1][2]
    turn.locator(".conflict .number").first.hover()
    tip = turn.locator(".conflict .tip").first
    assert tip.evaluate("tip => tip.scrollWidth <= tip.clientWidth")
    turn.locator(".conflict .number").nth(1).click()
    assert "$5 million" in visit.panel.locator("mark").inner_text()


def test_a_sum_shows_its_figures_each_with_its_source(visit: Visit) -> None:
    turn = visit.ask(ROSE)
    assert turn.locator(".short").inner_text().startswith("$2 million")
    assert turn.locator(".sum").inner_text().endswith("$5m[1] − $3m[1] = $2m")
    turn.locator(".sum .number").first.click()
    assert "$3 million in 2023" in visit.panel.locator("mark").inner_text()


def test_a_list_is_a_list(visit: Visit) -> None:
    turn = visit.ask("Which ships call at Aktau?")
    assert turn.locator(".said").inner_text() == "The ships that call at Aktau are: [1]"
    assert turn.locator(".answer > ul > li").all_inner_texts() == [
        "The Baku Star, a ferry that carries 80 wagons [2]",
        "The Caspian Queen, a tanker [3]",
    ]


def test_what_is_open_is_said(visit: Visit) -> None:
    turn = visit.ask("Who is the harbour master of Aktau, and who is the mayor of Astana?")
    assert turn.locator(".short").inner_text().startswith("Dina Omarova")
    assert "Still open: The articles do not mention Astana." in turn.locator(".open").inner_text()


def test_a_refusal_says_why_and_offers_what_can_be_answered(visit: Visit) -> None:
    turn = visit.ask("What was Italy's share of EU–Central Asia trade in 1987?")
    assert "1987" in turn.locator(".refused").inner_text()
    nearest = turn.locator(".answer li").first
    assert "“Trade of Italy & Central Asia”, The Daily Example" in nearest.inner_text()
    nearest.locator("a").click()
    assert "Italy's share" in visit.panel.locator("mark").inner_text()
    visit.offers.nth(1).wait_for()
    assert visit.offers.count() == 2
    visit.offers.first.click()
    assert visit.answered(1).locator(".answer").get_attribute("data-status") == "answered"


def test_a_follow_up_shows_how_it_was_understood_and_can_be_corrected(visit: Visit) -> None:
    visit.ask("What was Italy's share of EU–Central Asia trade in 2024?")
    turn = visit.ask("And in 2023?")
    understood = turn.locator(".understood")
    assert "11.4%" in turn.locator(".short").inner_text()
    assert "Understood as: What was Italy's share of EU–Central Asia trade in 2023?" in understood.inner_text()
    understood.locator("summary").click()
    understood.locator("input").fill(COPPER)
    understood.locator("input").press("Enter")
    assert visit.answered(2).locator(".question").inner_text().endswith(COPPER)


def test_a_new_conversation_begins_without_the_old(visit: Visit) -> None:
    visit.ask("What was Italy's share of EU–Central Asia trade in 2024?")
    visit.page.click("#new")
    visit.page.wait_for_selector("#chat .turn", state="detached")
    visit.offers.nth(3).wait_for()
    assert visit.ask("And in 2023?").locator(".understood").count() == 0
    visit.page.reload()
    assert visit.answered(0).locator(".question").inner_text().endswith("And in 2023?")


def test_questions_to_go_on_with_are_answered(visit: Visit) -> None:
    visit.ask(SHARE)
    visit.offers.nth(1).wait_for()
    assert SHARE not in visit.offers.locator("bdi").all_inner_texts()
    visit.offers.first.click()
    assert visit.answered(1).locator(".answer").get_attribute("data-status") in ("answered", "conflict")


def test_filters_by_publisher_and_date(visit: Visit) -> None:
    visit.page.click("#filters button >> nth=0")
    visit.page.fill("#since textarea", "2025-06")
    only_late = visit.ask(COPPER)
    assert only_late.locator(".short").inner_text().startswith("$6 million")
    assert only_late.locator(".limits").inner_text() == "Only from 2025-06"
    visit.page.fill("#since textarea", "")
    visit.page.click("#publishers input")
    visit.page.click("#publishers [role=option] >> text=The Daily Example")
    visit.page.keyboard.press("Escape")
    one = visit.ask(COPPER)
    assert one.locator(".short").inner_text().startswith("$5 million")
    assert one.locator(".limits").inner_text() == "Only The Daily Example"
    visit.page.fill("#until textarea", "2024")
    assert visit.complaint(SHARE).startswith("No article is left by the filter “The Daily Example, until 2024”")
    visit.page.fill("#until textarea", "yesterday")
    assert visit.complaint(SHARE).startswith("The date 'yesterday'")


def test_an_answer_is_copied_with_its_citations(visit: Visit, context: BrowserContext, server: Server) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    turn = visit.ask(SHARE)
    turn.locator("[data-copy]").click()
    turn.locator("[data-copy]", has_text="Copied").wait_for()
    assert visit.page.evaluate("navigator.clipboard.readText()") == (
        f"12.1% – {SAID} [1]\n\nAs of 2024.\n\n"
        "[1] our account of “Trade of Italy & Central Asia”, The Daily Example, 2025-05-29, paragraph 1\n"
        f"    {SAID}\n"
        "This is our account of the article, not the publisher's own words.\nhttps://news.example/italy?a=1&b=2"
    )


def test_a_conversation_is_exported_as_markdown(visit: Visit) -> None:
    visit.ask(SHARE)
    visit.ask("Which ships call at Aktau?")
    with visit.page.expect_download() as download:
        visit.page.click("#export")
    assert download.value.suggested_filename == "corridor.md"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.startswith(f"# Corridor\n\n## {SHARE}\n\n12.1% – {SAID} \\[1\\]\n")
    assert "\n- The Caspian Queen, a tanker \\[3\\]\n" in text
    assert "\n<https://news.example/italy?a=1&b=2>\n" in text


def test_a_thumb_is_stored_with_its_reason(visit: Visit, server: Server) -> None:
    visit.ask(SHARE)
    turn = visit.ask("And in 2023?")
    bad = turn.locator("[data-thumb=down]")
    bad.click()
    assert bad.get_attribute("aria-expanded") == "true"
    visit.page.keyboard.type("too old")
    visit.page.keyboard.press("Enter")
    visit.page.locator("#thanks", has_text="Thank you").wait_for()
    (stored,) = (server.data / "feedback" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    kept = json.loads(stored)
    assert (kept["thumb"], kept["reason"], kept["question"], kept["history"]) == (
        "down",
        "too old",
        "And in 2023?",
        [SHARE],
    )
    assert kept["answer"]["citations"][0]["quote"].startswith("Italy's share")
    assert not turn.locator("form.why").is_visible()


def test_all_of_it_by_keyboard(visit: Visit) -> None:
    keyboard = visit.page.keyboard
    visit.page.focus("#ask textarea")
    keyboard.type(SHARE)
    keyboard.press("Enter")
    turn = visit.answered(0)
    visit.offers.first.wait_for()
    _tab_to(visit, turn.locator(".said .number"), back=True)
    assert turn.locator(".said .tip").is_visible()
    keyboard.press("Escape")
    assert not turn.locator(".said .tip").is_visible()
    keyboard.press("Enter")
    visit.panel.locator("mark").wait_for()
    visit.page.wait_for_function("document.activeElement.matches('#source h2')")
    keyboard.press("Escape")
    visit.panel.wait_for(state="detached")
    assert turn.locator(".said .number").evaluate("link => link === document.activeElement")
    keyboard.press("Enter")
    visit.page.wait_for_function("document.activeElement.matches('#source h2')")
    _tab_to(visit, visit.panel.locator("a", has_text="The whole article"))
    keyboard.press("Enter")
    visit.page.locator("#reader mark.cited").wait_for()
    assert visit.page.locator("#reader mark.cited").inner_text() == SAID
    visit.page.wait_for_function("document.activeElement.closest('#reader')")
    visit.page.go_back()
    visit.offers.first.wait_for()
    assert turn.is_visible()
    visit.page.focus("#ask textarea")
    _tab_to(visit, visit.offers.first, back=True)
    keyboard.press("Enter")
    visit.answered(1)


def _tab_to(visit: Visit, wanted: Locator, *, back: bool = False) -> None:
    """Press Tab until this has the focus; it must not take long."""
    for _ in range(25):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        visit.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError("not reached by Tab")


def test_a_screen_reader_is_told(visit: Visit) -> None:
    visit.ask(SHARE)
    said = visit.page.locator("#said [role=status]")
    assert said.inner_text() == f"12.1% – {SAID} [1] 1 source."
    visit.complaint(" ")
    assert "empty question" in visit.page.locator("#problem [role=alert]").inner_text()
    names = visit.page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))")
    assert [name for name in names if "<" in name] == []


def test_it_fits_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.ask(COPPER).locator(".number").first.click()
    visit.panel.locator("mark").wait_for()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    box = visit.panel.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] > 400
    visit.page.click("#source [data-close]")
    visit.panel.wait_for(state="detached")
    table = visit.turns.last.locator(".scroll")
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
    visit.complaint(" ")
    where = visit.problem.bounding_box()
    top = "([x, y]) => document.elementFromPoint(x, y).closest('.problem') !== null"
    assert where and visit.page.evaluate(top, [where["x"] + 20, where["y"] + where["height"] - 4])


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_serious(context: BrowserContext, server: Server, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with visiting(context, server.address) as visit:
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        visit.page.reload()
        visit.offers.first.wait_for()
        found = _serious(axe.Axe().run(visit.page).response)
        for question in (COPPER, ROSE, "And in 2023?", "Who is the harbour master, and who is the mayor of Astana?"):
            visit.ask(question)
        visit.page.click("#filters button >> nth=0")
        visit.turns.last.locator("[data-thumb=down]").click()
        visit.complaint(" ")
        found += _serious(axe.Axe().run(visit.page).response)
        visit.turns.last.locator(".number").first.click()
        visit.panel.locator("mark").wait_for()
        found += _serious(axe.Axe().run(visit.page).response)
        visit.page.click("#source [data-close]")
        for tab, there in (("Articles", "#reader h2"), ("Figures", "#figure-table td")):
            visit.page.get_by_role("tab", name=tab).click()
            visit.page.locator(there).first.wait_for()
            found += _serious(axe.Axe().run(visit.page).response)
        assert found == []


def _serious(response: dict[str, list[dict[str, object]]]) -> list[object]:
    return [one["id"] for one in response["violations"] if one["impact"] in ("serious", "critical")]
