"""Requests that ask without asking, put as the question that they mean: "I need the name of the yard that built it"."""

from __future__ import annotations

import re

from bot.english.tagging import tagged
from bot.questions.kind_words import SOMEBODY
from bot.questions.roles import described

_WANTED = (
    r"(?:(?:can|could|would|will) you )?(?:please )?"
    r"(?:(?:i|we)(?:['’]d| would)? (?:also |just )?(?:need|want|like|wish)(?: to (?:have|get|know|see))?"
    r"|(?:i|we)(?: am|['’]m| are|['’]re) (?:looking for|after|searching for)"
    r"|(?:give|tell|send|show|get|find) (?:me|us))"
)
_WHAT_IS = r"(?:what|which)(?:['’]s| is| was| are| were)"
_SOMEBODY = frozenset(("person", "one", "individual", "people", "persons"))
_CALLED = re.compile(rf"\b{SOMEBODY}s?$", re.IGNORECASE)
# "The name of the yard that built the ferry" is what "Which yard built the ferry?" asks.
_NAME_OF = re.compile(
    rf"^\W*(?:{_WANTED}|{_WHAT_IS}|name|state)? ?the (?:full )?names? of the (?P<kind>(?:[\w’'-]+ ){{0,3}}?[\w-]+)"
    r" (?:that|which|who) (?P<did>.+?)\W*$",
    re.IGNORECASE,
)
# "I need the price of the ferry": a thing with what it is of.
_THING = re.compile(
    rf"^\W*{_WANTED} (?P<what>the (?:[a-z-]+ ){{0,3}}?(?P<noun>[a-z-]+) (?:of|for|in|between|at) .+?)\W*$",
    re.IGNORECASE,
)
# "How big is the workforce of the mill?" asks for a number of people.
_STAFF = r"(?:staff|work ?force|headcount|personnel|payroll)"
_SIZE = r"(?:how (?:big|large|numerous|strong)|what) (?P<being>is|was|are|were) (?:the )?(?:(?:current )?size of )?"
_TIME = (
    r"(?P<time>,? (?:today|now|nowadays|currently|at present|at the moment|(?:in|at the end of) (?:19|20)\d\d))?\W*$"
)
_HEADS = re.compile(
    rf"^\W*{_SIZE}(?:(?:the )?(?:total |whole )?{_STAFF}(?: size)? (?:of|at|in) (?P<of>.+?)"
    rf"|(?P<own>.+?)['’]s? {_STAFF}){_TIME}",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\b(?:what|which|who|whom|whose|where|when|why|how|and|or)\b", re.IGNORECASE)


def plain_form(sentence: str) -> str:
    """The question that a request means, where it wants a name, a thing or how many work; any other as it stands."""
    if (named := _NAME_OF.match(sentence)) and _does(named["did"]) and not _is_known(named["kind"]):
        who = "Who" if named["kind"].lower() in _SOMEBODY else f"Which {named['kind']}"
        return f"{who} {named['did']}?"
    if heads := _HEADS.match(sentence):
        does = "does" if heads["being"].lower() in ("is", "are") else "did"
        return f"How many employees {does} {heads['of'] or heads['own']} have{heads['time'] or ''}?"
    found = _THING.match(sentence)
    if found is None or _ASKING.search(found["what"]):
        return sentence
    several = any(word.text == found["noun"] and word.tag == "NNS" for word in tagged(found["what"]))
    return f"What {'are' if several else 'is'} {found['what']}?"


def _is_known(kind: str) -> bool:
    """Whether somebody is told of by what he is, so that only his name is wanted: "the former diplomat who"."""
    if kind.lower() in _SOMEBODY:
        return False
    return _CALLED.search(kind) is not None or described(kind) is not None


def _does(clause: str) -> bool:
    """Whether a clause opens with what its subject does: "built the ferry", not "they built"."""
    words = [word for word in tagged(f"It {clause}") if word.text != "It"]
    first = next((word for word in words if word.tag != "RB"), None)
    return first is not None and (first.is_verb or first.tag == "MD")
