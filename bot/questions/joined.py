"""Questions that join things which may each stand in another article: "Who heads Norvik and Telda?".

Each thing is asked for by itself, in the words of the whole question; whether that is worth it is told by what is
found (bot/composing/apart.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.english.names import CAPITAL
from bot.questions.names import names_in

_NAME = rf"(?:{CAPITAL})(?:\s(?:(?:of|for|the|de|al|von|van)\s){{0,2}}(?:{CAPITAL}))*"
_THE = r"(?:(?:the|both)\s)?"
# "Norvik and Telda", "the Norvik Fund, Telda and the Bank of Porto".
_NAMES = re.compile(rf"\b(?P<first>{_THE}{_NAME}(?:, {_THE}{_NAME})*),? and (?P<last>{_THE}{_NAME})")
# "according to the bank and according to the fund", "with Peru and with Chad".
_AGAIN = re.compile(
    r"\b(?P<link>according to|for|to|with|by|on|about|at|under|in)"
    r"\s(?P<first>(?:(?!\band\b|\b(?P=link)\b)[^,?;]){3,60}?),? and"
    r" (?P=link)\s(?P<last>[^,?;]{3,60}?)(?=\W*$)",
    re.IGNORECASE,
)
# "I need two figures: the length of the pier and the cost of the road", "How big were Peru's exports and Chad's debt?".
_THING = (
    r"(?:the (?:[\w’'-]+ ){1,4}?(?:of|for|in|on|at|between|by|from|to|with)"
    rf"|(?:the )?(?-i:{_NAME})(?:['’]s?)?(?<=['’]s|s['’]) [a-z]+)\b.*?"
)
_PLUS = r",? (?:and(?: also)?|plus|as well as|along with) "
# "For the mill I need both …": of the mill; but "for my notes" says nothing of it.
_FOR = r"(?:\W*(?:for|about|on|regarding|concerning) (?P<topic>the [^,:]{3,60}?)[,:]?\s(?=(?:i|we|please)\b))?"
_NEED = r"(?:give|tell|show|list|name|state|need|want|know|looking for)"
_BOTH = re.compile(
    rf"^{_FOR}.{{0,40}}?\b{_NEED}\b(?: me| us)? both (?P<first>the [^,;:?]{{3,60}}?)"
    r" and (?P<last>(?:the|its) [^,;:?]{3,80}?)\W*$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^(?:\W*(?P<asks>what(?:['’]s| is| are| was| were)|how (?:big|large|high|great|long|old) (?:is|are|was|were))"
    rf"|.{{0,60}}?\b{_NEED}\b(?: me| us)?(?: to know)?"
    r"(?: (?:the |these )?(?:following |two |three )?(?:things|figures|numbers|facts|data|values|answers))?\W*)\s"
    rf"(?P<first>{_THING}){_PLUS}(?P<last>{_THING})\W*$",
    re.IGNORECASE,
)
# "How does the bank's figure compare with the fund's?", "Compare the rise of cork in money and in tonnes."
_COMPARED = re.compile(
    r"^\W*how (?:does|do|did) (?P<first>.+?) compare (?:with|to|against) (?P<last>.+?)\W*$", re.IGNORECASE
)
_COMPARE = re.compile(r"^\W*(?:please )?compare (?=the\b|[A-Z])", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_OWNED = re.compile(r"^(?P<owner>(?:the )?.+?['’]s?)\s(?P<thing>[a-z].*)$")
_THAT_OF = re.compile(r"^(?:that|those) of (?P<owner>.+)$", re.IGNORECASE)
# What A and B do with each other, or have together, is one thing.
_TOGETHER = re.compile(
    r"\b(?:between|together|combined|in (?:total|all|common)|altogether|each other|one another|jointly|total|sum|differ"
    r"|difference|than|shared?|meet|met|agree[ds]?|(?:trade|turnover|relations?|cooperation|talks|summit) of"
    r"|partners|allies|neighbou?rs|rivals|sign(?:ed)?|talk(?:ed)?|discuss(?:ed)?|negotiat\w+|cooperat\w+|collaborat\w+)\b"
    r"|\b(?:do|did|does|have|has|will|can)\s.+\sand\s.+\s(?:trade|traded|deal|work|compete)\b(?!\s(?:[a-z]+\s)?(?:of|and)\b)",
    re.IGNORECASE,
)
_EACH = re.compile(r",?\s(?:each|both|respectively)\b")
# "of the mining firms Norvik and Telda".
_APPOSITION = re.compile(r"(?<=\s)the (?:[a-z-]+ ){0,3}?[a-z-]{3,}s $")
# The verb of one where there were several: right before them, or before an office that each of them has.
_OFFICES = (
    r"(?:presidents|ministers|heads|directors|leaders|chiefs|chief executives|bosses|founders|managers|rectors"
    r"|ambassadors|governors|mayors|chairs|chairmen|owners|capitals|currencies|editors)"
)
_VERB = re.compile(rf"\b(?:are|were|do|have)(?=\s(?:the\s)?(?:(?:[a-z]+\s){{0,2}}{_OFFICES} (?:of|at|in|for)\s)?$)")
_OFFICE = re.compile(rf"\b{_OFFICES}(?= (?:of|at|in|for) (?:the )?$)")
_WHEN_WHERE = re.compile(
    r"(?<=\b[Ww]hich )(?:years|months|days|dates|places|ports|towns|cities|countries|regions)\b"
    r"|(?<=\b[Ww]hat )(?:years|months|days|dates)\b"
)
_SEVERAL = re.compile(r"\b(?:are|were)$")
_ONE = {"are": "is", "were": "was", "do": "does", "have": "has", "chairmen": "chairman", "bosses": "boss"}


@dataclass(frozen=True)
class Part:
    """One of several things that a question joins: what it is called there, and the question for it alone."""

    own: str
    question: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the thing."""
        return names_in(f"of {self.own}")


@dataclass(frozen=True)
class Joined:
    """The things that a question joins. apart: whether it sets them apart itself: "the length of … and the cost of"."""

    parts: tuple[Part, ...]
    apart: bool = False


def joined(question: str) -> Joined | None:
    """A question once for each of the things that it joins; None where it asks one thing."""
    if set_apart := _set_apart(question):
        return Joined(set_apart, apart=True)
    if _TOGETHER.search(question):
        return None
    plain = _COMPARE.sub("What is ", _IN_BRACKETS.sub("", question))
    if again := _AGAIN.search(plain):
        link = again["link"]
        return Joined(_each(plain, again, [f"{link} {again['first']}", f"{link} {again['last']}"]), apart=True)
    found = _NAMES.search(question)
    if found is None or _is_one_name(found):
        return None
    return Joined(_each(question, found, [*found["first"].split(", "), found["last"]]))


def _set_apart(question: str) -> tuple[Part, ...]:
    if compared := _COMPARED.match(question):
        return tuple(Part(thing, f"What is {thing}?") for thing in _sides(compared["first"], compared["last"]))
    if both := _BOTH.match(question):
        of = f" of {both['topic']}" if both["topic"] else ""
        return tuple(Part(thing, f"What is {thing}{of}?") for thing in (both["first"], both["last"]))
    if wanted := _WANTED.match(question):
        asks = _SEVERAL.sub(lambda match: _singular(match.group()), wanted["asks"] or "What is")
        return tuple(Part(thing, f"{asks} {thing}?") for thing in (wanted["first"], wanted["last"]))
    return ()


def _sides(first: str, last: str) -> tuple[str, str]:
    """Two things compared, the second with what only the first says it is: "Chad's" after "Peru's debt"."""
    owned, of = _OWNED.match(first), _THAT_OF.match(last)
    if not owned:
        return first, last
    if of:
        return first, f"{of['owner']}{'’' if of['owner'].endswith('s') else '’s'} {owned['thing']}"
    return first, f"{last} {owned['thing']}" if re.search(r"['’]s?$", last) else last


def _is_one_name(found: re.Match[str]) -> bool:
    """ "The Ministry of Trade and Industry"."""
    return re.search(r"\s(?:of|for)\s", found["first"]) is not None and " " not in found["last"]


def _each(question: str, found: re.Match[str], things: list[str]) -> tuple[Part, ...]:
    before, after = question[: found.start()], _EACH.sub("", question[found.end() :])
    before = _APPOSITION.sub("", before)
    for many in (_VERB, _OFFICE, _WHEN_WHERE):
        before = many.sub(lambda match: _singular(match.group()), before)
    return tuple(Part(thing, f"{before}{thing}{after}") for thing in things)


def _singular(word: str) -> str:
    return _ONE.get(word, f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s"))
