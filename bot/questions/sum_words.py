"""Words by which a question asks for a sum: a difference, a share, an average, the highest of a series."""

from __future__ import annotations

import re

from bot.questions.kind_words import AMOUNT, MONEY

_GO = r"(?:go|goes|going|gone|went)"
_RISES = (
    r"r(?:ise|ose|isen|ising)|gr[eo]w\w*|increas\w*|climb\w*|jump\w*|gain\w*|expan\w*|chang\w*|differ\w*"
    rf"|{_GO} up"
)
_FALLS = rf"f[ae]ll(?:en)?|declin\w*|decreas\w*|drop\w*|slip\w*|shr[aiu]nk\w*|less|lower|fewer|smaller|{_GO} down"
_MOVES = rf"(?:{_RISES}|{_FALLS})"
_MORE = (
    r"(?:more|less|higher|lower|larger|smaller|bigger|fewer|greater|longer|shorter|older|taller|dearer|cheaper|costlier"
    r"|faster|quicker|slower|heavier|lighter|wider|deeper)"
)
FALLING = re.compile(rf"\b(?:{_FALLS}|los[et]|shed)\b", re.IGNORECASE)
YEARS_BETWEEN = re.compile(
    r"\bhow (?:many years|long) (?:after|before) (?P<a>.+?),? (?:was|were|did|is|are|had|has|came|does|do) (?P<b>.+)"
    r"|\bhow many years (?:\w+ )?(?:passed|elapsed|lay|lie|went by|were there|are there|separated?|is it|was it)"
    r"(?: \w+)?? between (?P<c>.+) and (?P<d>.+)"
    r"|\bhow many years (?:passed|elapsed|went by) from (?P<e>.+) (?:to|until) (?P<f>.+)",
    re.IGNORECASE,
)
BALANCE = re.compile(r"\b(?:surplus|deficit|balance of trade|trade balance|net exports?)\b", re.IGNORECASE)
AVERAGE = re.compile(r"\baverage\b(?!\sage\b)|\b(?:the|arithmetic) mean\b", re.IGNORECASE)
# What an average is of; without such words "the average wage" is the name of a measure, which a text states or not.
OVER_SEVERAL = re.compile(
    r"\bon average\b|\baverage of\b|\b(?:over|between|from|across|during|both|these|those|two|three|four|five|six)\b"
    r"|\b(?:several|years|months|quarters|per (?:year|month)|a (?:year|month)|annual\w*|arithmetic mean)\b"
    r"|\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_HIGHEST = r"highest|largest|biggest|most|greatest|best|peak\w*|strongest|maximum|record"
LOWEST = r"lowest|smallest|least|weakest|worst|minimum"
EXTREME = re.compile(
    rf"\b(?:which|what|in (?:which|what)) (?:year|of the (?:\w+ )?years)\b.*\b(?P<a>{_HIGHEST}|{LOWEST})\b"
    rf"|\byears\b.*\bwhich\b.*\b(?P<b>{_HIGHEST}|{LOWEST})\b"
    rf"|\bwhen (?:was|were|did)\b.*\b(?P<c>{_HIGHEST}|{LOWEST})\b",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\b(?:add(?:s|ed|ing)? (?:up|together)|together|combined|altogether|sum of|summed|sum up|taken together|in sum"
    r"|jointly|in total|(?:the )?total of)\b|\bin all\b(?=\W*$|,)",
    re.IGNORECASE,
)
RATIO = re.compile(
    rf"\bhow many times (?:\w+ )?(?:{_MORE}|as (?:large|big|high|much|many|great)|the size|bigger|over)\b"
    r"|\bhow many times (?:did|does|do|is|are|was|were)\b.*\b(?:exceed|surpass|outweigh|outstrip)\w*"
    rf"|\bhow many times (?:did|does|do|has|have|was|were)\b.*\b{_MOVES}\b"
    r"|\bratio (?:of|between)\b|\bby what factor\b",
    re.IGNORECASE,
)
_PORTION = r"(?:share|percentage|per ?cent|proportion|portion|fraction|part|slice)"
ASKS_SHARE = re.compile(
    rf"\b(?:what|which|how (?:big|large|high|much of) an?)\s(?:\w+ )?{_PORTION}\b(?!\s(?:rate|points?))", re.IGNORECASE
)
SHARE = re.compile(
    rf"\b(?<!in )(?:what|which|how (?:big|large|high) an?|the|how many) (?:\w+ )?{_PORTION} of (?P<whole>.+?) "
    r"(?:was|were|is|are|came from|comes from|consisted of|went to|goes to|go to|did|does|do|made up by|made up of"
    r"|(?:has|have|had) been|has|have|had|will be|can be|lies?|lay|lives?|works?|belongs? to|stands?)\b "
    r"(?P<part>.+)"
    rf"|\b(?:what|which) {_PORTION} (?:did|does|do|was|were|is|are) (?P<part2>.+?) "
    r"(?:make up|form|account for|constitute|represent|have|take|made up)\s?(?:of|in)? (?P<whole2>.+)",
    re.IGNORECASE,
)
GROWTH = re.compile(
    rf"\b(?:percent\w*|per ?cent|rate)\b.*\b{_MOVES}\b|\b{_MOVES}\b.*\b(?:percent\w*|per ?cent)\b"
    r"|\bgrowth rate\b|\brate of growth\b|\bpercentage change\b",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(
    rf"\bdifference\b|\bgap between\b|\bhow (?:much|many)(?: [\w$€£]+)?? {_MORE}\b|\bby how (?:much|many)\b"
    rf"|\bhow (?:much|far|many \w+)\b.*\b(?:{_MOVES}|exceed\w*|surpass\w*|outweigh\w*)\b|\bby what (?:amount|sum)\b"
    rf"|\bwhat (?:did|does|do|has|have|had)\b.*\b{_MOVES} by\b"
    r"|\b(?:what (?:is|was|were)|work out|calculate|compute) the (?:[\w-]+ )?"
    r"(?:increase|rise|gain|drop|fall|decline|decrease|change) (?:in|of)\b",
    re.IGNORECASE,
)
# "The difference between Porto and Lima" is what they are like, and nothing is measured.
UNMEASURED = re.compile(
    rf"\bdifferences? between (?!.*(?:\b(?:{MONEY}|{_MOVES}|{AMOUNT}|percent\w*|shares?|of|in|on|for)\b|\d|['’]))",
    re.IGNORECASE,
)
# "How much did it lose?" asks for a difference only between two times: it may be money in a fire.
LOST = re.compile(r"\bhow (?:much|many)\b.*\b(?:los[et]|shed|gain(?:ed)?|short\w+)\b", re.IGNORECASE)
MOVED = re.compile(rf"\b(?:{_MOVES})\b", re.IGNORECASE)
# "How did exports to Peru develop?", "What happened to trade in 2024?"
_CHANGES = (
    r"(?:chang(?:e|ed|ing)|develop(?:ed|ing)?|evolv(?:e|ed|ing)|far(?:e|ed|ing)|perform(?:ed|ing)?|do(?:ne|ing)?"
    r"|go(?:ne|ing)?|mov(?:e|ed|ing))"
)
CHANGED = re.compile(
    rf"^\W*(?:and |but |so )?how (?:did|has|have|had|is|was|were|are) (?P<what>.+?) {_CHANGES}\b(?P<when>.*)"
    r"|^\W*(?:and |but |so )?what (?:has |had )?happened (?:to|with) (?P<what2>.+)",
    re.IGNORECASE,
)
# "How much of the exports was not oil?", "How many of the workers live outside Perm?", "What is left of it after tax?"
_HOW_MUCH_OF = r"\bhow (?:much|many)(?: of)? "
REST = re.compile(
    rf"{_HOW_MUCH_OF}(?P<whole>.+?) (?:was|were|is|are|has|have|had)"
    r"(?:n['’]?t (?:been )?| (?:not|yet|still|other than|anything but) (?:to )?(?:been |be )?| outside )(?P<part>.+)"
    rf"|{_HOW_MUCH_OF}(?P<whole2>.+?) \w+ outside (?P<part2>.+)"
    rf"|(?:\bwhat (?:is|was) left of |{_HOW_MUCH_OF})(?P<whole3>.+?) (?:(?:is|was|are|were|will be) left )?"
    r"(?:after|without) (?P<part3>.+)",
    re.IGNORECASE,
)
PART = re.compile(
    r"\bhow (?:many|much) (?:[mb]illions? (?:of )?)?(?:dollars|euros|money|in dollars|in money)"
    r"|\bhow much (?:is|was|would be) (?=\d)|\bin (?:dollars|money|absolute)",
    re.IGNORECASE,
)
# "If Peru's share of the trade was 30%, …": of the trade.
WHOLE_OF_PART = re.compile(
    r"\b(?:share|part|portion|slice) (?:of|in) (?P<whole>.+?) (?:was|is|were|makes? up|made up|came to|comes to|of) \d",
    re.IGNORECASE,
)
SERIES = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)\s?(?:[-–]|to|through|until)\s?(?P<last>(?:19|20)?\d\d)\b"
    r"|\bbetween (?P<from>(?:19|20)\d\d) and (?P<to>(?:19|20)\d\d)\b"
)
# What is promised at one time is paid at another.
PROMISED = re.compile(
    r"\b(?:promis\w*|pledg\w*|commit(?:ted|ments?)|earmark\w*|allocat\w*|approv\w*|grant(?:ed)?|plann?ed|budget\w*"
    r"|set aside|order(?:ed)?)\b",
    re.IGNORECASE,
)
FULFILLED = re.compile(
    r"\b(?:paid|spent|disburs\w*|handed (?:over|out)|transferr\w*|deliver\w*|built|completed|used|drawn|released"
    r"|received|arrived)\b",
    re.IGNORECASE,
)
# "In 2021, 2022 and 2023".
YEARS_IN_TURN = re.compile(r"\b(?:19|20)\d\d(?:, (?:19|20)\d\d)*,? and (?:in )?(?:19|20)\d\d\b")
PERCENT_TOLD = re.compile(r"\b\d+(?:\.\d+)?\s?(?:%|per\s?cent)", re.IGNORECASE)
MONEY_ASKED = re.compile(r"\b(?:dollars?|euros?|[bm]illions|worth|value|costs?|price|expensive)\b|[$€]", re.IGNORECASE)
