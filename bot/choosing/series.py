"""What an article counts off sentence by sentence: "Two things are lacking. The first is rain. The second is seed."."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.choosing.evidence import Evidence
from bot.english.numerals import WORDS
from corpus.split import sentences_of
from corpus.types import Article, ParagraphKind, Span
from index.lexical import terms

_RANKS = "first second third fourth fifth sixth".split()
_COUNTS = re.compile(
    rf"\W*(?:(?:and|but|so) )?(?P<the>the )?(?:(?P<rank>{'|'.join(_RANKS)})(?P<ly>ly)?\b(?P<comma>,)?(?! half| quarter)"
    r"|(?:one more|another|finally|lastly|last|then)\b)",
    re.IGNORECASE,
)
# "They name three obstacles.", "Two things:": what is announced; in so many sentences where nothing counts them.
_NUMBER = re.compile(
    r"\b(?P<count>two|three|four|five|six|several|[2-6])\s(?:[\w-]+\s){0,3}?(?P<thing>(?!(?:years|months|weeks|days|hours"
    r"|minutes|seconds|times|euros|dollars|pounds|metres|kilometres|miles|tonnes)\b)[a-z]{3,}s|people)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
SEVERAL = 6
# So many sentences at most lie between two that count; what is counted in so few words is told by the next sentence.
FAR, BARE = 4, 5


@dataclass(frozen=True)
class Series:
    """Sentences that count off what the one before them announces; with each that only names a thing the next one.

    thing: what is announced where no word counts, in the plural; a question must be for such.
    """

    announced: Span
    counting: tuple[Span, ...]
    told: tuple[Span, ...]
    thing: str = ""


def announced_by(question: str, evidence: Evidence) -> Series | None:
    """What the sentences after this one tell of what it announces."""
    found = next((one for one in series_of(evidence.article) if one.announced == evidence.span), None)
    return found if found and set(terms(found.thing)) <= set(terms(question)) else None


def counted_with(evidence: Evidence) -> Series | None:
    """The sentences among which this one counts."""
    return next((one for one in series_of(evidence.article) if evidence.span in one.told), None)


@lru_cache(maxsize=256)
def series_of(article: Article) -> tuple[Series, ...]:
    """All that an article counts off."""
    body = [sentences_of(article, part) for part in article.citable if part.kind is not ParagraphKind.ITEM]
    spans = [span for part in body for span in part]
    ends = {part[-1].start for part in body if part}
    counted = [one for place in range(1, len(spans)) if (one := _from(article.text, spans, place, ends))]
    known = {one.announced for one in counted}
    plain = (_uncounted(article.text, part[here:]) for part in body for here in range(len(part) - 1))
    return (*counted, *(one for one in plain if one and one.announced not in known))


def _uncounted(text: str, spans: Sequence[Span]) -> Series | None:
    """What the first of some sentences ends by announcing, told by the others: "Three things. Visas are slow. …"."""
    announced = _NUMBER.search(text, spans[0].start, spans[0].end)
    if announced is None or announced["rest"].strip() not in (".", ":"):
        return None
    told = tuple(spans[1 : 1 + WORDS.get(announced["count"].lower(), SEVERAL)])
    return Series(spans[0], told, told, announced["thing"])


def _from(text: str, spans: Sequence[Span], place: int, ends: Collection[int]) -> Series | None:
    """The series that begins at a place. ends: where the last sentences of paragraphs start."""
    opens = _rank(text, spans[place])
    announced = text[spans[place - 1].start : spans[place - 1].end]
    plainly = opens is not None and opens["comma"] and not opens["the"]  # "First, …"
    if opens is None or _number(opens) != 0 or not (plainly or opens["ly"] or _NUMBER.search(announced)):
        return None
    places = [place]
    for here in range(place + 1, len(spans)):
        counts = _rank(text, spans[here])
        if here - places[-1] > FAR or (counts and _number(counts) == 0):
            break
        if counts and _number(counts) in (None, len(places)):
            places.append(here)
    if len(places) < 2:
        return None
    bare = [here for here in places if spans[here].start not in ends and _is_bare(text, spans[here])]
    told = tuple(spans[here] for here in sorted({*places, *(here + 1 for here in bare)}))
    return Series(spans[place - 1], tuple(spans[here] for here in places), told)


def _rank(text: str, span: Span) -> re.Match[str] | None:
    return _COUNTS.match(text, span.start, span.end)


def _number(counts: re.Match[str]) -> int | None:
    """Which of the series a sentence is, from 0 on; None for "another"."""
    return _RANKS.index(counts["rank"].lower()) if counts["rank"] else None


def _is_bare(text: str, span: Span) -> bool:
    return len(text[span.start : span.end].split()) <= BARE
