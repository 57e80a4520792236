"""What kind of answer a question wants, told by its words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from bot.english.names import CAPITAL
from bot.questions.kind_words import (
    AMOUNT,
    BODY,
    BROKEN_DOWN,
    CLAUSE_FIRST,
    CURRENCY,
    FEW,
    FLOW,
    GROWTH,
    MONEY,
    NO_VERB,
    PLAN,
    SEVERAL,
    SOMEBODY,
    TELL_ME,
    THINGS,
)
from bot.questions.reasons import WHY


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

# First match wins: the order goes from the plainest mark of a kind to the vaguest.
_KINDS: tuple[tuple[AnswerKind, str], ...] = (
    (
        AnswerKind.PERSON,
        r"^\W*(?:(?:and|but|so)\s)?(?:(?:by|to|for|from|with) )?(?:who|whom|whose)\b(?! (?:else )?(?:are|were) the\b)",
    ),
    (
        AnswerKind.PERSON,
        r"^(?:(?:according )?to |by )?(?:which|what) (?!sort|kind|type"
        rf"|(?:is|was|are|were|do|does|did|ha[sd]|have|will)\b)(?:[\w-]+ ){{0,2}}?{SOMEBODY}\b(?!['’-])",
    ),
    (AnswerKind.EXPLANATION, rf"{WHY}|\bwhat (?:is|was|are|were) the (?:reasons?|causes?)\b|^explain\b"),
    (AnswerKind.LIST, BROKEN_DOWN.pattern),
    (
        AnswerKind.LIST,
        r"^(?:please )?(?:can you |could you )?(?:(?:list|name|enumerate)\b(?! of)|(?:give|tell|show) (?:me|us) all\b)"
        rf"|\b(?:which"
        rf"|what)(?:\s[\w-]+){{0,3}}\s{THINGS}\b"
        rf"|\bwhat (?:are|were) (?:the )?(?:[\w-]+ ){{0,4}}{THINGS}\b"
        rf"|\b(?:wh(?:at|o) (?:are|were) (?:the )?|(?:which|what) )(?:{SEVERAL}) (?:[\w-]+ ){{0,3}}?[a-z-]{{3,}}s\b",
    ),
    (
        AnswerKind.LIST,  # what each of several has
        r"\b(?:broken?|breaks?|breaking) down\b.*\bby\b|\bbreakdown\b|\b(?P<one>[a-z]+) by (?P=one)\b"
        r"|\bhow (?:much|many)\b.*\beach of\b",
    ),
    (
        AnswerKind.LIST,  # what is traded
        r"^(?:and |but |so )?what (?:else )?(?:does|do|did|has|have) (?:(?!\bpa(?:y|id)\b).)+\b"
        r"(?:(?:ex|im)port(?:ed)?|sell|sold|buy|bought|ship(?:ped)?|purchased?) "
        r"(?:(?:mainly|mostly|chiefly|in return) )?(?:to|from)\b"
        r"|^(?:and |but |so )?what (?:goods )?(?:is|are|was|were) (?:being )?"
        r"(?:exported|imported|sold|bought) (?:to|from)\b"
        r"|\bwhat (?:are|were) (?:[\w’'-]+ ){0,3}"
        r"(?:main|chief|principal|key|top|leading|most important|biggest|largest) (?:[\w-]+ )?(?:exports|imports)\b",
    ),
    (
        AnswerKind.RANK,
        r"\b(?:what|which) (?:rank|ranking)\b|\b(?:what|which) (?:place|position|spot) (?:does|did|do|is|has|had)\b"
        r"(?=.*\b(?:take|hold|occupy|have|had|in|among)\b)"
        r"|\bhow (?:high )?(?:does|is|did) .*\brank(?:ed)?\b|\brank .*among\b",
    ),
    (AnswerKind.COUNT, r"\bhow many [\w-]+ share\b"),
    (
        AnswerKind.PERCENT,
        r"\bwhat (?:stake|interest)\b"
        r"|\b(?:wh(?:at|ich)|how \w+)\b.*\b(?:interest|unemployment|jobless|inflation|poverty|literacy) rate\b"
        r"|(?<!to )(?<!for its )(?<!for their )(?<!for his )(?<!for the )\bshare\b(?! (?:with|prices?|capital)\b)"
        r"|\b(?<!\d )(?:percent(?:age)?|per cent)\b|\b(?:proportion|what fraction"
        r"|what portion)\b"
        r"|\bhow (?:big|large|great|small) (?:is|was|are|were|a)\b.*\b(?:part|slice|piece|stake) (?:in|of)\b"
        r"|\bhow (?:much|large a part|big a part) of\b.*\b(?:account|ma[dk]e up|represent|constitute|stand for)\w*"
        r"|\bhow much of\b.*\b(?:own|hold|control)\W*$",
    ),
    (
        AnswerKind.GROWTH,
        rf"\b(?:how much|how (?:far|fast|strongly|steep(?:ly)?|sharp(?:ly)?)|(?:by|at) what)\b.*\b(?:{GROWTH})\b"
        r"|\bgrowth rate\b|\bby what percentage\b"
        r"|\bwhat (?:is|was|were|are) (?:the )?(?:[\w’'-]+ ){0,2}(?:growth|increase|rise|decline|decrease|fall|drop)\b",
    ),
    (
        AnswerKind.MONEY,
        r"^(?:and |but |so )?what (?:did|does|do|has|have|will|would) .*\b(?:pay|paid|spend|spent|earn\w*"
        r"|invest(?:ed)?(?! in\W*$))\b(?!.*\b(?:on|for)\W*$)"  # "what did they spend it on"
        r"|^(?:and |but |so )?what (?:did|does|do|will|would) .*\b(?:trade|turnover|exports?|imports?|sales|revenues?"
        r"|investments?|costs?)\b.*\b(?:amount|come|add up|total)\b(?: to\b)?",
    ),
    (
        AnswerKind.MONEY,  # "from what level in dollars", "cork exports in million euros"
        rf"\bwhat (?:{AMOUNT}|sum)\b.*\bin {CURRENCY}\b"
        rf"|^{NO_VERB}(?!.*\b(?:{GROWTH})\b).*\bin {CURRENCY}\W*$",
    ),
    (
        AnswerKind.MONEY,
        r"\bhow many (?:(?:million|billion|thousand|trillion)s? (?:of )?)?(?:us )?"
        r"(?:dollars|euros|pounds|roubles|tenge)\b|\bworth how (?:many|much)\b|\bhow many billions\b(?! of\b)",
    ),
    (
        AnswerKind.YES_NO,
        r"^(?:is|are|was|were|do|does|did|has|have|had)\b(?! you\b)"
        r"(?!.*\b(?:what|which|who|whom|how|when|where|why)\b)",
    ),
    (AnswerKind.COUNT, r"\bhow many\b|\bnumber of\b(?!.* of (?:what|which)\b)"),
    (
        AnswerKind.MONEY,
        rf"\bhow much\b.*(?:\b(?:{MONEY})\b|[$€])|\bhow much money\b"
        rf"|\bhow (?:large|big|high)\b.*\b(?:{MONEY}|loan|grant|debt|credit|budget|bid|fine|profit|subsidy|deficit"
        r"|surplus)\b",
    ),
    (
        AnswerKind.MONEY,
        r"^(?:the )?(?:value|price|cost) of\b|\b(?:what|which) (?:amount(?! of (?!money))|sum|salary|wages?|rent|fee)\b"
        r"|\b(?:what|which)\b.*\b(?:value|turnover|worth|revenues?|cost|price)\b"
        r"|\b(?:what|which) (?:(?!is\b|was\b|are\b|were\b)[\w-]+ ){0,2}"
        r"(?:wages?|salar(?:y|ies)|pay|fees?|fares?|tolls?|rent) (?:is|are|was|were|do|does|did|will|ha[sd]|have)\b"
        r"|\bwhat (?:was|were|is|are|will(?=.* be\b)) (?!\w+ing|one of\b)"
        rf"(?:(?!(?:to|of|in|on|from|against|behind|about|{PLAN})\b)[\w'’–-]+ ){{0,6}}"
        r"(?:trade(?! (?:relation|tie|polic|deal|agreement|bloc|barrier|partner|route))|exports"
        r"|imports|investments?|(?<!main )(?<!top )(?<!first )(?<!est )(?<!most )(?:export|import)(?= (?:to|from)\b))"
        r"(?:(?: \w+){0,8}|,? (?:between|with|to|from|in|of|by|for|over|according|last|this)\b.*?)\?*$",
    ),
    (
        AnswerKind.MONEY,
        r"\bwhat (?:is|was|were|are|will be) (?:[\w’'-]+ ){0,5}"
        r"(?:profits?|earnings|net (?:debt|income|loss)|dividends?)(?: (?:in|for|last|this|of|after|before)\b.*)?\W*$",
    ),
    (
        AnswerKind.DATE,
        r"^(?:\w+[,:]? )?when\b"
        r"|\b(?:until|till|since|(?:by|from)(?= when\W*$)) when\b"
        r"|\b(?:what|which) (?:years?|dates?|days?|months?|century|decade)\b",
    ),
    (
        AnswerKind.QUANTITY,
        r"\bhow (?:much|large|big|high|long|old|far|tall|deep|heavy|fast|wide|often|few|hot|cold|warm|thick)\b"
        r"|\bat what (?:altitude|elevation|depth|height|speed|temperature|rate)\b",
    ),
    (
        AnswerKind.PLACE,
        r"\bwhere\b|\b(?:what|which) (?!(?:took|takes|take|will take) place)(?:[\w-]+ ){0,2}(?:city|country|place"
        r"|port|harbou?r|region|state(?! of\b)|town|village|capital"
        r"|continent|airport|island|province)\b",
    ),
    (
        AnswerKind.PERSON,
        r"\b(?:who|whom|whose)\b|\bwhat is the name of the (?:president|minister|premier|expert|author)\b"
        r"|\bwhich (?:person|president|minister|prime minister|premier|leader|expert|official|diplomat|author)\b",
    ),
    (
        AnswerKind.QUANTITY,
        rf"\bwhat (?:is|was|are|were|will|would) (?!(?:the )?names? of\b)(?:the )?"
        rf"(?:(?!about\b|with\b|behind\b)[\w'’-]+ ){{0,4}}(?<!to ){AMOUNT}\b",
    ),
    (
        AnswerKind.NAME,
        r"\b(?:what|which) (?:company|organi[sz]ation|bank|agency|institute|ministry|ship|book|film|song|team)\b"
        r"|\bwhich (?!of\b|is\b|are\b|was\b|were\b)[a-z]{4,}\b|\bwhat is the name\b"
        r"|\bwhat (?:is|was|are|were) \w+(?: \w+)? called\b",
    ),
    # A few words without a verb: "cork exports 2024", "cork workers number", "Portugal rank cork makers".
    (AnswerKind.RANK, rf"^{NO_VERB}(?=.*\brank(?:ing)?\b){FEW}$"),
    (AnswerKind.GROWTH, rf"^{NO_VERB}(?=.*\b(?:growth|increase|decrease|rise|decline|fall|drop)\b){FEW}$"),
    (AnswerKind.MONEY, rf"^{NO_VERB}(?=.*{FLOW})(?=.*\b(?:19|20)\d\d\b|.*{FLOW} (?:to|from|between|with)\b){FEW}$"),
    (AnswerKind.MONEY, rf"^{NO_VERB}(?=.*\b(?:value|worth|price|cost|revenue|turnover)\b){FEW}$"),
    (AnswerKind.COUNT, rf"^{NO_VERB}(?=.*\b(?:number|headcount|population|employees|staff|workforce)\b){FEW}$"),
    (AnswerKind.DATE, rf"^{NO_VERB}(?=.*\b(?:date|year|month)\W*$){FEW}$"),
    (AnswerKind.NAME, rf"^{NO_VERB}(?=.*\bname\W*$){FEW}$"),
    (AnswerKind.YES_NO, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)
_COMPILED = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), pattern.startswith(f"^{NO_VERB}")) for kind, pattern in _KINDS
)
_NO_VERB = re.compile(NO_VERB, re.IGNORECASE)

# "Who is Jane Doe?" has the name and wants to know who that is.
WHO_IS_NAME = re.compile(rf"^(?i:who (?:is|was|are|were)) (?P<who>(?:{CAPITAL})(?:\s(?:{CAPITAL}))*)\s?\??$")


# "Which company builds it?" is answered by a sentence that names one.
BODY_ASKED = re.compile(
    rf"\b(?:which|what)\s(?:[\w-]+\s){{0,2}}?(?P<kind>{BODY})\b"
    r"(?!\s(?:name|size|policy|law|rate|account|loan))",
    re.IGNORECASE,
)

# A figure answers these best, and a sentence without one may do.
_AMOUNT_IN_FRONT = re.compile(
    r"^(?:and |but |so )?what (?:is|was|are|were|will|would) (?:the )?(?:[\w'’-]+ ){0,4}(?:profit|debt|income|toll|fee"
    r"|fare|tariff|wages?|salary|dividend|gauge|altitude|elevation|depth|duration)\b",
    re.IGNORECASE,
)

# "Who opened it?", but not "Who is the mayor?".
WHO_DID = re.compile(r"^\W*(?:and |but |so )?who\b(?!\s(?:is|was|are|were)\s(?:the|an?)\b)", re.IGNORECASE)


def asks_amount(question: str) -> bool:
    """Whether a figure may be put in front of the sentence that answers a question of no other kind."""
    return _AMOUNT_IN_FRONT.match(question) is not None


@lru_cache(maxsize=1024)
def kind_of(question: str) -> AnswerKind:
    """What kind of answer a question wants; an explanation where nothing plainer is asked for."""
    if clause := CLAUSE_FIRST.match(question):
        question = question[clause.end() :]
    question = TELL_ME.sub("", question)
    if WHO_IS_NAME.match(question):
        return AnswerKind.EXPLANATION
    bare = _NO_VERB.match(question) is not None  # what only questions without a verb are, others need not be tried for
    found = (kind for kind, pattern, is_bare in _COMPILED if (bare or not is_bare) and pattern.search(question))
    return next(found, AnswerKind.EXPLANATION)
