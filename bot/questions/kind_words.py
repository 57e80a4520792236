"""Words by which the kind of answer that a question wants is told, and openings that tell none, as patterns."""

from __future__ import annotations

import re

MONEY = (
    r"worth|value|valued|cost|price|invest\w*|turnover|revenues?|sales|exports?|imports?|trade[ds]?|dollars?|euros?"
    r"|ow(?:e[sd]?|ing)|lend\w*|lent|borrow\w*|pa(?:y|ys|id|ying)|offer(?:s|ed)?|earn\w*|salary|wages?|spend|spent|\$|€"
)
GROWTH = (
    r"grow\w*|grew|ris(?:e|en|ing)|rose|increas\w*|declin\w*|decreas\w*|f[ae]ll\w*|drop\w*|jump\w*|change[ds]?|expand"
    r"|shrink|shrank|shrunk|climb\w*|surge[ds]?|soar\w*|plunge[ds]?|plummet\w*|contracted|strengthen\w*|weaken\w*"
    r"|lose|loses|lost|(?:go|goes|went|gone) (?:up|down)"
)
AMOUNT = (
    r"(?:volume|value|amount|total|number|size|level|figure|price|cost|population|revenue|turnover|worth|weight"
    r"|rate|height|length|width|area|temperature|speed|distance|capacity|capacitie|budget|average|count|score)s?"
)
CURRENCY = r"(?:(?:us|million|billion|thousand|trillion) )*(?:dollars|euros|pounds|roubles|tenge)"
# An amount part by part.
BROKEN_DOWN = re.compile(
    r"\bbreak(?:s|ing)?[\s-]?downs?\b|\bbr[eo]ak(?:en|s|ing)?\b[^?.]*\bdown\b|\b(country|sector|item|year) by \1\b"
    r"|\bhow (?:is|was|are|were|will)\b.*\b(?:divided|split|distributed|allocated|shared out|apportioned)\b"
    r"|\bhow (?:much|many)\b.*\b(?:did|do|does|was|were|is|are|goes?|went|has|have|had|will)\b.*\b(?:each|every)"
    r"\s(?:of\s(?:the|these|them)\b|(?:[\w-]+\s){0,3}?(?:country|state|republic|nation|partner|buyer|supplier|city|port"
    r"|region|bank)\b)",
    re.IGNORECASE,
)
NO_VERB = (
    r"(?!.*\b(?:wh\w+|how|is|are|was|were|do|does|did|has|have|compare|explain|tell|give|list|name (?:the|all))\b)"
)
FLOW = r"\b(?:trade|turnover|exports?|imports?)\b"
FEW = r"(?:\S+\s?){2,10}"
THINGS = (
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
BODY = (
    r"(?:company|firm|manufacturer|producer|supplier|bank|agency|airline|university|institute|organi[sz]ation|contractor"
    r"|developer|operator|shipyard|newspaper|magazine|association|fund)"
)
PLAN = r"plans?|policy|strategy|vision|ideas?|proposals?"  # "the plan for exports" is none of their amounts
SEVERAL = r"two|three|four|five|six|seven|eight|nine|ten|main|several|different"
# "When the bridge was closed, what did they do?" asks for no date.
CLAUSE_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:when|while|where|since|after|before|if|as|once|because|although)\s"
    r"(?!(?:is|was|are|were|do|does|did|will|would|has|have|had|can|could|should|may|might)\b)"
    r"[^?]*?,\s(?=(?:and |then )?(?:(?:by|at|in|on|to|for|from|with) )?"
    r"(?:what|who|whom|whose|which|where|when|how|why)\b)",
    re.IGNORECASE,
)
# "Tell me the price of it" asks as "the price of it" does.
TELL_ME = re.compile(
    r"^\W*(?:please )?(?:(?:can|could|would|will) you )?(?:please )?(?:tell|give|show) (?:me|us) "
    r"(?=the (?:[a-z]+ ){1,2}(?:of|between|with)\b|when\b|who\b|where\b|how\b|wh(?:at|ich)\b)",
    re.IGNORECASE,
)
# Nouns that say what kind of figure is wanted, and not of what.
GENERAL = frozenset(
    "percent percentage percents share part slice piece portion proportion fraction amount number figure figures"
    " value values worth sum total level levels quantity volume rate growth rise increase decrease fall decline drop"
    " jump change changes gain difference margin ratio times dollars dollar euros euro cents money cost tag terms"
    " year years month months season seasons period periods day days week weeks decade quarter half average estimate"
    " statistics data size extent degree way point market markets points comparison stake stakes interest thanks"
    " kind kinds type types sort sorts category categories variety varieties output production capacity anybody"
    " anyone anything nobody nothing somebody someone something everybody everyone everything".split()
)
