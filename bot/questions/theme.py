"""What a question is about where it names one thing: "the next summit" of "When is the next summit?", for which "it"
stands in the question after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.english.tagging import Word, tagged
from bot.english.tokens import is_title

# "Which company built the mill?" is about either; "When is it?" after "Who built the mill?" about the mill. After "How
# many did the mill make?" "it" may be the figure.
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so)\s)?(?:(?:by|since|until|in|for|to|from|on|at)\s)?"
    r"(?:when|where|why|who|whom|how(?! (?:much|many)\b)|what (?:year|day|date|time|month)"
    r"|is|are|was|were|do|does|did|has|have|had|can|will)\b",
    re.IGNORECASE,
)
# Who holds an office is no "it".
_IS_SOMEBODY = re.compile(r"^\W*(?:and |but |so )?(?:who|whom)(?:['’]s| is| was| are| were) the\b", re.IGNORECASE)
_IT = re.compile(r"\b(?P<whose>its|it)\b(?!['’])", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|there|that|this|those|these)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z]")
_APOSTROPHES = frozenset("'’")
_DOES = re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
_NOUNS, _BEFORE_NOUN = frozenset("NN NNS NNP NNPS CD".split()), frozenset("JJ JJR JJS POS CC".split())
_LINKS = frozenset("of between with for on in to and from at + – & -".split())


def theme(question: str) -> str | None:
    """The one thing that a question names with "the", with what is said of it; None where it names several or none."""
    if not _ASKS.match(question) or _IS_SOMEBODY.match(question):
        return None
    words = tagged(question)
    heads = [i for i, word in enumerate(words) if word.text.lower() == "the"]
    if len(heads) != 1:
        return None
    phrase = list(words[heads[0] : _end(words, heads[0] + 1)])
    if _DOES.search(question) and not any(word.is_verb for word in words[heads[0] + len(phrase) :]):
        plain = takewhile(lambda word: word.text.lower() not in _LINKS, phrase)
        phrase = list(plain)[:-1]  # the verb looks like a noun: "When did the crane fall in Arica?"
    if len(phrase) < len(("the", "crane")) or any(is_title(word.text.capitalize()) for word in phrase):
        return None
    start, end = phrase[0].start, phrase[-1].end
    return None if question[end : end + 1] in _APOSTROPHES else question[start:end]


def with_theme(question: str, before: str) -> str | None:
    """A question with what the one before it is about in place of its only pronoun "it"; None where nothing tells."""
    found = list(_IT.finditer(question))
    if len(found) != 1 or _OTHERS.search(question) or _NAME.search(question, 1, found[0].start()):
        return None
    if (named := theme(before)) is None:
        return None
    owned = f"{named}'s" if found[0]["whose"].lower() == "its" else named
    return question[: found[0].start()] + owned + question[found[0].end() :]


def _end(words: Sequence[Word], position: int) -> int:
    """Where the phrase that begins here ends: before a verb, or what does not belong to a noun."""
    last = position
    while position < len(words):
        word = words[position]
        if word.tag in _NOUNS:
            last = position + 1
        elif word.tag not in _BEFORE_NOUN and word.text.lower() not in _LINKS:
            break
        position += 1
    return last
