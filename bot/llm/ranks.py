"""Ranks in other words: "A and B are ahead of C" as "C is after A and B", "comes third" as "ranks third".

Each way says the same whoever stands in it; whether it is so is for the quotes. Only for the checker, like all of
bot/llm/plain.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.numerals import ORDINALS, WORDS

_NAME = r"(?:[Tt]he )?[A-Z][\w-]*(?: [A-Z][\w-]*)*"
_NAMES = rf"{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?"
_ORDINAL = "|".join(ORDINALS[1:])
_LEADING = (
    r"(?:both |all |still )*(?:ranks?|are|is|were|was|comes?|remains?|stays?|stands?|lies?|places?)"
    r"(?: both| all| still)* ahead of"
)
_AHEAD = re.compile(rf"^(?P<first>{_NAMES}) {_LEADING} (?P<last>{_NAME})(?P<rest>,[^;:]+)?\.$")
_WITH = re.compile(rf",? with (?P<first>{_NAMES}) (?:both )?(?:ahead|in front)(?: of (?:it|them|him|her))?(?=[.,;])")
_COMES = re.compile(
    rf"\b(?:comes|came|is|was|finishes|finished|remains|stands|places|placed|takes|took|holds|held)"
    rf"(?: only| just| still)?(?: in)?(?: the)? (?P<rank>{_ORDINAL})(?: (?:place|position|rank))?"
    r"(?=[.,;]| among\b| behind\b| after\b| on\b| in\b)"
)
_BIGGEST = re.compile(r"\bthe (?:biggest|largest|top|number[- ]one) (?P<who>[a-z]+(?:er|or))(?P<s>s?) of\b")


_ONLY = re.compile(
    rf"(?:[;:,–]| –)? (?:and )?only (?P<first>{_NAMES}) (?:are|is|rank|ranks|stand|stands|place|places|come|comes)"
    r" (?:higher|larger|bigger|ahead|in front|above)(?: (?:of|than) (?:it|them))?(?=[.,;])"
)


def _is_all_ahead(match: re.Match[str]) -> bool:
    """Whether so many are named as stand before the rank that the sentence gives."""
    names = re.split(r", (?:and )?| and ", match["first"])
    rank = re.search(rf"\b(?:(?P<rank>{_ORDINAL})|number[- ](?P<n>[a-z]+))\b", match.string[: match.start()])
    if rank is None:
        return False
    return (WORDS.get(rank["n"], 0) if rank["n"] else ORDINALS.index(rank["rank"]) + 1) == len(names) + 1


def in_plain_ranks(text: str, quotes: Sequence[str]) -> str:
    """A sentence that says in a plain way who comes before and after whom."""
    if match := _AHEAD.match(text):
        text = f"{match['last']}{match['rest'] + ',' if match['rest'] else ''} is after {match['first']}."
    text = _WITH.sub(lambda match: f", after {match['first']}", text)
    text = _ONLY.sub(lambda match: f", after {match['first']}" if _is_all_ahead(match) else match.group(), text)
    text = _COMES.sub(lambda match: f"ranks {match['rank']}", text)
    most = any(re.search(r"\bthe most\b(?! [a-z]+(?:ed|al|ant|ent|ive|ous)\b)", quote) for quote in quotes)
    return _BIGGEST.sub(lambda match: f"the most {match['who']}{match['s']} of", text) if most else text
