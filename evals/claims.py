"""What an answer claims, and in which quotes each claim must stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.composing.check import unsupported_figures
from bot.types import Answer, Status
from index.lexical import terms

_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Claim:
    """A piece of an answer, the quotes cited for it, and other texts that it may take figures and words from."""

    text: str
    quotes: tuple[str, ...]
    besides: tuple[str, ...] = ()


def sentences(answer: Answer) -> tuple[Claim, ...]:
    """Each sentence of an answer with the quotes that it cites, in its order; besides, what was worked out."""
    quotes = {citation.n: citation.quote for citation in answer.citations}
    return tuple(
        Claim(sentence.text, tuple(quotes[n] for n in sentence.citations if n in quotes), _sums(answer))
        for sentence in answer.sentences
    )


def claims(answer: Answer) -> tuple[Claim, ...]:
    """All that an answer states, with the quotes that must carry it.

    Sentences; the short answer; the operands of sums, the values of a conflict; and whatever else stands in
    `answer.answer`, which may also name what is missing. A refusal claims only what its sentences say.
    """
    quotes = {citation.n: (citation.quote,) for citation in answer.citations}
    all_quotes = tuple(citation.quote for citation in answer.citations)
    found = [*sentences(answer)]
    if answer.short_answer:
        found.append(Claim(answer.short_answer, all_quotes, _sums(answer)))
    for computed in answer.computed:
        found += [Claim(operand.text, quotes.get(operand.citation, ())) for operand in computed.operands]
    for conflict in answer.conflicts:
        found += [Claim(value.text, quotes.get(value.citation, ())) for value in conflict.values]
    if answer.status is not Status.REFUSED and (rest := _rest(answer)):
        found.append(Claim(rest, all_quotes, (*_sums(answer), *_said_of(answer))))
    return tuple(found)


def figures(answer: Answer) -> int:
    """How many figures an answer states."""
    return sum(len(_figures_beyond(claim.text, ())) for claim in claims(answer))


def unsupported(answer: Answer) -> tuple[str, ...]:
    """The figures of an answer that stand in none of the quotes that must carry them, in order."""
    return tuple(
        figure for claim in claims(answer) for figure in _figures_beyond(claim.text, (*claim.quotes, *claim.besides))
    )


@lru_cache(maxsize=4096)
def _figures_beyond(text: str, quotes: tuple[str, ...]) -> tuple[str, ...]:
    """Kept, as a run is counted as a whole and again by kind, and reading figures takes most of that time."""
    return unsupported_figures(text, quotes)


def carried(claim: Claim) -> bool:
    """Whether it has quotes, and each of its words stands in them: stemmed, without stop words, figures whole."""
    there = " ".join((*claim.quotes, *claim.besides))
    return bool(claim.quotes) and set(terms(claim.text)) <= set(terms(there))


def _sums(answer: Answer) -> tuple[str, ...]:
    return tuple(computed.text for computed in answer.computed)


def _rest(answer: Answer) -> str:
    """What is left of the text shown when its sentences, its short answer and the citation marks are taken out."""
    rest = answer.answer
    for sentence in sorted(answer.sentences, key=lambda sentence: -len(sentence.text)):
        rest = rest.replace(sentence.text, " ", 1)
    if answer.short_answer:
        rest = rest.replace(answer.short_answer, " ", 1)
    return _MARK.sub(" ", rest).strip(" –-\n")


def _said_of(answer: Answer) -> Iterator[str]:
    """Words that an answer may use of what it found without quoting them."""
    for missing in answer.missing:
        yield from (missing.asked, *missing.have)
    for conflict in answer.conflicts:
        yield from (conflict.about, conflict.why or "")
        for value in conflict.values:
            yield from (value.text, value.said_by or "", value.period or "", value.scope or "")
