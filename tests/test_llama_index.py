"""Corridor's parts inside somebody's own LlamaIndex program."""

from __future__ import annotations

import asyncio

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import MetadataMode, QueryBundle, TextNode

from bot.engine import CorridorQueryEngine
from bot.pipeline import Pipeline

SHARE = "What was Italy's share of EU–Central Asia trade?"


def test_the_query_engine_gives_answer_sources_and_the_whole_record(accounts: Pipeline) -> None:
    engine = CorridorQueryEngine(accounts)
    assert isinstance(engine, BaseQueryEngine)
    response = engine.query(SHARE)
    assert str(response).startswith("12.1% – ")
    assert response.metadata is not None
    assert response.metadata["citations"][0]["article"] == "001_kazinform"
    (source,) = response.source_nodes
    assert "12.1%" in source.node.get_content()
    assert str(asyncio.run(engine.aquery(SHARE))) == str(response)


def test_a_refusal_has_no_sources(accounts: Pipeline) -> None:
    response = CorridorQueryEngine(accounts).query("What is the capital of Australia?")
    assert response.source_nodes == []
    assert response.metadata is not None
    assert response.metadata["status"] == "refused"


def test_retriever_and_reranker_are_llama_indexs_own_kind(accounts: Pipeline) -> None:
    search = accounts.search()
    assert isinstance(search.retriever, BaseRetriever)
    assert isinstance(search.reranker, BaseNodePostprocessor)
    nodes = search.retriever.retrieve(SHARE)
    reranked = search.reranker.postprocess_nodes(nodes, query_str=SHARE)
    assert {n.node_id for n in nodes} == {n.node_id for n in reranked}
    best = reranked[0].node
    assert isinstance(best, TextNode)
    article = search.snapshot.article(best.metadata["article_id"])
    assert article.text[best.start_char_idx : best.end_char_idx] == best.text
    assert "scores" not in best.get_content(MetadataMode.LLM)


def test_nodes_of_the_retriever_survive_a_bundle_with_another_focus(accounts: Pipeline) -> None:
    bundle = QueryBundle("And its share?", custom_embedding_strs=[SHARE])
    assert accounts.search().retriever.retrieve(bundle)[0].node.metadata["article_id"] == "001_kazinform"
