"""A question's way to its answer: understand, retrieve, select, compose, check."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Parts, answer_of
from bot.check import check
from bot.compose import compose
from bot.filters import EVERYTHING, Filter
from bot.find import Search
from bot.freshness import Freshness
from bot.hearing import hear
from bot.query import understand
from bot.settings import Settings
from bot.types import Answer, Timings
from bot.workspace import location_of
from corpus.errors import IndexDamaged
from index.build import check_card
from index.embed import Embedder, open_embedder
from index.nodes import Hit
from index.rerank import LateInteraction
from index.retrieve import HybridRetriever
from index.store import Reader
from index.token_cache import TokenCache


@dataclass(frozen=True)
class Reply:
    """An answer with the hits, best first, that it was made from."""

    answer: Answer
    hits: Sequence[Hit]


class Pipeline:
    """Answers questions from one index; safe for many threads. A swapped index is taken up at the next question."""

    def __init__(self, settings: Settings, embedder: Embedder, reader: Reader) -> None:
        self._settings, self._embedder, self._reader = settings, embedder, reader
        self._freshness = Freshness(settings.corpus, settings.max_file_megabytes)
        self._search: Search | None = None

    @classmethod
    def open(cls, settings: Settings) -> Pipeline:
        """The pipeline over the index that the settings name. Raises IndexMissing, IndexMismatch, ModelError."""
        model = open_embedder(settings.embedding_model, settings.models_folder)
        pipeline = cls(settings, TokenCache(model), Reader(location_of(settings), model))
        pipeline.search()
        return pipeline

    def ask(
        self, question: str, history: Sequence[str] = (), name: str | None = None, admitted: Filter | None = None
    ) -> Answer:
        """The checked answer, from the articles `admitted`. Raises QuestionError, IndexFault.

        `history`: earlier questions, oldest first. `name`: the answer's id, one made of the question if None.
        """
        return self.reply(question, history, name, admitted).answer

    def reply(
        self, question: str, history: Sequence[str] = (), name: str | None = None, admitted: Filter | None = None
    ) -> Reply:
        """The same, with the hits that it was made from."""
        search, scope = self.search(), admitted or EVERYTHING
        try:
            return self._answer(search, question, history, name, scope)
        except IndexDamaged:
            # Two swaps during one question take the generation away that it was reading.
            if self.search() is search:
                raise
            return self._answer(self.search(), question, history, name, scope)

    def search(self) -> Search:
        """The parts over the generation that serves now."""
        snapshot = self._reader.snapshot()
        found = self._search
        if found is None or found.snapshot is not snapshot:
            check_card(snapshot.card, self._embedder.card)
            retriever = HybridRetriever(snapshot, self._embedder)
            found = Search(snapshot, retriever, LateInteraction(self._embedder, snapshot))
            self._search = found
        return found

    def _answer(self, search: Search, question: str, history: Sequence[str], name: str | None, scope: Filter) -> Reply:
        started = time.perf_counter()
        limit = self._settings.max_question_characters
        heard = hear(question, history, search.snapshot, limit)
        queries = understand(heard.question, heard.history, limit, search.publications)
        findings = search.find_all([replace(query, scope=scope) for query in queries])
        retrieved = time.perf_counter()
        checked = check(compose(findings))
        notices = (*self._freshness.notices(search.snapshot.card), *heard.notices)
        parts = Parts(question, tuple(history), heard.language, findings, checked, notices)
        answer = answer_of(parts, search.snapshot.card.id, name)
        finished = time.perf_counter()
        timings = Timings(retrieve=_ms(started, retrieved), total=_ms(started, finished))
        hits = [hit for finding in findings for hit in finding.hits]
        return Reply(answer.model_copy(update={"timings_ms": timings}), hits)


def _ms(start: float, end: float) -> float:
    return round(1000 * (end - start), 3)
