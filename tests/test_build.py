"""Building: incremental equals fresh, swaps are whole, failures leave the old index."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.errors import CorpusError, IndexBusy, IndexFault, IndexMismatch
from index.build import build_index, check_card
from index.embedder import Embedder
from index.progress import LineProgress, Silent, TerminalProgress, progress_for
from index.store import Location, Reader, Snapshot, open_snapshot
from tests.articles import AKTAU, FAIR, ITALY, SMALL, article, report, reports


def content(location: Location, embedder: Embedder) -> tuple[object, ...]:
    """All that a user of an index can see of it, but when it was built."""
    snapshot = open_snapshot(location)
    ids = [passage.id for passage in snapshot.all_passages()]
    question = "grain of region 7 in the south"
    return (
        snapshot.card.model_copy(update={"built": ""}),
        snapshot.articles(),
        snapshot.all_passages(),
        snapshot.vectors(ids).tobytes(),
        [(tokens.vectors.tobytes(), tokens.spans.tobytes()) for tokens in snapshot.token_vectors(ids)],
        snapshot.nearest(embedder.encode([question])[0], 9),
        snapshot.lexical.search(question, 9),
        snapshot.vocabulary.forms,
        snapshot.aliases,
    )


def generations(folder: Path) -> set[str]:
    return {path.name for path in (folder / "generations").iterdir()}


def test_incremental_equals_fresh(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path / "grown")
    first = build_index(SMALL, location, embedder)
    assert (first.embedded, first.reused, first.removed, first.unchanged) == (5, 0, 0, False)
    changed = article("italy", ITALY.text.split("\n\n")[0], "Imports rose.")
    more = [changed, AKTAU, report("north", 2001)]
    second = build_index(more, location, embedder)
    assert (second.embedded, second.reused, second.removed) == (21, 3, 2)
    build_index(more[::-1], Location(tmp_path / "fresh"), embedder)
    assert content(location, embedder) == content(Location(tmp_path / "fresh"), embedder)


def test_fresh_embeds_everything_and_changes_nothing(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    build_index(SMALL, location, embedder)
    before = content(location, embedder)
    report = build_index(SMALL, location, embedder, fresh=True)
    assert (report.embedded, report.reused, report.unchanged) == (5, 0, False)
    assert content(location, embedder) == before
    assert len(generations(tmp_path)) == 2


def test_unchanged(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    first = build_index(SMALL, location, embedder, folder_digest="a")
    reader = Reader(location)
    opened = reader.snapshot()
    second = build_index(SMALL, location, embedder, folder_digest="a")
    assert second.unchanged
    assert second.card == first.card
    assert reader.snapshot() is opened
    third = build_index(SMALL, location, embedder, folder_digest="b", left_out=["bad.pdf: broken"])
    assert third.unchanged
    card = reader.snapshot().card
    assert (card.folder_digest, card.left_out, card.built) == ("b", ("bad.pdf: broken",), first.card.built)
    assert reader.snapshot().generation == opened.generation
    assert reader.snapshot().nearest(embedder.encode(["oil"])[0], 1)


def test_equal_content_has_an_equal_id(tmp_path: Path, embedder: Embedder) -> None:
    one = build_index(SMALL, Location(tmp_path / "a"), embedder, left_out=["x"]).card
    two = build_index(SMALL[::-1], Location(tmp_path / "b"), embedder).card
    other = build_index(SMALL[:2], Location(tmp_path / "c"), embedder).card
    assert one.id == two.id != other.id
    assert len(one.id) == 12


def test_the_generation_before_stays_and_older_ones_go(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    served = []
    for end in (1, 2, 3):
        build_index(SMALL[:end], location, embedder)
        served.append(open_snapshot(location))
    assert generations(tmp_path) == {snapshot.generation for snapshot in served[1:]}
    assert served[1].passages([served[1].all_passages()[0].id])


def test_a_running_reader_takes_up_a_swap(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    build_index([ITALY], location, embedder)
    reader = Reader(location)
    old = reader.snapshot()
    build_index([ITALY, FAIR], location, embedder)
    new = reader.snapshot()
    assert [one.id for one in new.articles()] == ["fair", "italy"]
    assert [one.id for one in old.articles()] == ["italy"]
    vector = embedder.encode(["robots and apples"])[0]
    assert new.passages([new.nearest(vector, 1)[0][0]])[0].article_id == "fair"
    assert old.passages([old.nearest(vector, 1)[0][0]])[0].article_id == "italy"


def test_another_builder_is_refused(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    build_index([ITALY], location, embedder)
    with FileLock(tmp_path / "build.lock"), pytest.raises(IndexBusy, match="another build"):
        build_index(SMALL, location, embedder)
    assert build_index(SMALL, location, embedder).card.articles == 3


def test_an_index_of_another_model_is_made_anew(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    card = build_index(SMALL, location, embedder).card
    other = card.model.model_copy(update={"name": "other-model", "weights_sha256": "0" * 64})
    pointer = tmp_path / "current"
    pointer.write_text(pointer.read_text().replace(card.model.model_dump_json(), other.model_dump_json()))
    stored = open_snapshot(location).card
    with pytest.raises(IndexMismatch, match=r"other-model.*all-MiniLM-L6-v2.*`corridor index`"):
        check_card(stored, embedder.card)
    report = build_index(SMALL[:2], location, embedder)
    assert (report.embedded, report.reused) == (4, 0)
    check_card(report.card, embedder.card)


@pytest.mark.parametrize(("field", "other"), [("splitter", "999"), ("schema_version", 999)])
def test_another_splitter_or_schema_is_named(small: Snapshot, embedder: Embedder, field: str, other: object) -> None:
    check_card(small.card, embedder.card)
    ours = getattr(small.card, field)
    with pytest.raises(IndexMismatch, match=rf"999; expected \w+ {ours}; run `corridor index`"):
        check_card(small.card.model_copy(update={field: other}), embedder.card)


@pytest.mark.parametrize("articles", [[], [article("empty")], [FAIR, FAIR]])
def test_articles_that_make_no_index(tmp_path: Path, embedder: Embedder, articles: list[object]) -> None:
    with pytest.raises(CorpusError):
        build_index(articles, Location(tmp_path), embedder)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


class Interrupting(Silent):
    """A progress during which Ctrl-C is pressed."""

    def advance(self, count: int) -> None:  # noqa: ARG002
        raise KeyboardInterrupt


def test_ctrl_c_leaves_the_old_index(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path)
    build_index([ITALY], location, embedder)
    before = content(location, embedder)
    with pytest.raises(KeyboardInterrupt):
        build_index(SMALL, location, embedder, progress=Interrupting())
    assert content(location, embedder) == before
    assert len(generations(tmp_path)) == 1
    assert build_index(SMALL, location, embedder).card.articles == 3


def test_a_place_that_cannot_be_written(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexFault, match="cannot be written") as caught:
        build_index(SMALL, Location(tmp_path / "file" / "index"), embedder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("limit", [2_000, 100_000, 150_000])
def test_a_full_disk_leaves_the_old_index(tmp_path: Path, models: Path, embedder: Embedder, limit: int) -> None:
    location = Location(tmp_path)
    build_index([ITALY], location, embedder)
    before = content(location, embedder)
    code = f"""
from pathlib import Path
from index.build import build_index
from index.embed import DEFAULT_MODEL, open_embedder
from index.store import Location
from tests.articles import reports
import resource
embedder = open_embedder(DEFAULT_MODEL, Path({str(models)!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))  # writing further fails, as on a full disk
build_index(reports(2001), Location(Path({str(tmp_path)!r})), embedder)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines()[-1].startswith("corpus.errors.IndexFault: the index cannot be written"), ran.stderr
    assert content(location, embedder) == before
    assert len(generations(tmp_path)) == 1


def test_progress_on_lines(tmp_path: Path, embedder: Embedder) -> None:
    stream = io.StringIO()
    build_index(reports(2001), Location(tmp_path), embedder, progress=LineProgress(stream))
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Embedding passages: 0 of 60"
    assert lines[-1].startswith("Embedding passages: 60 of 60, ")


def test_progress_on_a_terminal(tmp_path: Path, embedder: Embedder) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    progress = progress_for(stream)
    assert isinstance(progress, TerminalProgress)
    assert isinstance(progress_for(io.StringIO()), LineProgress)
    build_index(reports(2001), Location(tmp_path), embedder, progress=progress)
    assert "60/60" in stream.getvalue()


def test_nothing_to_embed_shows_no_progress(tmp_path: Path, embedder: Embedder) -> None:
    build_index(SMALL, Location(tmp_path), embedder)
    stream = io.StringIO()
    build_index(SMALL[:2], Location(tmp_path), embedder, progress=LineProgress(stream))
    assert not stream.getvalue()


def test_a_card_goes_to_json_and_back(tmp_path: Path, embedder: Embedder) -> None:
    card = build_index(SMALL, Location(tmp_path), embedder, folder_digest="f", left_out=["a", "b"]).card
    assert type(card).model_validate_json(card.model_dump_json()) == card
