"""What a language model says, cut into sentences with the numbers that it cites, and whether each can be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import LanguageModelError
from corpus.split import sentence_spans

# A sentence has ended for certain when so many characters of the next one are there: "S.p.A." is no end.
AHEAD = 25
# What goes on for so many characters is no sentence; it is handed out as it is.
TOO_LONG = 1_000
_END = re.compile(r"[.!?…]")
_MARK = re.compile(r"\s*[\[【]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】]")
_LIST = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"^\s*(?:the )?(?:final )?answer(?: is)?\s*:\s*", re.IGNORECASE)
# The sentence behind it says it all, and is what is checked.
_AGREES = re.compile(r"^(?:yes|no|sure|certainly|of course)[,.:!]\s+(?=\S)", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__")
_ENDED = re.compile(r"[.!:…][”\"’')]*$")
_THINKS, _THOUGHT = "<think>", "</think>"
# Longer ones are no plain words any more.
LONGEST = 500
# Marks of a program's text: HTML, JSON, Markdown, templates, addresses.
_MARKUP = re.compile(r"[<>{}|`\\]|\]\(|\[|\]|\b(?:https?|javascript|data):|www\.|&\w+;|^#|\*\*|^\W*$")
_CONTROL = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Claim:
    """A sentence and the evidence that it cites by number; `whole`: it has an end, and was not broken off."""

    text: str
    marks: tuple[int, ...]
    whole: bool = True


def claims(pieces: Iterable[str]) -> Iterator[Claim]:
    """The sentences, each as soon as the next one has begun; a line ends one too.

    Where the pieces break off, what has its number behind it was finished.
    """
    text = ""
    try:
        for piece in spoken(pieces):
            *lines, text = (text + piece).split("\n")
            for line in lines:
                yield from _claims(line)
            ready, text = _parted(text) if _END.search(text) else ("", text)
            yield from _claims(ready)
            if len(text) > TOO_LONG:
                yield Claim(text, (), whole=False)
                text = ""
    except LanguageModelError:
        yield from (claim for claim in _claims(text) if claim.marks and claim.whole)
        raise
    yield from _claims(text)


def spoken(pieces: Iterable[str]) -> Iterator[str]:
    """What a model says, without what it thinks aloud before it answers."""
    held, begun = "", False
    for piece in pieces:
        if begun:
            yield piece
            continue
        held += piece
        if held.lstrip().startswith(_THINKS):
            _, thought, answer = held.partition(_THOUGHT)
            begun = bool(thought)
            yield answer.lstrip()
        elif not _THINKS.startswith(held.lstrip()):
            begun = True
            yield held
    if not begun and not held.lstrip().startswith(_THINKS):
        yield held


def _parted(line: str) -> tuple[str, str]:
    """The sentences of a line that have ended for certain, and the rest."""
    bare, marks = _without_marks(line)
    spans = sentence_spans(bare, 0, len(bare))
    last = spans[-1].start if spans else 0
    if not last or len(bare) - last < AHEAD:
        return "", line
    cut = last + sum(length for place, _, length in marks if place <= last)
    return line[:cut], line[cut:]


def _claims(line: str) -> Iterator[Claim]:
    listed = _LIST.match(line) is not None
    line = _EMPHASIS.sub("", _LABEL.sub("", _LIST.sub("", line)))
    bare, marks = _without_marks(line)
    spans = sentence_spans(bare, 0, len(bare))
    for number, span in enumerate(spans):
        first, following = number == 0, spans[number + 1].start if number + 1 < len(spans) else len(bare)
        own = [(p, cited) for p, cited, _ in marks if (span.start < p <= following) or (first and p <= span.start)]
        text = _AGREES.sub("", " ".join(bare[span.start : span.end].split()))
        text = text[:1].upper() + text[1:]
        marked_last = any(place >= span.end for place, _ in own)
        cited = tuple(dict.fromkeys(n for _, numbers in own for n in numbers))
        yield Claim(text, cited, whole=bool(_ENDED.search(text)) or marked_last or listed)


def _without_marks(line: str) -> tuple[str, list[tuple[int, tuple[int, ...], int]]]:
    """The line without its marks; for each where it stood, the numbers in it, and its length."""
    bare, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        bare += line[last : match.start()]
        marks.append((len(bare), tuple(int(n) for n in re.findall(r"\d+", match[1])), len(match.group())))
        last = match.end()
    return bare + line[last:], marks


def has_markup(text: str) -> bool:
    """Whether a text has marks of a program's text or hidden characters."""
    return _MARKUP.search(text) is not None or _CONTROL.search(text) is not None


def malformed(claim: Claim) -> str:
    """Why a claim can be no sentence of an answer; empty where it can."""
    if has_markup(claim.text):
        return "it has markup in it"
    if not claim.whole or len(claim.text) > LONGEST:
        return "it is not one finished sentence"
    return "it asks a question" if claim.text.endswith("?") else ""
