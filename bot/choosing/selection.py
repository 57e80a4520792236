"""Selection: the sentences of the passages found, by how like the question they are and what they have of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.choosing.evidence import Evidence, holder_of, introduction_of, list_items, short_of
from bot.choosing.headings import asked_above
from bot.choosing.listing import asks_countries, new_countries
from bot.choosing.series import announced_by
from bot.choosing.traded import asks_goods, is_of_flow, is_reversed, names_goods
from bot.choosing.voice import voice
from bot.english.constraints import names_missing, phrases_kept
from bot.english.names import read_names
from bot.english.numerals import WORDS
from bot.questions.counted import count_asked
from bot.questions.kinds import TYPED, WHO_IS_NAME, AnswerKind
from bot.questions.office_holder import description_of
from bot.questions.query import Query
from bot.questions.reasons import asks_reason, gives_reason
from bot.spans.listing import is_list_of
from corpus.types import Paragraph, ParagraphKind
from index.lexical import LexicalIndex, terms
from index.nodes import Hit
from index.rerank import FUSED_WEIGHT
from index.store import Snapshot

# What a sentence's score (about 0 to 1) gains from a figure, date or name of the kind asked for, from a year asked
# for, and from the share of the question's names and phrases that it keeps. On XQuAD and SQuAD 2.0 (tuning parts) the
# first raises the answer sentence first by .004 and .002, the others change it by .002 at most either way; years,
# names and phrases are what tells like sentences about other years, parties and roles apart.
TYPE_BONUS = 0.03
YEAR_BONUS = 0.05
NAMES_BONUS = 0.04
PHRASES_BONUS = 0.05
# What a list, and one told in running text, gains where a list is asked for, and what a sentence about imports loses
# where exports are asked for.
# An item by itself gains less: its list is told by the words that introduce it.
LIST_BONUS, ENUMERATED_BONUS = 0.17, 0.15
# The same where the words that introduce it name what is asked for: "four projects:".
NAMED_LIST_BONUS = 0.3
ITEM_BONUS = 0.05
# What a sentence that names several countries gains where countries are asked for.
COUNTRIES_BONUS = 0.25
# What a list of goods gains where what is traded is asked for, and what a sentence on some of them gains.
GOODS_BONUS, SOME_GOODS_BONUS = 0.45, 0.15
# What a list of as many items as the question speaks of gains: "What are the three plants?"
COUNTED_BONUS = 0.45
PERSON, NAMED = 0.4, 3  # so many names that look so much like a person's are a list, however it is written
FLOW_PENALTY = 0.2
# What a sentence gains of whose heading the question says every word; how much of that if it isn't the first below
# it, and if it stands in a later paragraph.
HEADING_BONUS, FOLLOWS, FARTHER = 0.3, 0.75, 0.3
# What a sentence that gives a reason gains where one is asked for.
REASON_BONUS = 0.025
# What a sentence that says who somebody is gains where that is asked.
WHO_BONUS = 0.15
_FLOWS = ("export", "import")
_LISTED = re.compile(
    r"[\w’'-]+(?: [\w’'-]+){0,5}, (?:[\w’'-]+(?: [\w’'-]+){0,5}, )*(?:and )?[\w’'-]+(?: [\w’'-]+){0,5} and \w+"
    r"|\w+, [^,]{3,40} and \w+"
)
# Only this many sentences are read for short answers; the right one is among twelve .989 of the time.
READ = 12


def select(query: Query, hits: Sequence[Hit], snapshot: Snapshot) -> tuple[Evidence, ...]:
    """Sentences of the reranked passages, best first."""
    found = sorted(_sentences(hits, snapshot), key=in_order)
    first, rest = found[:READ], found[READ:]
    if telling := next((e for e in rest if _tells(query, e)), None):
        first, rest = [*first, telling], [e for e in rest if e is not telling]
    read = [_weighed(query, evidence, snapshot.lexical) for evidence in first]
    return tuple(sorted(read, key=in_order)) + tuple(rest)


def _sentences(hits: Sequence[Hit], snapshot: Snapshot) -> Iterable[Evidence]:
    reranked = [hit for hit in hits if hit.scores.sentences]
    articles = snapshot.some_articles({hit.passage.article_id for hit in reranked})
    for hit in reranked:
        article = articles[hit.passage.article_id]
        for span, similarity in zip(hit.passage.sentences, hit.scores.sentences, strict=False):
            score = similarity + FUSED_WEIGHT * hit.scores.fused
            yield Evidence(article, hit.passage, span, similarity, hit.scores.dense, score)


def _tells(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence that shares few words with the question answers it by its build: it tells who holds the
    office asked for, or introduces the list of what is traded."""
    if query.role is not None and holder_of(query.role, evidence):
        return True
    return asks_goods(query) and _goods_bonus(query, evidence, list_items(evidence)) == GOODS_BONUS


def _weighed(query: Query, evidence: Evidence, lexical: LexicalIndex) -> Evidence:
    short = short_of(query, evidence, lexical) if query.kind in TYPED else None
    bonus = _list_bonus(query, evidence) if query.kind is AnswerKind.LIST else 0.0
    if (who := WHO_IS_NAME.match(query.focus)) and description_of(who["who"], evidence.text):
        bonus += WHO_BONUS
    if above := asked_above(query.focus, evidence.passage.heading):
        bonus += HEADING_BONUS * above * _opening_share(evidence)
    bonus += REASON_BONUS * (asks_reason(query.focus) and gives_reason(evidence.text))
    bonus -= FLOW_PENALTY * _is_other_trade(query, evidence)
    bonus += TYPE_BONUS * (short is not None) + YEAR_BONUS * _of_year(query, evidence)
    spoken = voice(evidence.article, evidence.passage.text)
    there = f"{evidence.passage.heading} {evidence.passage.lead_in} {spoken} {evidence.text}"
    bonus += PHRASES_BONUS * phrases_kept(query.focus, there)
    if query.names:
        bonus += NAMES_BONUS * (1 - len(names_missing(query.names, there)) / len(query.names))
    return evidence.weighed(evidence.score + bonus, short)


def _opening_share(evidence: Evidence) -> float:
    """How much of what a heading says goes for a sentence: all for a list item and for the opening below it."""
    number = evidence.passage.paragraph
    above = evidence.article.citable[number - 2] if number > 1 else None
    if evidence.paragraph.kind is ParagraphKind.ITEM:
        return 1.0
    if above is not None and above.heading == evidence.paragraph.heading:
        return FARTHER
    return 1.0 if evidence.span.start == evidence.paragraph.start else FOLLOWS


def counted_as_asked(query: Query, evidence: Evidence) -> bool:
    """Whether a list has as many items as the question speaks of, and a word of the question introduces it."""
    introduction = introduction_of(evidence, list_items(evidence)) or evidence.text
    shared = set(terms(introduction)) & set(terms(query.focus))
    return _counts_as_asked(query, evidence) and not shared <= WORDS.keys()


def _counts_as_asked(query: Query, evidence: Evidence) -> bool:
    items = list_items(evidence)
    series = None if items else announced_by(query.focus, evidence)
    count = len(series.counting) if series else len(items)
    return count > 1 and count == count_asked(query.focus)


def _list_bonus(query: Query, evidence: Evidence) -> float:
    items = list_items(evidence)
    series = None if items else announced_by(query.focus, evidence)
    if _counts_as_asked(query, evidence):
        return COUNTED_BONUS
    if asks_goods(query) and (bonus := _goods_bonus(query, evidence, items)):
        return bonus
    if evidence.paragraph.kind is ParagraphKind.ITEM:
        return ITEM_BONUS
    if asks_countries(query):
        return COUNTRIES_BONUS if len(new_countries(query, evidence.text)) > 1 else 0.0
    if not items and not series:
        return ENUMERATED_BONUS * _enumerates(query, evidence)
    of_these = is_list_of(query, introduction_of(evidence, items) or evidence.text)
    return LIST_BONUS if of_these is None else NAMED_LIST_BONUS if of_these else ITEM_BONUS


def _goods_bonus(query: Query, evidence: Evidence, items: Sequence[Paragraph]) -> float:
    """What a list of goods, or a sentence on some, gains where it is of the trade asked for."""
    if introduction := introduction_of(evidence, items):
        return GOODS_BONUS * is_of_flow(query, introduction)
    return SOME_GOODS_BONUS * (is_of_flow(query, evidence.text) and names_goods(evidence.text))


def _of_year(query: Query, evidence: Evidence) -> bool:
    return bool(query.years) and bool(set(query.years) & set(evidence.years))


def _enumerates(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence names at least two things that the question lacks."""
    if len(names_missing(_listed(evidence.text), query.focus)) > 1:
        return True
    people = [name.text for name in read_names(evidence.text) if name.person >= PERSON]
    return len(names_missing(people, query.focus)) >= NAMED


@lru_cache(maxsize=4096)
def _listed(sentence: str) -> tuple[str, ...]:
    """The last words of the things that a sentence counts off."""
    listed = _LISTED.search(sentence)
    items = re.split(r", (?:and )?| and ", listed.group()) if listed else []
    return tuple(item.split()[-1] for item in items)


def _is_other_trade(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence is of the trade the other way, which the same word may tell of: one's imports are another's
    exports."""
    introduction = introduction_of(evidence, list_items(evidence)) if asks_goods(query) else ""
    if introduction and (is_of_flow(query, introduction) or is_reversed(query, introduction)):
        return is_reversed(query, introduction)
    return _other_flow(query.focus, f"{evidence.passage.lead_in} {evidence.text}")


def _other_flow(question: str, sentence: str) -> bool:
    """Whether one speaks of exports alone and the other of imports alone."""
    asked, there = _flows_in(question), _flows_in(sentence)
    return len(asked) == len(there) == 1 and asked != there


@lru_cache(maxsize=4096)
def _flows_in(text: str) -> frozenset[str]:
    return frozenset(flow for flow in _FLOWS if flow in text.lower())


def in_order(evidence: Evidence) -> tuple[float, str, int]:
    """A key to sort evidence by: best first, equals by their place."""
    return (-evidence.score, evidence.article.id, evidence.span.start)
