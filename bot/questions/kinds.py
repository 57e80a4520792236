"""What kind of answer a question wants, told by its words."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.english.names import CAPITAL


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


_MONEY = (
    r"worth|value|valued|cost|price|invest\w*|turnover|revenues?|sales|exports?|imports?|trade[ds]?|dollars?|euros?"
    r"|earn\w*|salary|wages?|spend|spent|\$|€"
)
_GROWTH = (
    r"grow\w*|grew|ris(?:e|en|ing)|rose|increas\w*|declin\w*|decreas\w*|f[ae]ll\w*|drop\w*|jump\w*|change[ds]?|expand"
    r"|shrink|shrank|shrunk|climb\w*|surge[ds]?|soar\w*|plunge[ds]?|plummet\w*|contracted|strengthen\w*|weaken\w*"
    r"|lose|loses|lost|(?:go|goes|went|gone) (?:up|down)"
)
_AMOUNT = (
    r"(?:volume|value|amount|total|number|size|level|figure|price|cost|population|revenue|turnover|worth|weight"
    r"|rate|height|length|width|area|temperature|speed|distance|capacity|capacitie|budget|average|count|score)s?"
)
_CURRENCY = r"(?:(?:us|million|billion|thousand|trillion) )*(?:dollars|euros|pounds|roubles|tenge)"
_NO_VERB = (
    r"(?!.*\b(?:wh\w+|how|is|are|was|were|do|does|did|has|have|compare|explain|tell|give|list|name (?:the|all))\b)"
)
_FEW = r"(?:\S+\s?){2,10}"
_THINGS = (
    r"(?:goods|products|items|areas|countries|states|companies|sectors|fields|leaders|presidents|categories|commodities"
    r"|investors|projects|threats|topics|issues|factors|reasons|organi[sz]ations|cities|partners|members|proposals"
    r"|agreements|documents|accords|treaties|deals)"
)
SOMEBODY = (
    r"(?:person|man|woman|expert|specialist|official|diplomat|author|academic|economist|analyst|engineer|researcher"
    r"|scientist|professor|lecturer|politician|manager|businessman|businesswoman|entrepreneur|lawyer|adviser|advisor"
    r"|consultant|spokes(?:man|woman|person)|commentator|critic|historian|hydrologist|ecologist|geologist|journalist"
    r"|envoy|executive|farmer|activist|scholar|observer|trader|investor)"
)
_SEVERAL = r"two|three|four|five|six|seven|eight|nine|ten|main|several|different"
# First match wins: the order goes from the plainest mark of a kind to the vaguest.
_KINDS: tuple[tuple[AnswerKind, str], ...] = (
    (
        AnswerKind.PERSON,
        r"^\W*(?:(?:and|but|so)\s)?(?:(?:by|to|for|from|with) )?(?:who|whom|whose)\b(?! (?:else )?(?:are|were) the\b)",
    ),
    (
        AnswerKind.PERSON,
        r"^(?:(?:according )?to |by )?(?:which|what) (?!sort|kind|type|(?:is|was|are|were)\b)"
        rf"(?:[\w-]+ ){{0,2}}?{SOMEBODY}\b(?!['’-])",
    ),
    (
        AnswerKind.EXPLANATION,
        r"^(?:and |but |so )?why\b|\bwhat (?:is|was|are|were) the (?:reasons?|causes?)\b|^explain\b",
    ),
    (
        AnswerKind.LIST,
        rf"^(?:please )?(?:can you |could you )?(?:list|name|enumerate)\b(?! of)|\b(?:which"
        rf"|what)(?:\s[\w-]+){{0,3}}\s{_THINGS}\b"
        rf"|\bwhat (?:are|were) (?:the )?(?:[\w-]+ ){{0,4}}{_THINGS}\b"
        rf"|\b(?:what (?:are|were) (?:the )?|(?:which|what) )(?:{_SEVERAL}) (?:[\w-]+ ){{0,3}}?[a-z-]{{3,}}s\b",
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
        r"\b(?:what|which) (?:rank|ranking)\b|\bhow (?:high )?(?:does|is|did) .*\brank(?:ed)?\b|\brank .*among\b",
    ),
    (AnswerKind.COUNT, r"\bhow many [\w-]+ share\b"),
    (
        AnswerKind.PERCENT,
        r"\bwhat (?:stake|interest)\b"
        r"|\b(?:what|how (?:high|large|low))\b.*\b(?:interest|unemployment|jobless|inflation|poverty|literacy) rate\b"
        r"|(?<!to )(?<!for its )(?<!for their )(?<!for his )(?<!for the )\bshare\b(?! with)"
        r"|\b(?<!\d )(?:percent(?:age)?|per cent)\b|\b(?:proportion|what fraction"
        r"|what portion)\b"
        r"|\bhow (?:big|large|great|small) (?:is|was|are|were|a)\b.*\b(?:part|slice|piece|stake) (?:in|of)\b"
        r"|\bhow (?:much|large a part|big a part) of\b.*\b(?:account|ma[dk]e up|represent|constitute|stand for)\w*",
    ),
    (
        AnswerKind.GROWTH,
        rf"\b(?:how much|how (?:far|fast|strongly|steep(?:ly)?|sharp(?:ly)?)|(?:by|at) what)\b.*\b(?:{_GROWTH})\b"
        r"|\bgrowth rate\b|\bby what percentage\b"
        r"|\bwhat (?:is|was|were|are) (?:the )?(?:[\w’'-]+ ){0,2}(?:growth|increase|rise|decline|decrease|fall|drop)\b",
    ),
    (
        AnswerKind.MONEY,
        r"^(?:and |but |so )?what (?:did|does|do|has|have|will|would) .*\b(?:pay|paid|spend|spent|earn\w*)\b"
        r"(?!.*\b(?:on|for)\W*$)"  # "what did they spend it on"
        r"|^(?:and |but |so )?what (?:did|does|do|will|would) .*\b(?:trade|turnover|exports?|imports?|sales|revenues?"
        r"|investments?|costs?)\b.*\b(?:amount|come|add up|total)\b(?: to\b)?",
    ),
    (
        AnswerKind.MONEY,  # "from what level in dollars", "cork exports in million euros"
        rf"\bwhat (?:{_AMOUNT}|sum)\b.*\bin {_CURRENCY}\b"
        rf"|^{_NO_VERB}(?!.*\b(?:{_GROWTH})\b).*\bin {_CURRENCY}\W*$",
    ),
    (
        AnswerKind.MONEY,
        r"\bhow many (?:(?:million|billion|thousand|trillion)s? (?:of )?)?(?:us )?"
        r"(?:dollars|euros|pounds|roubles|tenge)\b",
    ),
    (
        AnswerKind.YES_NO,
        r"^(?:is|are|was|were|do|does|did|has|have|had)\b(?! you\b)"
        r"(?!.*\b(?:what|which|who|whom|how|when|where|why)\b)",
    ),
    (AnswerKind.COUNT, r"\bhow many\b|\bnumber of\b(?!.* of (?:what|which)\b)"),
    (
        AnswerKind.MONEY,
        rf"\bhow much\b.*(?:\b(?:{_MONEY})\b|[$€])|\bhow much money\b"
        rf"|\bhow (?:large|big|high)\b.*\b(?:{_MONEY}|loan|grant|debt|credit|budget|bid|fine|profit|subsidy|deficit"
        r"|surplus)\b",
    ),
    (
        AnswerKind.MONEY,
        r"^(?:the )?(?:value|price|cost) of\b|\b(?:what|which)\b.*\b(?:value|turnover|worth|revenues?|cost|price)\b"
        r"|\bwhat (?:was|were|is|are) (?!\w+ing|one of\b)"
        r"(?:[\w'’–-]+ ){0,6}(?:trade(?! (?:relation|tie|polic|deal|agreement|bloc|barrier|partner|route))|exports"
        r"|imports|investments?)"
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
        r"|port|harbou?r|region|state|town|village|capital"
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
        rf"(?:[\w'’-]+ ){{0,4}}(?<!to ){_AMOUNT}\b",
    ),
    (
        AnswerKind.NAME,
        r"\b(?:what|which) (?:company|organi[sz]ation|bank|agency|institute|ministry|ship|book|film|song|team)\b"
        r"|\bwhich (?!of\b|is\b|are\b|was\b|were\b)[a-z]{4,}\b|\bwhat is the name\b"
        r"|\bwhat (?:is|was|are|were) \w+(?: \w+)? called\b",
    ),
    # A few words without a verb: "cork exports 2024", "cork workers number", "Portugal rank cork makers".
    (AnswerKind.RANK, rf"^{_NO_VERB}(?=.*\brank(?:ing)?\b){_FEW}$"),
    (AnswerKind.GROWTH, rf"^{_NO_VERB}(?=.*\b(?:growth|increase|decrease|rise|decline|fall|drop)\b){_FEW}$"),
    (AnswerKind.MONEY, rf"^{_NO_VERB}(?=.*\b(?:trade|turnover|exports?|imports?)\b)(?=.*\b(?:19|20)\d\d\b){_FEW}$"),
    (AnswerKind.MONEY, rf"^{_NO_VERB}(?=.*\b(?:value|worth|price|cost|revenue|turnover)\b){_FEW}$"),
    (AnswerKind.COUNT, rf"^{_NO_VERB}(?=.*\b(?:number|headcount|population|employees|staff|workforce)\b){_FEW}$"),
    (AnswerKind.DATE, rf"^{_NO_VERB}(?=.*\b(?:date|year|month)\W*$){_FEW}$"),
    (AnswerKind.NAME, rf"^{_NO_VERB}(?=.*\bname\W*$){_FEW}$"),
    (AnswerKind.YES_NO, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

# "Who is Jane Doe?" has the name and wants to know who that is.
WHO_IS_NAME = re.compile(rf"^(?i:who (?:is|was|are|were)) (?P<who>(?:{CAPITAL})(?:\s(?:{CAPITAL}))*)\s?\??$")


# "Which company builds it?" is answered by a sentence that names one.
BODY_ASKED = re.compile(
    r"\b(?:which|what)\s(?:[\w-]+\s){0,2}?(?P<kind>company|firm|manufacturer|producer|supplier|bank|agency|airline"
    r"|university|institute|organi[sz]ation|contractor|developer|operator|shipyard|newspaper|magazine|association|fund)\b"
    r"(?!\s(?:name|size|policy|law|rate|account|loan))",
    re.IGNORECASE,
)

# A figure answers these best, and a sentence without one may do.
_AMOUNT_IN_FRONT = re.compile(
    r"^(?:and |but |so )?what (?:is|was|are|were|will|would) (?:the )?(?:[\w'’-]+ ){0,4}(?:profit|debt|income|toll|fee"
    r"|fare|tariff|wages?|salary|dividend|gauge|altitude|elevation|depth|duration)\b",
    re.IGNORECASE,
)


# "Who opened it?", but not "Who is the mayor?", which wants a name and no doer.
WHO_DID = re.compile(r"^\W*(?:and |but |so )?who\b(?!\s(?:is|was|are|were)\s(?:the|an?)\b)", re.IGNORECASE)


# "When the bridge was closed, what did they do?" asks for no date.
_CLAUSE_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:when|while|where|since|after|before|if|as|once|because|although)\s"
    r"(?!(?:is|was|are|were|do|does|did|will|would|has|have|had|can|could|should|may|might)\b)"
    r"[^?]*?,\s(?=(?:and |then )?(?:(?:by|at|in|on|to|for|from|with) )?"
    r"(?:what|who|whom|whose|which|where|when|how|why)\b)",
    re.IGNORECASE,
)


def asks_amount(question: str) -> bool:
    """Whether a figure may be put in front of the sentence that answers a question of no other kind."""
    return _AMOUNT_IN_FRONT.match(question) is not None


def kind_of(question: str) -> AnswerKind:
    """What kind of answer a question wants; an explanation where nothing plainer is asked for."""
    if clause := _CLAUSE_FIRST.match(question):
        question = question[clause.end() :]
    if WHO_IS_NAME.match(question):
        return AnswerKind.EXPLANATION
    return next((kind for kind, pattern in _COMPILED if pattern.search(question)), AnswerKind.EXPLANATION)
