"""Hostile articles and questions in the chat page: none of it runs, loads anything or becomes markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from bot.page.answers import whole_answer
from bot.page.candidates import Candidate
from bot.page.export import as_markdown
from bot.page.markup import clean
from bot.page.offers import offers_html
from bot.page.panel import Place, panel
from bot.pipeline import Pipeline
from bot.types import (
    Answer,
    AnswerSentence,
    Check,
    Citation,
    Computed,
    Conflict,
    ConflictValue,
    Nearest,
    Operand,
    Status,
    Timings,
)
from corpus.types import SourceText
from tests.browser import Server, Visit, launched, places, serving, visiting
from tests.files import put
from tests.payloads import ADDRESSES, PAYLOADS, RUNS

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

# Payloads of one page: a page that is opened again asks at most so many questions anew.
AT_ONCE = 25
OURS = (
    "a article bdi button caption details div form h2 h3 input label li mark ol p pre section span strong summary "
    "table tbody td th thead tr ul"
).split()
SOUNDS = "ba be bi bo bu da de di do du fa fe fi fo fu".split()


def town(number: int) -> str:
    """A name that no other number has."""
    return f"Z{SOUNDS[number % 15]}{SOUNDS[number // 15]}rag".capitalize()


def asked(number: int) -> str:
    """A question about that town's depot, with the payload behind it."""
    return f"How many tons does the depot of {town(number)} hold? {PAYLOADS[number]}"


@pytest.fixture(scope="module")
def server(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    facts = {}
    for number, payload in enumerate(PAYLOADS):
        put(folder, f"corpus/d{number}.txt", f"The depot of {town(number)} holds {number + 11} tons. {payload}\n")
        facts[f"d{number}.txt"] = {
            "title": f"Depot {number} {payload}",
            "publisher": f"Post {payload}",
            "published": "2025-05-30",
            "url": f"https://news.example/{number}",
        }
    put(folder, "corpus/metadata.json", json.dumps(facts))
    with serving(places(folder, models)) as running:
        yield running


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with launched() as browser:
        yield browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), AT_ONCE))
def test_nothing_hostile_runs_in_conversation_and_panel(context: BrowserContext, server: Server, first: int) -> None:
    numbers = range(first, min(first + AT_ONCE, len(PAYLOADS)))
    with visiting(context, server.address) as visit:
        kept = json.dumps([{"question": asked(number), "scope": {}} for number in numbers])
        visit.page.evaluate("kept => sessionStorage.setItem('corridor.turns', kept)", kept)
        visit.page.reload()
        visit.page.wait_for_function(f"document.querySelectorAll('#chat .tools').length == {len(numbers)}")
        shown = visit.page.locator("#chat .question bdi").all_text_contents()
        assert shown == [asked(number) for number in numbers]
        assert _strangers(visit, "#chat, #header, #offers") == []
        for place, number in enumerate(numbers):
            if not number % 5:
                _opens(visit, place)


def _opens(visit: Visit, place: int) -> None:
    """The panel of one turn's first source, its title shown as the text that it is."""
    link = visit.turns.nth(place).locator(".sources a, .answer > ul a").first
    title = link.locator("bdi").first.text_content()
    link.click()
    visit.page.wait_for_function("title => document.querySelector('#source h2')?.textContent === title", arg=title)
    assert _strangers(visit, "#source") == []


def _strangers(visit: Visit, where: str) -> list[str]:
    """Elements that are none of ours, attributes that run something, and links that lead elsewhere than they may."""
    found: list[str] = visit.page.evaluate(
        """([where, ours]) => [...document.querySelectorAll(where)].flatMap((part) =>
          [...part.querySelectorAll(".html-container > div *")].flatMap((one) => [
            ...(ours.includes(one.localName) || one.localName === "h1" ? [] : [one.outerHTML]),
            ...[...one.attributes].filter((a) => /^on|^style$|^src/.test(a.name)).map((a) => a.name + one.outerHTML),
            ...(one.href && !/^(#|https:..news.example.)/.test(one.getAttribute("href")) ? [one.href] : []),
          ]))""",
        [where, OURS],
    )
    return found


def test_a_hostile_question_is_asked_and_shown_as_it_is(context: BrowserContext, server: Server) -> None:
    with visiting(context, server.address) as visit:
        for payload in (RUNS[3], "{{constructor.constructor('alert(1)')()}} ${alert(1)} tons?", "\u202egnp.exe\u202c?"):
            turn = visit.ask(f"{payload} Who is Dina?")
            assert turn.locator(".question bdi").text_content() == f"{payload} Who is Dina?"
        visit.turns.last.locator("[data-copy]").click()
        assert _strangers(visit, "#chat") == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_of_an_answer_becomes_markup(payload: str) -> None:
    shown = lxml_html.fragment_fromstring(whole_answer(hostile(payload, payload), 3), create_parent=True)
    assert {element.tag for element in shown.iter()} <= set(OURS)
    assert [a for e in shown.iter() for a in e.attrib if str(a).startswith(("on", "style", "src"))] == []
    assert {link.get("href", "")[:9] for link in shown.iter("a")} == {"#article="}
    one_line = " ".join(payload.split())
    words = " ".join("".join(map(str, shown.itertext())).split())
    assert words.count(one_line) >= 12


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_offered_question_becomes_markup(payload: str) -> None:
    candidate = Candidate(question=payload, kind=payload, article="a", paragraph=1)
    shown = lxml_html.fragment_fromstring(offers_html("Ask", [candidate], 0), create_parent=True)
    (button,) = shown.iter("button")
    assert button.get("data-ask") == payload.replace("\r", "\n")
    assert {element.tag for element in shown.iter()} == {"div", "section", "h2", "ul", "li", "button", "span", "bdi"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_quoted_word_has_a_meaning_in_the_export(payload: str) -> None:
    rendered = (
        MarkdownIt("commonmark", {"html": True, "linkify": False})
        .enable("table")
        .render(as_markdown(hostile(payload, "https://news.example/x")))
    )
    shown = lxml_html.fragment_fromstring(rendered, create_parent=True)
    assert {element.tag for element in shown.iter()} <= {"div", "h2", "p", "blockquote", "a"}
    assert {link.get("href") for link in shown.iter("a")} == {"https://news.example/x"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_an_address_of_the_web_becomes_a_link(address: str, accounts: Pipeline) -> None:
    snapshot = accounts.search().snapshot
    article = snapshot.articles()[0]

    class Hostile:
        """The snapshot, with one article's address changed."""

        def articles(self) -> list[object]:
            return [article.model_copy(update={"url": address})]

    shown = lxml_html.fromstring(panel(Hostile(), Place(article.id, 1)))  # type: ignore[arg-type]
    links = [link.get("href", "") for link in shown.iter("a")]
    assert all(link.startswith(("#article=", "https://news.example/")) for link in links)
    assert [name for element in shown.iter() for name in element.attrib if str(name).startswith("on")] == []
    assert list(shown.iter("img", "script")) == []


@pytest.mark.parametrize("payload", RUNS)
def test_the_sanitiser_alone_would_do(payload: str) -> None:
    shown = lxml_html.fragment_fromstring(clean(f"<p>{payload}</p>"), create_parent=True)
    assert {element.tag for element in shown.iter()} <= set(OURS)
    assert [name for e in shown.iter() for name in e.attrib if str(name).startswith(("on", "style", "src"))] == []
    assert [a for a in shown.iter("a") if (a.get("href") or "#").lower().startswith(("java", "data"))] == []


def hostile(payload: str, url: str) -> Answer:
    """An answer all of whose words are hostile."""
    citation = Citation(
        n=1,
        article=payload,
        title=payload,
        publisher=payload,
        published=payload,
        published_precision=None,
        url=url,
        source_text=SourceText.ORIGINAL,
        paragraph=1,
        start=0,
        end=len(payload),
        quote=payload,
    )
    value = ConflictValue(text=payload, said_by=payload, period=payload, scope=payload, citation=1)
    return Answer(
        id=payload,
        question=payload,
        understood=f"{payload}?",
        language="en",
        status=Status.CONFLICT,
        answer=payload,
        short_answer=payload,
        sentences=(AnswerSentence(text=payload, citations=(1,), check=Check.EXACT),),
        citations=(citation,),
        computed=(Computed(text=payload, operands=(Operand(text=payload, citation=1),)),),
        conflicts=(Conflict(about=payload, values=(value,), why=payload),),
        disagreement=None,
        missing=(),
        nearest=(Nearest(article=payload, title=payload, publisher=payload, published=payload, paragraph=1),),
        notices=(payload,),
        as_of=f"{payload} ",
        confidence=None,
        retrieved=(),
        index="i",
        timings_ms=Timings(retrieve=0, total=0),
    )
