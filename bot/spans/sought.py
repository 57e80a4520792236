"""A question beside a sentence that was found for it, as the span head reads them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer, short_answers
from bot.choosing.followed import is_of_other_event
from bot.choosing.only_says import only_says
from bot.choosing.whereabouts import may_be_there
from bot.claims.told import told_otherwise
from bot.english.constraints import names_missing
from bot.english.names import Name, read_names, territories
from bot.english.parties import canonical
from bot.numbers.measures import flow_terms
from bot.numbers.periods import read_periods
from bot.questions.kinds import WHO_IS_NAME, AnswerKind
from bot.questions.left_out import set_aside
from bot.questions.query import Query
from bot.questions.reasons import asks_reason
from bot.spans.asking import asking_of
from bot.spans.compounds import is_of_asked
from bot.spans.definition import asks_what_it_is
from bot.spans.enumeration import (
    BETWEEN_ITEMS,
    NAMED_THINGS,
    are_several,
    asks_several,
    is_new,
    is_of_several,
    is_whole,
    leaves_out,
    things_asked,
    whole_list,
    with_following,
)
from bot.spans.features import Sought
from bot.spans.head import SpanHead
from bot.spans.others_words import said_another
from bot.spans.phrases import Phrase
from index.embedder import TokenVectors
from index.lexical import terms
from index.rerank import LateInteraction
from index.store import Snapshot

# What is asked with another word is answered by a figure or a date, for which there are rules, or by whole sentences.
_ASKED = ("what", "who", "where")
_WHAT = ("what", "what_of")

# What it takes for the likeliest phrase to be put in front: its chance against the others of its sentence (log-odds),
# and how far its sentence is ahead of the next one (log-odds of order), which tells whether the answer is there at all.
# Logistic regression over the questions of XQuAD and SQuAD 2.0 that get no short answer by rule (1,004, of which the
# best sentence holds the answer for four in five). From SURE on a third gets one: token F1 .66, 23% wholly wrong; by
# the chance alone .62 and 28%.
_CHANCE, _AHEAD, _INTERCEPT = 0.61, 0.233, -0.758
SURE = 0.58
FARTHEST = 6.0
# More words than these lead nothing: the sentence itself is the answer.
MOST_WORDS = 20

# Kinds of which several words of a sentence may answer; what the head's probability weighs beside their nearness to
# the question's words (0 to 1). On XQuAD and SQuAD 2.0, by token F1: people .755 with 1, .734 with 0.6, .714 without
# (186 questions), places .627, .641, .612 (69). Figures and dates have rules of their own.
_WEIGHED = (AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME)
_HEAD_SHARE = 1.0

# "What did she say about it?"; and how no person's name is built.
_ASKS_WORDS = re.compile(
    r"^\W*(?:and |but |so )?what (?:did|does|do|has|have|had)\b.*"
    r"\b(?:say|said|tell|told|remark(?:ed)?|comment(?:ed)?)\b",
    re.IGNORECASE,
)
# "Which project is suspended?": a thing, and no time nor part of one.
_ASKS_THING = re.compile(
    r"^\W*(?:and |but |so )?(?:which|what) (?!time|year|month|day|date|week|season|century|decade|period|quarter|share"
    r"|percent\w*|part|portion|proportion|rate|stake)(?:is the (?:main|biggest|chief|largest|greatest)|[a-z]{4,})\b",
    re.IGNORECASE,
)
# "What do the articles say about Peru?", which nothing but sentences tell.
_WHAT_ABOUT = re.compile(r"^\W*(?:and |but |so )?what about\b", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?\s\w")
_NO_THING = frozenset({"date", "of_time", "percent"})
_PERCENT = re.compile(r"\d[\d.,]*\s?%|[\w-]+ per ?cent\b")
_DENIED = re.compile(r"(?:not|no|never|neither|nor|none)\b", re.IGNORECASE)
_LONGEST_NAME = 8  # words
# Nouns that are one verb with "take".
_TAKES, _OF_A_VERB = (
    re.compile(r"\bt(?:ak(?:es?|en|ing)|ook)\s$"),
    re.compile(r"(?:place|part|effect|note|shape|root)$"),
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|I)\s$", re.IGNORECASE)
_PLACE = 0.5  # how much a name looks like a place's
_NOBODY = frozenset({"verb", "reason", "joined_by", "of_time", "digits"})
_WHO = re.compile(r"^(?:and |but |so )?who(?= )", re.IGNORECASE)


def sought_in(query: Query, evidence: Evidence, reranker: LateInteraction, snapshot: Snapshot) -> Sought:
    """The tokens of the question's own words, after those of its context, and those of the sentence."""
    tokens, weights = reranker.read(query.focus, query.context)
    own = len(query.context) + 1 if query.context else 0
    kept = tokens.spans[:, 0] >= own
    question = TokenVectors(tokens.vectors[kept], tokens.spans[kept] - own)
    (passage,) = snapshot.token_vectors([evidence.passage.id])
    start, end = (place - evidence.passage.start for place in (evidence.span.start, evidence.span.end))
    inside = (passage.spans[:, 0] >= start) & (passage.spans[:, 1] <= end)
    sentence = TokenVectors(passage.vectors[inside], passage.spans[inside] - start)
    return Sought(query.focus, question, weights[kept], evidence.text, sentence)


def likely_span(
    query: Query, evidence: Sequence[Evidence], reranker: LateInteraction, snapshot: Snapshot
) -> ShortAnswer | None:
    """The phrase of the first sentence that answers, where that is sure enough to be put in front."""
    if not asking_of(query.focus).word.startswith(_ASKED) or asks_what_it_is(query) or asks_reason(query.focus):
        return None
    if WHO_IS_NAME.match(query.focus) or _WHAT_ABOUT.match(query.focus):
        return None  # told by rules, and no name of a body that stands near
    best = evidence[0]
    sought = sought_in(query, best, reranker, snapshot)
    span = SpanHead.load().best(sought, lambda phrase: is_barred(query, best, phrase))
    if span is None or certainty(span.probability, ahead(evidence)) < SURE:
        return None
    start, end = span.phrase.start, span.phrase.end
    if not is_new(query, best.text[start:end]):
        return None  # "three things"
    listed = whole_list(best.text, (start, end)) if is_of_several(best.text, (start, end)) else (start, end)
    if not is_whole(query, len(BETWEEN_ITEMS.split(best.text[slice(*(listed or (start, end)))]))):
        return None  # two of "the three"
    if asks_several(query):
        if listed is None or not are_several(best.text, listed) or not _names_such(query, best.text, listed):
            return None
        start, end = listed
    if "verb" in span.phrase.looks:
        start, end = with_following(best.text, (start, end))
    short = best.text[start:end]
    return ShortAnswer(start, end, short) if len(short.split()) <= MOST_WORDS else None


def _names_such(query: Query, sentence: str, place: tuple[int, int]) -> bool:
    """Whether words have names, and leave none out, where what has names is asked for: "which ports"."""
    if things_asked(query) not in NAMED_THINGS:
        return True
    own = [name.text for name in read_names(sentence[slice(*place)])]
    return bool(names_missing(own, query.focus)) and not leaves_out(sentence, place)


def is_barred(query: Query, evidence: Evidence, phrase: Phrase) -> bool:
    """Whether a phrase is no answer by its build, whatever its words are like.

    What somebody said is a quotation or the sentence itself; who it is, is no clause and no thing that several nouns
    make up; and an adjective by itself is none of several things.
    """
    text = evidence.text[phrase.start : phrase.end]
    if "date" in phrase.looks and query.kind is not AnswerKind.DATE:
        return True  # "what", "who" and "where" are no "when"
    if query.kind is AnswerKind.PLACE and (
        is_of_other_event(query, evidence.text, phrase.start) or _is_of_people(text)
    ):
        return True
    if _DENIED.match(text) or is_of_asked(query, evidence.text, phrase.start, phrase.end) or set_aside(query, text):
        return True
    if asking_of(query.focus).word in _WHAT and _OWNER.match(evidence.text, phrase.end):
        return True  # "Peru", of "Peru's plan"
    if 0 < len(terms(text)) == len(flow_terms(text)):
        return True  # "exports", of what is sold
    if _OF_A_VERB.match(text) and _TAKES.search(evidence.text[: phrase.start]):
        return True  # "place", of what took place
    if _ASKS_THING.match(query.focus) and (phrase.looks & _NO_THING or _PERCENT.match(text)):
        return True
    if _ASKS_WORDS.search(query.focus):
        # "Oil", of what was said about oil; what another one said.
        return (
            "quoted" not in phrase.looks or not is_new(query, text) or said_another(query, evidence.text, phrase.start)
        )
    if query.kind is AnswerKind.PERSON:
        nobody = bool(phrase.looks & _NOBODY) or len(text.split()) > _LONGEST_NAME
        nobody = nobody or _PRONOUN.search(evidence.text[: phrase.start]) is not None  # "he jokes"
        return nobody or _is_nobody(query, evidence.text, phrase)
    return asks_several(query) and "adjective" in phrase.looks and not phrase.looks & {"noun", "head"}


def _is_of_people(text: str) -> bool:
    """Whether words only tell of what country something is: "Peruvian"."""
    return canonical(text) is not None and text not in territories() and not text.isupper()


def _is_nobody(query: Query, sentence: str, phrase: Phrase) -> bool:
    """Whether a name is a place where something is, who only tells it, or the long form of what is asked about."""
    name = next((one for one in read_names(sentence) if (one.start, one.end) == (phrase.start, phrase.end)), None)
    if name is None:  # "link Tashkent", of trains that link it with another town
        inside = [one for one in read_names(sentence) if phrase.start < one.start and one.end == phrase.end]
        if any(sentence[phrase.start : one.start].islower() and one.text in query.names for one in inside):
            return True  # "the oil firm Basso", of who sued Basso
        *before, head = sentence[phrase.start : phrase.end].split()
        if "".join(before).istitle() and head.islower() and head in re.findall(r"\w+", query.focus):
            return True  # "Lima summit", of who hosts the summit
        return any(one.place >= _PLACE and phrase.looks & {"noun", "joined_and"} for one in inside)
    return name.person < 0 or only_says(query, name, sentence) or _is_longer(query, name, sentence)


def _is_longer(query: Query, name: Name, sentence: str) -> bool:
    """Whether a name is one of the question with more words, in a sentence that has that one nowhere else."""
    return any(f" {one}" in f" {name.text}" and sentence.count(one) == 1 for one in query.names if one != name.text)


def certainty(chance: float, by: float) -> float:
    """Probability that a phrase answers, of its chance against the others of a sentence that is ahead by so much."""
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return 1 / (1 + math.exp(-(_CHANCE * math.log(chance / (1 - chance)) + _AHEAD * by + _INTERCEPT)))


def ahead(evidence: Sequence[Evidence]) -> float:
    """How far the reader puts the first sentence ahead of the second, at most FARTHEST, and so far where it is alone;
    less than nothing where something else put it first."""
    first, second = [*(one.reading for one in evidence[:2]), None, None][:2]
    return min(first.order - second.order, FARTHEST) if first and second else FARTHEST


def weighed(query: Query, evidence: Evidence, reranker: LateInteraction, snapshot: Snapshot) -> ShortAnswer | None:
    """The sentence's short answer; where the rules find several, the one that they and the head like best."""
    short = evidence.short
    if short is None or query.kind not in _WEIGHED or query.role is not None:
        return short
    periods = read_periods(evidence.text, evidence.article)
    choices = short_answers(query, evidence.text, periods, snapshot.lexical)
    if query.kind is AnswerKind.PLACE:
        choices = [choice for choice in choices if may_be_there(query, evidence.article, choice[0].text)]
    if len(choices) < 2 or short not in [choice for choice, _ in choices]:
        return short
    places = [(choice.start, choice.end) for choice, _ in choices]
    chances = SpanHead.load().chances(sought_in(query, evidence, reranker, snapshot), places)
    ranked = zip(choices, chances, strict=True)
    (best, _), _ = max(ranked, key=lambda pair: pair[0][1] + _HEAD_SHARE * pair[1])
    return best


def is_turned(query: Query, short: ShortAnswer, evidence: Evidence) -> bool:
    """Whether the sentence tells of the act the other way: "Ana", for who thanked Bold, of "Bold thanked Ana"."""
    who = _WHO.match(query.focus) if query.kind is AnswerKind.PERSON else None
    if who is None:
        return False
    claim = f"{short.text}{query.focus[who.end() :].rstrip('?. ')}."
    return told_otherwise(claim, [evidence.text]) is not None
