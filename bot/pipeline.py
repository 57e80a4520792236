"""A question's way to its answer: understand, retrieve, select, compose, check."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.composing.answer import Parts, answer_of, understood
from bot.composing.apart import apart
from bot.composing.check import Checked, check
from bot.composing.compose import compose
from bot.composing.draft import NOTHING, Draft
from bot.composing.splitting import may_split, with_parts
from bot.finding.find import Search
from bot.finding.found import Found
from bot.finding.together import are_told, separately
from bot.finding.versus import compared
from bot.freshness import Freshness
from bot.phrases import phrases
from bot.questions.filters import EVERYTHING, Filter
from bot.questions.hearing import hear
from bot.questions.query import understand
from bot.settings import NO_LLM, Settings
from bot.types import Answer, Status, Timings
from bot.wording import marked
from bot.workspace import location_of
from corpus.errors import IndexDamaged
from index.build import check_card
from index.embed import open_embedder
from index.embedder import Embedder
from index.nodes import Hit
from index.rerank import LateInteraction
from index.retrieve import HybridRetriever
from index.store import Reader
from index.threads import multiply_on_one_thread
from index.token_cache import TokenCache

if TYPE_CHECKING:
    from bot.llm.plan import Message
    from bot.llm.writer import Writer


@dataclass(frozen=True)
class Reply:
    """An answer with the hits, best first, that it was made from; `whole` is false where more of it follows."""

    answer: Answer
    hits: Sequence[Hit]
    whole: bool = True


class Pipeline:
    """Answers questions from one index; safe for many threads. A swapped index is taken up at the next question."""

    def __init__(self, settings: Settings, embedder: Embedder, reader: Reader, writer: Writer | None = None) -> None:
        multiply_on_one_thread()
        self._settings, self._embedder, self._reader, self._writer = settings, embedder, reader, writer
        self._freshness = Freshness(settings.corpus, settings.max_file_megabytes)
        self._search: Search | None = None

    @classmethod
    def open(cls, settings: Settings) -> Pipeline:
        """The pipeline over the index that the settings name.

        Raises IndexMissing, IndexMismatch, ModelError, and SettingsError where a language model is not there.
        """
        model = open_embedder(settings.embedding_model, settings.models_folder)
        pipeline = cls(settings, TokenCache(model), Reader(location_of(settings), model), _writer_of(settings))
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
        *_, last = self.replies(question, history, name, admitted)
        return last

    def quote(self, question: str, history: Sequence[str] = (), admitted: Filter | None = None) -> Answer:
        """The answer in the articles' own words, whatever language model the settings name."""
        found = self._found(question, history, admitted or EVERYTHING)
        return answer_of(found.parts, found.index, None)

    def replies(
        self, question: str, history: Sequence[str] = (), name: str | None = None, admitted: Filter | None = None
    ) -> Iterator[Reply]:
        """The reply as it grows by checked sentences, where a language model writes it; the last one is whole."""
        started = time.perf_counter()
        found = self._found(question, history, admitted or EVERYTHING)
        for made_of, answer, whole in self._answers(found, name):
            timings = Timings(retrieve=found.milliseconds, total=_ms(started, time.perf_counter()))
            yield Reply(answer.model_copy(update={"timings_ms": timings}), made_of.hits, whole)

    @property
    def model(self) -> str | None:
        """The name of the language model that words the answers; None for none."""
        return self._writer.name if self._writer else None

    def with_writer_of(self, settings: Settings) -> Pipeline:
        """The same articles with the language model that other settings name. Raises SettingsError."""
        return Pipeline(settings, self._embedder, self._reader, _writer_of(settings))

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

    def _found(self, question: str, history: Sequence[str], scope: Filter) -> _Found:
        search = self.search()
        try:
            return self._find(search, question, history, scope)
        except IndexDamaged:
            # Two swaps during one question take the generation away that it was reading.
            if self.search() is search:
                raise
            return self._find(self.search(), question, history, scope)

    def _find(self, search: Search, question: str, history: Sequence[str], scope: Filter) -> _Found:
        started = time.perf_counter()
        limit = self._settings.max_question_characters
        heard = hear(question, history, search.snapshot, limit)
        queries = understand(heard.question, heard.history, limit, search.publications)
        queries = tuple(replace(query, scope=scope) for query in queries)
        findings = search.find_all(each := separately(queries))
        if len(queries) == 1 and (one := compared(queries[0].focus, findings)):
            findings = [one]
        if each != queries and not are_told(findings):
            findings = search.find_all(queries)
        findings = apart(findings, search)
        milliseconds = _ms(started, time.perf_counter())
        draft = compose(findings)
        notices = (*self._freshness.notices(search.snapshot.card), *heard.notices)
        parts = Parts(question, tuple(history), heard.language, findings, check(draft), notices)
        return _Found(parts, draft, search.snapshot.card.id, milliseconds)

    def _answers(self, plain: _Found, name: str | None) -> Iterator[tuple[_Found, Answer, bool]]:
        """The answer in the articles' words, or in a language model's as it grows; each with whether it is whole."""
        writer = self._writer
        deadline = writer.deadline() if writer else 0.0
        found = self._split(plain, writer, deadline) if writer and may_split(plain.parts.findings) else plain
        quoted = answer_of(found.parts, found.index, name)
        if writer is None or quoted.status is Status.REFUSED:
            yield found, quoted, True
            return
        yield found, _so_far(quoted, check(NOTHING)), False
        hearing = (found.parts.language, deadline)
        for step in writer.write(quoted.understood, found.draft, found.parts.findings, *hearing):
            checked = check(step.draft)
            if step.notices is None:
                yield found, _so_far(quoted, checked), False
            else:
                checked = replace(checked, notices=(*checked.notices, *step.notices))
                parts = replace(found.parts, checked=checked, worked=step.worked)
                yield found, answer_of(parts, found.index, name), True

    def _split(self, found: _Found, writer: Writer, deadline: float) -> _Found:
        """With what is found for the parts that the language model takes a question for, where all are answered."""
        findings = found.parts.findings
        asked, first = understood(findings), findings[0].query
        planned = writer.plan(_message(findings), deadline)
        search = self.search()
        limit = self._settings.max_question_characters
        queries = [query for part in planned for query in understand(part, (), limit, search.publications)]
        queries = [replace(one, scope=first.scope, admitted=one.admitted or first.admitted) for one in queries]
        together = with_parts(findings, search.find_all(queries))
        if together == list(findings):
            return found
        draft = compose(together)
        notices = (*found.parts.notices, phrases(found.parts.language).model.split)
        parts = replace(found.parts, findings=together, checked=check(draft), notices=notices, understood=asked)
        return replace(found, parts=parts, draft=draft)


@dataclass(frozen=True)
class _Found:
    """What answers, and the answer in the articles' words before it is checked. milliseconds: of finding it."""

    parts: Parts
    draft: Draft
    index: str
    milliseconds: float

    @property
    def hits(self) -> list[Hit]:
        """The hits of all questions."""
        return [hit for finding in self.parts.findings for hit in finding.hits]


def _so_far(quoted: Answer, checked: Checked) -> Answer:
    """The part of an answer that is written; what stands beside its sentences comes with the last of them."""
    written = {"sentences": checked.sentences, "citations": checked.citations}
    text = " ".join(map(marked, checked.sentences))
    return quoted.model_copy(update={**written, "answer": text, "computed": (), "conflicts": (), "notices": ()})


def _message(findings: Sequence[Found]) -> Message:
    """What is to be split: as it was asked, or where it leans on what was asked before, with that."""
    from bot.llm.plan import Message

    foci = tuple(found.query.focus for found in findings)
    first = findings[0].query
    leans = bool(first.earlier)
    own = " ".join(foci) if leans else first.text
    return Message(own, f"{first.context} {own}" if leans else own, foci)


def _writer_of(settings: Settings) -> Writer | None:
    if settings.llm == NO_LLM:
        return None  # without a language model nothing of it is imported
    from bot.llm.writer import open_writer

    return open_writer(settings)


def _ms(start: float, end: float) -> float:
    return round(1000 * (end - start), 3)
