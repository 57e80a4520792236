"""Understanding a question: what kind of answer it wants, and what the evidence must meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.quantities import years_in
from corpus.errors import QuestionError
from index.lexical import terms


class AnswerKind(StrEnum):
    """What a question asks for."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    GROWTH = "growth"
    DATE = "date"
    RANK = "rank"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    LIST = "list"
    YES_NO = "yes_no"
    EXPLANATION = "explanation"


# Kinds of which the answer is a figure, a date or a name that can be put in front.
TYPED = frozenset(AnswerKind) - {AnswerKind.LIST, AnswerKind.YES_NO, AnswerKind.EXPLANATION}


@dataclass(frozen=True)
class Query:
    """A question as understood.

    text: as asked. understood: with what earlier questions supply; passages are searched with it. focus: the
    question itself, with the names of the one before where it has next to no words of its own; sentences are chosen
    by it. kind: the answer it wants. years: those it asks about, oldest first. names: its own capitalised ones.
    """

    text: str
    understood: str
    focus: str
    kind: AnswerKind
    years: tuple[int, ...]
    names: tuple[str, ...]


_MONEY = (
    r"worth|value|valued|cost|price|invest\w*|turnover|revenues?|sales|exports?|imports?|trade|dollars?|euros?|\$|€"
)
_GROWTH = (
    r"grow\w*|grew|ris(?:e|en|ing)|rose|increas\w*|declin\w*|decreas\w*|f[ae]ll\w*|drop\w*|jump\w*|change[ds]?|expand"
)
_AMOUNT = (
    r"(?:volume|value|amount|total|number|size|level|figure|price|cost|population|revenue|turnover|worth|weight"
    r"|height|length|width|area|temperature|speed|distance|capacity|budget|average|count|score)"
)
_THINGS = (
    r"(?:goods|products|items|areas|countries|states|companies|sectors|fields|leaders|presidents|categories|commodities"
    r"|investors|projects|threats|topics|issues|factors|reasons|organi[sz]ations|cities|partners|members|proposals)"
)
# First match wins: the order goes from the plainest mark of a kind to the vaguest.
_KINDS: tuple[tuple[AnswerKind, str], ...] = (
    (
        AnswerKind.EXPLANATION,
        r"^(?:and |but |so )?why\b|\bwhat (?:is|was|are|were) the (?:reasons?|causes?)\b|^explain\b",
    ),
    (
        AnswerKind.LIST,
        rf"^(?:list|name|enumerate)\b|\b(?:which|what)(?:\s[\w-]+){{0,3}}\s{_THINGS}\b"
        rf"|\bwhat (?:are|were) (?:the )?(?:[\w-]+ ){{0,4}}{_THINGS}\b",
    ),
    (
        AnswerKind.RANK,
        r"\b(?:what|which) (?:rank|ranking)\b|\bhow (?:high )?(?:does|is|did) .*\brank(?:ed)?\b|\brank .*among\b",
    ),
    (AnswerKind.PERCENT, r"\b(?:share|percent(?:age)?|per cent|proportion|what fraction)\b"),
    (AnswerKind.GROWTH, rf"\b(?:how much|how (?:far|fast|strongly)|by what)\b.*\b(?:{_GROWTH})\b|\bgrowth rate\b"),
    (AnswerKind.COUNT, r"\bhow many\b|\bnumber of\b"),
    (
        AnswerKind.MONEY,
        rf"\bhow much\b.*(?:\b(?:{_MONEY})\b|[$€])|\bhow much money\b|\bhow (?:large|big|high)\b.*\b(?:{_MONEY})\b",
    ),
    (
        AnswerKind.MONEY,
        r"\b(?:what|which)\b.*\b(?:value|turnover|worth|revenues?|cost|price)\b|\bwhat (?:was|were|is|are) (?!\w+ing)"
        r"(?:[\w'’–-]+ ){0,6}(?:trade|exports|imports|investments?)(?: \w+){0,8}\?*$",
    ),
    (
        AnswerKind.DATE,
        r"^(?:\w+[,:]? )?when\b|\b(?:what|which) (?:year|date|day|month|century|decade)\b|\bsince when\b",
    ),
    (AnswerKind.QUANTITY, r"\bhow (?:much|large|big|high|long|old|far|tall|deep|heavy|fast|wide|often|few)\b"),
    (
        AnswerKind.PLACE,
        r"\bwhere\b|\b(?:what|which) (?:city|country|place|port|region|state|town|village|capital|continent)\b",
    ),
    (
        AnswerKind.PERSON,
        r"\b(?:who|whom|whose)\b|\bwhat is the name of the (?:president|minister|premier|expert|author)\b"
        r"|\bwhich (?:person|president|minister|prime minister|premier|leader|expert|official|diplomat|author)\b",
    ),
    (AnswerKind.QUANTITY, rf"\bwhat (?:is|was|are|were) (?:the )?(?:[\w'’-]+ ){{0,4}}{_AMOUNT}\b"),
    (
        AnswerKind.NAME,
        r"\b(?:what|which) (?:company|organi[sz]ation|bank|agency|institute|ministry|ship|book|film|song|team)\b"
        r"|\bwhich (?!of\b|is\b|are\b|was\b|were\b)[a-z]{4,}\b|\bwhat is the name\b"
        r"|\bwhat (?:is|was|are|were) \w+(?: \w+)? called\b",
    ),
    (AnswerKind.YES_NO, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

_CAPITAL = r"[^\W\d_a-zà-ÿа-я][\w+&’'.-]*[\w+]|[A-Z]"
_NAME = re.compile(rf"(?<![\w$])(?:{_CAPITAL})(?:\s(?:(?:of|de|al|bin|von|van)\s)*(?:{_CAPITAL}))*")
_QUESTION_WORDS = set(
    "what which who whom whose when where why how is are was were do does did has have had can could will would should "
    "in on at of the a an and but so by for from to according tell give name list please hi hello does compare".split()
)
_ENDS = re.compile(r"[.!?:–>]\s*$")
# "Who is Jane Doe?" has the name and wants to know who that is.
_WHO_IS_NAME = re.compile(rf"^(?i:who (?:is|was|are|were)) (?:{_CAPITAL})(?:\s(?:{_CAPITAL}))*\s?\??$")
# A question that leans on the one before it.
_LEANS = re.compile(
    r"^(?:and|but|so|also|then|what about|how about|what of|same for|ok|okay)\b"
    r"|\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those)\b|\b(?:of|about|does|is) that\b"
    r"|\b(?:that|there|one|ones)\s*\?*$",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    r"^(?:and|what about|how about|but|or|then)?\s*(?:in|for|of|during)?\s*((?:19|20)\d\d)\s*\??$", re.IGNORECASE
)


def understand(question: str, history: Sequence[str] = (), max_characters: int = 2_000) -> Query:
    """The question as a Query. `history`: earlier questions, oldest first. Raises QuestionError."""
    text = " ".join(question.split())
    if not re.search(r"\w", text):
        raise QuestionError("an empty question", expected="a question in words", todo="ask something")
    if len(text) > max_characters:
        raise QuestionError(
            f"a question of {len(text):,} characters",
            expected=f"at most {max_characters:,}",
            todo="shorten it, or raise the setting max_question_characters",
        )
    own, understood = resolve(text, [" ".join(earlier.split()) for earlier in history])
    supplied = names_in(understood.removesuffix(own)) if len(terms(own)) < 2 else ()
    focus = " ".join([own, *supplied])
    return Query(text, understood, focus, kind_of(own), years_in(own), names_in(own))


def kind_of(question: str) -> AnswerKind:
    """What kind of answer a question wants; an explanation where nothing plainer is asked for."""
    if _WHO_IS_NAME.match(question):
        return AnswerKind.EXPLANATION
    return next((kind for kind, pattern in _COMPILED if pattern.search(question)), AnswerKind.EXPLANATION)


def names_in(question: str) -> tuple[str, ...]:
    """Capitalised names of a question, each once; a word that opens a sentence must own something: "Eni's"."""
    names = []
    for match in _NAME.finditer(question):
        words = match.group().split()
        opens = not question[: match.start()].rstrip(" “\"'(").strip() or _ENDS.search(question[: match.start()])
        while words and words[0].lower() in _QUESTION_WORDS:
            words, opens = words[1:], None
        if words and not (opens and len(words) == 1 and not re.search(r"['’]s?$", words[0])):
            names.append(re.sub(r"['’]s?$", "", " ".join(words)))
    return tuple(dict.fromkeys(names))


def resolve(question: str, history: Sequence[str]) -> tuple[str, str]:
    """The question itself and the one to search with: a follow-up gets what it leaves out from the one before.

    A year alone ("And in 2022?") takes the year's place in the question before; any other follow-up has that
    question put in front of it for the search, while what it asks for stays its own.
    """
    if not history:
        return question, question
    before = resolve(history[-1], history[:-1])[1]
    if bare := _BARE_YEAR.match(question):
        years = years_in(before)
        dated = f"{before.rstrip('?. ')} in {bare[1]}?"
        resolved = re.sub(rf"\b{years[-1]}\b", bare[1], before) if years else dated
        return resolved, resolved
    if _LEANS.search(question) or len(question.split()) <= 3:
        return question, f"{before} {question}"
    return question, question
