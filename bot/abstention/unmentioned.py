"""Things that a question is about and that no article mentions, under no other word either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.choosing.evidence import Evidence, in_full
from bot.english.dictionary import english, is_british
from bot.english.orthography import other_spellings
from bot.english.tagging import Word, tagged
from bot.english.words import wider_meanings
from bot.questions.kind_words import GENERAL
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.query import Query
from bot.questions.roles import described
from bot.questions.sum_words import MOVED
from bot.questions.synonyms import synonyms
from bot.questions.variants import written_out
from bot.spans.asking import asking_of
from index.lexical import LexicalIndex, terms

_FIGURES = TYPED - {AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME, AnswerKind.DATE, AnswerKind.RANK}
_OPEN = frozenset((AnswerKind.EXPLANATION, AnswerKind.NAME))
_ENDS = re.compile(r"\W*$|\s(?:of|in|for|on|at|between|with|from)\s(?!\W*$)")
_OR = re.compile(r"\b([a-z]{3,}) or (?:(?:by|in|on|at|with|of|from|to|an?|the) ){0,2}([a-z]{3,})\W*$")
_BEING = frozenset("is are was were".split())
_NOMINAL = frozenset(("NN", "PR"))
# One that is so sure may answer with other words for what is asked: below it, of 1,800 questions that articles answer
# (SQuAD 2.0, XQuAD, our own cases) seven would be refused for such a noun.
ENOUGH = 0.6
# Nouns that ask of which sort something is and that its text need not name: a city, a document.
SORTS = frozenset(
    "kind kinds sort sorts type types genre category categories variety name names term terms word words group groups"
    " thing things place places area areas field fields topic topics subject subjects theme aspect aspects feature"
    " features body bodies role roles position status action actions reason reasons document documents event events"
    " occasion person people other others example examples concept method city cities town towns country countries"
    " county region state states nation nations nationality company companies organization organizations organisation"
    " organisations office source sources way ways tool tools site sites use end need".split()
)
# Nouns that announce what the answer tells, and that it seldom calls so: "what motive". In the singular.
ANNOUNCING = frozenset(
    "aim goal purpose objective intention motive motivation cause explanation justification argument excuse view"
    " opinion attitude idea claim fact detail plan scheme project initiative measure step move effort task challenge"
    " obstacle hurdle problem difficulty advantage benefit drawback risk danger threat effect impact consequence result"
    " outcome condition requirement circumstance situation case matter solution response reaction profession occupation"
    " job post career background fate facility item object sphere domain sector".split()
)
_MASS = re.compile(
    r"\b(?:how (?:many|much)|an?|per|each)\s(?:(?:million|billion|thousand)s?\s(?:of\s)?)?(?:tons?|tonnes?"
    r"|barrels?|kilos?|kilograms?|kg|lit(?:er|re)s?|gallons?|cubic met(?:er|re)s?|hectares?|bales?|sacks?)"
    r"\sof\s(?:(?-i:[A-Z])[\w-]+\s)?(?P<what>(?-i:[a-z])[\w-]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# By the counts of english(), names of people and firms that stand in it are rarer than that ("putin" has 138, "google"
# 2,012), and so are few nouns of the news ("refinery" has 1,442).
RARE = 500
# Initials of fewer letters are found in any text.
SHORTEST = 3
LONGEST = 6
# Words that begin alike in so many letters mostly speak of the same: "septicemia", "septicemic".
ALIKE = 7
# What makes of a verb or noun who or what does it: "visitor", "unionist"; and how long that is at least.
_DOERS = re.compile(r"(?:[eo]rs?|ists?|ants?|ees?)$")
SHORTEST_BASE = 5


def absent_nouns(query: Query, evidence: Evidence, lexical: LexicalIndex, sure: float = 0.0) -> tuple[str, ...]:
    """Things that a question is about and that no article mentions: "wheat", "inflation", "NATO".

    Not those for which the evidence has another word, nor words left from another language; but where yes or no is
    asked for, a word that is not English is a name: "Is pirelli in Aktau?".
    """
    asked = query.own_words or query.focus
    short = () if query.role else _initials(asked)
    text = in_full(evidence)
    told = [*short, *_telling(query.kind, asked, sure)]
    known = told if query.kind is AnswerKind.YES_NO else [word for word in told if _is_english(word)]
    gone = [word for word in known if _is_gone(word, text, lexical)]
    either = _alternatives(asked) if query.kind is AnswerKind.YES_NO and sure < ENOUGH else ()
    neither = either if all(_is_english(word) and _is_gone(word, text, lexical) for word in either) else ()
    return tuple(dict.fromkeys((*gone, *neither)))


def _is_gone(word: str, text: str, lexical: LexicalIndex) -> bool:
    return not _mentioned(word, lexical) and not said_otherwise(word, text)


def _alternatives(asked: str) -> tuple[str, ...]:
    """What a question lets choose from at its end: "red or white", "by train or by plane"."""
    found = _OR.search(asked)
    return () if found is None or MOVED.search(found.group()) else found.groups()


def _initials(asked: str) -> list[str]:
    """Words of capitals that stand for others: "GDP"; none of a question in which longer words are shouted."""
    words = [word for word in _WORD.findall(asked) if word.isupper() and len(word) >= SHORTEST]
    return [] if any(len(word) > LONGEST for word in words) else [word for word in words if not described(word)]


def _telling(kind: AnswerKind, asked: str, sure: float) -> list[str]:
    """The nouns of a question that its answer has to speak of.

    All of a question for a figure, but of "how many" only what is counted; where the reader is not so sure, all of one
    for yes or no, and the one that "what" or "which" asks for.
    """
    nouns = [word for word in tagged(asked) if word.is_noun and word.text.isalpha() and len(word.text) >= SHORTEST]
    if kind in _FIGURES:
        counted = asking_of(asked).noun if kind is AnswerKind.COUNT else None
        nouns = [word for word in nouns if counted is None or word.end <= counted.end]
        return [word.text for word in nouns if word.text.lower() not in GENERAL]
    if kind is AnswerKind.YES_NO:
        words = tagged(asked)
        nouns = [*(_things(words) if sure < ENOUGH else ()), *filter(_may_be_name, words)]
    elif sure >= ENOUGH:
        return []
    else:
        nouns = [word for word in nouns if kind in _OPEN and _asks_for(word, asked)]
    return [word.text for word in nouns if not is_sort(word.text.lower())]


def is_sort(word: str) -> bool:
    """Whether a noun only says what kind of answer is wanted."""
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word in GENERAL | SORTS or one in ANNOUNCING


def _asks_for(noun: Word, asked: str) -> bool:
    """Whether a question asks which one: "which hotel", "what is the currency of", not "what is the hotel for"."""
    asking = asking_of(asked)
    told_of = asking.word == "what_of" and _ENDS.match(asked, noun.end) is not None
    return noun == asking.noun and (asking.word == "what_noun" or told_of)


def _things(words: Sequence[Word]) -> list[Word]:
    """The nouns of a question for yes or no; not what follows a noun where it may be the verb: "Does Rome need a …"."""
    verb = words[0].text.lower() in _BEING or any(word.is_verb for word in words[1:])
    return [
        word
        for before, word in pairwise(words)
        if word.is_noun and len(word.text) >= SHORTEST and (verb or before.tag[:2] not in _NOMINAL)
    ]


def is_asked(word: str, query: Query) -> bool:
    """Whether a noun is what a question asks for: "How many horses", "what prize"; any of one for yes or no."""
    noun = asking_of(query.own_words or query.focus).noun
    return word.islower() if query.kind is AnswerKind.YES_NO else noun is not None and noun.text == word


def absent_goods(query: Query, evidence: Evidence, around: str, lexical: LexicalIndex) -> str | None:
    """What a question asks tons or barrels of, where no article mentions it.

    Of "how many tons", also where neither the sentence nor what stands around it does: they may be of other goods.
    """
    found = _MASS.search(query.focus)
    if found is None or set(terms(found["what"])) <= set(terms(around)):
        return None
    counted = found.group().lower().startswith("how") and not said_otherwise(found["what"], in_full(evidence))
    return found["what"] if counted or found["what"] not in lexical else None


def said_otherwise(word: str, text: str) -> bool:
    """Whether a text has another word for the same: "contract" for "deal", "value added tax" for "VAT"."""
    if word.isupper():
        return spelled_out(word, text)
    asked = wider_meanings(word)
    like = {term for other in (*synonyms(word.lower()), *_bases(word.lower())) for term in terms(other)}
    beginning = word[:ALIKE].lower() if len(word) >= ALIKE else None
    return not like.isdisjoint(terms(text)) or any(
        not asked.isdisjoint(wider_meanings(other)) or other[:ALIKE].lower() == beginning
        for other in _WORD.findall(text)
    )


def _bases(word: str) -> list[str]:
    """English words of which this one may be made: "visit" for "visitors", "trade" for "trader"."""
    ending = _DOERS.search(word)
    bases = (word[: ending.start()] + more for more in ("", "e")) if ending else ()
    return [base for base in bases if len(base) >= SHORTEST_BASE and base in english()]


def spelled_out(short: str, text: str) -> bool:
    """Whether a text has the words that capitals stand for: next to each other, or known ones in any order."""
    if any(set(terms(long)) <= set(terms(text)) for long in written_out(short)):
        return True
    initials = "".join(word[0] for word in _WORD.findall(text)).upper()
    return short.isupper() and len(short) >= SHORTEST and short in initials


def _mentioned(word: str, lexical: LexicalIndex) -> bool:
    return any(form in lexical for form in (word, *other_spellings(word.lower())))


def _may_be_name(word: Word) -> bool:
    """Whether a word in small letters is no English one, or a rare noun, and so most likely a name: "Did she visit
    pirelli?"."""
    if not (word.text.islower() and word.text.isalpha() and len(word.text) > SHORTEST):
        return False
    return not _is_english(word.text) or (word.is_noun and english().get(word.text, RARE) < RARE)


def _is_english(word: str) -> bool:
    return word[0].isupper() or word in english() or is_british(word)
