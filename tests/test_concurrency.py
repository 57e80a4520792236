"""Several processes on one index: killed builders, a second builder, a reader during builds."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CorridorError, IndexBusy
from corpus.split import split_article
from index.build import build_index
from index.embed import DEFAULT_MODEL, open_embedder
from index.embedder import Embedder
from index.progress import Silent
from index.store import Location, Reader, Snapshot, open_snapshot
from tests.articles import reports

# Children are forked from a process that has the slow imports behind it.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["onnxruntime", "tokenizers", "index.chroma", "tests.test_concurrency"])


def start(work: Callable[..., None], *arguments: Any) -> tuple[ForkServerProcess, Connection]:
    """A process that does `work(pipe, *arguments)`, and our end of its pipe."""
    ours, theirs = processes.Pipe()
    process = processes.Process(target=work, args=(theirs, *arguments))
    process.start()
    theirs.close()
    return process, ours


def build_without_end(pipe: Connection, folder: Path, models: Path, first_year: int) -> None:
    embedder = open_embedder(DEFAULT_MODEL, models)
    pipe.send("building")
    for year in itertools.count(first_year):
        build_index(reports(year), Location(folder), embedder)


class Waiting(Silent):
    """A progress that stops in the middle of a build until it is told to go on."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe

    def advance(self, count: int) -> None:  # noqa: ARG002
        self.pipe.send("in the middle")
        self.pipe.recv()


def build_and_wait(pipe: Connection, folder: Path, models: Path, year: int) -> None:
    build_index(reports(year), Location(folder), open_embedder(DEFAULT_MODEL, models), progress=Waiting(pipe))


def read_without_end(pipe: Connection, folder: Path, models: Path) -> None:
    """Until told to stop; then send the years seen, in order, and the faults."""
    embedder, reader = open_embedder(DEFAULT_MODEL, models), Reader(Location(folder))
    years: list[int] = []
    faults: list[str] = []
    pipe.send("reading")
    while not pipe.poll():
        try:
            year = whole_year(reader.snapshot(), embedder)
            if years[-1:] != [year]:
                years.append(year)
        except (CorridorError, AssertionError) as error:
            faults.append(repr(error))
    pipe.send((years, faults))


def whole_year(snapshot: Snapshot, embedder: Embedder) -> int:
    """The year of the reports in an index that holds all of them and nothing else, everywhere in it."""
    passages = snapshot.all_passages()
    year = int(passages[0].text.rstrip(".")[-4:])
    assert list(snapshot.articles()) == reports(year)
    assert list(passages) == [passage for article in reports(year) for passage in split_article(article)]
    found = snapshot.nearest(embedder.encode([passages[7].text])[0], len(passages))
    assert {id_ for id_, _ in found} == {passage.id for passage in passages}
    assert len(snapshot.lexical.search(f"grain {year}", 100)) == len(passages)
    assert len(snapshot.token_vectors([passage.id for passage in passages])) == len(passages)
    return year


@pytest.fixture
def folder(tmp_path: Path, embedder: Embedder) -> Path:
    """An index of the reports of 1900."""
    build_index(reports(1900), Location(tmp_path), embedder)
    return tmp_path


def test_twenty_kills_at_random_moments(folder: Path, models: Path, embedder: Embedder) -> None:
    chance = random.Random(20)
    year = 1900
    for _ in range(20):
        process, pipe = start(build_without_end, folder, models, year + 1)
        assert pipe.recv() == "building"
        time.sleep(chance.uniform(0, 0.7))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        served = whole_year(open_snapshot(Location(folder)), embedder)
        assert served >= year
        year = served
    build_index(reports(1800), Location(folder), embedder)
    assert whole_year(open_snapshot(Location(folder)), embedder) == 1800
    assert len(list((folder / "generations").iterdir())) == 2
    assert {path.name for path in folder.iterdir()} <= {"generations", "current", "build.lock"}


def test_a_second_builder_is_refused_and_the_first_goes_on(folder: Path, models: Path, embedder: Embedder) -> None:
    process, pipe = start(build_and_wait, folder, models, 1901)
    assert pipe.recv() == "in the middle"
    with pytest.raises(IndexBusy, match="another build"):
        build_index(reports(1902), Location(folder), embedder)
    assert whole_year(open_snapshot(Location(folder)), embedder) == 1900
    pipe.send("go on")
    process.join()
    assert process.exitcode == 0
    assert whole_year(open_snapshot(Location(folder)), embedder) == 1901


def test_a_killed_builder_leaves_no_lock(folder: Path, models: Path, embedder: Embedder) -> None:
    process, pipe = start(build_and_wait, folder, models, 1901)
    assert pipe.recv() == "in the middle"
    process.kill()
    process.join()
    build_index(reports(1902), Location(folder), embedder)
    assert whole_year(open_snapshot(Location(folder)), embedder) == 1902


def test_readers_during_builds(folder: Path, models: Path, embedder: Embedder) -> None:
    readers = [start(read_without_end, folder, models) for _ in range(2)]
    for _, pipe in readers:
        assert pipe.recv() == "reading"
    for year in range(1901, 1907):
        build_index(reports(year), Location(folder), embedder)
    for process, pipe in readers:
        pipe.send("stop")
        years, faults = pipe.recv()
        process.join()
        assert faults == []
        assert years == sorted(years)
        assert years
    assert whole_year(open_snapshot(Location(folder)), embedder) == 1906
