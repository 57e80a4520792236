"""The pad: what one answer in a model's words has so far, and whether a sentence adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.claims.support import unsupported_figures
from bot.composing.draft import DraftSentence
from bot.english.quantities import read_quantities
from bot.llm.claims import Claim
from bot.llm.coverage import tells
from bot.llm.faults import Fault
from bot.llm.prompt import Task
from bot.phrases import Fate
from bot.reckoning.arithmetic import Worked
from index.lexical import terms


@dataclass
class Pad:
    """What one answer has so far."""

    task: Task
    written: list[DraftSentence] = field(default_factory=list)
    worked: list[Worked] = field(default_factory=list)
    rejected: int = 0
    repairs: int = 0
    foreign: bool = False


def fate_of(pad: Pad, fault: Fault | None, left: int) -> Fate:
    """What became of what the model wrote; `left`: sentences that are quoted behind it."""
    name = fault.name.lower() if fault else ""
    return Fate(worded=bool(pad.written), rejected=pad.rejected, left=left, fault=name)


def is_talk(claim: Claim) -> bool:
    """ "Here is the answer:", "I hope this helps!": nothing that an article would be asked about."""
    return not claim.marks and (claim.text.endswith(":") or len(terms(claim.text)) < 3)


def adds(sentence: DraftSentence, pad: Pad) -> bool:
    """Whether it says something that is not said yet."""
    said = {term for one in pad.written for term in terms(one.text)}
    return bool(set(terms(sentence.text)) - said)


def is_relevant(sentence: DraftSentence, pad: Pad) -> bool:
    """Whether it is of the answer's own sources, or of one that has as much of the question; once the short answer is
    said, also what comes close to it.
    """
    own = {source for one in pad.task.draft.sentences for source in one.sources}
    short = pad.task.draft.short_answer
    if own & set(sentence.sources) or (pad.written and (tells(short, pad.written) or _gives(short, pad.written))):
        return True
    asked = set(terms(pad.task.question))
    there = max((len(asked & set(terms(source.quote))) for source in own), default=0)
    return any(len(asked & set(terms(source.quote))) >= max(1, there) for source in sentence.sources)


def _gives(short: str | None, written: Sequence[DraftSentence]) -> bool:
    """Whether the figures of a short answer are given in one sentence: "over 300" for "more than 300"."""
    stated = short is not None and bool(read_quantities(short))
    return stated and any(not unsupported_figures(short or "", [one.text]) for one in written)
