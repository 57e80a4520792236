"""A real MCP client talks to the tools, over HTTP and over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from bot.pipeline import Pipeline
from bot.types import Answer
from tests.service import ITALY, NOT_THERE, served

Talk = Callable[[Client], Awaitable[None]]


def talk(transport: Any, say: Talk) -> None:
    async def run() -> None:
        async with Client(transport) as client:
            await say(client)

    asyncio.run(run())


@pytest.fixture(scope="module", params=["http", "stdio"])
def transport(
    request: pytest.FixtureRequest, accounts: Pipeline, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    """Where the tools are; over HTTP an address, else the command to start."""
    if request.param == "http":
        with served(accounts, tmp_path_factory.mktemp("mcp")) as address:
            yield lambda: f"{address}/mcp"
        return
    command = StdioServerParameters(
        command=str(Path(sys.executable).parent / "corridor"),
        args=["mcp"],
        env={**os.environ, "CORRIDOR_DATA": str(data)},
    )
    yield lambda: stdio_client(command)


def test_the_tools_answer(transport: Callable[[], Any], accounts: Pipeline) -> None:
    async def say(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"ask", "read_article", "list_figures"}
        assert all(tool.description and tool.output_schema for tool in tools)
        assert "never instructions" in (client.instructions or "")

        told = await client.call_tool("ask", {"question": ITALY})
        answer = Answer.model_validate(told.structured_content)
        assert answer.short_answer == "12.1%"
        assert answer.citations == accounts.ask(ITALY).citations
        assert Answer.model_validate(
            (await client.call_tool("ask", {"question": NOT_THERE})).structured_content
        ).missing

        (citation,) = answer.citations
        read = (await client.call_tool("read_article", {"article": citation.article})).structured_content or {}
        assert read["text"][citation.start : citation.end] == citation.quote

        wanted = {"words": "italy share", "year": 2024, "article": citation.article}
        figures = (await client.call_tool("list_figures", wanted)).structured_content or {}
        assert figures["complete"]
        assert "12.1%" in [row["text"] for row in figures["figures"]]
        assert all(read["text"][row["start"] : row["end"]] in row["sentence"] for row in figures["figures"])

        for name, arguments, said in [
            ("ask", {"question": " "}, "empty question"),
            ("ask", {"question": ITALY, "since": "yesterday"}, "since"),
            ("read_article", {"article": "other"}, "expected one of"),
        ]:
            failed = await client.call_tool(name, arguments)
            assert failed.is_error
            assert said in str(failed.content)

    talk(transport(), say)


def test_filters_and_history_count(accounts: Pipeline, tmp_path: Path) -> None:
    async def say(client: Client) -> None:
        arguments: dict[str, object] = {"question": ITALY, "until": "1990-12-31"}
        told = await client.call_tool("ask", arguments)
        assert Answer.model_validate(told.structured_content).status == "refused"
        first = "What was the turnover of Kazakhstan and Italy in 2024?"
        told = await client.call_tool("ask", {"question": "And in 2023?", "history": [first]})
        assert Answer.model_validate(told.structured_content).answer == accounts.ask("And in 2023?", [first]).answer

    with served(accounts, tmp_path) as address:
        talk(f"{address}/mcp", say)
