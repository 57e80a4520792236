"""To whom something was done, by a sentence that says who did it: "130 dockers", of "experts trained 130 dockers"."""

from __future__ import annotations

import re

from bot.choosing.extract import ShortAnswer
from bot.english.tagging import Word, tagged
from bot.english.words import stem
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query

_WHO = re.compile(r"^\W*(?:and |but |so )?who (?:has |have |had |also )?(?P<verb>[a-z]+)\b", re.IGNORECASE)
_BE = frozenset("is are was were be been being am get gets got do does did will would can could has have had".split())
# Behind these another subject may stand.
_CLAUSE = re.compile(r"[,;:(]|\b(?:by|who|which|that|while|but|when|as)\b")


def was_done_to(query: Query, short: ShortAnswer, sentence: str) -> bool:
    """Whether words stand where the verb asked about has what it is done to: behind it, or before "were built"."""
    asked = _WHO.match(query.focus) if query.kind is AnswerKind.PERSON else None
    if asked is None or asked["verb"].lower() in _BE:
        return False
    words = tagged(sentence)
    for place, word in enumerate(words):
        if stem(word.text) != stem(asked["verb"]) or not word.is_verb:
            continue
        if word.end <= short.start:
            return not _is_passive(words, place) and not _CLAUSE.search(sentence[word.end : short.start])
        owns = sentence[short.end : short.end + 1] in ("'", "’")  # "Ana's book was written in prison"
        by = sentence[: short.start].lower().endswith(("by ", "by the "))
        return _is_passive(words, place) and not (owns or by)
    return False


def _is_passive(words: tuple[Word, ...], place: int) -> bool:
    """Whether a verb is of what is done to its subject: "was trained"; also of a noun: "dockers trained by him"."""
    before = [word for word in words[max(place - 3, 0) : place] if word.tag != "RB"]
    last = before[-1].text.lower() if before else ""
    return last in ("is", "are", "was", "were", "be", "been", "being") or words[place].text.lower().endswith("ing")
