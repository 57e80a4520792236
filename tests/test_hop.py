"""The second retrieval: what the first best passage left open."""

from __future__ import annotations

import pytest

from bot.finding.hop import with_second_search
from index.build import build_index
from index.embedder import Embedder
from index.nodes import Hit
from index.rerank import LateInteraction
from index.retrieve import HybridRetriever
from index.store import Location, Snapshot, open_snapshot
from tests.articles import article
from tests.queries import query

ARTICLES = [
    article("film", "The lead of the film Harvest Moon, the mother of the miller, was played by Ines Valadares."),
    article("ines", "Ines Valadares was appointed ambassador to Uruguay in 1961."),
    *(article(f"film{n}", f"The lead of the film Storm {n} was played by the mother of a baker.") for n in range(8)),
    *(article(f"post{n}", f"Nobody was appointed to office number {n} in the government.") for n in range(8)),
]
ASKED = query("Which office was held by the woman who played the lead of the film Harvest Moon?")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Snapshot:
    location = Location(tmp_path_factory.mktemp("hop") / "index")
    build_index(ARTICLES, location, embedder)
    return open_snapshot(location)


@pytest.fixture(scope="module")
def hits(snapshot: Snapshot, embedder: Embedder) -> list[Hit]:
    found = HybridRetriever(snapshot, embedder).hits(ASKED.understood)
    return LateInteraction(embedder, snapshot).rerank(ASKED.understood, found)


def again(hits: list[Hit], snapshot: Snapshot) -> list[Hit]:
    return with_second_search(ASKED, hits, snapshot)


def test_the_passage_that_the_first_leads_to_moves_up(hits: list[Hit], snapshot: Snapshot) -> None:
    assert hits[0].passage.article_id == "film"
    first, second = ([hit.passage.article_id for hit in found].index("ines") for found in (hits, again(hits, snapshot)))
    assert second < first


def test_the_first_stays_first_and_nothing_is_lost(hits: list[Hit], snapshot: Snapshot) -> None:
    found = again(hits, snapshot)
    assert found[0] == hits[0]
    names = [hit.passage.id for hit in found]
    assert len(set(names)) == len(names)
    assert {hit.passage.id for hit in hits} <= set(names)
    ranks = [hit.scores.rank for hit in found]
    assert ranks == sorted(ranks, reverse=True)


def test_a_passage_that_only_the_second_search_finds_is_added(hits: list[Hit], snapshot: Snapshot) -> None:
    first = [hits[0], *(hit for hit in hits[1:4] if hit.passage.article_id != "ines")]
    assert "ines" not in {hit.passage.article_id for hit in first}
    assert "ines" in {hit.passage.article_id for hit in again(first, snapshot)}


@pytest.mark.parametrize("count", [0, 1])
def test_a_single_hit_is_left_alone(count: int, hits: list[Hit], snapshot: Snapshot) -> None:
    assert again(hits[:count], snapshot) == hits[:count]
