"""Questions that an article's sentences suggest, by their form. Whether they are answered is another matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.english.dictionary import english
from bot.english.names import read_names
from corpus.split import sentence_spans
from corpus.types import Article, Paragraph, Record

_SUBJECT = r"(?P<subject>(?:The |Its )?[A-Z][^,;:.!?“”()]{6,80}?)"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "Italy's share of trade was 12.1% in 2024": what comes before the verb can be asked for.
_FIGURE = re.compile(
    rf"^{_SUBJECT} (?P<verb>was|were|is|are|reached|stood at|came to|amounted to|totall?ed)\b (?P<rest>.*\d.*)$"
)
# "The goods that drove the growth were:" introduces a list.
_LIST = re.compile(rf"^{_SUBJECT} (?P<verb>were|are):$")
# "The harbour was opened on May 30, 2025".
_EVENT = re.compile(
    rf"^{_SUBJECT} (?P<verb>was|were) (?P<done>\w+ed|held|built|set up|founded)\b[^.]*\b(?:19|20)\d\d\b"
)
# These stand for something said before.
_LEANS = re.compile(r"^That\b|\b(?:this|these|those|it|its|they|their|he|his|she|her|such|also)\b", re.IGNORECASE)
PERSON = 1.0  # how much a name must look like a person's


class Candidate(Record):
    """A question, what kind of thing it asks for, and the paragraph that suggested it."""

    question: str
    kind: str
    article: str
    paragraph: int


def candidates(article: Article, paragraph: Paragraph) -> Iterator[Candidate]:
    """The questions of one paragraph, each once."""
    text = article.text[paragraph.start : paragraph.end]
    spans = sentence_spans(text, 0, len(text))
    found = [pair for span in spans for pair in _of_sentence(" ".join(text[span.start : span.end].split()))]
    for question, kind in dict(found).items():
        yield Candidate(question=question, kind=kind, article=article.id, paragraph=paragraph.number or 0)


def _of_sentence(sentence: str) -> Iterator[tuple[str, str]]:
    event = _EVENT.match(sentence)
    if event is None and (match := _FIGURE.match(sentence)):
        yield from _of_figure(match)
    if (match := _LIST.match(sentence)) and not _LEANS.search(match["subject"]):
        yield f"What {match['verb']} {_inner(match['subject'])}?", "list"
    if event and not _LEANS.search(event["subject"]):
        yield f"When {event['verb']} {_inner(event['subject'])} {event['done']}?", "date"
    for name in read_names(sentence):
        if name.person >= PERSON and " " in name.text and name.text[0].isupper():
            yield f"Who is {name.text}?", "person"


def _of_figure(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    if _LEANS.search(match["subject"]):
        return
    verb = match["verb"] if match["verb"] in ("was", "were", "is", "are") else "was"
    years = list(dict.fromkeys(_YEAR.findall(match["rest"])))
    asked = f"What {verb} {_inner(match['subject'])}"
    yield f"{asked}{f' in {years[0]}' if years else ''}?", "figure"
    for year in years[1:]:
        yield f"{asked} in {year}?", "other year"


def _inner(subject: str) -> str:
    """The subject as it stands within a sentence: its first letter small unless it begins a name."""
    first = subject.split()[0]
    named = any(name.start == 0 for name in read_names(subject)) and first not in ("The", "Its")
    plain = first.lower() in english() and not first.endswith(("'s", "’s")) and not named
    return subject[0].lower() + subject[1:] if plain else subject
