"""The evaluation report: all that failed is on it, each quote in its place, and nothing in it is markup or fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from corpus.types import Article
from evals.case import Case, Cite, Kind
from evals.excerpts import pieces
from evals.phrases import labels
from evals.report import write_report
from evals.results import Run, Verdict
from evals.tally import Tally
from tests.articles import AKTAU, SMALL, article
from tests.browser import launched
from tests.runs import FERRIES, PASSED, SHARE, answer, citation, mixed, refusal, result, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MARKUP = (
    "</style></script></mark><img src=x onerror=alert(1)><script>alert(1)</script> <b>b</b> &lt;i&gt; &amp; "
    "{{ 7 * 7 }} {% raw %} $x$ \u202eright to left\u202c \u2066isolate"
)


def page_of(folder: Path, one: Run, *others: Run, articles: Sequence[Article] = SMALL) -> html.HtmlElement:
    """The report, parsed."""
    path = folder / "report.html"
    write_report(one, path, {a.id: a for a in articles}, others)
    return html.fromstring(path.read_text(encoding="utf-8"))


def text(element: html.HtmlElement) -> str:
    """All the text of an element, its parts set apart and white space made even."""
    return " ".join(" ".join(element.itertext()).split())


def failed(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.xpath("//article[@data-result='failed']"))


def test_every_failure_is_there_with_what_was_said_and_wanted(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(*mixed()))
    ferries, master, raised = (text(case) for case in failed(page))
    assert "And how often do they cross?" in ferries
    assert "Do ferries leave Aktau?" in ferries
    assert "says twice no three" in ferries
    assert r"✗ \bthree\b or thrice ✓ week" in ferries
    assert "It does not say ✗ twice" in ferries
    assert "refused, and the articles answer it" in master
    assert "The articles do not answer this." in master
    assert "ValueError: no" in raised
    assert "refusal Why: Nobody knows." in raised
    assert [text(item) for item in page.xpath("//ol[@class='overview']/li")] == [
        "And how often do they cross? says twice",
        "Who is the harbour master? refused, and the articles answer it",
        "Why? raised ValueError: no",
    ]
    for link in page.xpath("//ol[@class='overview']//a"):
        assert page.get_element_by_id(link.get("href").removeprefix("#")) in failed(page)


def test_a_quote_is_marked_within_its_paragraph(tmp_path: Path) -> None:
    long = article("long", "Before it. The quoted words. After it.", "The quoted words. Not these ones.")
    case = Case(id="c", kind=Kind.LIST, question="What?")
    quotes = citation(long, "The quoted words."), citation(long, "these ones", 2)
    page = page_of(tmp_path, run(result(case, answer("What?", "It.", *quotes), "wrong")), articles=[long])
    first, second = page.xpath("//article//blockquote")
    assert (first.text, first[0].tag, first[0].text, first[0].tail) == (
        "Before it. ",
        "mark",
        "The quoted words.",
        " After it.",
    )
    assert (second.text, second[0].text, second[0].tail) == ("The quoted words. Not ", "these ones", ".")
    assert page.xpath("//p[@class='fault']") == []


def test_where_the_articles_say_it_is_shown_for_what_was_not_cited(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(*mixed()))
    (gold,) = page.xpath("//article//blockquote[@class='gold']")
    assert gold.text_content() == FERRIES
    assert [word.text for word in gold] == ["Dina Omarova"]


def test_words_that_no_article_holds_are_said_to_be_missing(tmp_path: Path) -> None:
    cites = Cite(article="aktau", words=(("gold",),)), Cite(article="gone", words=(("gold",),))
    case = Case(id="c", kind=Kind.LIST, question="What?", cite=cites)
    shown = text(page_of(tmp_path, run(result(case, refusal("What?"), "wrong"))))
    assert "aktau holds none of the words to cite." in shown
    assert "gone is not among the articles." in shown


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"start": 1}, "Not the article's words at these offsets"),
        ({"start": -74}, "Not the article's words at these offsets"),
        ({"end": 10_000}, "The quote is in no one paragraph that may be cited."),
        ({"article": "gone"}, "This article is not in the index"),
        ({"paragraph": 1}, "The quote stands in paragraph 2."),
    ],
)
def test_a_quote_out_of_place_is_shown_as_it_is_with_the_reason(
    tmp_path: Path, changes: dict[str, Any], fault: str
) -> None:
    case = Case(id="c", kind=Kind.LIST, question="What?")
    given_answer = answer("What?", "It.", citation(AKTAU, FERRIES).model_copy(update=changes))
    page = page_of(tmp_path, run(result(case, given_answer, "wrong")))
    assert [mark.text for mark in page.iter("mark")] == [FERRIES]
    assert fault in text(page.xpath("//p[@class='fault']")[0])


def test_a_quote_across_paragraphs_is_shown_in_its_surroundings(tmp_path: Path) -> None:
    case = Case(id="c", kind=Kind.LIST, question="What?")
    across = "ever before.\n\nFerries cross"
    page = page_of(tmp_path, run(result(case, answer("What?", "It.", citation(AKTAU, across)), "wrong")))
    assert [mark.text for mark in page.iter("mark")] == [across]
    assert page.xpath("string(//article//blockquote)") == AKTAU.text
    assert "in no one paragraph" in text(page.xpath("//p[@class='fault']")[0])


def test_an_unsupported_figure_stands_out_in_the_answer(tmp_path: Path) -> None:
    case = Case(id="c", kind=Kind.NUMBER, question="How much?")
    verdict = Verdict(right=True, cited=True, exact=True, unsupported=("13.4%",), faults=("13.4% in no quote",))
    given_answer = answer("How much?", "It was 13.4%, then 12.1%.")
    page = page_of(tmp_path, run(result(case, given_answer, verdict=verdict)))
    (said,) = page.xpath("//article//p[@class='said']")
    assert said.text_content() == "It was 13.4%, then 12.1%."
    assert [figure.text for figure in said] == ["13.4%"]


def test_passed_cases_stand_in_a_collapsed_list(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(*mixed()))
    (every,) = page.xpath("//details[@id='passed']")
    (case,) = every.xpath("./details")
    assert every.get("open") is None
    assert case.get("open") is None
    assert "What was Italy's share of trade?" in text(case)
    assert [mark.text for mark in case.iter("mark")] == [SHARE]


def test_totals_kinds_and_origin_are_stated(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(*mixed()))
    shown = text(page)
    assert "corridor on articles 2026-11-22 04:50:11 UTC · index card123 · commit abc1234" in shown
    assert "embedding model all-MiniLM-L6-v2" in shown
    assert "1 of 4 passed 25.0%, 95% interval 4.6% to 69.9%" in shown
    assert "answer right 0.250 0.150 to 0.350 4" in shown
    assert "number 1 of 1 100.0% 20.7% to 100.0%" in shown


def test_another_run_stands_beside_it(tmp_path: Path) -> None:
    ours, *rest = mixed()
    theirs = (
        ours.model_copy(update={"verdict": Verdict(right=False, cited=True, exact=True, faults=("no",))}),
        rest[0].model_copy(update={"verdict": PASSED}),
    )
    page = page_of(tmp_path, run(ours, *rest), run(*theirs, system="stock"))
    shown = text(page)
    assert "1 better, 1 worse than stock" in shown
    assert "answer right 0.250 0.150 to 0.350 4 0.500 0.400 to 0.600 −0.250" in shown
    assert "who said 0 of 1 0.0% 0.0% to 79.3% 0 of 0 – –" in shown
    assert "stock passed" in text(failed(page)[0])
    assert "Measures of each run" in shown


def test_plots_are_drawn_in_the_page_s_colours(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(*mixed()), run(*mixed(), system="$stock$ <b>"))
    drawings = page.xpath("//figure/*[local-name()='svg']")
    assert [drawing.get("aria-label") for drawing in drawings] == [
        "Share of cases passed by kind",
        "Risk over coverage",
        "Distribution of milliseconds for each answer",
        "Value by measure",
    ]
    words = [text(element) for drawing in drawings for element in drawing.iter() if element.tag == "text"]
    assert {"who said", "answer right", "$stock$ <b>"} <= set(words)
    source = "".join(html.tostring(drawing, encoding="unicode") for drawing in drawings)
    assert set(re.findall(r"var\((--[\w-]+)\)", source)) == {"--ink", "--line", "--run-0", "--run-1"}
    assert re.findall(r"#[0-9a-f]{6}\b", source) == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched(tmp_path: Path) -> None:
    linked = AKTAU.model_copy(update={"url": "https://news.example/aktau?a=1&b=2"})
    case = Case(id="c", kind=Kind.LIST, question="What?")
    page = page_of(tmp_path, run(result(case, answer("What?", "It.", citation(linked, FERRIES)), "wrong")))
    named = ("src", "href", "srcset", "data", "action", "poster", "background", "{http://www.w3.org/1999/xlink}href")
    for element in page.iter(html.etree.Element):
        addresses = [element.get(name) for name in (*named, "xlink:href") if element.get(name)]
        if element.tag == "a" and element.get("target"):
            assert addresses == ["https://news.example/aktau?a=1&b=2"]
            assert element.get("rel") == "noopener noreferrer"
        else:
            assert all(address.startswith(("#", "data:,")) for address in addresses)
    styles = [*page.xpath("//style/text()"), *page.xpath("//@style")]
    assert all(re.findall(r"@import|url\((?!#)", style) == [] for style in styles)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def hostile() -> tuple[Run, Article]:
    """A run every word of which is hostile, and the article it quotes."""
    evil = article("evil", f"Before {MARKUP} quoted {MARKUP} after {MARKUP}", title=MARKUP)
    evil = evil.model_copy(update={"publisher": MARKUP, "published": "2025", "url": "javascript:alert(1)"})
    case = Case(
        id=MARKUP,
        kind=Kind.INJECTION,
        question=MARKUP,
        history=(MARKUP,),
        must=((re.escape(MARKUP), "(<script>|<b>)+"),),
        must_not=(re.escape(MARKUP),),
        cite=(Cite(article="evil", words=((MARKUP,), ("absent",))),),
        short=(MARKUP,),
        reason=MARKUP,
    )
    said = answer(MARKUP, MARKUP, citation(evil, f"quoted {MARKUP}"), understood=f"? {MARKUP}", notices=(MARKUP,))
    bad = result(case, said, MARKUP)
    good = result(case.model_copy(update={"id": "good"}), said)
    one = run(bad, good, system=MARKUP, corpus=MARKUP, index=MARKUP, commit=MARKUP, settings={MARKUP: MARKUP})
    return one, evil


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    one, evil = hostile()
    page = page_of(tmp_path, one, one, articles=[evil])
    assert page.xpath("//img | //i | //script[contains(., 'alert')]") == []
    assert {word.text for word in page.iter("b") if word.getparent().tag == "blockquote"} == {MARKUP}
    assert [mark.text for mark in page.iter("mark")] == [f"quoted {MARKUP}"] * 2
    quotes = page.xpath("//blockquote[mark]")
    assert {quote.text_content() for quote in quotes} == {evil.text}
    assert page.xpath("//a[@target]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert " ".join(MARKUP.split()) in text(page.xpath("//h1")[0])


def test_only_our_script_may_run(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(*mixed()))
    (script,) = page.iter("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_a_run_without_failures_says_so(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(mixed()[0]))
    assert failed(page) == []
    assert "No case failed." in text(page)


def test_a_run_without_cases_says_so(tmp_path: Path) -> None:
    page = page_of(tmp_path, run())
    assert "This run has no cases." in text(page)
    assert page.xpath("//figure") == []


def test_a_run_that_only_raised_has_no_latency(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(mixed()[3]))
    assert "1 raised an error" in text(page)
    assert "Time to answer" not in text(page)


@given(st.text("ab.*1%", max_size=30), st.lists(st.text("ab.*1%", max_size=3), max_size=4))
def test_pieces_are_the_text_and_every_marked_one_is_a_word(whole: str, words: list[str]) -> None:
    found = pieces(whole, words)
    assert "".join(piece for piece, _ in found) == whole
    assert all(piece in words for piece, marked in found if marked)
    assert not any(word in piece for piece, marked in found if not marked for word in words if word)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("12")), max_size=6))
def test_no_two_runs_are_called_the_same(runs: list[tuple[str, str]]) -> None:
    names = labels([run(system=system, id=name) for system, name in runs])
    assert len(names) == len(set(names)) == len(runs)


def test_five_of_five_is_not_certain() -> None:
    assert Tally(5, 5).interval == pytest.approx((0.5655, 1.0), abs=1e-4)
    assert Tally(0, 0).interval is None


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


def opened(browser: Browser, path: Path, said: list[str], **context: Any) -> Page:
    """The page in a browser; `said` gets what it asks of the network, reports or shows."""
    page = browser.new_context(**context).new_page()
    page.on("request", lambda request: said.append(request.url) if request.url != path.as_uri() else None)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_hostile_report_asks_nothing_runs_nothing_and_fits_a_phone(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    one, evil = hostile()
    page_of(tmp_path, one, one, articles=[evil])
    said: list[str] = []
    page = opened(
        browser,
        tmp_path / "report.html",
        said,
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,
    )
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    page.wait_for_timeout(200)  # what hostile markup would start comes a moment later
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_cases_are_filtered_by_kind_and_result(browser: Browser, tmp_path: Path) -> None:
    page_of(tmp_path, run(*mixed()))
    said: list[str] = []
    page = opened(browser, tmp_path / "report.html", said)
    cases = page.locator("[data-counts]:visible .question")
    assert page.inner_text("#filter output") == "4 of 4 cases"
    page.select_option("#filter select", "who_said")
    assert cases.all_inner_texts() == ["Who is the harbour master?"]
    assert page.inner_text("#filter output") == "1 of 4 cases"
    page.select_option("#filter select", "")
    page.check("#filter input[value=passed]")
    assert cases.all_inner_texts() == ["What was Italy's share of trade?"]
    page.check("#filter input[value=failed]")
    assert cases.count() == 3
    assert said == []


def test_all_cases_are_there_without_javascript(browser: Browser, tmp_path: Path) -> None:
    page_of(tmp_path, run(*mixed()))
    page = opened(browser, tmp_path / "report.html", [], java_script_enabled=False)
    assert not page.is_visible("#filter")
    assert page.locator("article.failed:visible").count() == 3
    page.click("#passed > summary")
    assert page.locator("details.passed:visible").count() == 1
