"""Whether a question turns on a word that the articles lack, or is only worded unlike them."""

from __future__ import annotations

import re

from bot.abstention.names import around, is_rival
from bot.abstention.unmentioned import is_asked, is_sort, said_otherwise
from bot.choosing.evidence import Evidence, in_full
from bot.english.constraints import names_missing
from bot.english.words import is_light
from bot.questions.query import Query
from index.lexical import terms

# Where so many other words of a question are lost on a passage as well, it is told in other words altogether, and where
# the reader is so sure it answers all the same; a near miss mostly has all words but one. Of questions of SQuAD 2.0 and
# XQuAD, asked of one to three articles, that such a name or noun alone refused, the sentence answered 8 of 11 with so
# many words lost, 16 of 48 with fewer, and 3 of 21 where the reader was less sure.
LOST = 2
SURE = 0.34
_WORD = re.compile(r"[^\W\d_]{3,}")
_HOW = re.compile(r"\bhow (?!much\b|many\b)[a-z]+", re.IGNORECASE)


def turns_on(absent: str, query: Query, best: Evidence, sure: float) -> bool:
    """Whether a name or noun that is not there leaves a question without an answer.

    It does where it is what is asked for, where the sentence has another of its kind, and where little else is lost.
    """
    if sure < SURE or is_asked(absent, query) or is_rival(absent, query, best):
        return True
    return len(_lost(absent, query.focus, best)) < LOST


def _lost(absent: str, asked: str, best: Evidence) -> list[str]:
    """The other words of a question that its passage has not, nor the sentence under another word.

    Without words that claim nothing, and those that only say what kind of answer is wanted.
    """
    words = [word for word in _WORD.findall(_HOW.sub(" ", asked)) if terms(word) and not is_light(word)]
    others = [word for word in words if word not in absent and not is_sort(word.lower())]
    text, told = around(best), in_full(best)
    there = set(terms(text))
    return [
        word
        for word in dict.fromkeys(others)
        if not there.issuperset(terms(word))
        and not (word[0].isupper() and not names_missing([word], text))
        and not said_otherwise(word, told)
    ]
