"""A question as it is typed, brought into the words of the articles before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.capitals import lands_of
from bot.english.dictionary import english, very_common
from bot.english.names import territories
from bot.english.numerals import MONTH_NUMBERS
from bot.english.parties import canonical, is_region
from bot.english.tagging import is_only_name
from bot.phrases import phrases
from bot.questions.courtesy import is_courtesy, without_courtesy
from bot.questions.language import language_of
from bot.questions.query import check_question
from bot.questions.spelling import Repaired, repair
from bot.questions.written_names import with_written_names
from bot.translation import LANGUAGES, Translated, translate
from index.store import Snapshot

# "What's been said", "what's", "whos the".
_HAS = re.compile(r"\b(what|who|where|how)['’]?s(?= (?:been|happened|become|gone|changed)\b)", re.IGNORECASE)
_IS = re.compile(r"\b(what|who|where|when|how)['’]?s\b", re.IGNORECASE)
_UNMARKED = re.compile(
    r"^\W*(?:and |but |so )?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|can"
    r"|could|will|would|should)\b"
    r"(?:[^?!.:;]|[.:](?=\d))*$",
    re.IGNORECASE,
)
# "May" and "march" are verbs too, where no day, year or preposition of time tells.
_BEFORE_MONTH = "in by of since until during last next early late mid".split()
# By the counts of english(): most cities are rarer ("moscow": 294), most nouns that are cities too are not ("split").
RARE_WORD = 400
_MONTH = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(MONTH_NUMBERS.keys() - {'march', 'may'}))})(?![\w-])"
    rf"|(?<![\w-])(?:{'|'.join(f'(?<={word} )' for word in _BEFORE_MONTH)}|(?<=\d )|(?<=\d[snrt][tdh] ))(?:march|may)\b"
    r"|(?<![\w-])(?:march|may)(?=\s\d)"
)
_STATE = re.compile(r"\b[Tt]he (?:[A-Z]\w+ )?(?:Republic|Kingdom|State) of (?P<land>[A-Z]\w+)")


@dataclass(frozen=True)
class Heard:
    """The question and those before it, in English and with their spelling repaired, and what was done to it.

    language: of the question as typed, None where nothing tells.
    """

    question: str
    history: tuple[str, ...]
    language: str | None
    notices: tuple[str, ...]


def _in_usual_form(question: str) -> str:
    """ "Percent" for "per cent", "what is" for "what's", a question mark, countries without the form of their state."""
    question = _IS.sub(r"\1 is", _HAS.sub(r"\1 has", question))
    question = f"{question.rstrip()}?" if _UNMARKED.match(question) else question
    question = re.sub(r"\bper cent\b", "percent", question, flags=re.IGNORECASE)
    return _STATE.sub(lambda found: found["land"] if canonical(found["land"]) else found.group(), question)


def _with_apostrophes(repaired: Repaired) -> Repaired:
    """Countries that own something: "italys" is "Italy's"."""
    text = repaired.text
    for _, now in repaired.changes:
        if now.endswith("s") and now[:-1] in territories():
            text = re.sub(rf"\b{now}\b", f"{now[:-1]}'s", text)
    return Repaired(text, repaired.changes)


@lru_cache(maxsize=2)
def _short_names(snapshot: Snapshot) -> dict[str, str]:
    """Names in capital letters by their small letters: those that the articles have, and initials that are no word."""
    names = (alias.name for alias in snapshot.aliases if alias.name.isupper())
    return {name.lower(): name for name in names if name in snapshot.lexical or name.lower() not in english()}


def _with_capitals(repaired: Repaired, snapshot: Snapshot, *, typed_without: bool) -> Repaired:
    """Sentences, months, regions, peoples, cities and abbreviations in small letters: "the eu and the french"."""
    text = _MONTH.sub(lambda month: month.group().capitalize(), repaired.text)
    if typed_without:
        text = re.sub(r"(?<=[.!?]\s)[a-z]", lambda first: first.group().upper(), text)
    short = _short_names(snapshot)
    for match in re.finditer(r"\b\w+(?= (\w+)\b)|\b\w+\b", text):
        word, pair = match.group(), f"{match.group()} {match[1]}".title() if match[1] else ""
        if word.islower() and pair and is_region(canonical(pair) or ""):
            text = text.replace(f"{word} {match[1]}", pair)
        elif (is_only_name(word) and canonical(word)) or _is_city(word, snapshot):
            text = re.sub(rf"\b{word}\b", word.capitalize(), text)
        elif word in short and not very_common(word):
            text = re.sub(rf"\b{word}\b", short[word], text)
    return Repaired(text, repaired.changes)


def _is_city(word: str, snapshot: Snapshot) -> bool:
    """Whether a word in small letters can hardly be but a city that no article mentions: "ashgabat", not "nice"."""
    if not word.islower() or word in snapshot.vocabulary.forms or english().get(word, 0) >= RARE_WORD:
        return False
    return bool(lands_of(word.capitalize()))


def hear(question: str, history: Sequence[str], snapshot: Snapshot, max_characters: int) -> Heard:
    """The question to be understood. Raises QuestionError for one that is empty or too long."""
    check_question(question, max_characters)
    question = without_courtesy(question)
    earlier = tuple(_in_english(one, snapshot) for one in history if not is_courtesy(one))
    language = language_of(question)
    if language in LANGUAGES:
        translated = _translated(question, language, snapshot)
        said = phrases(language)
        lost = (said.not_carried_over(translated.unknown),) if translated.unknown else ()
        return Heard(translated.text, earlier, language, (said.understood_as(translated.text), *lost))
    typed_without = question.islower() or question.isupper()
    repaired = repair(_in_usual_form(question), snapshot)
    repaired = _with_capitals(_with_apostrophes(repaired), snapshot, typed_without=typed_without)
    repaired = Repaired(with_written_names(repaired.text, snapshot), repaired.changes)
    changes = [f"“{was}” as “{now}”" for was, now in repaired.changes if was.lower() != now.lower()]
    notices = (f"Read {', '.join(changes)}.",) if changes else ()
    return Heard(repaired.text, earlier, language, notices)


def _in_english(message: str, snapshot: Snapshot) -> str:
    question = without_courtesy(message)
    language = language_of(question)
    if language in LANGUAGES:
        return _translated(question, language, snapshot).text
    return with_written_names(repair(_in_usual_form(question), snapshot).text, snapshot)


def _translated(question: str, language: str, snapshot: Snapshot) -> Translated:
    capitalised = [form.written for form in snapshot.vocabulary.forms.values() if form.written[0].isupper()]
    return translate(question, language, snapshot.lexical.__contains__, capitalised)
