"""Lists that an article tells sentence by sentence: "The plan covers roads. It also covers bridges."."""

from __future__ import annotations

import re
from itertools import takewhile

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.choosing.series import announced_by
from bot.choosing.speech import quotation
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.funding import asks_funding, is_paid
from bot.spans.enumeration import asks_several
from corpus.split import sentence_spans
from corpus.types import Span

# "What does the plan cover?": all of it is asked for.
_ALL = re.compile(
    r"\bwhat (?:all )?(?:do|does|did|will|would|has|have|is|are|was|were|else)\b.*\b(?:cover|includ|provide|compris"
    r"|contain|foresee|envisag|propos|suggest|recommend|agree|plan|demand|promis|offer|call for|consist|involv|request"
    r"|achiev)\w*",
    re.IGNORECASE,
)
# A sentence that adds to the one before it: "It also …", "In addition …".
_ADDS = re.compile(
    r"^[“\"']?(?:(?:it|they|he|she|the [\w-]+|[A-Z][\w-]+)\s(?:[a-z]+\s)?also|also|in addition|additionally|moreover"
    r"|furthermore|besides|another|a (?:second|third|further)|finally|lastly|further)\b",
    re.IGNORECASE,
)
# "What did she say about the herds?": her words are told whole.
_SAID = re.compile(
    r"\b(?:what|how)\b.*\b(?:say|said|says|tell|told|comment|words|explain|argue|warn|note|stress|emphasi[sz]e|remark|claim"
    r"|think|see|call|describe)\b",
    re.IGNORECASE,
)
MOST = 3
_SUM = re.compile(r"[$€£¥]\s?\d|\d[\d.,]*\s(?:million|billion|thousand)")


def is_enumerated(query: Query, short: ShortAnswer | None) -> bool:
    """Whether what leads the answer is a list of all that is asked for."""
    return query.kind is AnswerKind.LIST and short is not None


def spoken(query: Query, evidence: Evidence) -> tuple[Span, ...]:
    """The sentence, with the others of the same speech where it is asked what somebody says."""
    told = query.kind is not AnswerKind.PERSON and _SAID.search(query.focus) is not None
    return quotation(evidence) if told else (evidence.span,)


def asks_all(query: Query) -> bool:
    """Whether all is asked for that is told of something, in however many sentences."""
    return query.kind in (AnswerKind.LIST, AnswerKind.EXPLANATION) or asks_several(query)


def further(query: Query, evidence: Evidence) -> tuple[Span, ...]:
    """The sentences after one that tell more of what is asked for all of."""
    text = evidence.article.text
    if asks_all(query) and (series := announced_by(query.focus, evidence)):
        return series.told
    after = sentence_spans(text, evidence.span.end, evidence.paragraph.end)
    if asks_funding(query.focus):
        return tuple(
            span for span in after if _SUM.search(text, span.start, span.end) and is_paid(text[span.start : span.end])
        )
    if query.kind is not AnswerKind.LIST and not _ALL.search(query.focus):
        return ()
    after = after[:MOST]
    return tuple(takewhile(lambda span: _ADDS.match(text[span.start : span.end]), after))
