"""The commands about a server: asking one, its keys, and the snippet that embeds its chat."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.server.keys import Keys
from tests.service import ITALY, NOT_THERE, served


def corridor(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The real command, with these settings as variables."""
    command = [str(Path(sys.executable).parent / "corridor"), *arguments]
    environment = os.environ | {f"CORRIDOR_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def without_time(line: str) -> dict[str, object]:
    """An answer's JSON without the time it took."""
    answer: dict[str, object] = json.loads(line)
    answer.pop("timings_ms")
    return answer


def test_a_server_gives_what_is_given_here(accounts: Pipeline, data: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    rows = [
        {"id": "a", "question": ITALY},
        {"id": "b", "question": " "},
        {"question": "And in 2023?", "history": [ITALY]},
    ]
    batch.write_text("\n".join(map(json.dumps, rows)))
    with served(accounts, tmp_path / "served") as address:
        for question in (ITALY, NOT_THERE):
            here, there = corridor("ask", question, data=str(data)), corridor("ask", "--server", address, question)
            assert (there.stdout, there.returncode, there.stderr) == (here.stdout, here.returncode, "")
        here = corridor("ask", "--json", ITALY, data=str(data))
        there = corridor("ask", "--server", f"{address}/", "--json", ITALY)
        assert without_time(there.stdout) == without_time(here.stdout)
        lines = corridor("ask", "--server", address, "--batch", str(batch)).stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers[:2]] == ["a", "b"]
    assert [answer["status"] for answer in answers[:2]] == ["answered", "error"]
    assert "2023" in answers[2]["understood"]


def test_a_server_that_wants_a_key_gets_that_of_the_environment(accounts: Pipeline, tmp_path: Path) -> None:
    key = Keys(tmp_path).add("newsroom")
    with served(accounts, tmp_path) as address:
        refused = corridor("ask", "--server", address, ITALY)
        assert refused.returncode == 2
        (line,) = refused.stderr.splitlines()
        assert line.endswith("set CORRIDOR_API_KEY, or give http://USER:PASSWORD@HOST")
        assert "12.1%" in corridor("ask", "--server", address, ITALY, api_key=key).stdout


def test_a_password_stands_in_the_address_and_is_not_told(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path, auth="reader:s3cret") as address:
        there = address.replace("//", "//reader:s3cret@")
        assert "12.1%" in corridor("ask", "--server", there, ITALY).stdout
        wrong = corridor("ask", "--server", there.replace("s3cret", "s3cret-x"), ITALY)
    gone = corridor("ask", "--server", there, ITALY)
    for failed in (wrong, gone):
        assert (failed.returncode, "s3cret" in failed.stderr, len(failed.stderr.splitlines())) == (2, False, 1)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "no address", "http://no.such.host.invalid"])
def test_a_server_that_cannot_be_reached_is_one_line(address: str) -> None:
    done = corridor("ask", "--server", address, ITALY)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert line.startswith(f"corridor: {address} cannot be reached")


def test_keys_are_added_listed_and_removed(tmp_path: Path) -> None:
    key = corridor("keys", "add", "newsroom", data=str(tmp_path)).stdout.strip()
    assert Keys(tmp_path).name_of(key) == "newsroom"
    listed = corridor("keys", "list", data=str(tmp_path)).stdout
    assert listed.split()[1:] == ["newsroom"]
    assert key not in listed
    assert corridor("keys", "add", "newsroom", data=str(tmp_path)).returncode == 2
    assert corridor("keys", "remove", "newsroom", data=str(tmp_path)).returncode == 0
    assert corridor("keys", "list", data=str(tmp_path)).stdout == ""


def test_the_snippet_is_for_this_server_and_says_what_is_to_be_allowed() -> None:
    done = corridor("embed", "--server", "https://chat.example/", "--title", 'Ask "us" <now>', "--language", "kk")
    tag = '<script src="https://chat.example/embed.js" data-corridor data-title="Ask &quot;us&quot; &lt;now&gt;"'
    assert done.stdout == f'{tag} data-language="kk" async></script>\n'
    assert "script-src https://chat.example; connect-src https://chat.example" in done.stderr
    assert "allowed_origins" in done.stderr
    readme = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
    assert f"`{corridor('embed').stdout.strip()}`" in readme
    allowed = corridor("embed", "--as", "inline", allowed_origins="https://news.example")
    assert allowed.stdout.startswith("<corridor-chat></corridor-chat>\n")
    assert "https://news.example" in allowed.stderr
    frame = corridor("embed", "--as", "frame", "--server", "https://chat.example", "--title", "Ask & go")
    assert 'src="https://chat.example/frame?title=Ask+%26+go" title="Ask &amp; go"' in frame.stdout
