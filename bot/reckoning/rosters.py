"""Things of which a place in an article gives figures one by one: the items of a list, or the countries of a sentence,
"Kyrgyzstan is given 200, Kazakhstan 250 and Uzbekistan 310".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.choosing.evidence import items_around
from bot.english.parties import countries
from bot.numbers.measures import Aspect, content
from bot.reckoning.figures import Figure
from bot.reckoning.matter import keys_of
from corpus.types import ParagraphKind

MOST_WORDS = 14  # of a label
_LABEL_END = re.compile(r":| \| |\s[–—-]\s|\s\(|,?\s(?=[$€£]?\d)")


@dataclass(frozen=True)
class Row:
    """One of the things, by its label, with its figures."""

    label: str
    figures: tuple[Figure, ...]


def rosters(figures: Iterable[Figure]) -> list[tuple[Row, ...]]:
    """The lists of these figures, and the sentences that tell of several countries in a row."""
    found: dict[tuple[str, int, str], dict[str, list[Figure]]] = {}
    for figure in figures:
        place, label = _list_of(figure) if figure.paragraph.kind is ParagraphKind.ITEM else _sentence_of(figure)
        if label and len(label.split()) <= MOST_WORDS:
            found.setdefault((figure.article.id, *place), {}).setdefault(label, []).append(figure)
    groups = (tuple(Row(label, tuple(own)) for label, own in rows.items()) for rows in found.values())
    return [rows for rows in groups if len(rows) > 1]


def named_rows(question: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that a question names: by a word of their labels that no other row's label has, in its order."""
    asked = question.lower()
    found = []
    for row in rows:
        others = frozenset().union(*(keys_of(other.label) for other in rows if other is not row))
        if row.label in countries(question):
            found.append((asked.find(row.label[:4].lower()), row))
            continue
        telling = [word for word in re.findall(r"[\w-]+", row.label) if content(word) and not keys_of(word) & others]
        places = [place for word in telling if (place := _place(word, asked)) >= 0]
        if places:
            found.append((min(places), row))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))


def _place(word: str, question: str) -> int:
    """Where a question has a word, in any of its forms; -1 where it hasn't."""
    keys = frozenset(content(word))
    return next((m.start() for m in re.finditer(r"[\w-]+", question) if keys & frozenset(content(m.group()))), -1)


def words_around(figure: Figure) -> frozenset[str]:
    """What the paragraph of a figure speaks of, with what stands above it; the title tells of more than its list."""
    paragraph = figure.paragraph
    own = figure.article.text[paragraph.start : paragraph.end]
    return frozenset(content(" ".join((paragraph.heading, paragraph.lead_in, own, *figure.context.before))))


def _list_of(figure: Figure) -> tuple[tuple[int, str], str]:
    items = items_around(figure.article.citable, (figure.paragraph.number or 1) - 1)
    return (items[0].start if items else -1, ""), _LABEL_END.split(figure.sentence, maxsplit=1)[0].strip()


def _sentence_of(figure: Figure) -> tuple[tuple[int, str], str]:
    """By the one country that a level of a sentence is of."""
    parties = figure.subject.parties
    is_one = len(parties) == 1 and figure.aspect is Aspect.LEVEL
    return (figure.span.start, figure.unit), next(iter(parties)) if is_one else ""
