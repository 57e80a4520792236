"""Follow-ups: what a question takes from the questions before it. Earlier answers are never looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.english.names import read_names
from bot.english.numerals import WORDS
from bot.english.parties import read_parties
from bot.english.quantities import years_in
from bot.questions.antecedents import names_its_own
from bot.questions.replacement import corrected, of_another_country, of_goods, of_part_of_year
from bot.questions.theme import with_theme
from index.lexical import terms

# A question that leans on the one before it.
_LEANS = re.compile(
    r"^(?:and|but|so|also|then|what about|how about|what of|same for|ok|okay)\b"
    r"|\b(?:this|these|those)\b|\b(?:of|about|does|is|was|did|to|would|will|could|might) that\b"
    r"|\bthat (?:city|country|place|year|company|person|figure|number|one|article|summit|visit|deal|region|amount)\b"
    r"|\b(?:that|there|one|ones)\s*\?*$"
    r"|\b(?:elsewhere|instead|otherwise|somewhere else|someone else)\b(?! (?:of|in|than)\b)",
    re.IGNORECASE,
)
# What opens a message with so many terms tells what the rest of it speaks of.
_SENTENCES, TELLING = re.compile(r"(?<=[.!?])\s+(?=[A-Z])"), 3
_THAT = re.compile(r"\bthat(?: too| as well)?\W*$|\b(?:of|about|does|is|was|did|to) that\b", re.IGNORECASE)
_HANDS = re.compile(r"\bon the (?:one|other)(?: hand)?\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers)\b", re.IGNORECASE)
# What has its noun in an earlier question: "Which one", "the other two", "What is the first based on?", "the best in".
_HAS = r"(?:is|are|was|were|be|did|does|do|has|have|had|can|could|will|would|based)"
_HEADLESS = re.compile(
    r"\bwhich one\b(?! of)"
    rf"|^\W*which {_HAS} (?:the )?(?:more|most|less|least|better|best|worse|worst|[a-z]{{3,}}(?:er|est))\b"
    r"(?!.*\b(?:of|or|among)\b)"
    r"|\bthe (?:(?:first|last|other) )?(?:first|second|third|last|latter|former|other|others|two|three)"
    rf"(?=\W*$|\s{_HAS}\b)"
    r"|\bthe (?:two|three|other|latter|former) (?:[a-z]+ )?+[a-z]+\b(?! of\b)"
    r"|\bthe (?:first|second|third|last|next|other|new|old|big|bigger|smaller) ones?\b(?! (?:of|to|who|that|which)\b)"
    r"|\b(?:the|second|next) (?:best|worst)(?=\W*$|\s(?:in|for|to|with)\b)"
    r"|\b(?:you|we)(?:['’]ve| have)? (?:just |already )?(?:mentioned|named|listed|talked about|spoke of|discussed)\b"
    r"|^\W*(?:please )?(?:(?:can|could) you )?(?:give|show|name|list|tell|say)\b(?: \w+){0,3}?"
    r" (?:examples?|more|others)\W*$"
    r"|^\W*(?:what|which|who|where) (?:else|others?)\b"
    r"|^\W*(?:what|which) (?:type|kind|sort|model|brand|version)s? of [a-z]+\W*$",
    re.IGNORECASE,
)
_NEW_TOPIC = re.compile(
    r"^\W*(?:(?:a )?(?:new|another|different) (?:topic|subject|question)|changing the (?:subject|topic)|by the way"
    r"|on (?:a|an)(?:other| different) (?:topic|subject|note)|let['’]s (?:talk about|turn to|move on))\b",
    re.IGNORECASE,
)
# "It" that points nowhere: "What time is it …", "Is it true that …".
_EMPTY_IT = re.compile(
    r"\b(?:is|was) it (?:true|possible|likely|the case)\b|\bit is said\b|\bdoes it take\b", re.IGNORECASE
)
_BARE_YEAR = re.compile(
    r"^(?:and|what about|how about|but|or|then)?\s*(?:in|for|of|during)?\s*((?:19|20)\d\d)\s*\??$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:in |for )?the (?:year before|previous year|year earlier|preceding year|prior year)|a year earlier)\b"
    r"|^(?:and )?(?:what (?:was it|about) )?before (?:that|then)\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\b(?:in |for )?the (?:year after|following year|next year)\b|\ba year later\b", re.IGNORECASE
)
# "And two years earlier?"
_SOME_YEARS = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\syears\s(?P<way>before|earlier|prior|later|after)\b"
    r"(?:\s(?:that|then))?",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:than|by how much|by what|compared)\b", re.IGNORECASE)
# In their order; "the year before last" holds no "last year".
_RELATIVE_YEARS = ("the year before last", "last year", "this year", "next year")
_NO_QUESTION = re.compile(
    r"^(?:and|what about|how about|what of|same for|but|or|also)\b(?!.*\b(?:who|when|where|why|how)\b)"
    r"(?! what (?:is|was|are|were)\b)",
    re.I,
)
_PLACE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|be|been|has|have)\b)"
    r"|\b(?:that|this|the same) (?:city|country|place|state|port|town|region|capital)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b|\b(?:that|this|the same) (?:person|man|woman)\b", re.IGNORECASE)
_HE, _SHE = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in ("he|him|his", "she|her|hers"))
_OWNED = re.compile(r"\b(?:his|her)\b(?=\s[a-z])(?!\s(?:to|in|on|at|for|from|with|by|and|or|about)\b)", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:they|them|their|it|its|itself)\b|\b(?:that|this|the same) (?:company|bank|body|group|firm"
    r"|organi[sz]ation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Turn:
    """A question in its conversation.

    own: the question, with the year that a bare follow-up stands for put in. context: the earlier questions that it
    leans on; empty where it stands alone. asks_like: the question whose kind it takes over ("What about coal?").
    earlier: the earlier questions, each by itself, newest first, where it leans on them.
    """

    own: str
    context: str = ""
    asks_like: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def understood(self) -> str:
        """The question as it is searched and shown."""
        return f"{self.context} {self.own}" if self.context else self.own


def follow(question: str, history: Sequence[str]) -> Turn:
    """The question with what it takes from earlier ones, oldest first."""
    earlier: list[Turn] = []
    for one in history:
        earlier.append(_after(one, earlier))
    return _after(question, earlier)


def _after(question: str, earlier: Sequence[Turn]) -> Turn:
    """The question with what it takes from these, oldest first."""
    if not earlier:
        return Turn(question)
    before, question = earlier[-1], corrected(question)
    if year := _other_year(question, before.own):
        return Turn(_dated(before.own, year), before.context, before.asks_like)
    if other := _another_relative_year(question, before.own):
        return Turn(other, before.context, before.asks_like)
    if other := of_part_of_year(question, before.own):
        return Turn(other, before.context, before.asks_like)
    if other := of_another_country(question, before.own) or of_goods(question, before.own):
        return Turn(other, before.context, before.asks_like, (before.own, *before.earlier))
    if (other := of_another_country(question, before.context)) and not read_parties(before.own):
        return Turn(before.own, other, before.asks_like, before.earlier)
    if not leans(question):
        return Turn(question)
    if named := with_theme(question, before.own):
        return Turn(named, before.context, "", (before.own, *before.earlier))
    # Where the topic that the conversation is at was opened.
    opening = next((turn for turn in reversed(earlier) if not turn.context and not turn.earlier), earlier[0])
    kept = dict.fromkeys((opening.own, before.own))
    like = before.asks_like or before.own
    asks_like = like if _NO_QUESTION.match(question) else ""
    return Turn(question, " ".join(kept), asks_like, tuple(turn.own for turn in reversed(earlier)))


def leans(question: str) -> bool:
    """Whether a question needs the ones before it: by a pronoun, a noun left out, or how little it says."""
    first, *others = _SENTENCES.split(question)
    told = others and stands(first) and not any(map(_THAT.search, others))
    if told or _EMPTY_IT.search(question):
        return False
    question = _HANDS.sub("", question)
    if _LEANS.search(question) or (_PRONOUN.search(question) and not names_its_own(question)):
        return True
    few = len(terms(question)) < 2 or len(question.split()) <= 3
    return (few or _HEADLESS.search(question) is not None) and not opens_topic(question)


def stands(opening: str) -> bool:
    """Whether what opens a message tells what the rest of it speaks of: it names something, and leans on nothing."""
    return len(terms(opening)) >= TELLING and bool(read_names(opening)) and not leans(opening)


def opens_topic(question: str) -> bool:
    """Whether a question says that it turns to something else."""
    return _NEW_TOPIC.match(question) is not None


def refers_to(question: str) -> str | None:
    """Whom or what of an earlier question this one speaks of: "person", "place" or "thing"; None for none."""
    if _PLACE.search(question):
        return "place"
    if _PERSON.search(question):
        return "person"
    return "thing" if _THING.search(question) else None


def with_person(question: str, name: str) -> str | None:
    """The question with somebody's name in place of its "he" or "that person"; None where it has "her company" or
    speaks of two."""
    two = _HE.search(question) and _SHE.search(question)
    return None if two or _OWNED.search(question) else _PERSON.sub(name, question, count=1)


def _other_year(question: str, before: str) -> int | None:
    """The year that a follow-up asks the same question for."""
    if bare := _BARE_YEAR.match(question):
        return int(bare[1])
    years = years_in(before)
    if not years or not _is_only_of_another_year(question):
        return None
    if some := _SOME_YEARS.search(question):
        count = int(some["n"]) if some["n"].isdigit() else WORDS[some["n"].lower()]
        return years[-1] + count if some["way"].lower() in ("later", "after") else years[0] - count
    if _YEAR_BEFORE.search(question):
        return years[0] - 1
    return years[-1] + 1 if _YEAR_AFTER.search(question) else None


def _is_only_of_another_year(question: str) -> bool:
    if _COMPARES.search(question):
        return False  # "By how much is that more than the year before?"
    for pattern in (_SOME_YEARS, _YEAR_BEFORE, _YEAR_AFTER):
        question = pattern.sub("", question)
    return len(terms(question)) <= 1


def _another_relative_year(question: str, before: str) -> str | None:
    """The earlier question for the year before, or after, its "last year" or "this year"."""
    if years_in(before) or not _is_only_of_another_year(question):
        return None
    step = -1 if _YEAR_BEFORE.search(question) else 1 if _YEAR_AFTER.search(question) else 0
    asked = next((i for i, words in enumerate(_RELATIVE_YEARS) if re.search(rf"\b{words}\b", before, re.I)), None)
    if not step or asked is None or not 0 <= asked + step < len(_RELATIVE_YEARS):
        return None
    return re.sub(rf"\b{_RELATIVE_YEARS[asked]}\b", _RELATIVE_YEARS[asked + step], before, flags=re.IGNORECASE)


def _dated(question: str, year: int) -> str:
    years = years_in(question)
    if not years:
        return f"{question.rstrip('?. ')} in {year}?"
    first, *others = reversed(years)
    dated = re.sub(rf"\b{first}\b", str(year), question)
    for other in others:  # "in 2022, 2023 and 2024" -> "in 2020"
        dated = re.sub(rf"\b{other}\b(?:\s*,\s*|\s+and\s+|\s+or\s+|[-–])?", "", dated)
    return dated
