"""Which sentence the evidence for a question is led by, once more is known than how like the question it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

from bot.choosing.evidence import Evidence
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.names import names_in
from bot.questions.query import Query
from bot.questions.scene import Scene
from bot.reckoning.conflicts import Finding, Relation
from bot.reckoning.figures import Figure
from corpus.types import Passage
from index.lexical import terms
from index.nodes import Hit

# How far behind the best (score) a sentence may be that a later question of the message takes in its place.
UNTOLD_MARGIN = 0.35
# The same where the later question wants no short answer.
NEXT_MARGIN = 0.1
# The same where the question follows another and is answered near that.
SCENE_MARGIN = 0.7
# How much a name looks like a person's.
PERSON = 0.4

# Words that tell what was earlier, and what was later.
_TURNS = (frozenset("before previously formerly earlier".split()), frozenset("after afterwards later then".split()))
_TURN = re.compile(rf"\b(?:{'|'.join(sorted(frozenset().union(*_TURNS)))})\b", re.IGNORECASE)


def place_of(evidence: Evidence) -> tuple[str, int]:
    """The article and the start of a sentence, which tell it from others."""
    return evidence.article.id, evidence.span.start


def untold(query: Query, evidence: tuple[Evidence, ...], told: Collection[tuple[str, int]]) -> tuple[Evidence, ...]:
    """The evidence led by one with a short answer, where the best has none and answers an earlier question; where no
    short answer is asked for, by the next, as the best is shown for the earlier one.

    told: places of the sentences that answer earlier questions.
    """
    if not evidence or evidence[0].short or place_of(evidence[0]) not in told:
        return evidence
    typed = query.kind in TYPED
    margin = UNTOLD_MARGIN if typed else NEXT_MARGIN
    close = (e for e in evidence[1:] if evidence[0].score - e.score <= margin and place_of(e) not in told)
    return in_front(next((e for e in close if e.short or not typed), None), evidence)


def moved_on(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence for a follow-up led by the next sentence of the scene that has a date, a figure or a name as asked
    for, where the first has none but answers the question before: by one with a word of the question's own; of
    persons, by one of the same paragraph."""
    scene = query.scene
    if scene is None or not query.earlier or not evidence:
        return evidence
    if query.kind not in TYPED:
        return _in_turn(query, scene, evidence)
    best, own = evidence[0], set(terms(query.text))
    if place_of(best) != scene.told or _gives_new(query, best) or own & set(terms(best.text)):
        return evidence
    close = [e for e in evidence[1:] if best.score - e.score <= SCENE_MARGIN and _gives_new(query, e)]
    telling = [e for e in close if scene.distance(e.passage) is not None and own & set(terms(e.text))]
    beside = [e for e in close if scene.distance(e.passage) == 0 and query.kind is AnswerKind.PERSON]
    return in_front(next(iter([*telling, *beside]), None), evidence)


def _in_turn(query: Query, scene: Scene, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence for "What did she do before that?" led by one beside the scene that says so too."""
    asked = {match[0].lower() for match in _TURN.finditer(query.text)}
    turns = [words for words in _TURNS if asked & words]
    if not turns or place_of(evidence[0]) != scene.told:
        return evidence
    beside = [e for e in evidence[1:] if scene.distance(e.passage) == 0]
    telling = (e for e in beside if turns[0] & {match[0].lower() for match in _TURN.finditer(e.text)})
    # That it answers is known from where it stands.
    return in_front(next((replace(e, reading=evidence[0].reading) for e in telling), None), evidence)


def of_conversation(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence whose figures may be set beside that of the first: for a follow-up, in the same paragraph, or in
    passages with all names of the questions that it leans on."""
    if query.scene is None or not query.context or not evidence or query.scene.distance(evidence[0].passage) is None:
        return evidence
    asked, first = names_in(query.context), evidence[0]
    return tuple(
        e
        for e in evidence
        if (e.article.id, e.passage.paragraph) == (first.article.id, first.passage.paragraph)
        or not names_missing(asked, f"{e.passage.article_title} {e.passage.context} {e.passage.text}")
    )


def told_by(evidence: Sequence[Evidence], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those of a conflict between figures that do not all stand in passages of the evidence."""
    return tuple(
        one
        for one in findings
        if one.relation is not Relation.CONFLICT
        or all(any(_holds(e.passage, value.figure) for e in evidence) for value in one.values)
    )


def _gives_new(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence has words of the kind asked for; of persons, one whom the conversation has not named yet."""
    if query.kind is not AnswerKind.PERSON:
        return evidence.short is not None
    people = [name.text for name in read_names(evidence.text) if name.person >= PERSON > name.place]
    return bool(names_missing(people, query.understood))


def with_sentence(figure: Figure, evidence: tuple[Evidence, ...], hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The evidence with a figure's sentence, where it is of a passage that was found but not reranked."""
    place = (figure.article.id, figure.span.start)
    if not evidence or any(place_of(e) == place for e in evidence):
        return evidence
    holding = (hit for hit in hits if _holds(hit.passage, figure))
    best = evidence[0]
    added = [
        replace(
            best,
            article=figure.article,
            passage=hit.passage,
            span=figure.span,
            dense=hit.scores.dense,
            score=evidence[-1].score,
            short=None,
            after=None,
        )
        for hit in islice(holding, 1)
    ]
    return (*evidence, *added)


def led_at(figure: Figure, evidence: tuple[Evidence, ...], hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The same with that sentence in front."""
    there, place = with_sentence(figure, evidence, hits), (figure.article.id, figure.span.start)
    return in_front(next((e for e in there if place_of(e) == place), None), there)


def in_front(sentence: Evidence | None, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence with one sentence in front."""
    return evidence if sentence is None else (sentence, *(e for e in evidence if place_of(e) != place_of(sentence)))


def _holds(passage: Passage, figure: Figure) -> bool:
    return passage.article_id == figure.article.id and passage.start <= figure.span.start < passage.end
