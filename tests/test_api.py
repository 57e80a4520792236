"""What a program gets from /api, over loopback."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.feedback import FeedbackStore
from bot.pipeline import Pipeline
from bot.server.errors import ApiError
from bot.server.incoming import taken_in
from bot.settings import load_settings
from bot.types import Answer
from index.store import Location
from tests.service import ITALY, NOT_THERE, served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def client(accounts: Pipeline, folder: Path) -> Iterator[httpx.Client]:
    with served(accounts, folder) as address, httpx.Client(base_url=address) as client:
        yield client


def ask(client: httpx.Client, question: str, **more: object) -> httpx.Response:
    return client.post("/api/ask", json={"question": question, **more})


def own(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/")


def same(answer: Answer, other: Answer) -> bool:
    return answer.model_dump(exclude={"timings_ms"}) == other.model_dump(exclude={"timings_ms"})


@pytest.mark.parametrize("question", [ITALY, NOT_THERE])
def test_an_answer_is_that_of_the_pipeline(client: httpx.Client, accounts: Pipeline, question: str) -> None:
    response = ask(client, question)
    assert response.status_code == 200
    assert same(Answer.model_validate_json(response.content), accounts.ask(question))


def test_history_and_filters_count(client: httpx.Client, accounts: Pipeline) -> None:
    history = ["What was the turnover of Kazakhstan and Italy in 2024?"]
    answer = Answer.model_validate_json(ask(client, "And in 2023?", history=history).content)
    assert same(answer, accounts.ask("And in 2023?", history))
    none = {"publisher": [], "from": "1990-01-01", "to": "1990-12-31"}
    assert Answer.model_validate_json(ask(client, ITALY, filters=none).content).status == "refused"
    kazinform = {"publisher": ["Kazinform News Agency"], "from": None, "to": None}
    assert Answer.model_validate_json(ask(client, ITALY, filters=kazinform).content).short_answer == "12.1%"


@pytest.mark.parametrize("question", [ITALY, NOT_THERE, "Which goods drove the growth of imports from Italy?"])
def test_a_stream_tells_the_parts_in_order_and_then_the_whole(client: httpx.Client, question: str) -> None:
    told = events(client, question)
    names = [name for name, _ in told]
    answer = Answer.model_validate(told[-1][1])
    assert names[:2] == ["understood", "status"]
    assert names[-1] == "done"
    assert told[0][1] == {"understood": answer.understood, "language": answer.language}
    assert told[1][1] == {"status": answer.status}
    shorts = [data["short_answer"] for name, data in told if name == "short_answer"]
    assert shorts == ([answer.short_answer] if answer.short_answer else [])
    assert [data["text"] for name, data in told if name == "sentence"] == [s.text for s in answer.sentences]
    assert {data["n"] for name, data in told if name == "citation"} == {c.n for c in answer.citations}


def events(client: httpx.Client, question: str) -> list[tuple[str, dict[str, object]]]:
    """Names and data of a stream's events."""
    response = client.post("/api/ask", json={"question": question}, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = response.text.strip().split("\n\n")
    pairs = [block.split("\n", 1) for block in blocks]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in pairs]


def test_every_quote_can_be_checked(client: httpx.Client) -> None:
    for citation in Answer.model_validate_json(ask(client, ITALY).content).citations:
        article = client.get(f"/api/articles/{citation.article}").json()
        assert article["text"][citation.start : citation.end] == citation.quote
        paragraph = article["paragraphs"][citation.paragraph - 1]
        assert paragraph["n"] == citation.paragraph
        assert paragraph["start"] <= citation.start < citation.end <= paragraph["end"]


def test_articles_are_listed_page_by_page(client: httpx.Client) -> None:
    whole = client.get("/api/articles").json()
    assert whole["total"] == len(whole["articles"]) == 3
    assert {card["source_text"] for card in whole["articles"]} == {"account"}
    assert client.get("/api/articles", params={"offset": 1, "limit": 1}).json()["articles"] == whole["articles"][1:2]


def test_an_article_that_is_not_there(client: httpx.Client) -> None:
    response = client.get("/api/articles/../../etc/passwd%00")
    assert response.status_code == 404
    assert client.get("/api/articles/no-such").json()["error"]["code"] == "no_article"


def test_feedback_is_stored_with_the_answer_it_is_about(client: httpx.Client, folder: Path) -> None:
    answer = ask(client, ITALY).json()
    given = {"question": ITALY, "history": ["Who?"], "thumb": "down", "reason": "too short", "answer": answer}
    assert client.post("/api/feedback", json=given).json() == {"stored": True}
    (stored,) = FeedbackStore(folder / "feedback").all().feedback
    assert (stored.thumb, stored.reason, stored.history) == ("down", "too short", ("Who?",))
    assert stored.answer.model_dump(mode="json") == answer


def test_opinions_of_one_client_are_limited(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path) as address:
        answer = httpx.post(f"{address}/api/ask", json={"question": ITALY}).json()
        given = {"question": ITALY, "thumb": "up", "answer": answer}
        told = [httpx.post(f"{address}/api/feedback", json=given).status_code for _ in range(12)]
    assert told == [200] * 10 + [429] * 2
    assert len(FeedbackStore(tmp_path / "feedback").all().feedback) == 10


def test_questions_are_not_stored(client: httpx.Client, folder: Path) -> None:
    ask(client, ITALY)
    assert not [path for path in folder.rglob("*") if path.is_file() and "questions" in path.name]


def test_questions_are_stored_where_the_settings_say_so(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path, keep_questions=True) as address:
        httpx.post(f"{address}/api/ask", json={"question": NOT_THERE, "history": ["Who?"]})
    (kept,) = map(json.loads, (tmp_path / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    assert (kept["question"], kept["history"], kept["status"]) == (NOT_THERE, ["Who?"], "refused")


def test_health_tells_index_and_model(client: httpx.Client, accounts: Pipeline) -> None:
    health = client.get("/api/health")
    assert health.status_code == 200
    card = accounts.search().snapshot.card
    assert health.json()["ready"] is True
    assert health.json()["index"]["id"] == card.id
    assert health.json()["model"] == card.model.model_dump()


def test_health_says_why_not(small_index: Location, data: Path, tmp_path: Path) -> None:
    shutil.copytree(small_index.folder, tmp_path / "index")
    pipeline = Pipeline.open(load_settings(data=data, index=tmp_path / "index"))
    with served(pipeline, tmp_path / "data") as address:
        (tmp_path / "index" / "current").rename(tmp_path / "index" / "aside")
        health, asked = httpx.get(f"{address}/api/health"), httpx.post(f"{address}/api/ask", json={"question": "Who?"})
        (tmp_path / "index" / "aside").rename(tmp_path / "index" / "current")
        assert httpx.get(f"{address}/api/health").json()["ready"]
    assert (health.status_code, health.json()["ready"], health.json()["index"]) == (503, False, None)
    assert health.json()["why"] == asked.json()["error"]["message"] == "No index has been built here yet."
    assert (asked.status_code, asked.headers["Retry-After"]) == (503, "10")
    assert str(tmp_path) not in health.text + asked.text


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ({"question": " "}, "question", "empty question"),
        ({"question": "long " * 500}, "question", "characters"),
        ({"question": "Who?", "history": ["Who?"] * 51}, "history_too_long", "51 earlier questions"),
        ({"question": "Who?", "surprise": 1}, "invalid", "surprise"),
        ({"question": ["Who?"]}, "invalid", "question"),
        ({"question": "Who?", "filters": {"from": "2025-02-30"}}, "invalid", "filters.from"),
        ({}, "invalid", "question"),
    ],
)
def test_what_cannot_be_asked_is_a_line(client: httpx.Client, body: dict[str, object], code: str, said: str) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["code"] == code
    assert said in error["message"]
    assert "\n" not in error["message"]


def test_a_body_that_is_too_large(client: httpx.Client) -> None:
    response = client.post("/api/ask", content=b" " * 300_000, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["error"]["code"]) == (413, "body_too_large")


@pytest.mark.parametrize("path", ["/api/ask", "/api/feedback", "/v1/chat/completions", "/mcp", "/api/token"])
def test_a_body_of_no_stated_length_is_cut_off_where_it_is_too_large(client: httpx.Client, path: str) -> None:
    pieces = (b" " * 10_000 for _ in range(40))
    response = client.post(path, content=pieces, headers={"Content-Type": "application/json", "Origin": own(client)})
    assert (response.status_code, response.json()["error"]["code"]) == (413, "body_too_large")
    small = client.post("/api/ask", content=iter([b'{"question":', b' "Who?"}']), headers={"Content-Type": "text/json"})
    assert small.status_code in (200, 422)


def test_a_body_that_is_too_slow_is_given_up() -> None:
    async def never() -> dict[str, object]:
        await asyncio.sleep(60)
        return {}

    with pytest.raises(ApiError) as caught:
        asyncio.run(taken_in(never, 10, seconds=0.05))
    assert (caught.value.status, caught.value.code) == (408, "body_too_slow")


def test_a_wrong_method_is_told_from_a_wrong_path(client: httpx.Client) -> None:
    wrong = client.get("/api/ask")
    assert (wrong.status_code, wrong.headers["Allow"], wrong.json()["error"]["code"]) == (
        405,
        "POST",
        "method_not_allowed",
    )
    assert client.get("/api/nothing").json()["error"]["code"] == "not_found"


def test_the_description_is_of_these_routes_alone_and_loads_nothing_from_elsewhere(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/ask",
        "/api/articles",
        "/api/articles/{article_id}",
        "/api/feedback",
        "/api/health",
        "/api/token",
        "/v1/chat/completions",
        "/v1/models",
        "/v1/models/{model_id}",
    }
    page = client.get("/docs")
    assert "//" not in page.text.replace("<!doctype html>", "")
    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css", "start.js"):
        assert client.get(f"/docs/{asset}").is_success
    assert client.get("/docs/other.js").status_code == 404


def test_the_page_is_there_too(client: httpx.Client) -> None:
    assert "gradio_config" in client.get("/").text
