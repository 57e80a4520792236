"""Questions about the articles themselves, "What do you have?", "Who published the article?": told by listing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.finding.found import Found
from bot.questions.courtesy import is_courtesy
from bot.questions.query import Query
from bot.reckoning.reckon import Reckoning
from bot.types import Missing
from bot.wording import date_of
from corpus.types import Article

_TEXTS = r"(?:(?:news )?articles?|documents?|sources?|texts?)"
_WHICH = rf"(?:the|these|this|those|that|your|all(?: the| your)?|each|every|both) (?:\w+ ){{0,2}}?{_TEXTS}"
_ASKS = re.compile(
    r"^\W*(?:please )?(?:(?:can|could) you )?(?:"
    # Who speaks, and what may be asked.
    r"help|(?:who|what|how) are you|what (?:can|do|could) (?:you|i|we) (?:do|answer|know|ask|cover)(?: you)?(?: about)?"
    r"|what can (?:you help|i use you for|this (?:chat ?bot|bot|tool|page) do)\b.*|how (?:can|do) you help(?: me)?"
    r"|what (?:topics?|subjects?|themes?|questions?) (?:can|do|are) (?:you|i|we|there)\b.*"
    # What there is.
    rf"|(?:what|which|how many) {_TEXTS} (?:are there|are (?:in|available|included)\b.*"
    r"|(?:do|can|did) (?:you|i|we) \w+.*)"
    rf"|what are (?:your|the) (?:{_TEXTS}|topics?|subjects?)(?: about)?"
    r"|where (?:do|does|did) (?:you get )?(?:your|the|this|that) (?:information|data|knowledge|answers?)"
    r"(?: come)?(?: from)?"
    rf"|(?:list|show(?: me)?|name|summari[sz]e|sum up|describe)(?: me)? {_WHICH}"
    rf"|(?:give me |tell me )?(?:a |the |an )?(?:short )?(?:summary|overview|list) of {_WHICH}"
    rf"|what (?:is|are) {_WHICH}(?: \w+)? about|what do {_WHICH} (?:talk|tell|deal|speak)(?: about| with| of)?"
    # Who wrote them, where and when.
    rf"|(?:who|when|where)(?: (?:has|have|was|were|is|are))?(?: {_WHICH})?"
    rf"(?: (?:wrote|written|published|publishes|made|authored|the (?:authors?|publishers?) of))+(?: {_WHICH})?(?: by)?"
    rf"|(?:who|what) (?:is|are) the (?:authors?|publishers?|titles?|dates?|headlines?) of {_WHICH}"
    r")\W*$",
    re.IGNORECASE,
)
# Titles that are told; further articles are left to the page that lists them all.
MOST = 12


def holdings(query: Query, articles: Callable[[], Sequence[Article]]) -> Found | None:
    """That the texts do not tell of themselves, and which there are; None where what they say is asked for."""
    if not (_ASKS.match(query.focus) or is_courtesy(query.text)):
        return None
    admitted = (one for one in articles() if query.admitted.admits(one) and query.scope.admits(one))
    titles = tuple(map(_titled, admitted))
    missing = Missing(kind="articles", asked=str(len(titles)), have=titles[:MOST] + ("…",) * (len(titles) > MOST))
    query = replace(query, own_words=query.text)  # without the publisher it would say less than was asked
    return Found(query, (), (), 0.0, (missing,), Reckoning(query))


def _titled(article: Article) -> str:
    return f"“{article.title}” ({article.publisher or 'publisher not stated'}, {date_of(article)})"
