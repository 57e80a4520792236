"""Questions of a few words without a verb that ask for the first of some things: "largest export to Peru"."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.english.tagging import tagged
from bot.questions.kind_words import FEW, NO_VERB

_SUPERLATIVE = re.compile(
    rf"^\W*(?:the )?(?P<what>{NO_VERB}(?=(?:(?:most|least) [a-z]+|top|main|chief|leading"
    rf"|(?!(?:west|east|best|latest|interest|forest|request|harvest|guest|test|rest|invest)\b)[a-z]{{2,}}est)\b)"
    rf"{FEW}?)\W*$",
    re.IGNORECASE,
)


def as_question(text: str) -> str:
    """The question in full where it only names the first of some things; any other as it stands."""
    found = _SUPERLATIVE.match(text)
    if found is None:
        return text
    words = tagged(found["what"])
    nouns = [word for word in words if word.is_noun]
    if not nouns or (words[0].text.lower() in ("most", "least") and nouns[0] is words[1]):
        return text  # "most trade"
    first = next((one for one, after in pairwise(nouns) if after.start - one.end > 1), nouns[-1])
    return f"What {'are' if first.tag == 'NNS' else 'is'} the {found['what']}?"
