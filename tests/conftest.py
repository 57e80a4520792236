"""What many tests share: the exported model and a small index, made once and only read."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import Settings, load_settings
from bot.workspace import build_if_missing
from index.build import build_index
from index.embed import DEFAULT_MODEL, open_embedder
from index.embedder import Embedder
from index.store import Location, Snapshot, open_snapshot
from tests.articles import SMALL
from tests.originals import originals_or_skip


def pytest_configure(config: pytest.Config) -> None:
    """TextBlob 0.20 leaves the files of its lexicon open when it has read them; drop this when it closes them."""
    config.addinivalue_line("filterwarnings", "ignore:unclosed file .*textblob:ResourceWarning")


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the default model, exported."""
    cache = tmp_path_factory.mktemp("models")
    open_embedder(DEFAULT_MODEL, cache)
    return cache


@pytest.fixture(scope="session")
def embedder(models: Path) -> Embedder:
    """The default model."""
    return open_embedder(DEFAULT_MODEL, models)


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Location:
    """An index of tests.articles.SMALL, to read."""
    location = Location(tmp_path_factory.mktemp("index") / "small")
    build_index(SMALL, location, embedder)
    return location


@pytest.fixture
def small(small_index: Location) -> Snapshot:
    """The small index, open."""
    return open_snapshot(small_index)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """A data folder that has the exported model already."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").symlink_to(models)
    return folder


@pytest.fixture(scope="session")
def accounts(data: Path) -> Pipeline:
    """The pipeline over the articles that come with Corridor."""
    return opened(load_settings(data=data))


@pytest.fixture(scope="session")
def originals(data: Path) -> Pipeline:
    """The pipeline over the publishers' own texts; tests that need them are skipped where they are not."""
    return opened(load_settings(data=data, corpus=originals_or_skip()))


@pytest.fixture(scope="session")
def library_settings(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over the corpus of tests.library."""
    from tests.library import settings_of

    return settings_of(tmp_path_factory.mktemp("library"), models)


@pytest.fixture(scope="session")
def library_address(library_settings: Settings) -> Iterator[str]:
    """A server with the tabs beside the chat over it, one for all that test them."""
    from tests.library import serving

    with serving(library_settings) as there:
        yield there


def opened(settings: Settings) -> Pipeline:
    """A pipeline over an index that is built where it is missing."""
    build_if_missing(settings, lambda _: None)
    return Pipeline.open(settings)


@pytest.fixture
def dropped_connections() -> Iterator[None]:
    """Lets go of what a language model's class keeps open: LlamaIndex's has no way to close its client."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
