"""Two things set against each other by a question: "Which is larger: the loan for the port or the cost of the road?",
"Did Peru sell more to Chad or to Mali?". Each is asked for by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MORE = (
    r"(?:larger|bigger|higher|greater|longer|taller|dearer|costlier|more expensive|stronger|smaller|lower|shorter"
    r"|cheaper|less expensive|weaker|more|less|fewer)"
)
_LESS = re.compile(r"\b(?:smaller|lower|shorter|cheaper|less|weaker|fewer)\b", re.IGNORECASE)
_TIME = (
    r"(?P<time> (?:in|for|by|during|over|last|this|at the end of) (?:the (?:year )?)?(?:(?:19|20)\d\d|year|month)\b)?"
)
_IS = r"(?:is|was|were|are|will be|costs?|lasts?|took|takes)"
_TWO_THINGS = r"\s?[:,–-]\s?(?P<one>.+?),? or (?P<other>.+?)"
_ASKS = r"^\W*(?:and |so )?(?:which|what|who)(?: one| of the two)?(?P<noun>(?: [\w-]+){0,3}?)"
_WHICH = re.compile(
    rf"{_ASKS} (?P<verb>{_IS}) (?:the )?(?P<more>{_MORE}){_TIME}(?: [a-z]+)?{_TWO_THINGS}"
    rf"{_TIME.replace('time', 'late')}\W*$",
    re.IGNORECASE,
)
_AUX = r"(?:will|would|can|could|did|does|do)"
_WHICH_DOES = re.compile(
    rf"{_ASKS} (?:(?P<aux>{_AUX}) )?(?P<verb>(?!{_AUX}\b)[\w-]+)"
    rf"(?P<object>(?: (?!{_AUX}\b|(?:the )?more\b)[\w-]+){{0,3}}?) (?:the )?(?P<more>more|less|fewer)"
    rf"(?P<what>(?: [\w-]+){{1,3}}?)(?P<rest>(?: (?:to|from|in|with|for|on|by|at) [^:,?]+)?){_TWO_THINGS}\W*$",
    re.IGNORECASE,
)
_LINK = r"(?:to|from|with|in|on|for|by|at|of)"
_DID = re.compile(
    r"^\W*(?:and |so )?(?P<aux>did|does|do|has|have|will) (?P<does>.+?) (?P<more>more|less|fewer)"
    rf"(?P<what>(?: (?!{_LINK}\b)[\w-]+){{0,4}}?)(?P<rest>(?: {_LINK} (?!{_LINK}\b)[\w' ’-]+?)?)"
    rf" (?P<link>{_LINK}) (?P<one>[^,?]+?),? or (?:(?P=link) )?(?P<other>[^,?]+?){_TIME}\W*$",
    re.IGNORECASE,
)
_ASKED = (
    (r"costs?|(?:more|less) expensive|dearer|costlier|cheaper", "What does {} cost?"),
    (r"longer|shorter", "How long is {}?"),
    (r"taller|higher|lower", "How high is {}?"),
)
# What has a figure of its own: "the cost of", "the German loan", "sales to Peru".
_MONEY = re.compile(
    r"\b(?:costs?|price|loans?|credit|grant|investments?|exports?|imports?|sales|trade|turnover|revenues?|profit|debt"
    r"|budget|wage|salary|rent|fee|contract|order|compensation)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:number|share|output|capacity|production|population|area|amount|value|harvest|length|height|depth)\b",
    re.IGNORECASE,
)
_ITS = re.compile(r"^(?:its|their|his|her)\b", re.IGNORECASE)
_OWNER = re.compile(r"^(?:the )?(?:all of )?(?P<owner>[A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s?)\s(?P<thing>.+)$")
_OWNS = re.compile(r"^(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*(?:['’]s|s['’])(?= alone$|$)")
_BASES = {"has": "have", "had": "have"}


@dataclass(frozen=True)
class Sides:
    """A question for each of two things. less: whether the smaller of them is asked for."""

    questions: tuple[str, str]
    less: bool


def sides_of(question: str) -> Sides | None:
    """The two things of which a question asks for the larger or smaller one; None for any other question."""
    for pattern, asks in ((_WHICH, _of_being), (_WHICH_DOES, _of_doing), (_DID, _of_others)):
        if found := pattern.match(question):
            return Sides(asks(found), _LESS.search(found["more"]) is not None)
    return None


def _of_being(found: re.Match[str]) -> tuple[str, str]:
    """ "Which is longer, the dam or the road?"."""
    one, other = _things(found)
    asked, time = f"{found['verb']} {found['more']}", found["time"] or found["late"] or ""
    if all(_MONEY.search(thing) for thing in (one, other)):
        form = "How much money is {}?"
    elif all(_AMOUNT.search(thing) for thing in (one, other)):
        form = "How much is {}?"
    else:
        forms = (form for words, form in _ASKED if re.search(rf"\b(?:{words})\b", asked, re.IGNORECASE))
        form = next(forms, "How large is {}?")
    form = form.replace("?", f"{time}?")
    return form.format(one), form.format(other)


def _of_doing(found: re.Match[str]) -> tuple[str, str]:
    """ "Which has more gates: Oruro or Potosi?", "Which will give work to more people, the dam or the road?"."""
    verb = found["verb"].lower()
    aux = found["aux"] or ("does" if verb in _BASES or verb.endswith("s") else "did")
    verb = verb if found["aux"] else _BASES.get(verb, verb.removesuffix("s"))
    how = "many" if found["what"].endswith(("s", "people")) else "much"
    asked = f"How {how}{found['what']} {aux}".rstrip()
    rest = f"{verb}{found['object']}{found['rest']}"
    return f"{asked} {found['one']} {rest}?", f"{asked} {found['other']} {rest}?"


def _of_others(found: re.Match[str]) -> tuple[str, str]:
    """ "Did Peru sell more cork to Chad or to Mali in 2024?"."""
    how = "many" if found["what"].endswith(("s", "people")) else "much"
    asked = f"How {how}{found['what']} {found['aux'].lower()} {found['does']}{found['rest']} {found['link']}"
    time = found["time"] or ""
    return f"{asked} {found['one']}{time}?", f"{asked} {found['other']}{time}?"


def _things(found: re.Match[str]) -> tuple[str, str]:
    """The two things, each with what only the other, or the question before them, says of it: "Chad's" after "Peru's
    debt"."""
    one, other = found["one"], found["other"]
    noun = found["noun"].strip()
    owned = _OWNER.match(one)
    if noun and all(_OWNS.search(thing) for thing in (one, other)):
        return f"{one} {noun}", f"{other} {noun}"
    if owned and _ITS.match(other):
        return one, _ITS.sub(owned["owner"], other)
    if owned and (own := _OWNS.search(other)):
        return one, f"{own[0]} {owned['thing']}"
    return one, other
