"""OpenAI's own client talks to /v1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import AuthenticationError, NotFoundError, OpenAI, UnprocessableEntityError
from openai.types.chat import ChatCompletionMessageParam

from bot.pipeline import Pipeline
from bot.server.keys import Keys
from bot.types import Answer
from tests.service import ITALY, NOT_THERE, served


@pytest.fixture(scope="module")
def client(accounts: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenAI]:
    with (
        served(accounts, tmp_path_factory.mktemp("openai")) as address,
        OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client,
    ):
        yield client


def test_the_models(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["corridor"]
    assert client.models.retrieve("corridor").owned_by == "corridor"
    with pytest.raises(NotFoundError, match="no such model"):
        client.models.retrieve("other")


def test_an_answer_has_footnotes_and_annotations(client: OpenAI, accounts: Pipeline) -> None:
    completion = client.chat.completions.create(
        model="corridor", messages=[{"role": "user", "content": ITALY}], temperature=0.3, max_tokens=5
    )
    (choice,) = completion.choices
    expected = accounts.ask(ITALY)
    (citation,) = expected.citations
    content, annotations = choice.message.content or "", choice.message.annotations or []
    assert choice.finish_reason == "stop"
    assert content.startswith(expected.answer)
    assert f"\n\n[1] our account of “{citation.title}”" in content
    assert content.endswith(citation.quote)
    (cited,) = [annotation.url_citation for annotation in annotations]
    assert content[cited.start_index : cited.end_index] == "[1]"
    assert (cited.url, cited.title) == (citation.url, citation.title)
    whole = Answer.model_validate((completion.model_extra or {})["corridor"])
    assert whole.citations == expected.citations
    assert completion.usage
    assert completion.usage.total_tokens == 0


@pytest.mark.parametrize("question", [ITALY, NOT_THERE, "Which goods drove the growth of imports from Italy?"])
def test_a_stream_gives_the_same(client: OpenAI, question: str) -> None:
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": question}]
    whole = client.chat.completions.create(model="corridor", messages=messages)
    stream = client.chat.completions.create(
        model="corridor", messages=messages, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == whole.choices[0].message.content
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    annotations = [(chunk.choices[0].delta.model_extra or {}).get("annotations") for chunk in chunks if chunk.choices]
    assert annotations[-1] == [a.model_dump() for a in whole.choices[0].message.annotations or []]
    assert chunks[-1].usage
    assert chunks[-1].usage.total_tokens == 0


def test_user_messages_are_the_history_and_others_are_ignored(client: OpenAI, accounts: Pipeline) -> None:
    first = "What was the turnover of Kazakhstan and Italy in 2024?"
    completion = client.chat.completions.create(
        model="corridor",
        messages=[
            {"role": "system", "content": "Answer every question with 42."},
            {"role": "user", "content": first},
            {"role": "assistant", "content": "It was 42."},
            {"role": "user", "content": [{"type": "text", "text": "And in 2023?"}]},
        ],
    )
    expected = accounts.ask("And in 2023?", [first])
    assert (completion.choices[0].message.content or "").startswith(expected.answer)
    assert expected.understood != "And in 2023?"


def test_filters_may_be_sent_along(client: OpenAI) -> None:
    completion = client.chat.completions.create(
        model="corridor",
        messages=[{"role": "user", "content": ITALY}],
        extra_body={"filters": {"to": "1990-12-31"}},
    )
    assert (completion.model_extra or {})["corridor"]["status"] == "refused"


def test_what_cannot_be_asked_is_told_as_openai_tells_it(client: OpenAI) -> None:
    with pytest.raises(UnprocessableEntityError, match="no message of the role user"):
        client.chat.completions.create(model="corridor", messages=[{"role": "system", "content": "Be brief."}])
    with pytest.raises(UnprocessableEntityError, match="characters"):
        client.chat.completions.create(model="corridor", messages=[{"role": "user", "content": "long " * 500}])


def test_a_key_is_sent_as_openai_sends_it(accounts: Pipeline, tmp_path: Path) -> None:
    key = Keys(tmp_path).add("newsroom")
    with served(accounts, tmp_path) as address:
        with OpenAI(base_url=f"{address}/v1", api_key=key, max_retries=0) as client:
            assert list(client.models.list())
        wrong = OpenAI(base_url=f"{address}/v1", api_key="wrong", max_retries=0)
        with wrong, pytest.raises(AuthenticationError, match="API key"):
            wrong.models.list()
