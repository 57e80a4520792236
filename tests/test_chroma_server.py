"""The same index on a real Chroma server, shared by machines that have no folder of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest
from chromadb.utils.embedding_functions import DefaultEmbeddingFunction

from corpus.errors import IndexBusy, IndexDamaged, IndexFault, IndexMissing
from index.build import build_index
from index.chroma import Database
from index.embedder import Embedder
from index.progress import Silent
from index.server import SECONDS_UNTIL_STALE
from index.store import Location, Reader, open_snapshot
from tests.articles import AKTAU, FAIR, ITALY, SMALL
from tests.test_cli import run


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running server."""
    folder, port = tmp_path_factory.mktemp("server"), free_port()
    command = [Path(sys.executable).parent / "chroma", "run", "--path", folder, "--host", "127.0.0.1", "--port", port]
    with (folder / "log").open("w") as log:
        environment = {**os.environ, "ANONYMIZED_TELEMETRY": "False"}
        server = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log, cwd=folder, env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            httpx.get(f"{url}/api/v2/heartbeat").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture
def there(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Location:
    """A place of its own for each test, with a folder that does not exist."""
    return Location(tmp_path / "none", chroma_url=url, name=request.node.name)


def test_built_here_read_there(there: Location, tmp_path: Path, embedder: Embedder) -> None:
    with pytest.raises(IndexMissing, match="corridor index"):
        open_snapshot(there)
    build_index(SMALL, there, embedder, folder_digest="f", left_out=["x"])
    build_index(SMALL, Location(tmp_path / "local"), embedder, folder_digest="f", left_out=["x"])
    remote, local = open_snapshot(there), open_snapshot(Location(tmp_path / "local"))
    assert remote.card.model_copy(update={"built": ""}) == local.card.model_copy(update={"built": ""})
    assert remote.articles() == local.articles()
    assert remote.all_passages() == local.all_passages()
    ids = [passage.id for passage in local.all_passages()]
    np.testing.assert_array_equal(remote.vectors(ids), local.vectors(ids))
    vector = embedder.encode(["oil exports to Italy"])[0]
    assert remote.nearest(vector, 4) == local.nearest(vector, 4)
    assert remote.lexical.search("Italy containers", 9) == local.lexical.search("Italy containers", 9)
    assert not there.folder.exists()


def test_token_vectors_are_made_where_none_are_kept(there: Location, tmp_path: Path, embedder: Embedder) -> None:
    assert build_index(SMALL, there, embedder).token_bytes == 0
    build_index(SMALL, Location(tmp_path / "local"), embedder)
    local = open_snapshot(Location(tmp_path / "local"))
    ids = [passage.id for passage in local.all_passages()]
    for remote in (open_snapshot(there, embedder), Reader(there, embedder).snapshot()):
        for made, kept in zip(remote.token_vectors(ids), local.token_vectors(ids), strict=True):
            np.testing.assert_array_equal(made.spans, kept.spans)
            np.testing.assert_allclose(made.vectors, kept.vectors, atol=0.005)  # 8 bits
    with pytest.raises(IndexFault, match="embedder"):
        open_snapshot(there).token_vectors(ids)


def test_swaps_are_taken_up_and_old_generations_dropped(there: Location, url: str, embedder: Embedder) -> None:
    build_index([ITALY], there, embedder)
    reader = Reader(there)
    first = reader.snapshot()
    for articles in ([ITALY, AKTAU], SMALL):
        report = build_index(articles, there, embedder)
        assert reader.snapshot().card == report.card
    assert report.reused == 4
    with pytest.raises(IndexDamaged):
        first.articles()
    own = [name for name in Database.on_server(url).names() if name.startswith(f"{there.name}-")]
    kinds = sorted(name.rsplit("-", 1)[1] for name in own)
    assert kinds == ["articles", "articles", "current", "passages", "passages"]


def test_unchanged(there: Location, embedder: Embedder) -> None:
    build_index([FAIR], there, embedder)
    reader = Reader(there)
    generation = reader.snapshot().generation
    assert build_index([FAIR], there, embedder, left_out=["late.pdf"]).unchanged
    assert reader.snapshot().generation == generation
    assert reader.snapshot().card.left_out == ("late.pdf",)


def test_two_indexes_on_one_server(there: Location, embedder: Embedder) -> None:
    longer = Location(there.folder, there.chroma_url, f"{there.name}-2")
    for _ in range(3):
        build_index([ITALY], longer, embedder, fresh=True)
        build_index([FAIR], there, embedder, fresh=True)
    assert open_snapshot(longer).articles() == (ITALY,)
    assert open_snapshot(there).articles() == (FAIR,)


class Meanwhile(Silent):
    """A progress during which something else happens on the server."""

    def __init__(self, there: Location, embedder: Embedder) -> None:
        self.there, self.embedder = there, embedder
        self.refused = False

    def advance(self, count: int) -> None:  # noqa: ARG002
        try:
            build_index([AKTAU], self.there, self.embedder)
        except IndexBusy:
            self.refused = True


def test_a_second_builder_is_refused(there: Location, embedder: Embedder) -> None:
    progress = Meanwhile(there, embedder)
    build_index([ITALY], there, embedder, progress=progress)
    assert progress.refused
    assert open_snapshot(there).articles() == (ITALY,)
    build_index([FAIR], there, embedder)


@pytest.mark.parametrize("age", [SECONDS_UNTIL_STALE / 2, SECONDS_UNTIL_STALE * 2])
def test_a_lock_is_taken_over_only_when_stale(url: str, tmp_path: Path, embedder: Embedder, age: float) -> None:
    there = Location(tmp_path, chroma_url=url, name=f"age-{age:.0f}")
    server = Database.on_server(url)
    server.create(f"{there.name}-lock", notes={"beat": server.now() - age})
    if age < SECONDS_UNTIL_STALE:
        with pytest.raises(IndexBusy, match="a minute"):
            build_index([FAIR], there, embedder)
        assert server.find(f"{there.name}-lock")
    else:
        build_index([FAIR], there, embedder)
        assert open_snapshot(there).articles() == (FAIR,)
        assert server.find(f"{there.name}-lock") is None


class TakenOver(Silent):
    """A progress during which this builder's lock grows stale and another builds."""

    def __init__(self, there: Location, embedder: Embedder) -> None:
        self.there, self.embedder = there, embedder

    def advance(self, count: int) -> None:  # noqa: ARG002
        server = Database.on_server(self.there.chroma_url or "")
        lock = server.find(f"{self.there.name}-lock")
        assert lock
        lock.note({"beat": server.now() - 2 * SECONDS_UNTIL_STALE})
        build_index([AKTAU], self.there, self.embedder)


def test_a_builder_that_lost_its_lock_swaps_nothing(there: Location, embedder: Embedder) -> None:
    with pytest.raises(IndexBusy):
        build_index([ITALY], there, embedder, progress=TakenOver(there, embedder))
    assert open_snapshot(there).articles() == (AKTAU,)
    build_index(SMALL, there, embedder)


def test_a_hostile_collection_is_refused(there: Location, url: str, embedder: Embedder) -> None:
    build_index([FAIR], there, embedder)
    generation = open_snapshot(there).generation
    server = Database.on_server(url)
    server.drop(f"{there.name}-{generation}-passages")
    hostile = DefaultEmbeddingFunction()
    server._client.create_collection(f"{there.name}-{generation}-passages", embedding_function=hostile)  # type: ignore[arg-type]
    with pytest.raises(IndexDamaged, match="names an embedding function"):
        open_snapshot(there)
    build_index([FAIR], there, embedder)
    assert open_snapshot(there).articles() == (FAIR,)


def test_a_server_that_is_not_there(tmp_path: Path, embedder: Embedder) -> None:
    there = Location(tmp_path, chroma_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(IndexFault, match=r"no Chroma server answers.*chroma run") as caught:
        open_snapshot(there)
    assert "\n" not in str(caught.value)
    with pytest.raises(IndexFault, match="no Chroma server answers"):
        build_index([FAIR], there, embedder)


def test_the_command_line_builds_and_asks_on_a_server(url: str, data: Path, tmp_path: Path) -> None:
    environment = {"CORRIDOR_CHROMA_URL": url}
    built = run(data, "index", env=environment)
    assert built.returncode == 0
    nowhere = ("--corpus", str(tmp_path / "none"), "--index", str(tmp_path / "index"), "--chroma-url", url)
    asked = run(data, "ask", "Who is Bekzhan Sadykov?", *nowhere)
    assert asked.returncode == 0
    assert "Kazakhstan Institute for Strategic Studies" in asked.stdout
    assert not (tmp_path / "index").exists()
