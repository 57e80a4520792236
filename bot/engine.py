"""Corridor as a LlamaIndex query engine, for use inside other people's LlamaIndex programs."""

from __future__ import annotations

import asyncio

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import QueryBundle

from bot.pipeline import Pipeline
from bot.types import Citation
from corpus.types import Passage
from index.nodes import to_node


class CorridorQueryEngine(BaseQueryEngine):
    """Answers through `Pipeline.ask`.

    The response's text is the answer with its citation numbers, its source nodes are the passages that hold the
    cited spans, and its metadata is the whole answer of the machine interface.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__(callback_manager=None)
        self._pipeline = pipeline

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        reply = self._pipeline.reply(query_bundle.query_str)
        cited = [hit for hit in reply.hits if any(_holds(hit.passage, c) for c in reply.answer.citations)]
        return Response(
            response=reply.answer.answer,
            source_nodes=[to_node(hit) for hit in cited],
            metadata=reply.answer.model_dump(mode="json"),
        )

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        """None: there is no language model to prompt."""
        return {}


def _holds(passage: Passage, citation: Citation) -> bool:
    inside = passage.start <= citation.start and citation.end <= passage.end
    return passage.article_id == citation.article and inside
