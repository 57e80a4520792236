"""The writer: an answer in a language model's words, sentence by sentence through the gate, and whole in any case."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from bot.claims.support import unsupported_figures
from bot.composing.check import check
from bot.composing.draft import Draft, DraftSentence
from bot.finding.found import Found
from bot.llm.calculator import called
from bot.llm.calls import Caller
from bot.llm.choice import Model, open_model
from bot.llm.claims import TOO_LONG, Claim, claims
from bot.llm.coverage import unsaid
from bot.llm.faults import Failed, Fault
from bot.llm.gate import Ruling, judge
from bot.llm.own_sums import with_calls
from bot.llm.pad import Pad, adds, fate_of, is_relevant, is_talk
from bot.llm.plain import Asked
from bot.llm.plan import Message, planned
from bot.llm.prompt import NOTHING, Task, again, echoes, messages, task_of
from bot.llm.references import lead_ins
from bot.llm.sums import Sums
from bot.phrases import phrases
from bot.questions.language import language_of
from bot.reckoning.arithmetic import Worked
from bot.settings import Settings

log = logging.getLogger("corridor.llm")

# Sentences that are written at most, rejected ones among them, and how many of these are asked for again.
SENTENCES, REPAIRS = 5, 2
# The same for a model of this machine, which answers one request at a time and takes long over each.
REPAIRS_ALONE = 1
# The share of an answer's time that its plan may take.
PLANNING = 0.35


@dataclass(frozen=True)
class Step:
    """An answer so far, or the whole of it where `notices` says how it came about; `worked`: sums that it calls for."""

    draft: Draft
    notices: tuple[str, ...] | None = None
    worked: tuple[Worked, ...] = ()


class Writer:
    """Puts answers into words with one model; safe for many threads."""

    def __init__(self, caller: Caller, seconds: float) -> None:
        self._caller, self._seconds = caller, seconds
        self._lock, self._logged = Lock(), set[Fault]()

    @property
    def name(self) -> str:
        """The model's name, as in the settings."""
        return self._caller.model.name

    def deadline(self) -> float:
        """When an answer that is begun now has to be there, by time.monotonic()."""
        return time.monotonic() + self._seconds

    def plan(self, message: Message, deadline: float) -> tuple[str, ...]:
        """The questions that a message breaks into; none where the model has no plan, or none that can be used."""
        try:
            return planned(self._caller, message, min(deadline, time.monotonic() + PLANNING * self._seconds))
        except Failed as failed:
            self._log(failed)
            return ()

    def write(
        self, question: str, draft: Draft, findings: Sequence[Found], language: str | None, deadline: float
    ) -> Iterator[Step]:
        """The draft in the model's words, growing by checked sentences; the last step is whole, and comes in time.

        `language`: of the question, in which the notices are.
        """
        if not draft.sentences or (draft.sentences[0].text.endswith(":") and not draft.short_answer):
            yield Step(draft, ())  # a list that is the whole answer is plainest as it stands
            return
        task = task_of(question, draft, findings, self._caller.model.alone)
        pad = Pad(task)
        fault = None
        try:
            for sentence in self._written(task, pad, deadline):
                pad.written.append(sentence)
                yield Step(Draft(draft.short_answer, tuple(pad.written)))
            self._logged_off()
        except Failed as failed:
            fault = failed.fault
            self._log(failed)
        left = unsaid(draft, pad.written, task.settled)
        notices = phrases(language).of_model(self.name, fate_of(pad, fault, len(left)))
        yield Step(Draft(draft.short_answer, (*pad.written, *left)), notices, tuple(pad.worked))

    def try_out(self, task: Task) -> tuple[Sequence[DraftSentence], int]:
        """What passes of its answer to a task, and how many sentences did not. Raises Failed."""
        pad = Pad(task)
        for sentence in self._written(task, pad, self.deadline()):
            pad.written.append(sentence)
        return pad.written, pad.rejected

    def _written(self, task: Task, pad: Pad, deadline: float) -> Iterator[DraftSentence]:
        """The sentences that pass, repaired ones among them. Raises Failed."""
        read = 0
        for said in claims(self._caller.ask(messages(task), deadline)):
            read += 1
            claim = _without_short(said, task)
            if len(claim.text) > TOO_LONG:
                raise Failed(Fault.ENDLESS, self.name)
            if echoes(claim.text):
                raise Failed(Fault.ECHO, self.name)
            sentence = self._admitted(claim, task, pad, deadline)
            if sentence is not None:
                yield sentence
            if read == SENTENCES:
                break
        if not read:
            raise Failed(Fault.EMPTY, self.name)
        if pad.foreign and not pad.written:
            raise Failed(Fault.LANGUAGE, self.name)

    def _admitted(self, claim: Claim, task: Task, pad: Pad, deadline: float) -> DraftSentence | None:
        """A sentence that passes, at once or when it was written again, and adds something to the answer."""
        ruling, worked = _ruled(claim, task)
        if ruling.sentence is None and not is_talk(claim):
            pad.foreign = pad.foreign or language_of(claim.text) not in (None, "en")
            if pad.repairs < (REPAIRS_ALONE if self._caller.model.alone else REPAIRS):
                pad.repairs += 1
                ruling, worked = self._repaired(claim, ruling, pad, deadline)
            pad.rejected += ruling.sentence is None
        sentence = ruling.sentence
        if sentence is None or not adds(sentence, pad) or not is_relevant(sentence, pad):
            return None
        pad.worked += worked
        return _introduced(sentence)

    def _repaired(self, claim: Claim, ruling: Ruling, pad: Pad, deadline: float) -> tuple[Ruling, tuple[Worked, ...]]:
        """What the model makes of a rejected sentence, where that passes. A failure costs the sentence, no more."""
        said, task = f"{claim.text} {''.join(f'[{n}]' for n in claim.marks)}", pad.task
        try:
            first = next(claims(self._caller.ask(again(task, said, ruling.why), deadline)), None)
        except Failed as failed:
            pad.repairs = REPAIRS
            self._log(failed)
            return ruling, ()
        if first is None or first.text.strip(". ").upper() == NOTHING or echoes(first.text):
            return ruling, ()
        return _ruled(first, task)

    def _log(self, failed: Failed) -> None:
        """Once for each kind of fault, until the model answers again."""
        with self._lock:
            new = failed.fault not in self._logged
            self._logged.add(failed.fault)
        if new:
            log.warning("%s", failed)

    def _logged_off(self) -> None:
        with self._lock:
            self._logged &= {Fault.PLAN}  # a model that words well may plan badly every time


def open_writer(settings: Settings) -> Writer | None:
    """The writer of the model that the settings name; None for none. Raises SettingsError."""
    model: Model | None = open_model(settings)
    return Writer(Caller(model), settings.llm_seconds) if model else None


def _ruled(claim: Claim, task: Task) -> tuple[Ruling, tuple[Worked, ...]]:
    """Whether a claim may be said, with its calculations done, and these."""
    ruling, worked = _ruled_as_called(claim, task)
    if ruling.sentence is None and (own := with_calls(claim, task.sources)) != claim:
        again, sums = _ruled_as_called(own, task)
        return (_in_its_figures(again, claim), sums) if again.sentence else (ruling, ())
    return ruling, worked


def _in_its_figures(ruling: Ruling, claim: Claim) -> Ruling:
    """What passes as it was written, where its figures are those worked out: "$100 million" for "$0.1 billion"."""
    said = ruling.sentence
    if said is None or unsupported_figures(claim.text, [said.text]):
        return ruling
    return Ruling(replace(said, text=claim.text, plain=said.plain or (said.text,)))


def _ruled_as_called(claim: Claim, task: Task) -> tuple[Ruling, tuple[Worked, ...]]:
    """The same by the sums that it calls for."""
    asked = _asked(task)
    call = called(claim, task.sources, asked.short)
    if call.why:
        return Ruling(None, call.why), ()
    ruling = judge(call.claim, task.sources, Sums((*task.worked, *call.worked), asked.short), asked)
    if ruling.sentence is None or not call.worked:
        return ruling, ()
    operands = {(figure.article.id, figure.span) for one in call.worked for figure in one.operands}
    used = [source for source in task.sources if (source.article.id, source.span) in operands]
    sources = tuple(dict.fromkeys((*ruling.sentence.sources, *used)))
    return Ruling(replace(ruling.sentence, sources=sources)), call.worked


def _introduced(sentence: DraftSentence) -> DraftSentence:
    """A sentence with what introduces its list items among its sources, where that carries it as well."""
    wider = replace(sentence, sources=(*lead_ins(sentence.sources), *sentence.sources))
    return sentence if check(Draft(None, (wider,))).notices else wider


def _asked(task: Task) -> Asked:
    """The question and what answers it."""
    answering = tuple(dict.fromkeys(source for sentence in task.draft.sentences for source in sentence.sources))
    return Asked(task.question, answering, task.draft.short_answer or "", task.misled)


def _without_short(claim: Claim, task: Task) -> Claim:
    """Without the short answer in front, which stands there in any case."""
    return replace(claim, text=claim.text.removeprefix(f"{task.draft.short_answer} – "))
