"""What a sentence announces and the next ones count off."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import Settings
from tests.conftest import opened

STORY = """Weavers of Varna

The weavers of Varna complain about three hurdles. The first is wool: it comes from Peru and takes two months. The \
second is light, of which the old mill has none. Nobody has counted its windows. The third is the tax on looms.

The mayor promised two things on Monday. He will mend the roof.
"""


@pytest.fixture(scope="module")
def weavers(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("weavers")
    (folder / "weavers.txt").write_text(STORY, encoding="utf-8")
    return opened(Settings(corpus=folder, data=models))


def test_what_is_counted_off_is_all_told(weavers: Pipeline) -> None:
    answer = weavers.ask("Which hurdles do the weavers of Varna complain about?")
    quotes = [citation.quote for citation in answer.citations]
    assert [quote.split(" is ")[0] for quote in quotes[1:]] == ["The first", "The second", "The third"]
    assert quotes[0].endswith("three hurdles.")
    assert answer.short_answer is None


def test_what_lists_the_things_by_their_name_leads(models: Path, tmp_path: Path) -> None:
    story = (
        "The mayor of Varna met the weavers of the town in Porto to talk about wool and looms.\n\n"
        "Her trip turned on common dangers, such as moths, damp and rust."
    )
    (tmp_path / "trip.txt").write_text(story, encoding="utf-8")
    answer = opened(Settings(corpus=tmp_path, data=models)).ask("Which dangers did the mayor of Varna talk about?")
    assert answer.short_answer == "moths, damp and rust"


def test_what_is_announced_and_not_counted_off_stays_alone(weavers: Pipeline) -> None:
    answer = weavers.ask("Which things did the mayor promise?")
    assert not any("hurdles" in citation.quote or "The first" in citation.quote for citation in answer.citations)
