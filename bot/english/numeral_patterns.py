"""How figures and dates are written: one pattern for each kind, tried in this order."""

from __future__ import annotations

import re

from bot.english.numerals import (
    CENTURIES,
    CODES,
    CURRENCIES,
    DENOMINATORS,
    MEASURES,
    MONTHS,
    NUMERATORS,
    ORDINALS,
    SMALL,
    SPANS,
    TIMES,
    WORDS,
)

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\s\u00a0\u202f]\d{3}){2,}|\d+(?:\.\d+)?)"
_SMALLER = sorted((word for word, value in WORDS.items() if value < 100 and " " not in word), key=len, reverse=True)
HUNDREDS = " hundred and "
# "Three hundred and forty", "a hundred and twelve" (thousand).
_COMPOUND = rf"(?:a|{'|'.join(SMALL[1:10])}){HUNDREDS}(?:{'|'.join(_SMALLER)})".replace(" ", r"\s")
_WORD = "|".join([_COMPOUND, *sorted(map(re.escape, WORDS), key=len, reverse=True)])
_LONG_SCALE = r"(?:hundred|thousand|million|billion|trillion|mln|bln|mn|bn|trn|tn|k)"
SCALE = rf"(?:{_LONG_SCALE}|m|b)"
# "5m users" are millions, "5 m" and "5 m long walls" are metres.
_MILLIONS = (
    r"(?:(?<=\d)[mb]\b(?=\s(?!long|high|tall|wide|deep)(?:[a-z]+\s)?[a-z]{2,}s\b)"
    r"|[mb]\b(?=\s(?:people|tons|tonnes|barrels)))"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# "May 22 and 23", not "May 22 and 23 firms".
_NO_COUNT = r"(?![\w%]|[.,]\d|\s(?!(?:in|at|on|of|the|by|to|for|and)\b)[a-z])"
YEAR = r"(?:1[0-9]|20)\d\d"
_MINUS = r"(?:(?<![\w)\]])[-−](?=\d))?"
_CODES = "|".join(CODES)
_PARTS = "|".join(DENOMINATORS)
_CENTURY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(CENTURIES)})"
PER = (
    r"(?:\s?(?:per|/)\s?(?!cent)|\s(?:an?|each|every)\s)"
    r"(?P<per>(?:(?:hundred|thousand|1,?000)\s)?(?:cubic|square)\s\w+|(?:kilo|mega)watt[-\s]hours?|[kMG]Wh|container|barrel|tonne|ton|kilogram|kilo|kg|lit(?:er|re)|gallon|ounce|hour|day|week|month|quarter|year|annum|head"
    r"|capita|person|household|share|unit|piece|night|hectare|mile|km|kilomet(?:er|re)|h|s)\b"
    r"(?!\s(?:earlier|before|later|ago|after)\b)"
)
# "Five South Asian states", "12 EU member states": of whom the counted are.
_OF_PEOPLE = r"(?-i:[A-Z]\w+[-\s]){0,2}"
# "twice a week" counts times, and is no growth.
PER_TIME = (
    r"(?:\s(?:per|an?|each|every)\s(?:hour|day|night|week|fortnight|month|quarter|season|year|decade)\b|\sdaily\b)"
)
PATTERNS = (
    (
        "date",
        rf"\b{YEAR}-\d\d-\d\d\b"
        rf"|(?-i:(?:{_DAY}(?:\s?(?:[-–]|and|to)\s?{_DAY})?\s(?:of\s)?(?:{MONTHS})"
        rf"|(?:{MONTHS})\s{_DAY}(?:\s?[-–]\s?{_DAY}|\s(?:and|to)\s{_DAY}{_NO_COUNT})?)\b(?:,?\s{YEAR}\b)?"
        rf"|(?:{MONTHS})(?:,?\s(?:of\s)?{YEAR}\b)|(?:{MONTHS})\b)"
        rf"|(?:spring|summer|autumn|fall|winter|(?:early|mid|late)[-\s])\s?(?:of\s|in\s)?{YEAR}\b"
        rf"|\b{YEAR}/(?:{YEAR}|\d\d)\b(?!/)"
        rf"|\b{YEAR}(?:\s?[-–]\s?(?:{YEAR}|\d\d))?(?!-?\w|[.,]\d|\s(?:{'|'.join(sorted(MEASURES))})\b)\b|\b{YEAR}s\b"
        rf"|\b(?:{_CENTURY}(?:\s(?:and|or|to)\s(?:the\s)?|\s?[-–]\s?))?{_CENTURY}\scentur(?:y|ies)\b(?:\s(?:AD|BCE?|CE)\b)?",
    ),
    (
        "money",
        rf"{_MINUS}(?P<sign>(?:US|A|C)?[$€£¥]|\b(?:{_CODES})\b)\s?(?P<n1>{NUMBER})"
        rf"(?:[\s-]?(?P<s1>{SCALE})\b)?",
    ),
    (
        "money",
        rf"(?P<n2>{NUMBER}|\b(?:{_WORD}))(?:[\s-]?(?P<s2>{SCALE}))?\s(?:U\.?S\.?\s|euro\s(?=cent))?"
        rf"(?P<unit2>(?:{'|'.join(CURRENCIES)})s?|{_CODES})\b",
    ),
    (
        "percent",
        rf"(?P<n3>{_MINUS}{NUMBER}|\b(?:{_WORD}))(?:\s?%|[\s-]per\s?cent(?!age|\spoint)\b"
        r"|(?P<points>[\s-]per\s?cent(?:age)?\spoints?\b))",
    ),
    (
        "percent",
        rf"\b(?P<numerator>{'|'.join(NUMERATORS)})[\s-](?P<denominator>(?:{_PARTS})s?)\b(?!\sof\san?\s)"
        r"(?:(?<=s)|(?=\sof\s|\s(?:more|less|higher|lower)\b)|(?<=\bby\sa\s\w{5})|(?<=\bby\sa\s\w{7}))"
        r"|(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)(?<!and\sa\s)\b(?P<half>half)\b"
        r"(?=\s(?:of(?!\san?\s)|the|its|their|his|her|our|all)\b)|(?<=by\s)half\b",
    ),
    (
        "multiple",
        rf"(?P<n4>{NUMBER}|\b(?:{_WORD}))(?:[\s-]?fold\b|[\s-]?times\b(?!\s(?:a|per|each|every|this|that)\b))"
        rf"|\b(?P<times>{'|'.join(TIMES)})\b(?!-)(?<!\bdouble)(?<!\btwice(?={PER_TIME}))"
        r"|\b(?P<double>double)\b(?=\s(?:the|that|those|what|in|to|its|their|from|by)\b|[.,;]|$)",
    ),
    ("ordinal", rf"\b(?:{'|'.join(ORDINALS)})(?:-[a-z]+)?\b|\b\d+(?:st|nd|rd|th)\b"),
    (
        "count",
        rf"\b(?P<span>{'|'.join(SPANS)})\b(?!\sago)(?<!of\s\w\s\w{{7}})|\b(?P<often>twice)\b(?={PER_TIME})"
        rf"|(?<![\w$€£¥.,+])(?<![^\W\d]-)(?P<n5>{_MINUS}{NUMBER}|\b(?:{_WORD})\b(?!-f(?:oo|ee)t\b))"
        rf"(?:[\s-]?(?P<s5>{_LONG_SCALE}|{_MILLIONS})\b)?(?:[\s-]?(?P<unit5>{_OF_PEOPLE}[^\W\d_]+\b(?:[-\s][^\W\d_]{{2,}})?))?",
    ),
)
