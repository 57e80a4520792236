"""Questions of one sentence that leave out what another of them says: "How big was trade with Peru, and how big with
Chad?", "The pier – who built it and what did it cost?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.english.tagging import tagged
from bot.questions.courtesy import AUX

_PREPOSITION = (
    r"(?:in|at|on|by|to|for|from|with|of|under|through|into|since|until|against|about|among|between|over|according to)"
)
# "By how much", "what place", "how big".
_OPENING = re.compile(rf"^\W*(?:{_PREPOSITION}\s)?(?:what|which|how)\s[a-z]+\b", re.IGNORECASE)
_PHRASE = re.compile(rf"\b(?P<link>{_PREPOSITION})\s(?:(?!{_PREPOSITION}\s)\S+\s?)+", re.IGNORECASE)
# "The pier – who built it?": what the question is about stands in front.
_TOPIC = re.compile(
    r"^\W*?(?P<topic>[“\"][^”\"]+[”\"]|[^?–:,]{3,80}?)\s?(?:\s[-–]|:)\s"
    r"(?P<asks>(?:what|which|who|whom|whose|where|when|why|how)\b.*)$",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"\b(?:it|them|they|he|she|him)\b|^(?:what|which|who|where|when|how [a-z]+) {AUX} (?P<owner>its|his)\b",
    re.IGNORECASE,
)
# "The goods sold there – which are they?" only asks for what stands in front.
_WHICH_ARE = re.compile(r"(?:what|which|who) (?:is|are|was|were) (?:it|they|he|she|those)\W*$", re.IGNORECASE)
# "Two questions: when was …": what stands in front of questions.
_FRONT = re.compile(
    r"^\W*(?P<front>[^?:]{3,100}?)\s?(?::|\s[-–])\s(?=(?:what|which|who|whom|whose|where|when|why|how)\b)",
    re.IGNORECASE,
)
# "Where is", "how many days does": the word that asks, its noun and its verb; "where the museum".
_WH = r"^\W*(?P<wh>what|which|who|where|when|why|how(?: [a-z]+)?)"
_ASKS = re.compile(rf"{_WH}(?P<noun>(?:\s[a-z-]+){{0,2}}?)\s(?P<verb>{AUX})\s", re.IGNORECASE)
_BEING = frozenset(("is", "are", "was", "were"))
_BARE = re.compile(rf"{_WH}\s(?=(?:the|its|their|that|those|(?-i:[A-Z]))\b)", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:what|which|who|whom|whose|where|when|why|how)\b", re.IGNORECASE)


def on_topic(sentence: str) -> str:
    """The question with what stands in front of it in place of its "it"."""
    found = _TOPIC.match(sentence)
    if found is None or not _POINTS.search(found["asks"]):
        return sentence
    topic = re.sub(r"^The\b", "the", found["topic"])
    plain = topic[:1] in '“"' or not (_has_verb(topic) or _ASKING.search(topic))
    if not plain and not (_WHICH_ARE.match(found["asks"]) and _is_named(topic)):
        return sentence
    return _POINTS.sub(lambda one: _put(topic, one), found["asks"])


def _put(topic: str, pointing: re.Match[str]) -> str:
    """What a pronoun stands for in its place: "the pier", "what is the pier's"."""
    if not pointing["owner"]:
        return topic
    return f"{pointing.group().removesuffix(pointing['owner'])}{topic}'s"


def _is_named(topic: str) -> bool:
    """Whether a topic is a noun with what was done to it: "the goods sold to Peru"."""
    words = [word for word in tagged(topic) if word.text.isalpha()]
    verbs = [place for place, word in enumerate(words) if word.is_verb or word.tag == "MD"]
    done = len(verbs) == 1 and words[verbs[0]].tag in ("VBN", "VBD")
    return done and [word.tag for word in words[verbs[0] + 1 : verbs[0] + 2]] in (["IN"], ["TO"])


def in_front(sentence: str) -> tuple[str, str]:
    """What stands in front of the questions of a sentence, and these."""
    found = _FRONT.match(sentence)
    return (found["front"], sentence[found.end() :]) if found else ("", sentence)


def completed(parts: Sequence[str]) -> list[str]:
    """The questions of a sentence, each with the verb or the noun that only its neighbour has."""
    whole = list(parts)
    for place, (left, right) in enumerate(pairwise(parts)):
        if asked := _asked_alike(left, right):
            whole[place + 1] = asked
            continue
        one, other = _OPENING.match(left), _OPENING.match(right)
        if not one or not other or _plain(one) != _plain(other):
            continue
        if _has_verb(left) and not _has_verb(right):
            whole[place + 1] = _of_other(left, right[other.end() :].strip()) or right
        elif _has_verb(right) and not _has_verb(left):
            said = len(left.split())
            whole[place] = " ".join([*left.split(), *right.split()[said:]])
    return whole


def _asked_alike(left: str, right: str) -> str | None:
    """ "Where the museum?" after "Where is the theatre?", "how many does it take?" after "How many days does"."""
    one = _ASKS.match(left)
    other = _ASKS.match(right) or _BARE.match(right)
    if one is None or other is None or one["wh"].lower() != other["wh"].lower():
        return None
    rest = right[other.end() :].rstrip("?. ")
    if other.re is _ASKS:
        return f"{other['wh']}{one['noun']} {other['verb']} {rest}?" if one["noun"] and not other["noun"] else None
    if _has_verb(rest):
        return None
    words = [word for word in tagged(left[one.end() :]) if word.text.isalpha()]
    done = next((word for word in words if word.is_verb), None) or (
        None if one["verb"].lower() in _BEING else words[-1]
    )
    said = left[one.end() + done.start :].rstrip("?. ") if done else ""
    return f"{other['wh']}{one['noun']} {one['verb']} {rest} {said}".rstrip() + "?"


def _of_other(question: str, rest: str) -> str | None:
    """A question with other phrases, "with Chad" for "with Peru", from the first of its own that begins alike; None
    where it has none such."""
    plain = question.rstrip("?. ")
    links, phrases = [_link(one) for one in _PHRASE.finditer(rest)], list(_PHRASE.finditer(plain))
    if not _PHRASE.match(rest) or not phrases:
        return None
    first = next((place for place, one in enumerate(phrases) if _link(one) == links[0]), len(phrases) - 1)
    old = [phrases[first], *takewhile(lambda one: _link(one) in links, phrases[first + 1 :])]
    return f"{plain[: old[0].start()]}{rest.rstrip('?. ')} {plain[old[-1].end() :]}".rstrip() + "?"


def _link(phrase: re.Match[str]) -> str:
    return phrase["link"].lower()


def _has_verb(text: str) -> bool:
    words = (word for word in tagged(text) if word.text.lower() != "according")
    return any(word.is_verb or word.tag == "MD" for word in words)


def _plain(opening: re.Match[str]) -> str:
    return opening.group().strip(" ,–-").lower()
