"""Retrieval with the real model and a real index: both methods, late interaction, and the way through LlamaIndex."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import ImageNode, MetadataMode, NodeWithScore, QueryBundle, TextNode

from bot.choosing.selection import select
from corpus.load import load_corpus
from corpus.split import split_article
from index.build import build_index
from index.embedder import Embedder
from index.nodes import Hit, Scores, to_hit, to_node
from index.rerank import LateInteraction
from index.retrieve import ARTICLES, OWN, PASSAGES, HybridRetriever
from index.store import Location, Snapshot, open_snapshot
from tests.articles import article, report
from tests.files import put
from tests.queries import query

PORTS = article(
    "ports",
    "Sines is the largest port of Portugal. It handles coal, oil and containers from all over the world. "
    "Its director, Luís Pinto, expects two new cranes in spring.",
    "Wool from Mongolia travels by rail, as the country has no coast. The journey to Porto takes 45 days.",
)
COUNT = 12


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Snapshot:
    """A dozen articles of four like passages each, and one on ports."""
    location = Location(tmp_path_factory.mktemp("many") / "index")
    build_index([PORTS, *(report(f"a{n:02}", 2000 + n, 4) for n in range(COUNT))], location, embedder)
    return open_snapshot(location)


@pytest.fixture
def retriever(many: Snapshot, embedder: Embedder) -> HybridRetriever:
    return HybridRetriever(many, embedder)


@pytest.fixture
def reranker(many: Snapshot, embedder: Embedder) -> LateInteraction:
    return LateInteraction(embedder, many)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What part of EU trade with Central Asia was Italy's?", "In 2024 Italy"),
        ("How much petroleum do Kazakh firms sell to Rome?", "Exports from Kazakhstan"),
        ("Who is in charge of the harbour?", "Ferries cross"),
        ("How often do boats go to Azerbaijan's capital?", "Ferries cross"),
        ("Which pupils won a contest?", "Students from Almaty"),
        ("Omarova", "Ferries cross"),
        ("12.1 percent", "In 2024 Italy"),
    ],
)
def test_the_passage_that_answers_comes_first(small: Snapshot, embedder: Embedder, question: str, first: str) -> None:
    assert HybridRetriever(small, embedder).hits(question)[0].passage.text.startswith(first)


def test_scores_are_what_they_are_said_to_be(many: Snapshot, embedder: Embedder, retriever: HybridRetriever) -> None:
    question = "What is the largest port of Portugal?"
    hits = retriever.hits(question)
    vector = embedder.encode([question])[0]
    cosines = many.vectors([hit.passage.id for hit in hits]) @ vector
    np.testing.assert_allclose([hit.scores.dense for hit in hits], cosines, atol=1e-5)
    lexical = dict(many.lexical.search(question, len(many.lexical)))
    for hit in hits:
        assert hit.scores.lexical in (0.0, lexical.get(hit.passage.id, 0.0))
        assert hit.scores.rank == hit.scores.fused
        assert hit.scores.sentences == ()


def test_fused_scores_are_z_scores(small: Snapshot, embedder: Embedder) -> None:
    hits = HybridRetriever(small, embedder).hits("oil exports to Italy")
    assert len(hits) == small.card.passages  # fewer than a page: all candidates are hits
    assert abs(sum(hit.scores.fused for hit in hits)) < 1e-6


def test_words_of_earlier_questions_count_for_less(small: Snapshot, embedder: Embedder) -> None:
    retriever = HybridRetriever(small, embedder)
    own, whole = (
        "Which pupils won a contest?",
        "Who is in charge of the ferries to Azerbaijan? Which pupils won a contest?",
    )
    together = {hit.passage.id: hit.scores for hit in retriever.hits(whole)}
    leaning = {hit.passage.id: hit.scores for hit in retriever.hits(whole, own=own)}
    alone = {hit.passage.id: hit.scores for hit in retriever.hits(own)}
    for id_, scores in leaning.items():
        assert scores.lexical == pytest.approx((1 - OWN) * together[id_].lexical + OWN * alone[id_].lexical, abs=1e-4)
    students = next(hit.passage.id for hit in retriever.hits(own) if hit.passage.text.startswith("Students"))
    assert together[students].fused < leaning[students].fused < alone[students].fused
    assert retriever.hits(own, own=own) == retriever.hits(own)


def test_hits_come_by_pages_and_no_more_than_needed(many: Snapshot, embedder: Embedder) -> None:
    hits = HybridRetriever(many, embedder).hits("largest port of Portugal")
    assert len(hits) in (PASSAGES, many.card.passages)
    if len(hits) > PASSAGES:
        assert len({hit.passage.article_id for hit in hits[:PASSAGES]}) < ARTICLES


def test_hits_are_ordered_and_each_passage_comes_once(retriever: HybridRetriever) -> None:
    hits = retriever.hits("How much grain did region 3 sell in 2004?")
    assert [h.passage.id for h in hits] == [
        h.passage.id for h in sorted(hits, key=lambda h: (-h.scores.rank, h.passage.id))
    ]
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert retriever.hits("How much grain did region 3 sell in 2004?") == hits


@pytest.mark.parametrize("candidates", [1, 3, 50])
def test_ten_articles_are_named_however_few_candidates_are_taken(
    many: Snapshot, embedder: Embedder, candidates: int
) -> None:
    hits = HybridRetriever(many, embedder, candidates).hits("largest port of Portugal")
    assert len({hit.passage.article_id for hit in hits}) >= 10
    assert hits[0].passage.article_id == "ports"


def test_a_small_index_names_all_its_articles(small: Snapshot, embedder: Embedder) -> None:
    hits = HybridRetriever(small, embedder, 1).hits("oil")
    assert {hit.passage.article_id for hit in hits} == {"italy", "aktau", "fair"}


@pytest.mark.parametrize("question", ["zxqv", "?", "🐎", "the of and", "x" * 3000])
def test_any_question_is_searched(retriever: HybridRetriever, reranker: LateInteraction, question: str) -> None:
    hits = reranker.rerank(question, retriever.hits(question))
    assert hits
    assert all(np.isfinite([hit.scores.rank, hit.scores.dense, *hit.scores.sentences]).all() for hit in hits)


def test_one_candidate_alone_scores_zero(tmp_path: Path, embedder: Embedder) -> None:
    location = Location(tmp_path / "one")
    build_index([article("one", "Porto sells cork.")], location, embedder)
    (hit,) = HybridRetriever(open_snapshot(location), embedder).hits("Who sells cork?")
    assert hit.scores.fused == 0
    assert hit.scores.dense > 0.5


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which is the largest port of Portugal?", 0),
        ("Does Sines handle oil?", 1),
        ("Who is the director of the port?", 2),
    ],
)
def test_the_sentence_that_answers_scores_best(
    retriever: HybridRetriever, reranker: LateInteraction, question: str, sentence: int
) -> None:
    best = reranker.rerank(question, retriever.hits(question))[0]
    assert best.passage.article_id == "ports"
    assert int(np.argmax(best.scores.sentences)) == sentence


def test_the_first_passages_are_reranked_and_the_others_stay_behind(many: Snapshot, embedder: Embedder) -> None:
    question = "How long does wool travel?"
    hits = HybridRetriever(many, embedder).hits(question)
    reranked = LateInteraction(embedder, many, depth=5).rerank(question, hits)
    assert [h.passage for h in reranked[5:]] == [h.passage for h in hits[5:]]
    assert {h.passage.id for h in reranked[:5]} == {h.passage.id for h in hits[:5]}
    assert all(len(h.scores.sentences) == len(h.passage.sentences) for h in reranked[:5])
    assert all(h.scores.sentences == () for h in reranked[5:])
    ranks = [h.scores.rank for h in reranked]
    assert ranks == sorted(ranks, reverse=True)


def test_similarity_is_that_of_weighted_best_matches(retriever: HybridRetriever, reranker: LateInteraction) -> None:
    sentence = "Sines is the largest port of Portugal."
    hits = reranker.rerank(sentence, retriever.hits(sentence))
    scores = [score for hit in hits for score in hit.scores.sentences]
    assert max(scores) == hits[0].scores.sentences[0]
    assert 0.7 < max(scores) <= 1.000001
    assert min(scores) > -1


def test_no_hits_to_rerank(reranker: LateInteraction) -> None:
    assert reranker.rerank("Who?", []) == []


def test_context_is_read_but_not_scored(tmp_path: Path, embedder: Embedder) -> None:
    question = "Seven whales sang in the bay"
    framed = PORTS.model_copy(
        update={"paragraphs": tuple(p.model_copy(update={"lead_in": f"{question}:"}) for p in PORTS.paragraphs)}
    )
    best: list[list[float]] = []
    for one in (PORTS, framed):
        location = Location(tmp_path / str(len(best)))
        build_index([one], location, embedder)
        snapshot = open_snapshot(location)
        hits = LateInteraction(embedder, snapshot).rerank(question, HybridRetriever(snapshot, embedder).hits(question))
        best.append([max(hit.scores.sentences) for hit in hits])
    assert max(map(max, best)) < 0.6
    assert best[0] != best[1]


def test_a_sentence_that_the_model_did_not_read_scores_zero(tmp_path: Path, embedder: Embedder) -> None:
    long = f"Ports grow. {'Very ' * 300}large they are."
    build_index([article("long", long)], Location(tmp_path), embedder)
    snapshot = open_snapshot(Location(tmp_path))
    hits = LateInteraction(embedder, snapshot).rerank("ports", HybridRetriever(snapshot, embedder).hits("ports"))
    scores = {hit.passage.text[:5]: hit.scores.sentences for hit in hits}
    assert scores["Ports"][0] > 0.3
    assert all(np.isfinite(values).all() for values in scores.values())


def test_evidence_is_exact_and_ordered(many: Snapshot, retriever: HybridRetriever, reranker: LateInteraction) -> None:
    asked = query("How long is the journey to Porto?")
    hits = reranker.rerank(asked.understood, retriever.hits(asked.understood))
    evidence = select(asked, hits, many)
    best = evidence[0]
    assert best.text == "The journey to Porto takes 45 days."
    assert best.short
    assert best.short.text == "45 days"
    assert best.paragraph.number == 2
    for one in evidence:
        assert one.text in one.passage.text
        assert one.paragraph.start <= one.span.start < one.span.end <= one.paragraph.end
    assert len(evidence) == sum(len(hit.scores.sentences) for hit in hits)


def test_through_llama_index_it_is_the_same(retriever: HybridRetriever, reranker: LateInteraction) -> None:
    question = "How long is the journey to Porto?"
    expected = reranker.rerank(question, retriever.hits(question))
    nodes = reranker.postprocess_nodes(retriever.retrieve(question), query_str=question)
    assert [to_hit(node) for node in nodes] == expected
    assert [node.score for node in nodes] == [hit.scores.rank for hit in expected]
    assert [node.score for node in asyncio.run(retriever.aretrieve(question))] == [
        hit.scores.rank for hit in retriever.hits(question)
    ]


def test_an_embedding_string_of_the_bundle_is_searched(retriever: HybridRetriever) -> None:
    bundle = QueryBundle("And that?", custom_embedding_strs=["largest port of Portugal"])
    assert [to_hit(node) for node in retriever.retrieve(bundle)] == retriever.hits("largest port of Portugal")


def test_without_a_question_nodes_stay_as_they_are(retriever: HybridRetriever, reranker: LateInteraction) -> None:
    nodes = retriever.retrieve("cork")
    assert reranker.postprocess_nodes(nodes) == nodes


def hits_to_convert() -> list[Hit]:
    first, second = split_article(PORTS)
    framed = first.model_copy(update={"heading": "Ports", "lead_in": "Known are:", "broken": True})
    plain = Scores(dense=0.25, lexical=3.5, fused=1.75, rank=1.75)
    return [Hit(second, plain), Hit(framed, replace(plain, rank=-0.5, sentences=(0.5, 0.25, 0.0)))]


@pytest.mark.parametrize("hit", hits_to_convert(), ids=["retrieved", "reranked"])
def test_a_hit_goes_through_a_node_without_loss(hit: Hit) -> None:
    found = to_node(hit)
    assert to_hit(found) == hit
    assert found.score == hit.scores.rank
    assert isinstance(found.node, TextNode)
    stored = TextNode.from_json(found.node.to_json())
    assert to_hit(NodeWithScore(node=stored, score=found.score)) == hit
    assert (found.node.node_id, found.node.text) == (hit.passage.id, hit.passage.text)
    assert (found.node.start_char_idx, found.node.end_char_idx) == (hit.passage.start, hit.passage.end)


def test_a_language_model_is_not_shown_bookkeeping() -> None:
    node = to_node(hits_to_convert()[1]).node
    shown = node.get_content(metadata_mode=MetadataMode.LLM)
    assert "Ports" in shown
    assert "Known are:" in shown
    assert not any(word in shown for word in ("scores", "sentences", "paragraph", "article_id"))


@pytest.mark.parametrize("node", [TextNode(text="Porto"), ImageNode(text="Porto")])
def test_a_node_of_others_is_refused(node: TextNode) -> None:
    with pytest.raises(TypeError, match=r"expected one made by index\.nodes\.to_node"):
        to_hit(NodeWithScore(node=node))


def test_an_item_brings_the_words_that_introduce_its_list(tmp_path: Path, embedder: Embedder) -> None:
    lead = "Larger shipments of these drove the growth:"
    items = [f"- Good {n}: up by {n}% to ${n} million" for n in range(11, 31)]
    put(tmp_path, "articles/trade.txt", "\n\n".join(("Trade", lead, "\n".join(items))))
    (one,) = load_corpus(tmp_path / "articles").articles
    location = Location(tmp_path / "index")
    build_index([one], location, embedder)
    snapshot = open_snapshot(location)
    hits = HybridRetriever(snapshot, embedder).hits("Good 12 up by 12% to $12 million")
    introducing = next(hit for hit in hits if hit.passage.text == lead)
    last = [hit for hit in hits if hit is not introducing] + [introducing]
    ranked = LateInteraction(embedder, snapshot, depth=3).rerank("Which good rose to $12 million?", last)
    assert next(hit for hit in ranked if hit.passage.text == lead).scores.sentences
    assert sum(bool(hit.scores.sentences) for hit in ranked) == 4


def test_each_sentence_begins_with_the_token_of_its_first_letter(many: Snapshot) -> None:
    passages = [passage for passage in many.all_passages() if len(passage.sentences) > 1]
    ids = [passage.id for passage in passages]
    assert passages
    for passage, tokens, firsts in zip(passages, many.token_vectors(ids), many.first_tokens(ids), strict=True):
        *begins, count = firsts
        starts = [passage.start + tokens.spans[number, 0] for number in begins]
        assert starts == [sentence.start for sentence in passage.sentences]
        assert count == len(tokens.spans)
