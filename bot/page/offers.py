"""Questions offered to a reader, each of them asked first: what is offered is answered."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from markupsafe import Markup

from bot.page.candidates import Candidate, candidates
from bot.page.markup import clean, joined
from bot.pipeline import Pipeline
from bot.questions.filters import Filter
from bot.types import Answer, Status
from corpus.errors import CorridorError
from corpus.types import Article, Paragraph
from index.store import Snapshot

log = logging.getLogger("corridor.page")

# Questions about the articles that come with Corridor; each is offered where its article answers it.
KNOWN = tuple(
    Candidate(question=question, kind=kind, article=article, paragraph=0)
    for kind, article, question in (
        ("figure", "001_kazinform", "What was Italy's share of EU–Central Asia trade?"),
        ("person", "001_kazinform", "Who is Bekzhan Sadykov?"),
        ("sum", "001_kazinform", "By how many billions did Kazakhstan's trade with Italy rise from 2023 to 2024?"),
        ("sources", "003_charm_offensive", "How much do the articles say Kazakhstan's trade with Italy was in 2024?"),
        ("list", "001_kazinform", "Which core areas of cooperation did Sadykov name?"),
        ("place", "000_astana_times", "Which country will host the summit of 2027?"),
    )
)
KINDS = {
    "figure": "A figure",
    "other year": "Another year",
    "person": "A person",
    "sum": "A sum",
    "sources": "Two sources",
    "list": "A list",
    "place": "A place",
    "date": "A date",
}
OPENING, AFTER_ANSWER, AFTER_REFUSAL = 6, 3, 2
# Articles and paragraphs of each that are looked through for the opening; questions asked to find those offered.
ARTICLES, PARAGRAPHS, ASKED = 8, 40, 24
ASKED_AFTER = 8
# Paragraphs around a cited one that may suggest a question.
AROUND = 3


class Offers:
    """What is offered over a pipeline; safe for many threads. The opening is worked out once for each index."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._lock = threading.Lock()
        self._opening: tuple[str, tuple[Candidate, ...]] = ("", ())

    def opening(self) -> tuple[Candidate, ...]:
        """Questions of different kinds that the index which serves now answers. Raises IndexFault."""
        with self._lock:
            snapshot = self._pipeline.search().snapshot
            if self._opening[0] != snapshot.card.id:
                found = self._answered(islice(_of_every_kind(snapshot), ASKED))
                self._opening = snapshot.card.id, tuple(islice(found, OPENING))
            return self._opening[1]

    def prepare(self) -> None:
        """The opening worked out ahead, which also warms the pipeline up; that it cannot be is logged."""
        try:
            self.opening()
        except CorridorError as error:
            log.warning("no examples: %s", error)

    def after(self, answer: Answer, asked: Sequence[str], admitted: Filter) -> Iterator[Candidate]:
        """Questions to go on with: around what was cited, or beside what could not be answered. Raises IndexFault."""
        refused = answer.status is Status.REFUSED
        snapshot = self._pipeline.search().snapshot
        near = list(_in_turn(_near(snapshot, answer)))
        others = [c for c in self.opening() if admitted.admits(snapshot.article(c.article))]
        wanted = chain(_other_years(answer), near[:ASKED_AFTER], others)
        known = {_plain(question) for question in (*asked, answer.understood)}
        new = (c for c in wanted if _plain(c.question) not in known)
        found = self._answered(new, asked, admitted, answer)
        yield from islice(found, AFTER_REFUSAL if refused else AFTER_ANSWER)

    def _answered(
        self,
        found: Iterable[Candidate],
        history: Sequence[str] = (),
        admitted: Filter | None = None,
        given: Answer | None = None,
    ) -> Iterator[Candidate]:
        """Those that are answered, from the article that suggested them, no two alike nor like the one `given`."""
        told = {_gist(given)} if given else set()
        for candidate in _once(found):
            answer = self._pipeline.quote(candidate.question, history, admitted)
            if _fits(candidate, answer) and _gist(answer) not in told:
                told.add(_gist(answer))
                yield candidate


def offers_html(heading: str, offered: Sequence[Candidate], turns: int) -> Markup:
    """Questions to click; empty where there are none. `turns`: after how many they are offered."""
    if not offered:
        return Markup("")
    items = joined(
        Markup(
            '<li><button type="button" class="offer" data-ask="{question}"><span class="kind">{kind}</span>'
            "<bdi>{question}</bdi></button></li>"
        ).format(question=candidate.question, kind=KINDS.get(candidate.kind, candidate.kind))
        for candidate in offered
    )
    html = Markup('<section class="offers" data-turns="{}"><h2 class="heading">{}</h2><ul>{}</ul></section>')
    return clean(html.format(turns, heading, items))


def _fits(candidate: Candidate, answer: Answer) -> bool:
    """Whether the answer is whole, from the article that suggested the question, and a figure where it asks for one."""
    whole = answer.status in (Status.ANSWERED, Status.CONFLICT)
    cited = candidate.article in {"", *(citation.article for citation in answer.citations)}
    if candidate.kind == "list":
        return whole and cited and len(answer.sentences) > 1
    return whole and cited and (candidate.kind not in ("figure", "other year", "sum") or bool(answer.short_answer))


def _of_every_kind(snapshot: Snapshot) -> Iterator[Candidate]:
    """Known questions about indexed articles; then what the articles suggest, one of each kind in turn."""
    articles = snapshot.articles()
    indexed = {article.id for article in articles}
    yield from (known for known in KNOWN if known.article in indexed)
    spread = articles[:: max(1, len(articles) // ARTICLES)][:ARTICLES]
    each = [[c for p in article.citable[:PARAGRAPHS] for c in candidates(article, p)] for article in spread]
    suggested = (c for row in zip_longest(*each) for c in row if c is not None)
    yield from _in_turn(c for c in suggested if c.kind != "other year")


def _in_turn(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """One of each kind, then the second of each, and so on."""
    kinds: dict[str, list[Candidate]] = {}
    for candidate in found:
        kinds.setdefault(candidate.kind, []).append(candidate)
    yield from (c for row in zip_longest(*kinds.values()) for c in row if c is not None)


def _near(snapshot: Snapshot, answer: Answer) -> Iterator[Candidate]:
    """What the cited paragraphs, or the nearest, and those around them suggest; the nearest first."""
    places: list[tuple[str, int]] = [(c.article, c.paragraph) for c in answer.citations[:2]]
    places = places or [(n.article, n.paragraph) for n in answer.nearest[:2]]
    for name, number in places:
        article = _article(snapshot, name)
        for paragraph in _around(article, number) if article else ():
            yield from candidates(article, paragraph) if article else ()


def _article(snapshot: Snapshot, name: str) -> Article | None:
    return next((article for article in snapshot.articles() if article.id == name), None)


def _around(article: Article, number: int) -> list[Paragraph]:
    near = [p for p in article.citable if p.number is not None and abs(p.number - number) <= AROUND]
    return sorted(near, key=lambda p: abs((p.number or 0) - number))


def _other_years(answer: Answer) -> Iterator[Candidate]:
    """The question for the years that the articles have, where they lack the one asked for."""
    for missing in answer.missing:
        if missing.kind == "year" and missing.asked in answer.understood:
            for year in missing.have[:2]:
                question = answer.understood.replace(missing.asked, year)
                yield Candidate(question=question, kind="other year", article="", paragraph=0)


def _once(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Each question the first time that it comes."""
    seen: set[str] = set()
    for candidate in found:
        plain = _plain(candidate.question)
        if plain not in seen:
            seen.add(plain)
            yield candidate


def _gist(answer: Answer) -> tuple[str | None, ...]:
    """What an answer comes to: its short answer and the words that it quotes."""
    return (answer.short_answer, *(citation.quote for citation in answer.citations))


def _plain(question: str) -> str:
    return " ".join(question.lower().split()).rstrip("?. ")
