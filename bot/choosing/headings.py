"""What stands above a sentence: the title of its section, or what an interviewer asks."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.choosing.reader_words import Word, form_of, stands_alike, wording
from bot.questions.kinds import TYPED, kind_of
from index.lexical import terms
from index.rerank import WORD

# What it adds that both want a date, or a number; what a section's title counts beside an interviewer's question.
ALIKE = 0.25
TITLE = 0.4
# A heading is of something else where the question has less of it.
HALF = 0.5
_ASKS = re.compile(r"(?:what|how|why|who|where|when|which)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def asked_above(question: str, heading: str) -> float:
    """How much of a heading a question says again, 0 to 1; an interviewer's question that wants the same kind, more.

    Words count in any form and for others that mean nearly the same.
    """
    words = _words(heading)
    if not words:
        return 0.0
    there = wording(question)
    met = sum(stands_alike(word, there) for word in words) / len(words)
    if not (heading.rstrip().endswith("?") or _ASKS.match(heading)):
        return TITLE * met if met >= HALF else 0.0  # says less of what stands there than what is asked there
    kind = kind_of(question)
    above = min(1.0, met + ALIKE) if met and kind in TYPED and kind_of(heading) is kind else met
    return above if above >= HALF else 0.0


@lru_cache(maxsize=2048)
def _words(heading: str) -> tuple[Word, ...]:
    """The words of a heading that say something, each as telling as the others."""
    found = ((match, tuple(terms(match[0]))) for match in WORD.finditer(heading))
    return tuple(Word(*match.span(), match[0], own, 1.0, form_of(match[0])) for match, own in found if own)
