"""Who holds an office by the articles: of what a question asks, of what it mentions, of whom it calls so wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from bot.abstention.premise import Premise, apposition_of, misnamed
from bot.choosing.evidence import before
from bot.choosing.selection import select
from bot.english.names import Name
from bot.questions.kinds import AnswerKind
from bot.questions.office_holder import description_of, holder
from bot.questions.query import Query, with_referents
from bot.questions.roles import Role, offices_in
from bot.questions.variants import Variants
from corpus.types import Passage
from index.nodes import Hit, Scores
from index.store import Snapshot

# Passages that are looked through for the holder of an office.
HOLDER_PASSAGES = 5


@dataclass(frozen=True)
class Holders:
    """Who holds which office by the passages of one generation of the index."""

    snapshot: Snapshot
    variants: Variants

    def with_telling(self, query: Query, hits: list[Hit], admitted: Collection[str] | None) -> list[Hit]:
        """With a passage that says who holds the office asked for, where the first ones don't, in the third place.

        admitted: ids of the articles that may answer; None for all.
        """
        if query.role is None or any(self._tells(query.role, hit.passage) for hit in hits[:HOLDER_PASSAGES]):
            return hits
        others = self.snapshot.passages(self._of_office(query.role))
        others = [passage for passage in others if admitted is None or passage.article_id in admitted]
        telling = [passage for passage in others if self._tells(query.role, passage)][:1]
        known = [hit for hit in hits if hit.passage in telling]
        added = known or [Hit(p, Scores(0.0, 0.0, 0.0, hits[-1].scores.rank)) for p in telling]
        rest = [hit for hit in hits if hit not in known]
        return [*rest[:2], *added, *rest[2:]]

    def without_misnomer(self, query: Query, admitted: Collection[str] | None) -> tuple[Query, Premise | None]:
        """The question without an office that it gives to somebody who holds another, and the sentence that says so."""
        apposition = apposition_of(query)
        if apposition is None:
            return query, None
        plain, who, what = apposition
        named = self.snapshot.passages([name for name, _ in self.snapshot.lexical.search(who, HOLDER_PASSAGES)])
        named = [passage for passage in named if admitted is None or passage.article_id in admitted]
        hits = [Hit(passage, Scores(0.0, 0.0, 0.0, 0.0, (0.0,) * len(passage.sentences))) for passage in named]
        for e in select(plain, hits, self.snapshot):
            stated = description_of(who, e.text)
            if stated is not None:
                if not misnamed(what, stated):
                    return query, None
                notice = f"The question calls {who} “{what}”; the articles call {who} otherwise."
                return plain, Premise(plain, notice, e)
        return query, None

    def named(self, query: Query) -> Query:
        """With the name of whoever holds an office that the question mentions, in place of the office's country."""
        if query.kind is AnswerKind.PERSON:
            return query
        for roles in offices_in(query.focus, query.names):
            person = next((found for role in roles if (found := self._holder(role))), None)
            if person is not None and person not in query.focus:
                query = with_referents(query, [person])
                query = replace(query, names=tuple(name for name in query.names if name not in roles[0].bodies))
        return query

    def _holder(self, role: Role) -> str | None:
        """Who holds an office by the passages that speak most of it."""
        passages = self.snapshot.passages(self._of_office(role))
        return next((found.text for passage in passages for found in self._holders(role, passage)), None)

    def _tells(self, role: Role, passage: Passage) -> bool:
        """Whether a sentence of the passage says who holds an office."""
        return next(self._holders(role, passage), None) is not None

    def _holders(self, role: Role, passage: Passage) -> Iterator[Name]:
        article = self.snapshot.article(passage.article_id)
        for span in passage.sentences:
            if found := holder(role, article.text[span.start : span.end], before(article, span.start)):
                yield found

    def _of_office(self, role: Role) -> list[str]:
        """Ids of passages that speak of an office by any of its names."""
        body = " ".join((*role.bodies, *self.variants.expand(" ".join(role.bodies))))
        found = (self.snapshot.lexical.search(f"{body} {word}", HOLDER_PASSAGES) for word in sorted(role.words))
        return list(dict.fromkeys(name for named in found for name, _ in named))
