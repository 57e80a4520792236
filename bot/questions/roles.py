"""Offices: which one a question asks about, and who holds it by a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.english.parties import canonical

# Words for one office, by which a question and a sentence may each call it.
_OFFICES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split("|"))
    for words in (
        "president|head of state|leader",
        "prime minister|premier|pm|head of government|leader",
        "foreign minister|minister of foreign affairs|secretary of state",
        "chief executive|ceo|chief executive officer|head|managing director|boss|chief",
        "chief financial officer|cfo|finance director|financial director|finance chief|head of finance",
        "chairman|chairwoman|chairperson|chair|head",
        "director|director general|director-general|head|chief",
        "governor|head|chief",
        "chancellor|head of government|leader",
        "king|monarch|head of state",
        "queen|monarch|head of state",
        "spokesman|spokeswoman|spokesperson",
        "ambassador|envoy",
    )
)
_PORTFOLIO = (
    r"(?:prime|foreign|finance|trade|energy|defen[cs]e|interior|economy|transport|agriculture|health|education|culture"
    r"|environment|infrastructure|investment|industry|labou?r|justice|deputy|vice|chief|first|general|managing)"
)
OFFICE = (
    r"(?:chief\s[a-z]+\sofficer\b|"
    rf"(?:{_PORTFOLIO}[\s-])*"
    r"(?:president|minister|premier|pm|chancellor|king|queen|monarch|ambassador|consul|governor|mayor|ceo|executive"
    r"|director(?:[ -]general)?|chairman|chairwoman|chairperson|chair|head of state|head of government|head|chief"
    r"|leader"
    r"|boss|engineer|founder|owner|manager|representative|editor"
    r"|commissioner|secretary(?:[ -]general)?|spokes(?:man|woman|person)|rector|envoy)\b(?!s))"
)
# The question wants a name and nothing else; "whom did the president meet?" has the office and wants somebody else, and
# "who was president when the bridge fell?", of no country, may be answered by a sentence about the bridge.
_BODY = r"[A-Z][\w’'.&-]*(?:\s(?:of|and|the|for|de)?\s?[A-Z][\w’'.&-]*)*"
_WANTS_HOLDER = re.compile(
    rf"(?:^|\W)(?i:who(?:['’]s| is| was| are| were| serves as| served as| became"
    rf"| holds? the (?:office|post|position|job) of)"
    rf"|(?:what(?:['’]s| is| was) )?(?:the )?name of|name)\s(?i:(?:the |an? )?(?:(?:current|present|new|acting"
    rf"|incumbent)\s)?)(?:the\s)?(?:(?!(?i:{_PORTFOLIO})\s){_BODY}\s)?(?i:(?P<office>{OFFICE}))"
    rf"(?:\s(?:of|for|at|in|to)\s(?:the\s)?{_BODY}(?:\s[a-z]+){{0,2}}?)*(?P<clause>\s(?:who|that|when|while)\s.*)?\W*$"
)
# "Who represents Peru as trade minister?", "Who acts as mayor of Porto?"
_WHO_AS = re.compile(
    rf"^\W*(?i:who)\s[^,;]*?\s(?i:as)\s(?:(?i:the|an?)\s)?(?:{_BODY}\s)?(?i:(?P<office>{OFFICE}))(?P<clause>)"
    rf"(?:\s(?:of|for|at|in|to)\s(?:the\s)?{_BODY})*\W*$"
)
_OFFICE_ASKED = re.compile(
    rf"\b(?:which|what|who (?:is|was|are|were) the|name of the)\s(?:[\w’'-]+\s)?(?P<office>{OFFICE})", re.IGNORECASE
)
_POLITE = re.compile(r"(?:,\s*)?(?:please|thanks|thank you)\W*$", re.IGNORECASE)
_LEADS = re.compile(
    rf"^\W*(?i:who\s(?:now\s|currently\s)?(?:leads|heads|runs|governs|rules|chairs|directs|manages))\s(?:the\s)?{_BODY}\W*$"
)
_MENTIONED = re.compile(
    rf"(?:(?P<before>[A-Z][\w-]+(?:['’]s?)?)\s(?i:(?P<office>{OFFICE})))"
    rf"|(?:(?i:(?P<office2>{OFFICE}))\sof\s(?:the\s)?(?P<after>[A-Z][\w-]+))"
)
_ANY = frozenset(
    "president|prime minister|premier|head of state|leader|governor|head|chief|director|chairman|chair"
    "|chief executive|chief executive officer|ceo|managing director|director general|general director|chairwoman"
    "|chairperson|rector|minister|mayor|king|queen|chancellor".split("|")
)
_OF_STATES = frozenset(
    "president|prime minister|premier|head of state|head of government|leader|king|queen|chancellor".split("|")
)
# What "the leader" may be called, in the order in which it is meant.
_LEADERS = ("president", "prime minister", "leader")
_POST = r"(?:office|post|position|job|role|title|function|occupation)"
_WHAT_OFFICE = re.compile(
    rf"^\W*(?:(?i:(?:what|which) {_POST}s? (?:does|did|has|had))\s(?P<who>{_BODY})(?i:\s(?:hold|held|have|occupy|do))"
    rf"|(?i:what(?:['’]s| is| was))\s(?P<whose>{_BODY})['’]s?\s(?i:(?:official |current )?{_POST}))\W*$"
)
_WHAT_NAME = re.compile(
    rf"^\W*(?i:what(?:['’]s| is| was) )(?:(?i:the (?:full )?name of )(?P<holder>(?:[\w’'-]+\s){{0,4}}?(?i:{OFFICE})"
    rf"(?:\s(?:of|for)\s[^?]+)?)|(?P<owner>(?:[\w’'-]+\s){{0,4}}?(?i:{OFFICE}))['’]s (?:full )?name)\W*$"
)


# "Where does Ana Sousa work?", "What does she do for a living?": told by the office that somebody holds.
_WHAT_WORK = re.compile(
    rf"^\W*(?:(?i:and |but |so ))?(?i:(?:where|for whom|who|what) (?:does|did) )(?P<who>{_BODY})"
    r"(?i: (?:work(?: for| at| as)?|do for (?:a living|work)))\W*$"
)


@dataclass(frozen=True)
class Role:
    """An office that a question asks the holder of: what it may be called, and of which country or body.

    leads: any office will do that leads it. also: other names of the body.
    """

    asked: str
    words: frozenset[str]
    bodies: tuple[str, ...]
    leads: bool = False
    also: tuple[str, ...] = ()


# "Energy Minister of Peru" is one name to the eye.
_OFFICE_OPENS = re.compile(rf"^(?i:{OFFICE})\s(?:of|for)\s(?:the\s)?(?=[A-Z])")


@dataclass(frozen=True)
class Description:
    """What somebody is called: an office, in lower case, and the words around it."""

    office: str
    text: str


def described(text: str) -> Description | None:
    """The office in a description such as "Italy's foreign minister"; None where it has none."""
    found = re.search(rf"\b{OFFICE}", text, re.IGNORECASE)
    return Description(" ".join(found.group().lower().split()), text) if found else None


def role_of(question: str, names: tuple[str, ...]) -> Role | None:
    """The office, where the question asks who holds it. `names`: those of the question."""
    question = _POLITE.sub("", question)
    if _LEADS.match(question) and names:
        return Role(f"the head of {names[0]}", _ANY, names, leads=True)
    found = _WANTS_HOLDER.search(question)
    if found is None and (found := _WHO_AS.match(question)):
        names = tuple(name for name in names if f" in {name}" not in question)  # "represents Peru in Rome as envoy"
    if found is None:
        return None
    office = " ".join(found["office"].lower().split())
    if found["clause"]:
        names = tuple(name for name in names if name in found.group()[: -len(found["clause"])])
        if not names:
            return None
    bodies = tuple(_OFFICE_OPENS.sub("", name) for name in names if name.lower() != office)
    asked = f"the {office}" + (f" of {bodies[0]}" if bodies else "")
    words = called(office)
    leads = bool(words & {"head", "leader", "chief"}) and office not in _OF_STATES
    of_state = office == "leader" and any(map(canonical, bodies))
    return Role(asked, words & _OF_STATES if of_state else words, bodies, leads)


def office_of(question: str) -> Role | None:
    """The office of the person asked for, of whatever country: "Which minister spoke?"; to tell people apart by."""
    found = _OFFICE_ASKED.search(question)
    office = " ".join(found["office"].lower().split()) if found else ""
    return Role(f"the {office}", called(office), ()) if found else None


def offices_in(question: str, names: tuple[str, ...]) -> Iterator[tuple[Role, ...]]:
    """Offices of named countries or bodies that a question mentions: "Uzbekistan's president".

    Each is what it may be, the likeliest first: "the Kazakh leader" is the head of state, else of government.
    """
    for found in _MENTIONED.finditer(question):
        body = re.sub(r"['’]s?$", "", found["before"] or found["after"])
        if body in names:
            office = " ".join((found["office"] or found["office2"]).lower().split())
            meant = _LEADERS if office == "leader" else (office,)
            yield tuple(Role(f"the {one} of {body}", called(one), (body,)) for one in meant)


def in_plain_words(question: str) -> str:
    """ "Who is Jane Doe?" where the question asks what office she holds, "Who is the mayor?" where it asks his name.

    Any other question as it stands.
    """
    found = _WHAT_OFFICE.match(question) or _WHAT_NAME.match(question) or _WHAT_WORK.match(question)
    return f"Who is {next(filter(None, found.groups()))}?" if found else question


def same_office(left: str, right: str) -> bool:
    """Whether two words may mean one office; "leader" and "head" may mean any."""
    return bool((called(left) & called(right)) - {"leader", "head", "chief", "boss"})


def called(office: str) -> frozenset[str]:
    """All that an office may be called, itself included."""
    return frozenset({office}).union(*(words for words in _OFFICES if office in words and office != "leader")) | (
        _ANY if office == "leader" else frozenset()
    )
