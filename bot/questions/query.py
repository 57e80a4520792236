"""Understanding a question: what kind of answer it wants, and what the evidence must meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.numbers.periods import asked_years
from bot.questions.agreement import plainly
from bot.questions.dialogue import follow, opens_topic, stands
from bot.questions.filters import EVERYTHING, NOBODY, Filter, Publications, filter_of
from bot.questions.kinds import AnswerKind, kind_of
from bot.questions.left_out import BUT_FOR
from bot.questions.names import PAIR, names_in
from bot.questions.request import Request, read_request
from bot.questions.roles import Role, in_plain_words, role_of
from bot.questions.scene import Scene
from bot.questions.shares import as_share
from bot.questions.telegraphic import as_question
from bot.questions.turned_round import turned_round
from corpus.errors import QuestionError
from index.lexical import terms


@dataclass(frozen=True)
class Query:
    """A question as understood.

    text: as asked. focus: what is asked, with a year or names put in that earlier questions supply; sentences are
    chosen by it. context: earlier questions that it leans on; passages are searched with both. kind: the answer it
    wants. years: those it asks about, oldest first. names: its capitalised ones. role: the office whose holder it
    wants. admitted: the articles that it says it may be answered from; scope: those that the reader chose. across:
    whether it asks what several articles say. earlier: earlier questions, newest first, where it leans on them.
    also: names with others that the articles have for them: "APP" and what it is short for. own_words: the question
    before it was put in the articles' words, if it was. history: all earlier questions, oldest first, where its answer
    may stand beside theirs, with what its own message asks or says before it after the first `messages`; scene: where
    the last of these is answered.
    """

    text: str
    focus: str
    context: str
    kind: AnswerKind
    years: tuple[int, ...]
    names: tuple[str, ...]
    role: Role | None = None
    admitted: Filter = EVERYTHING
    across: bool = False
    earlier: tuple[str, ...] = ()
    scope: Filter = EVERYTHING
    also: tuple[tuple[str, str], ...] = ()
    own_words: str = ""
    history: tuple[str, ...] = ()
    messages: int = 0
    scene: Scene | None = None

    @property
    def understood(self) -> str:
        """The question as it is searched."""
        return f"{self.context} {self.focus}" if self.context else self.focus

    @property
    def shown(self) -> str:
        """The question as it is shown to who asked it."""
        return self.own_words or self.understood


# "Really? What type of product?" asks one thing, of the question before.
_SURPRISE = re.compile(r"^\W*(?:really|seriously|honestly|no way|wow|oh|is that so)[?!.]+\s+(?=\w)", re.IGNORECASE)
# What is said beside a follow-up in so few words of its own says nothing: "Thank you.", "That was quick."
MANNERS = 1
_WHO_IS_PRONOUN = re.compile(r"^\W*who(?:['’]s| is| was| are| were) (?:he|she|they|that|this)\W*$", re.IGNORECASE)
# Words that ask for something and don't say of what.
_EMPTY = frozenset(
    terms(
        "two three amounts figures values numbers given which ones make together sum total percent percentage many much"
        " minimum maximum case said says say stated answer day days year date time exactly"
    )
)
# "What do the articles say about …": what follows is asked.
_ABOUT_SOURCES = re.compile(
    r"\b(?:do|does|did) (?:the|these|those|all|both|each|your|any)(?: of the)? (?:articles?|sources?|reports?|papers?)"
    r" (?:(?:say|report|state|tell us|mention)\b(?= (?:about|of|on)\b)|(?:dis)?agree (?:on"
    r"|about) (?:whether )?(?=how|what|which|who|when|where))",
    re.IGNORECASE,
)
_ON_SOURCES = re.compile(
    r"\bdo (?:the|these|those|all|both|our) (?:\w+ )?(?:sources|articles|reports|papers)\b", re.IGNORECASE
)
# "Who lends money, and how much does each give?": a list, told with its figures.
OF_EACH = re.compile(
    r"(?<=\w),?\s(?:and\s)?(?:(?:with|for|at|by|on|from|to|in|over)\s)?how (?:much|many)\b[^?]*"
    r"\b(?:each|respectively)\b[^?]*(?=\?|$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ACROSS = re.compile(
    r"\b(?:each|every|both|all|two|three|several|other|different|which|how many)(?: of)?(?: the)? (?:articles?|sources?"
    r"|publishers?|reports?|outlets?|papers?|newspapers?|accounts?)\b|\bthe (?:articles|sources|reports|papers)\b"
    r"|\bone (?:article|source|report)\b.*\banother\b|\beach report\b",
    re.IGNORECASE,
)


def check_question(question: str, max_characters: int) -> None:
    """Raise QuestionError for a question without words or with too many."""
    text = " ".join(question.split())
    if not re.search(r"\w", text):
        raise QuestionError("an empty question", expected="a question in words", todo="ask something")
    if len(text) > max_characters:
        raise QuestionError(
            f"a question of {len(text):,} characters",
            expected=f"at most {max_characters:,}",
            todo="shorten it, or raise the setting max_question_characters",
        )


def understand(
    question: str,
    history: Sequence[str] = (),
    max_characters: int = 2_000,
    publications: Publications = NOBODY,
) -> tuple[Query, ...]:
    """The questions of a message, each as a Query. `history`: earlier messages, oldest first. Raises QuestionError."""
    check_question(question, max_characters)
    text = " ".join(question.split())
    text = _SURPRISE.sub("", text) if history else text
    earlier = [read_request(_SURPRISE.sub("", " ".join(one.split()))).whole for one in history]
    asked = plainly(text)
    plain = OF_EACH.sub("", asked)
    of_each = plain != asked
    request = read_request(plain)
    if earlier and len(_own_words(request.premise)) <= MANNERS:
        request = replace(request, premise="")
    request = _gathered(request)
    admitted, _ = filter_of(request.whole, publications)
    across = len(admitted.publishers) > 1 or asked != text or _ACROSS.search(request.whole) is not None
    queries: list[Query] = []
    for number, typed in enumerate(request.parts):
        part = turned_round(typed, [*earlier, *request.parts[:number]])
        plain = " ".join(_ABOUT_SOURCES.sub(" ", filter_of(part, publications)[1]).split())
        if queries and not _own_words(plain):
            continue
        plain = plain if _own_words(plain) else part
        said = [*filter(None, [request.premise]), *request.parts[:number]]
        # A message that opens with something of its own is understood by itself.
        before = said if said and stands(said[0]) else [*earlier, *said]
        query = query_of(plain, before, text, admitted, across=across)
        if plain != part and follow(part, ["x"]).context == "":  # it leans on nothing but for what was taken out of it
            query = query_of(plain, (), text, admitted, across=across)
        query = replace(query, kind=AnswerKind.LIST) if of_each else query
        query = replace(query, messages=min(len(before) - len(said), len(query.history)))
        queries.append(_of_the_same_body(query, queries))
    return tuple(queries)


def _of_the_same_body(query: Query, before: Sequence[Query]) -> Query:
    """ "Who is Mongolia's president, and who is the prime minister?": of Mongolia."""
    bodies = next((one.role.bodies for one in reversed(before) if one.role and one.role.bodies), ())
    if query.role is None or query.role.bodies or not bodies:
        return query
    role = replace(query.role, asked=f"{query.role.asked} of {bodies[0]}", bodies=bodies)
    return replace(query, focus=f"{query.focus.rstrip(' ?')} of {bodies[0]}?", role=role, names=(*query.names, *bodies))


def _gathered(request: Request) -> Request:
    """A question without words of its own goes with what is said before it: "It came twice. What are the two?"."""
    first, *others = request.parts
    parts, premise = [first], request.premise
    if premise and len(_own_words(first)) < 2:
        parts, premise = [f"{premise} {first}"], ""
    for part in others:
        if _ON_SOURCES.search(part) or not _own_words(part):
            parts[-1] = f"{parts[-1].rstrip(' ?')}? {part}"
        else:
            parts.append(part)
    return Request(tuple(parts), premise, request.orders)


def _own_words(part: str) -> list[str]:
    """The terms of a part that say what it is about."""
    return [term for term in terms(part) if term not in _EMPTY]


def query_of(
    part: str, history: Sequence[str] = (), text: str = "", admitted: Filter = EVERYTHING, *, across: bool = False
) -> Query:
    """One question as a Query."""
    turn = follow(BUT_FOR.sub("", as_share(as_question(in_plain_words(part)))), history)
    names = names_in(turn.own)
    asking = [sentence for sentence in _SENTENCE.split(turn.asks_like or turn.own) if sentence.strip()]
    kinds = [kind_of(sentence) for sentence in reversed(asking) if not _ON_SOURCES.search(sentence)]
    kind = next((kind for kind in kinds if kind is not AnswerKind.EXPLANATION), AnswerKind.EXPLANATION)
    role = role_of(turn.own, names)
    goes_on = bool(turn.earlier) or not (names or opens_topic(turn.own))
    return Query(
        text or part,
        turn.own,
        turn.context,
        kind,
        asked_years(turn.own),
        names,
        role,
        admitted,
        across,
        turn.earlier,
        history=tuple(history) if goes_on else (),
        messages=len(history) if goes_on else 0,
    )


def with_context(query: Query, words: Sequence[str]) -> Query:
    """The question with more to search by: other forms of its names."""
    if not words:
        return query
    return replace(query, context=" ".join(filter(None, (query.context, f"({', '.join(words)})"))))


def with_referents(query: Query, referents: Sequence[str]) -> Query:
    """The question with the names of those that its "he", "there" or "their" stands for."""
    context = with_context(query, referents).context
    kind = AnswerKind.EXPLANATION if _WHO_IS_PRONOUN.match(query.focus) else query.kind
    asked = referents if len(referents) <= PAIR else ()
    return replace(query, context=context, names=(*query.names, *asked), kind=kind)
