"""What a figure measures: words of trade and economy news, and the marks of levels, changes, shares and ranks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from index.lexical import terms


class Flow(StrEnum):
    """What moves between two parties."""

    EXPORT = "export"
    IMPORT = "import"
    TRADE = "trade"
    INVESTMENT = "investment"


class Aspect(StrEnum):
    """How a figure relates to what is measured.

    LEVEL: an amount as it stands, also the one that a change led to. BASE: the one it started from. CHANGE: the
    difference. RATE: growth or fall in percent. MULTIPLE: how many times. SHARE: a part of a whole. RANK: a place.
    """

    LEVEL = "level"
    BASE = "base"
    CHANGE = "change"
    RATE = "rate"
    MULTIPLE = "multiple"
    SHARE = "share"
    RANK = "rank"


_FLOW_WORDS = {
    Flow.EXPORT: r"exports?|exported|exporting|shipments?|shipped|supplies|supplied|suppl(?:y(?!\schain)|ying)"
    r"|deliver(?:y|ies|ed)|sold|sells?|selling"
    r"|ship(?=\s(?:to|from)\s)|sales?(?=(?:\s(?:of|by)\s[^,.;]{3,40}?)?\sto\s)",
    Flow.IMPORT: r"imports?|imported|importing|purchases?|purchased|purchasing|buys?|buying|bought"
    r"|pa(?:y|ys|id|ying)(?=\sfor\s[^,.;]{3,40}?\sfrom\s)",
    Flow.TRADE: r"trade(?!s?\s(?:partner|deal|agreement|ties|war|house|forum|ministr|minister|integration|route|actor"
    r"|cent|talks|relations?|fair|union|polic|mission|representative|barrier|bloc|network|corridor|statistics))"
    r"|traded(?=\s[^,.;]{0,40}\swith\s)|turnover|commerce",
    Flow.INVESTMENT: r"investments?|invested|invests?|investing|FDI"
    r"|put(?=\sinto\s(?:the\s)?(?-i:[A-Z]))"
    r"|(?:puts?|putting|pours?|poured|pouring|ploughs?|ploughed|sank|sinks?)(?=\s[^,.;]{0,20}[$€£¥\d](?:[^,.;]|[.,]\d){0,25}\sinto\s)",
}
# By its first letter most of a text is passed over four times as fast.
_FLOW = re.compile(
    r"\b(?=[bcdefipst])(?:" + "|".join(rf"(?P<{flow}>(?:{words})\b)" for flow, words in _FLOW_WORDS.items()) + ")",
    re.IGNORECASE,
)
# "Ministry of Trade", "International Trade Centre", "Trade and Integration": a name, not a flow.
_IN_A_NAME = re.compile(r"(?:[A-Z][\w’'.]*\s(?:(?:of|and|for|the)\s)*)$")

_RISE = (
    r"ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas\w+|expan\w+|jump\w*|climb\w*|gain\w*|surg\w+|soar\w*|up"
)
_FALL = (
    r"f[ae]ll(?:s|en|ing)?|declin\w+|decreas\w+|drop\w*|slip\w*|shr[aiu]nk\w*|reduc\w+|cut|lower"
    r"|los(?:[st]\w*|es?|ing)|down"
)
_MOVE = rf"{_RISE}|{_FALL}|chang\w+(?!\shands)|differ(?!ent)\w*|shift\w*"
CHANGE = re.compile(rf"\b(?:{_MOVE})\b", re.IGNORECASE)
# Right before a figure: it is a difference, a result or a start.
_BY = re.compile(
    r"\b(?<!made )(?<!make )(?<!makes )(?<!making )"
    rf"(?:by|(?:{_MOVE})(?:\s(?:of|by|from\s\S+\s\S+))?|up|down|extra|additional|another|further)"
    r"(?:\s(?:another|an|a|some))?\s?$",
    re.IGNORECASE,
)
# "Visited by 300 people": who does something, and how many.
_DOERS = re.compile(
    r"\b(?:visited|attended|joined|used|read|watched|seen|followed|signed|backed|supported|chosen|bought|staffed|served|run"
    r"|owned|held|crewed|taken|operated|written|built|driven|worked)\sby\s?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|reach\w*|hit\w*|total\w*|stood at|at|amount\w* to)\s?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s?$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(
    rf"^(?:\s?\([^)]*\))?[\s-](?:(?:annual|year-on-year|yearly|sharp|surprising|overall)\s)?"
    rf"(?:(?:{_MOVE})(?!\sto\b)|more|less|higher|lower|fewer|shorter|longer|taller|deeper|cheaper|dearer|faster|slower)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:shares?|account\w*|mak(?:es|e|ing)\sup|made\sup|proportion|constitut\w+|compris\w+|represent\w*|part)\b",
    re.IGNORECASE,
)
_OF_A_WHOLE = re.compile(r"^\s(?:of|stake|share|interest)\b")
_RANKED = re.compile(r"^(?:[-\s](?:larg|big|high|small|low|most|great|poor|rich|long)\w*|\s(?:place|largest|biggest))")

# First in an order, said without a number; not "one of the largest", nor "third-largest".
_WHO = (
    r"(?:buyer|importer|exporter|(?:trade |trading |export |import |economic )?partner|investor|supplier|customer"
    r"|market|producer)"
)
_BEST = r"(?:largest|biggest|leading|main|top|number one|foremost)"
FIRST = re.compile(
    rf"(?<!one of )(?<!among )(?<![\w-])the (?:single )?{_BEST} {_WHO}\b"
    r"|\b(?:at the )?top of (?:the )?list\b|\btops (?:the )?list\b|\b(?:purchases?|buys|bought|imports?) the most\b"
    r"|\branks? (?:first|number one)\b|\b(?:largest|biggest) of all\b",
    re.IGNORECASE,
)

# Words of a clause that say nothing of what is measured.
_LIGHT = (
    "accord data figur amount total valu worth stood stand reach reached came come compar respect previous preced year "
    "month last next past earlier annual averag approxim estim roughli nearli around almost increas decreas rise rose "
    "grow grew growth fell fall declin drop jump climb expand up down report said say state note add show becom record "
    "mark level result half first second third million billion thousand trillion percent dollar euro time fold per "
    "continu remain also addit make made versus against ago date end begin period includ hit exceed surpass slip "
    "januari februari march april may june juli august septemb octob novemb decemb by to from than about over under "
    "more less main driven went overal bilater mutual turn put number volum sum equal account share proport "
    "sinc recent still one top across also such well much mani percentag rate far "
    "could would should might can shall must "
    "higher larger bigger smaller greater give gave term repres repre among rank receiv get got"
).split()
LIGHT = frozenset(_LIGHT) | {"volum", "bn", "mn"}
# Different words for the same goods; and whom a population counts.
_SAME = {"crude": "oil", "petrol": "oil", "aluminium": "aluminum", "noncrud": "nonoil", "nonpetroleum": "nonoil"}
_SAME |= {"machineri": "machin"}
_SAME |= {"peopl": "popul", "inhabit": "popul", "resid": "popul"}
# Things in general: they narrow nothing down.
GENERIC = frozenset("good product item commod thing market".split())


@dataclass(frozen=True)
class FlowWord:
    """A word that names a flow, `text[start:end]`."""

    start: int
    end: int
    flow: Flow


@lru_cache(maxsize=16_384)
def flow_words(text: str) -> tuple[FlowWord, ...]:
    """Words of a text that name what moves between parties, in order; none that is part of a name."""
    found = []
    for match in _FLOW.finditer(text):
        named = match.group()[0].isupper() and _IN_A_NAME.search(text[: match.start()])
        if not named and not re.match(
            r"\s(?:[A-Z]\w+|and\s[A-Z])", text[match.end() :] if match.group()[0].isupper() else ""
        ):
            found.append(FlowWord(match.start(), match.end(), Flow(match.lastgroup or "")))
    return tuple(found)


def is_light(term: str) -> bool:
    """Whether a term tells nothing of what is measured: a number, a comparison, a month."""
    return term in LIGHT or not term.isalpha()


@lru_cache(maxsize=16_384)
def content(text: str) -> tuple[str, ...]:
    """The terms of a text that tell what is measured, in order; "non-oil" stays one."""
    joined = re.sub(r"\bnon-(?=\w)", "non", text, flags=re.IGNORECASE)
    return tuple(_SAME.get(term, term) for term in terms(joined) if not is_light(term))


@lru_cache(maxsize=16_384)
def flow_terms(text: str) -> frozenset[str]:
    """The terms of those words of a text that name a flow."""
    return frozenset(term for word in flow_words(text) for term in terms(text[word.start : word.end]))


def is_change(before: str, after: str) -> bool:
    """Whether a figure between these words is a difference or growth."""
    by = _BY.search(before) and not _DOERS.search(before)
    return bool(by or _CHANGE_AFTER.match(after))


def is_result(before: str) -> bool:
    """Whether the words before a figure make it the level that was reached."""
    return bool(_TO.search(before))


def is_base(before: str) -> bool:
    """Whether the words before a figure make it the level that a change started from."""
    return bool(_FROM.search(before))


def is_share(before: str, after: str) -> bool:
    """Whether a percentage between these words is a part of a whole."""
    return bool(_SHARE.search(before) or _OF_A_WHOLE.match(after))


def is_rank(after: str) -> bool:
    """Whether an ordinal followed by these words is a place in an order."""
    return bool(_RANKED.match(after))
