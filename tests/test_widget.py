"""The widget in a real browser, in a page of another origin than the server's."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from bot.feedback import FeedbackStore
from bot.pipeline import Pipeline
from bot.server.keys import Keys
from tests.browser import launched
from tests.payloads import ADDRESSES, PAYLOADS
from tests.service import ITALY, NOT_THERE, served
from tests.site import Site, site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page, Route

SCRIPT = Path(__file__).resolve().parents[1] / "bot" / "web" / "embed.js"
QUOTE = "Italy's share of EU–Central Asia trade was 12.1% in 2024"
DIFFER = "What was the trade between Kazakhstan and Italy in 2024, and do the sources agree on it?"
INLINE = "corridor-chat:not([floating]) >> "
FLOATING = "corridor-chat[floating] >> "


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture(scope="module")
def server(accounts: Pipeline, elsewhere: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(accounts, tmp_path_factory.mktemp("widget"), allowed_origins=(elsewhere.origin,)) as address:
        yield address


@dataclass
class Host:
    """A host page, with all hosts that were asked, all that the console said, and all that ran and ought not to."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    def ask(self, question: str, chat: str = INLINE) -> Locator:
        """Ask, and wait for what comes of it."""
        shown = self.page.locator(chat.removesuffix(" >> ")).locator(".answer, .error")
        count = shown.count()
        self.page.locator(f"{chat}textarea").fill(question)
        self.page.locator(f"{chat}textarea").press("Enter")
        shown.nth(count).wait_for(timeout=20_000)
        return shown.nth(count)


@pytest.fixture
def host(browser: Browser) -> Iterator[Host]:
    context = browser.new_context(viewport={"width": 1000, "height": 800}, color_scheme="light")
    host = Host(context.new_page())

    def dismiss(dialog: Dialog) -> None:
        host.ran.append(dialog.message)
        dialog.dismiss()

    host.page.on("dialog", dismiss)
    host.page.on("pageerror", lambda error: host.ran.append(str(error)))
    host.page.on("console", lambda message: host.said.append(message.text))
    host.page.on("request", lambda request: host.hosts.add(urlsplit(request.url).netloc))
    yield host
    host.page.wait_for_timeout(100)  # what hostile markup would start comes a moment later
    assert host.ran == []
    assert context.cookies() == []
    context.close()


def embedded(server: str, more: str = "", before: str = "<corridor-chat></corridor-chat>") -> str:
    return (
        '<!doctype html><html lang="en"><head><title>Site</title><link rel="icon" href="data:,"></head>'
        f'<body><main><h1>Site</h1>{before}</main><script src="{server}/embed.js" {more}></script></body></html>'
    )


def test_an_allowed_page_shows_the_answer_with_its_quote(host: Host, server: str, elsewhere: Site) -> None:
    host.page.goto(elsewhere.put("/allowed", embedded(server)))
    host.page.evaluate(
        "window.told = []; for (const name of ['open', 'answer', 'error'])"
        " document.addEventListener(`corridor:${name}`, (event) => told.push([name, event.detail]))"
    )
    answer = host.ask(ITALY)
    assert answer.locator(".short").inner_text() == "12.1%"
    assert answer.locator("blockquote").inner_text().startswith(QUOTE)
    assert answer.locator(".whose").inner_text().startswith("our account of “")
    assert answer.locator("a").get_attribute("rel") == "noopener noreferrer"
    answer.locator(".mark").click()
    assert host.page.evaluate("document.querySelector('corridor-chat').shadowRoot.activeElement.value") == 1
    ((name, detail),) = host.page.evaluate("told")
    assert (name, detail["question"], detail["answer"]["short_answer"]) == ("answer", ITALY, "12.1%")
    assert host.hosts - {""} == {urlsplit(server).netloc, urlsplit(elsewhere.origin).netloc}
    assert host.said == []
    assert host.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_refusals_sums_lists_and_follow_ups_are_those_of_the_page(host: Host, server: str, elsewhere: Site) -> None:
    host.page.goto(elsewhere.put("/allowed", embedded(server)))
    refused = host.ask(NOT_THERE).inner_text()
    assert "not 2019" in refused
    assert "Nearest articles" in refused
    total = host.ask("By how many billions did Kazakhstan's trade with Italy rise from 2023 to 2024?").inner_text()
    assert "$19.9bn − $16.1bn = $3.8bn – Worked out from: $19.9 billion [1]" in total
    assert host.ask("Which goods drove the growth of imports from Italy?").locator("li").count() > 2
    host.ask("What was the turnover of Kazakhstan and Italy in 2024?")
    assert "Understood as: " in host.ask("And in 2023?").inner_text()
    host.page.get_by_label("New conversation").click()
    assert host.page.locator(f"{INLINE}.answer").count() == 0


def test_figures_that_differ_stand_in_a_table(host: Host, server: str, elsewhere: Site, accounts: Pipeline) -> None:
    (conflict,) = accounts.ask(DIFFER).conflicts
    host.page.goto(elsewhere.put("/allowed", embedded(server)))
    rows = host.ask(DIFFER).locator("table tbody tr")
    assert [value.text in row for value, row in zip(conflict.values, rows.all_inner_texts(), strict=True)] == [
        True,
        True,
    ]


def test_a_page_that_is_not_allowed_is_told_so(host: Host, accounts: Pipeline, elsewhere: Site, tmp_path: Path) -> None:
    with served(accounts, tmp_path) as server:
        host.page.goto(elsewhere.put("/refused", embedded(server)))
        refused = host.ask(ITALY)
        assert "This site may not use the chat yet." in refused.inner_text()
        assert f"pages of {elsewhere.origin} may not use this server" in refused.inner_text()
        assert refused.get_attribute("role") == "alert"
        assert any("allowed_origins" in line and elsewhere.origin in line for line in host.said)


def test_an_expired_token_is_renewed(host: Host, accounts: Pipeline, elsewhere: Site, tmp_path: Path) -> None:
    given: list[dict[str, Any]] = []

    def believed_to_last(route: Route) -> None:
        """The widget thinks that its tokens last, so that it is the server that tells it."""
        response = route.fetch()
        given.append(response.json())
        route.fulfill(response=response, body=json.dumps({**given[-1], "expires_in": 9_999}))

    with served(accounts, tmp_path, allowed_origins=(elsewhere.origin,), token_minutes=1.5 / 60) as server:
        host.page.route("**/api/token", believed_to_last)
        host.page.goto(elsewhere.put("/tokens", embedded(server)))
        assert "12.1%" in host.ask(ITALY).inner_text()
        time.sleep(3)
        assert "12.1%" in host.ask(ITALY).inner_text()
    assert len(given) == 2
    assert given[0]["session"] == given[1]["session"]
    assert given[0]["token"] != given[1]["token"]


def test_two_widgets_are_two_conversations(host: Host, server: str, elsewhere: Site) -> None:
    two = '<corridor-chat id="one"></corridor-chat><corridor-chat id="two" language="it"></corridor-chat>'
    host.page.goto(elsewhere.put("/two", embedded(server, "data-corridor", two)))
    host.ask("What was the turnover of Kazakhstan and Italy in 2024?", "#one >> ")
    assert "Understood as" in host.ask("And in 2023?", "#one >> ").inner_text()
    assert "Inteso come" not in host.ask("And in 2023?", "#two >> ").inner_text()
    assert host.page.locator("corridor-chat[floating] >> .bubble").is_visible()
    assert host.page.locator("#one >> .answer").count() == 2


def test_hostile_styles_and_a_strict_policy_leave_it_whole(host: Host, server: str, elsewhere: Site) -> None:
    elsewhere.put(
        "/hostile.css",
        "* { display: none !important; font-size: 60px !important; color: red !important; opacity: 0 !important;"
        " direction: rtl !important; text-transform: uppercase !important }"
        "html, body, main { display: block !important; opacity: 1 !important }"
        "corridor-chat { position: static !important; width: 1px !important; visibility: hidden !important }",
        kind="text/css",
    )
    policy = (
        f"default-src 'none'; script-src {server}; connect-src {server}; style-src 'self'; img-src data:; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page = embedded(server, "data-corridor").replace("<title>", '<link rel="stylesheet" href="/hostile.css"><title>')
    host.page.goto(elsewhere.put("/strict", page, policy))
    answer = host.ask(ITALY)
    assert answer.locator("blockquote").is_visible()
    assert answer.evaluate("(e) => getComputedStyle(e).fontSize") == "15px"
    assert answer.evaluate("(e) => getComputedStyle(e).direction") == "ltr"
    assert answer.evaluate("(e) => getComputedStyle(e).textTransform") == "none"
    assert answer.evaluate("(e) => getComputedStyle(e).color") != "rgb(255, 0, 0)"
    box = host.page.locator("corridor-chat:not([floating])").bounding_box()
    assert box
    assert box["width"] > 500
    host.page.locator(f"{FLOATING}.bubble").click()
    assert host.page.locator(f"{FLOATING}.panel").is_visible()
    assert host.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(host: Host, server: str, elsewhere: Site, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    chat = f'<corridor-chat scheme="{scheme}" examples="Who?|What?"></corridor-chat>'
    host.page.goto(elsewhere.put("/axe", embedded(server, "data-corridor", chat)))
    for question in (ITALY, NOT_THERE, DIFFER, "long " * 500):
        host.ask(question)
    host.page.locator(f"{FLOATING}.bubble").click()
    violations = axe.Axe().run(host.page).response["violations"]
    assert [one["id"] for one in violations if one["impact"] in ("serious", "critical")] == []


def test_the_keyboard_and_a_screen_reader_get_everywhere(host: Host, server: str, elsewhere: Site) -> None:
    host.page.goto(elsewhere.put("/keys", embedded(server, 'data-corridor data-title="Ask us"', "")))
    page = host.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ask us")
    assert dialog.is_visible()
    page.keyboard.type(ITALY)
    page.keyboard.press("Enter")
    page.locator(f"{FLOATING}.answer").wait_for(timeout=20_000)
    assert page.get_by_role("log", name="Conversation").get_by_role("button", name="Source 1").count() == 1
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.querySelector('corridor-chat').shadowRoot.activeElement.className") == "bubble"


def test_it_fills_a_phone(host: Host, server: str, elsewhere: Site) -> None:
    host.page.set_viewport_size({"width": 390, "height": 844})
    host.page.goto(elsewhere.put("/phone", embedded(server, "data-corridor", "")))
    host.page.locator(f"{FLOATING}.bubble").click()
    host.ask(ITALY, FLOATING)
    assert host.page.locator(f"{FLOATING}.panel").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert host.page.evaluate("document.documentElement.scrollWidth") == 390
    assert host.page.locator(f"{FLOATING}.log").evaluate("(e) => e.scrollWidth <= e.clientWidth")


def test_a_server_that_goes_and_comes_back(host: Host, accounts: Pipeline, elsewhere: Site, tmp_path: Path) -> None:
    changes: dict[str, Any] = {"allowed_origins": (elsewhere.origin,)}
    with served(accounts, tmp_path, **changes) as server:
        host.page.goto(elsewhere.put("/gone", embedded(server)))
        host.ask(ITALY)
    gone = host.ask(NOT_THERE)
    assert "The server cannot be reached just now." in gone.inner_text()
    port = urlsplit(server).port
    with served(accounts, tmp_path, **changes, port=port):  # with another secret: the old token is no good there
        gone.get_by_role("button", name="Try again").click()
        host.page.locator(f"{INLINE}.answer").nth(1).wait_for(timeout=20_000)
    assert "not 2019" in host.page.locator(f"{INLINE}.answer").nth(1).inner_text()
    assert host.page.locator(f"{INLINE}.question").count() == 2


def test_a_translated_question_is_told_once(host: Host, server: str, elsewhere: Site) -> None:
    chat = '<corridor-chat language="it"></corridor-chat>'
    host.page.goto(elsewhere.put("/italian", embedded(server, before=chat)))
    answer = host.ask("Qual era la quota dell'Italia nel commercio UE–Asia centrale?").inner_text()
    assert "12.1%" in answer
    assert "Inteso come" not in answer
    assert answer.count("Ho inteso la domanda") == 1


@pytest.mark.parametrize("closed", ["key", "password", "both"])
@pytest.mark.parametrize("path", ["/demo", "/frame"])
def test_its_own_pages_work_where_keys_or_a_password_are_set(
    browser: Browser, accounts: Pipeline, tmp_path: Path, path: str, closed: str
) -> None:
    changes = {} if closed == "key" else {"auth": "reader:s3cret"}
    if closed != "password":
        Keys(tmp_path).add("newsroom")
    known = browser.new_context(http_credentials={"username": "reader", "password": "s3cret"} if changes else None)
    with served(accounts, tmp_path, **changes) as server:
        host = Host(known.new_page())
        host.page.goto(server + path)
        assert "12.1%" in host.ask(ITALY).inner_text()
        known.close()


def test_with_a_password_an_allowed_site_has_chat_and_frame(
    host: Host, accounts: Pipeline, elsewhere: Site, tmp_path: Path
) -> None:
    changes = {"auth": "reader:s3cret", "allowed_origins": (elsewhere.origin,)}
    with served(accounts, tmp_path, **changes) as server:
        frame = f'<corridor-chat></corridor-chat><iframe src="{server}/frame" width="400" height="500"></iframe>'
        host.page.goto(elsewhere.put("/password", embedded(server, before=frame)))
        assert "12.1%" in host.ask(ITALY).inner_text()
        inside = host.page.frame_locator("iframe")
        inside.locator("corridor-chat >> textarea").fill(ITALY)
        inside.locator("corridor-chat >> textarea").press("Enter")
        inside.locator("corridor-chat >> .short").wait_for()
        assert inside.locator("corridor-chat >> .short").inner_text() == "12.1%"


def test_too_many_questions_are_declined_kindly(
    host: Host, accounts: Pipeline, elsewhere: Site, tmp_path: Path
) -> None:
    with served(accounts, tmp_path, allowed_origins=(elsewhere.origin,), requests_per_minute=2) as server:
        host.page.goto(elsewhere.put("/often", embedded(server)))
        host.ask(ITALY)
        assert "Many are asking just now. Please try again in" in host.ask(ITALY).inner_text()


def test_an_opinion_is_sent_when_a_reader_sends_it(
    host: Host, accounts: Pipeline, elsewhere: Site, tmp_path: Path
) -> None:
    with served(accounts, tmp_path, allowed_origins=(elsewhere.origin,)) as server:
        host.page.goto(elsewhere.put("/opinion", embedded(server)))
        first, second = host.ask(ITALY), host.ask("And in 2023?")
        store = FeedbackStore(tmp_path / "feedback")
        assert store.all().feedback == ()
        second.get_by_role("button", name="This did not help").click()
        second.get_by_text("Thank you.").wait_for()
    (stored,) = store.all().feedback
    assert (stored.question, stored.history, stored.thumb) == ("And in 2023?", (ITALY,), "down")
    assert first.get_by_role("button", name="This helped").is_visible()


def test_a_page_can_call_it(host: Host, server: str, elsewhere: Site) -> None:
    host.page.goto(elsewhere.put("/calls", embedded(server, "data-corridor", "")))
    called = "async (question) => { const chat = document.querySelector('corridor-chat'); chat.open();"
    called += " const answer = await chat.ask(question); chat.close(); return answer.short_answer; }"
    assert host.page.evaluate(called, ITALY) == "12.1%"
    assert not host.page.locator(f"{FLOATING}.panel").is_visible()


@pytest.mark.parametrize("language", ["en", "it", "ru", "kk"])
def test_it_speaks_four_languages(host: Host, server: str, elsewhere: Site, language: str) -> None:
    chat = f'<corridor-chat language="{language}"></corridor-chat>'
    host.page.goto(elsewhere.put("/languages", embedded(server, before=chat)))
    host.ask(ITALY)
    host.ask(NOT_THERE)
    shown = host.page.locator("corridor-chat").evaluate("(e) => e.shadowRoot.textContent + e.shadowRoot.innerHTML")
    assert "undefined" not in shown
    english = host.page.locator(f"{INLINE}textarea").get_attribute("placeholder") == "Ask a question"
    assert english is (language == "en")


def test_nothing_hostile_runs_or_loads(host: Host, server: str, elsewhere: Site, accounts: Pipeline) -> None:
    answers = iter([hostile(accounts, payload) for payload in (*PAYLOADS, *ADDRESSES)])
    host.page.route("**/api/ask", lambda route: route.fulfill(json=next(answers), headers=ALLOW))
    host.page.goto(elsewhere.put("/hostile", embedded(server)))
    for payload in (*PAYLOADS, *ADDRESSES):
        chat = "document.querySelector('corridor-chat')"
        host.page.evaluate(f"async (question) => await {chat}.ask(question)", payload)
    answer = host.page.locator(f"{INLINE}.answer")
    assert answer.count() == len(PAYLOADS) + len(ADDRESSES)
    assert answer.locator("img, script, svg, b, i, iframe, math, style, form, input, video").count() == 0
    links = answer.locator("a").evaluate_all("(links) => links.map((link) => link.protocol)")
    assert set(links) <= {"http:", "https:"}
    assert host.hosts - {""} == {urlsplit(server).netloc, urlsplit(elsewhere.origin).netloc}


ALLOW = {"Access-Control-Allow-Origin": "*"}


def hostile(accounts: Pipeline, payload: str) -> dict[str, Any]:
    """An answer with conflicts and sums, all of whose words are the payload."""
    answer = accounts.ask(DIFFER).model_dump(mode="json")
    keep = ("status", "source_text", "published_precision", "check", "kind")
    computed = [{"text": payload, "operands": [{"text": payload, "citation": 1}]}]

    def replaced(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: replaced(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [replaced(inner, name) for inner in value]
        return payload if isinstance(value, str) and name not in keep else value

    told = {**answer, "computed": computed, "notices": ["x"], "short_answer": "x", "language": "en"}
    replacement: dict[str, Any] = replaced(told)
    return replacement


def test_a_frame_shows_it_to_allowed_sites_alone(
    host: Host, server: str, accounts: Pipeline, elsewhere: Site, tmp_path: Path
) -> None:
    framed = '<iframe src="{}/frame?language=it&title=Domande" title="Chat" width="400" height="600"></iframe>'
    host.page.goto(elsewhere.put("/framed", framed.format(server)))
    inside = host.page.frame_locator("iframe").locator("corridor-chat")
    inside.locator("textarea").fill(ITALY)
    inside.locator("textarea").press("Enter")
    inside.locator(".answer").wait_for(timeout=20_000)
    assert inside.locator("h2").inner_text() == "Domande"
    with served(accounts, tmp_path) as other:
        host.page.goto(elsewhere.put("/not-framed", framed.format(other)))
        host.page.wait_for_timeout(500)
        assert host.page.frame_locator("iframe").locator("corridor-chat").count() == 0
    assert any("frame-ancestors" in line for line in host.said)


def test_the_demo_page_works_without_a_setting(host: Host, accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path) as server:
        host.page.goto(f"{server}/demo")
        host.page.locator(f"{INLINE}.chip").first.click()
        host.page.locator(f"{INLINE}.answer").wait_for(timeout=20_000)
    assert host.hosts - {""} == {urlsplit(server).netloc}


def test_the_script_is_small_and_may_be_loaded_from_anywhere(server: str) -> None:
    response = httpx.get(f"{server}/embed.js", headers={"Origin": "https://news.example"})
    assert response.content == SCRIPT.read_bytes()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert len(gzip.compress(response.content)) < 20_000
