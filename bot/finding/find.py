"""Finding what answers one question: retrieve, rerank, search again for what is left open, select, weigh."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from bot.abstention.abstain import confidence, missing
from bot.abstention.instead import instead
from bot.abstention.meeting import meeting
from bot.abstention.premise import Premise, corrected, direction
from bot.choosing.doubt import DOUBTS, cannot_answer, doubts_of
from bot.choosing.evidence import Evidence, with_short
from bot.choosing.extent import also
from bot.choosing.reader import Reader
from bot.choosing.reader_features import feature_table
from bot.choosing.reader_question import Question, Table
from bot.choosing.selection import READ, select
from bot.choosing.traded import with_lists
from bot.finding.attendance import attends
from bot.finding.causes import without_cause
from bot.finding.disagreement import disagreement
from bot.finding.documents import told_most
from bot.finding.found import Found, of_nothing
from bot.finding.goods import on_goods, without_goods
from bot.finding.happenings import of_the_day, without_day
from bot.finding.holders import Holders
from bot.finding.holdings import holdings
from bot.finding.hop import with_second_search
from bot.finding.leading import leading
from bot.finding.only_counted import only_counted
from bot.finding.order import in_reading_order
from bot.finding.other_end import from_the_other_end
from bot.finding.own_figure import own_figure, untold
from bot.finding.referents import earlier_of, referring, without_supplied
from bot.finding.several import MAY_DIFFER, MOST, TWO, likelihood_of_several, several_values
from bot.finding.short_answer import short_in
from bot.finding.unaveraged import unaveraged
from bot.finding.wording import in_familiar_words, in_their_words, with_countries, with_other_names
from bot.questions.filters import Publications
from bot.questions.query import Query
from bot.questions.scene import Scene, likeness, raised
from bot.questions.variants import Variants, variants
from bot.reckoning.arithmetic import Worked
from bot.reckoning.comparison import compares
from bot.reckoning.lead import in_front, of_conversation, place_of, told_by, with_sentence
from bot.reckoning.reckon import MORE_ARTICLES, Reckoning, asks_move, led_by, reckon
from bot.reckoning.rivals import with_rivals
from bot.reckoning.which_one import as_meant
from bot.spans.stated import asks_source
from corpus.types import Article
from index.nodes import Hit
from index.recent import Recent
from index.rerank import LateInteraction
from index.retrieve import HybridRetriever
from index.store import Snapshot

# So many earlier questions are asked again at most, each for the next; and so many are remembered.
BACK, ASKED_AGAIN = 3, 32


@dataclass(frozen=True)
class Search:
    """One generation of the index with the LlamaIndex parts that search it."""

    snapshot: Snapshot
    retriever: HybridRetriever
    reranker: LateInteraction

    @cached_property
    def reader(self) -> Reader:
        """What orders sentences and tells whether they answer."""
        return Reader.load()

    @cached_property
    def publications(self) -> Publications:
        """Who published the articles."""
        return Publications.of(self.snapshot.articles())

    @cached_property
    def _variants(self) -> Variants:
        return variants(self.snapshot)

    @cached_property
    def _holders(self) -> Holders:
        return Holders(self.snapshot, self._variants)

    def hits(self, query: Query) -> list[Hit]:
        """Passages retrieved by the question with its context and reranked by its words, best first."""
        own = query.focus if query.earlier else ""
        hits = self.retriever.hits(query.understood, self._admitted(query), own)
        if query.scene and not query.context and any(query.scene.distance(hit.passage) is not None for hit in hits):
            there = self.retriever.hits(query.understood, frozenset({query.scene.article}), own)
            hits = raised(query.scene, hits, there)
        hits = self.reranker.rerank(query.focus, hits, query.context)
        hits = with_second_search(query, hits, self.snapshot, self._admitted(query))
        hits = self._holders.with_telling(query, hits, self._admitted(query))
        return self.reranker.with_sentences(query.focus, with_lists(query, hits), query.context)

    def find_all(self, queries: Sequence[Query]) -> list[Found]:
        """All there is for the questions of a message; a later one is not answered by the same sentence again."""
        findings: list[Found] = []
        for query in queries:
            told = {place_of(found.evidence[0]) for found in findings if found.answers and found.evidence}
            found = holdings(query, self.snapshot.articles) or self.find(query, told)
            findings.append(replace(found, missing=findings[-1].missing) if of_nothing(query, findings) else found)
        return findings

    def find(self, query: Query, told: Collection[tuple[str, int]] = ()) -> Found:
        """All there is for one question. `told`: sentences, by article and start, that answer earlier ones."""
        query = with_countries(query, alone=False) or query
        found = self._find(query, told, BACK)
        others = () if found.answers else (with_countries(query), from_the_other_end(query))
        again = (self._find(other, told, BACK) for other in others if other)
        return next((other for other in again if other.answers), found)

    def _find(self, query: Query, told: Collection[tuple[str, int]], back: int) -> Found:
        """The same. `back`: how many questions before it may be asked again."""
        query = replace(query, scene=self._scene(query, back)) if query.messages else query
        told = {*told, query.scene.told} if query.scene and not asks_source(query) else told  # which tells its source
        query, misnomer = self.prepared(query)
        hits = self.hits(query)
        evidence = on_goods(query, as_meant(query, meeting(query, self.read(query, hits))))
        led = leading(query, evidence, hits, lambda: self._articles(hits), told)
        evidence, next_to = led.evidence, None if led.beside is None else 1 + led.beside
        asked, premise = query, corrected(query, evidence)
        if premise is not None:
            query = premise.query
            evidence = in_front(premise.sentence or premise.leads, evidence)
        near = of_conversation(query, evidence)
        reckoning = Reckoning(query) if own_figure(query) else reckon(query, near)
        if near != evidence:
            reckoning = replace(reckoning, findings=told_by(near, reckoning.findings))
        query = reckoning.query
        if reckoning.lead is not None and (premise is None or premise.sentence is None):
            evidence = led_by(reckoning.lead, with_sentence(reckoning.lead, evidence, hits))
            premise = premise or direction(query, evidence[0])
        sure, denied = self._doubted(query, evidence)
        beside = (asks_move(query) and reckoning.lead) or (reckoning.findings and compares(query.focus))
        that_day = of_the_day(query, evidence)
        settled = (premise and premise.sentence) or beside or led.settles or that_day or attends(query, evidence)
        as_read = sure if denied else confidence(evidence)
        lacking = () if settled else missing(query, evidence, self.snapshot.lexical, as_read)
        may_change = lacking and premise is None and not isinstance(reckoning.worked, Worked)
        if may_change and (other := instead(query, evidence, self.snapshot.lexical, self._doubted)):
            evidence, sure, lacking = in_front(other[0], evidence), other[1], ()
        lacking = untold(query, evidence) or lacking or without_goods(query, evidence) or without_day(query, evidence)
        lacking = lacking or unaveraged(query, reckoning) or only_counted(query, evidence)
        lacking = lacking or (() if premise else without_cause(query, evidence))
        query = asked if premise is not None and lacking else query
        witnesses = of_conversation(query, evidence)
        likely = likelihood_of_several(query, witnesses, self.snapshot.lexical)
        read_on = cache(partial(self._read_on, query, witnesses))
        if evidence and not lacking:
            reckoning = with_rivals(query, reckoning, evidence[0], read_on)
        witnesses = read_on() if likely >= MAY_DIFFER else witnesses
        several = several_values(query, witnesses, self.snapshot.lexical, MOST if likely >= MAY_DIFFER else TWO)
        short = None if lacking else short_in(query, evidence, self.reranker, self.snapshot)
        return Found(
            query=replace(query, across=False) if next_to else query,
            hits=hits,
            evidence=evidence,
            confidence=sure,
            missing=lacking,
            reckoning=reckoning,
            premises=tuple(filter(None, (premise, misnomer))),
            several=several,
            likely_several=likely,
            disagreement=disagreement(reckoning.findings, several, likely),
            also=that_day[1:]
            or (also(self.reader, query, evidence, short) if next_to is None else evidence[1:next_to]),
            short=short,
        )

    def _articles(self, hits: Sequence[Hit]) -> Iterator[Article]:
        """The articles of the hits, each once, best first."""
        ids = list(dict.fromkeys(hit.passage.article_id for hit in hits))[:MORE_ARTICLES]
        found = self.snapshot.some_articles(set(ids))
        yield from (found[name] for name in ids)

    def _scene(self, query: Query, back: int) -> Scene | None:
        """Where the question before it is answered, in a conversation; where that is not answered, its own scene."""
        if not query.messages or not back:
            return None
        before = self._asked_again(earlier_of(query, query.messages - 1), back - 1)
        return (
            Scene.of(before.evidence[0].passage, before.evidence[0].span)
            if before.answers and before.evidence
            else before.query.scene
        )

    def _asked_again(self, query: Query, back: int = 0) -> Found:
        """What was found for an earlier question."""
        return self._earlier.get([(query, back if query.history else 0)])[0]

    @cached_property
    def _earlier(self) -> Recent[tuple[Query, int], Found]:
        return Recent(lambda asked: [self._find(query, (), back) for query, back in asked], ASKED_AGAIN)

    def _read_on(self, query: Query, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """The evidence with the closest sentences of each document read."""
        unread = [e for e in told_most(evidence) if e.reading is None]
        shorts = [with_short(query, e, self.snapshot.lexical) for e in unread]
        readings = self.reader.judge(self.features(query, shorts))
        read = {place_of(e): replace(e, reading=r) for e, r in zip(shorts, readings, strict=True)}
        return tuple(read.get(place_of(e), e) for e in evidence)

    def prepared(self, query: Query) -> tuple[Query, Premise | None]:
        """The question as it is searched, in the articles' own words, and what it was wrong about."""
        query = in_familiar_words(query, self.snapshot.lexical)
        query, misnomer = self._holders.without_misnomer(query, self._admitted(query))
        query = self._holders.named(referring(query, self._asked_again))
        query = in_their_words(query, self._variants, self.snapshot.lexical)
        return with_other_names(query, self._variants), misnomer

    def read(self, query: Query, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
        """Sentences of the hits, the first READ of them read and ordered by the reader."""
        evidence = select(query, hits, self.snapshot)
        near = query.scene if query.earlier else None
        own = likeness(near, without_supplied(query), hits, self.reranker) if near else {}
        readings = self.reader.judge(self.features(query, evidence[:READ]))
        return in_reading_order(query, evidence, readings, own)

    def _doubted(self, query: Query, evidence: Sequence[Evidence]) -> tuple[float, bool]:
        """How sure it is that the first sentence read answers, with what in it speaks against the question.

        And whether that denies the question: that something else stands in a name's place refuses nothing by itself.
        """
        first = next((one for one in evidence if one.reading), None)
        if first is None or first.reading is None or cannot_answer(query, first.text):
            return 0.0, False
        doubts = doubts_of(query, first.text)
        return self.reader.doubting(first.reading, doubts).sure, doubts[DOUBTS.index("contradicted")] > 0

    def features(self, query: Query, evidence: Sequence[Evidence]) -> Table:
        """(n, f) what the reader sees of sentences."""
        tokens, weights = self.reranker.read(query.focus, query.context)
        ids = list(dict.fromkeys(one.passage.id for one in evidence))
        alike = self.reranker.similarities(query.focus, ids, query.context)
        passages = dict(zip(ids, zip(self.snapshot.first_tokens(ids), alike, strict=True), strict=True))
        return feature_table(Question.of(query, tokens, weights, self.snapshot.lexical), evidence, passages)

    def _admitted(self, query: Query) -> frozenset[str] | None:
        """Ids of the articles that may answer; None for all."""
        filters = [one for one in (query.admitted, query.scope) if one]
        if not filters:
            return None
        articles = self.snapshot.articles()
        return frozenset(article.id for article in articles if all(one.admits(article) for one in filters))
