"""Reading an index: what was put in comes out, and what is not ours or not whole is refused."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import chromadb
import numpy as np
import pytest
from chromadb.utils.embedding_functions import DefaultEmbeddingFunction

from corpus.errors import IndexDamaged, IndexMissing, SettingsError
from corpus.split import split_article
from index import chroma
from index.build import build_index
from index.card import searchable
from index.chroma import Database, NameTaken
from index.embedder import Embedder
from index.store import Location, Reader, Snapshot, open_snapshot
from index.table import Row
from tests.articles import FAIR, SMALL, article, reports


def test_what_was_put_in_comes_out(small: Snapshot) -> None:
    by_id = sorted(SMALL, key=lambda one: one.id)
    passages = [passage for one in by_id for passage in split_article(one)]
    assert list(small.articles()) == by_id
    assert list(small.all_passages()) == passages
    assert small.article("fair") == FAIR
    ids = [passage.id for passage in reversed(passages)]
    assert small.passages(ids) == passages[::-1]
    assert small.passages([]) == []


def test_vectors_are_the_models_bit_for_bit(small: Snapshot, embedder: Embedder) -> None:
    passages = small.all_passages()
    expected = embedder.encode([searchable(passage) for passage in passages])
    np.testing.assert_array_equal(small.vectors([passage.id for passage in passages]), expected)
    assert small.vectors([]).shape == (0, 384)


def test_searchable_ends_with_the_text() -> None:
    passage = split_article(FAIR)[0].model_copy(update={"heading": "Milan", "lead_in": "Who won:"})
    assert searchable(passage) == f"Report fair\nMilan\nWho won:\n{passage.text}"


def test_nearest_is_exact(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    build_index([*reports(2001), *SMALL], location, embedder)
    snapshot = open_snapshot(location)
    ids = [passage.id for passage in snapshot.all_passages()]
    for question in ("grain sold in region 7 of the south", "Italy's share of trade", "apples"):
        vector = embedder.encode([question])[0]
        cosines = snapshot.vectors(ids) @ vector
        expected = sorted(zip(ids, cosines, strict=True), key=lambda hit: -hit[1])[:10]
        got = snapshot.nearest(vector, 10)
        assert [cosine for _, cosine in got] == pytest.approx([cosine for _, cosine in expected], abs=2e-6)
        assert {id_ for id_, _ in got} == {id_ for id_, _ in expected}
        assert snapshot.nearest(vector * 3, 4) == got[:4]
    assert len(snapshot.nearest(vector, 1000)) == len(ids)
    assert snapshot.nearest(vector, 0) == []


def test_equals_come_by_id_however_many(tmp_path: Path, embedder: Embedder) -> None:
    same = [article(f"a{n}", "Grain prices fell.", title="Same") for n in range(50)]
    build_index([*same, FAIR], Location(tmp_path), embedder)
    got = open_snapshot(Location(tmp_path)).nearest(embedder.encode(["grain"])[0], 5)
    assert [id_ for id_, _ in got] == sorted(split_article(one)[0].id for one in same)[:5]


def test_unknown_ids(small: Snapshot) -> None:
    for ask in (small.passages, small.vectors, small.token_vectors):
        with pytest.raises(IndexDamaged, match=r"lacks .*nobody"):
            ask(["nobody"])
    with pytest.raises(IndexDamaged, match="--fresh"):
        small.article("nobody")


def test_no_index(tmp_path: Path) -> None:
    for location in (Location(tmp_path), Location(tmp_path / "none")):
        with pytest.raises(IndexMissing, match="corridor index"):
            open_snapshot(location)
        with pytest.raises(IndexMissing):
            Reader(location).snapshot()


def _generation(folder: Path) -> Path:
    return next((folder / "generations").iterdir())


def _overwrite(folder: Path, name: str) -> None:
    for path in _generation(folder).rglob(name):
        path.write_bytes(b"w" * path.stat().st_size)


def _cut(folder: Path, name: str) -> None:
    for path in _generation(folder).rglob(name):
        path.write_bytes(path.read_bytes()[:-100])


def _drop_tokens(folder: Path) -> None:
    for path in _generation(folder).rglob("ends.npy"):
        np.save(path, np.load(path)[:-1])


def _drop_sentences(folder: Path) -> None:
    for path in _generation(folder).rglob("cuts.npy"):
        np.save(path, np.load(path)[::-1])


def _drop_vectors(folder: Path) -> None:
    for path in list(_generation(folder).rglob("header.bin")):
        shutil.rmtree(path.parent)


def _drop_a_row(folder: Path) -> None:
    client = chromadb.PersistentClient(_generation(folder) / "chroma")
    passages = client.get_collection("passages", embedding_function=None)
    passages.delete(ids=passages.get(limit=1)["ids"])
    client.close()  # type: ignore[attr-defined]


def _spoil_a_record(folder: Path) -> None:
    with sqlite3.connect(_generation(folder) / "chroma" / "chroma.sqlite3") as connection:
        connection.execute("UPDATE embedding_metadata SET string_value = '{}' WHERE key = 'record'")
    connection.close()


HARMS: dict[str, Callable[[Path], object]] = {
    "pointer": lambda folder: (folder / "current").write_text("{}"),
    "binary pointer": lambda folder: (folder / "current").write_bytes(b"\xff\x00"),
    "generation gone": lambda folder: shutil.rmtree(_generation(folder)),
    "database gone": lambda folder: (_generation(folder) / "chroma" / "chroma.sqlite3").unlink(),
    "database overwritten": lambda folder: _overwrite(folder, "chroma.sqlite3"),
    "database cut": lambda folder: (_generation(folder) / "chroma" / "chroma.sqlite3").write_bytes(b""),
    "vectors overwritten": lambda folder: _overwrite(folder, "data_level0.bin"),
    "vectors gone": _drop_vectors,
    "lexical gone": lambda folder: shutil.rmtree(_generation(folder) / "lexical"),
    "token vectors gone": lambda folder: shutil.rmtree(_generation(folder) / "vectors"),
    "token vectors cut": lambda folder: _cut(folder, "tokens.npy"),
    "token vectors overwritten": lambda folder: _overwrite(folder, "spans.npy"),
    "token vectors of others": _drop_tokens,
    "vocabulary cut": lambda folder: _cut(folder, "vocabulary.json"),
    "aliases gone": lambda folder: (_generation(folder) / "aliases.json").unlink(),
    "sentences gone": lambda folder: shutil.rmtree(_generation(folder) / "sentences"),
    "sentences cut": lambda folder: _cut(folder, "cuts.npy"),
    "sentences of others": _drop_sentences,
    "row dropped": _drop_a_row,
    "record spoilt": _spoil_a_record,
}


@pytest.mark.parametrize("harm", HARMS)
def test_damage_is_told_and_mended_by_a_build(
    small_index: Location, embedder: Embedder, tmp_path: Path, harm: str
) -> None:
    folder = tmp_path / "index"
    shutil.copytree(small_index.folder, folder)
    HARMS[harm](folder)
    with pytest.raises(IndexDamaged, match="corridor index --fresh") as caught:
        use(Location(folder), embedder)
    assert "\n" not in str(caught.value)
    report = build_index(SMALL, Location(folder), embedder, fresh=True)
    assert report.embedded == 5
    use(Location(folder), embedder)


def use(location: Location, embedder: Embedder) -> None:
    """Touch every part of an index."""
    snapshot = open_snapshot(location)
    for one in snapshot.articles():
        snapshot.article(one.id)
    ids = [passage.id for passage in snapshot.all_passages()]
    snapshot.vectors(ids)
    snapshot.token_vectors(ids)
    assert snapshot.vocabulary["Italy"]
    assert snapshot.aliases == ()
    assert snapshot.nearest(embedder.encode(["oil"])[0], 5)
    assert snapshot.lexical.search("Italy", 5)


def test_a_collection_that_names_an_embedding_function_is_refused(small_index: Location, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shutil.copytree(small_index.folder, folder)
    client = chromadb.PersistentClient(_generation(folder) / "chroma")
    client.delete_collection("passages")
    client.create_collection("passages", embedding_function=DefaultEmbeddingFunction())  # type: ignore[arg-type]
    client.close()  # type: ignore[attr-defined]
    with pytest.raises(IndexDamaged, match="names an embedding function"):
        open_snapshot(Location(folder))


def test_reading_writes_nothing_but_chromas_mark(small_index: Location, embedder: Embedder) -> None:
    def vectors_and_terms() -> dict[Path, tuple[int, bytes]]:
        files = [file for file in small_index.folder.rglob("*") if file.is_file() and "sqlite3" not in file.name]
        return {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files}

    before = vectors_and_terms()
    use(small_index, embedder)
    assert vectors_and_terms() == before


def test_many_threads_and_snapshots(small_index: Location, embedder: Embedder) -> None:
    vector = embedder.encode(["oil exports"])[0]
    expected = open_snapshot(small_index).nearest(vector, 3)
    reader = Reader(small_index)
    with ThreadPoolExecutor(8) as pool:
        opened = [pool.submit(lambda: open_snapshot(small_index).nearest(vector, 3)) for _ in range(16)]
        shared = [pool.submit(lambda: reader.snapshot().nearest(vector, 3)) for _ in range(16)]
        assert all(one.result() == expected for one in opened + shared)


class CollectingPath(type(Path())):  # type: ignore[misc]
    """A folder whose name starts a collection when it is asked for while Chroma's client is being opened."""

    def __str__(self) -> str:
        if chroma._opening.locked():
            gc.collect()
        return str(super().__str__())


def test_a_database_that_the_collector_finds_while_another_opens(small_index: Location) -> None:
    folder = _generation(small_index.folder) / "chroma"
    opened: list[Database] = []

    def open_beside_garbage() -> None:
        knot: list[object] = [Database.in_folder(folder, writable=False)]
        knot.append(knot)
        gc.disable()
        del knot
        opened.append(Database.in_folder(CollectingPath(folder), writable=False))

    thread = threading.Thread(target=open_beside_garbage, daemon=True)
    thread.start()
    thread.join(60)
    gc.enable()
    assert not thread.is_alive(), "the opening waits for itself"
    table = opened[0].find("passages")
    assert table is not None and table.count() == 5


def test_a_table_in_order_over_many_pages(tmp_path: Path) -> None:
    database = Database.in_folder(tmp_path / "db", writable=True)
    rows = [Row(f"r{n * 7 % 2500:04d}", n, "x" * (n % 50), "{}") for n in range(2500)]
    vectors = np.eye(2, dtype=np.float32)[[n % 2 for n in range(2500)]]
    table = database.create("rows", size=2500)
    table.put(rows, vectors)
    assert table.all() == rows
    ids = [row.id for row in rows[::-1]]
    assert table.get(ids) == rows[::-1]
    np.testing.assert_array_equal(table.vectors(ids), vectors[::-1])
    with pytest.raises(NameTaken):
        database.create("rows")
    assert database.names() == ["rows"]
    database.drop("rows")
    database.drop("rows")
    assert database.find("rows") is None


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://host", "http://", "http://host:port", "http://host:99999"])
def test_addresses_that_are_none(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="http://127"):
        Location(tmp_path, chroma_url=url)


@pytest.mark.parametrize("name", ["", "a b", "-a", "ä", "x" * 101])
def test_names_that_chroma_would_not_take(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="another name"):
        Location(tmp_path, name=name)
