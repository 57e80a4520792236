"""What readers thought of answers: a thumb and a reason, stored with the question and the whole answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import ValidationError

from bot.settings import Settings
from bot.types import Answer
from corpus.errors import FeedbackError
from corpus.types import Record

MOST_REASON_CHARACTERS = 2_000
# Of all that is stored: several thousand answers. A page that many can reach must not fill the disk.
MOST_BYTES = 64_000_000

Thumb = Literal["up", "down"]


class Feedback(Record):
    """One reader's word on one answer.

    history: the questions before, oldest first. index: id of the index card that the answer was given from. time: ISO
    8601, UTC.
    """

    question: str
    history: tuple[str, ...] = ()
    thumb: Thumb
    reason: str = ""
    answer: Answer
    index: str
    time: str


def feedback_on(answer: Answer, history: Sequence[str], thumb: Thumb, reason: str = "") -> Feedback:
    """Feedback given now."""
    return Feedback(
        question=answer.question,
        history=tuple(history),
        thumb=thumb,
        # A lone half of a surrogate pair, which a browser may send, is no text and could not be stored.
        reason=reason.strip().encode("utf-8", "replace").decode(),
        answer=answer,
        index=answer.index,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
    )


@dataclass(frozen=True)
class Collected:
    """All feedback that can be read, oldest first, and a line for each line of the file that cannot."""

    feedback: tuple[Feedback, ...]
    problems: tuple[str, ...]


class FeedbackStore:
    """Feedback as JSON lines in a folder; safe for any number of threads and processes.

    max_question_characters: a longer question was never answered, and is not stored.
    """

    def __init__(self, folder: Path, max_question_characters: int = 2_000) -> None:
        self._folder, self._longest = folder, max_question_characters

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self._folder / "feedback.jsonl"

    def add(self, feedback: Feedback) -> None:
        """Append it. Raises FeedbackError where it is too long, the store is full or cannot be written."""
        self._check(feedback)
        line = feedback.model_dump_json().encode() + b"\n"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._lock(), self.file.open("a+b") as file:
                if file.tell() + len(line) > MOST_BYTES:
                    raise FeedbackError(
                        f"{self.file} holds {file.tell():,} bytes of feedback",
                        expected=f"at most {MOST_BYTES:,}",
                        todo="take it over with `corridor eval add --from-feedback`, then `corridor feedback --delete`",
                    )
                file.write(line if _ends_a_line(self.file) else b"\n" + line)
        except OSError as error:
            raise self._unusable(error) from error

    def all(self) -> Collected:
        """What is stored; a line that cannot be read is a problem, not the end. Raises FeedbackError."""
        feedback, problems = [], []
        try:
            lines = self.file.read_bytes().split(b"\n") if self.file.exists() else []
        except OSError as error:
            raise self._unusable(error) from error
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                feedback.append(Feedback.model_validate_json(line))
            except ValidationError as error:
                problems.append(f"{self.file}, line {number}: no feedback of this release ({_first_fault(error)})")
        return Collected(tuple(feedback), tuple(problems))

    def delete_all(self) -> None:
        """Delete what is stored. Raises FeedbackError."""
        try:
            if self.file.exists():
                with self._lock():
                    self.file.unlink(missing_ok=True)
        except OSError as error:
            raise self._unusable(error) from error

    def _lock(self) -> FileLock:
        return FileLock(self._folder / "feedback.lock")

    def _check(self, feedback: Feedback) -> None:
        if len(feedback.reason) > MOST_REASON_CHARACTERS:
            raise FeedbackError(
                f"the reason has {len(feedback.reason):,} characters",
                expected=f"at most {MOST_REASON_CHARACTERS:,}",
                todo="shorten it",
            )
        longest = max(map(len, (feedback.question, *feedback.history)))
        if longest > self._longest:
            raise FeedbackError(
                f"a question of {longest:,} characters",
                expected=f"at most {self._longest:,}",
                todo="give feedback on a shorter question",
            )

    def _unusable(self, error: OSError) -> FeedbackError:
        return FeedbackError(
            f"feedback in {self._folder} cannot be used ({error.strerror or error})",
            expected="a folder that can be read and written",
            todo="make room or permit writing there",
        )


def store_of(settings: Settings) -> FeedbackStore:
    """The store in the data folder of these settings."""
    return FeedbackStore(settings.data / "feedback", settings.max_question_characters)


def _ends_a_line(path: Path) -> bool:
    """Whether the file is empty or ends in a line feed: a process killed while writing leaves half a line."""
    with path.open("rb") as file:
        if file.seek(0, 2) == 0:
            return True
        file.seek(-1, 2)
        return file.read(1) == b"\n"


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    place = ".".join(map(str, fault["loc"]))
    return f"{place}: {fault['msg']}" if place else fault["msg"]
