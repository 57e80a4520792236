"""How far a build is: a bar with count, rate and time left on a terminal, plain lines elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

SECONDS_BETWEEN_LINES = 3.0


class Progress(Protocol):
    """Told of a piece of work: once `start`, any number of `advance`, once `finish` (also after a failure)."""

    def start(self, total: int, label: str) -> None:
        """Begin a piece of work of `total` items."""

    def advance(self, count: int) -> None:
        """`count` more items are done."""

    def finish(self) -> None:
        """The work is over, whole or not."""


class Silent:
    """Says nothing."""

    def start(self, total: int, label: str) -> None:
        """Ignored."""

    def advance(self, count: int) -> None:
        """Ignored."""

    def finish(self) -> None:
        """Nothing to close."""


class TerminalProgress:
    """One line that is drawn over: bar, count, rate and time left."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: Bar | None = None

    def start(self, total: int, label: str) -> None:
        """Draw the empty bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._started = time.monotonic()
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]:.0f}/s"),
            TimeRemainingColumn(),
        )
        self._bar = Bar(*columns, console=Console(file=self._stream))
        self._task = self._bar.add_task(label, total=total, rate=0.0)
        self._bar.start()

    def advance(self, count: int) -> None:
        """Move the bar on."""
        if self._bar:
            done = self._bar.tasks[0].completed + count
            rate = done / max(time.monotonic() - self._started, 1e-3)
            self._bar.update(self._task, advance=count, rate=rate)

    def finish(self) -> None:
        """Leave the bar as it stands and give the cursor back."""
        if self._bar:
            self._bar.stop()
            self._bar = None


class LineProgress:
    """Plain lines for a log: the first and the last count, and one every few seconds between."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def start(self, total: int, label: str) -> None:
        """Say how much there is to do."""
        self._total, self._label, self._done = total, label, 0
        self._started = self._said = time.monotonic()
        self._say("")

    def advance(self, count: int) -> None:
        """Count, and say so when it is time for a line or all is done."""
        self._done += count
        now = time.monotonic()
        if self._done >= self._total or now - self._said >= SECONDS_BETWEEN_LINES:
            self._said = now
            rate = self._done / max(now - self._started, 1e-3)
            self._say(f", {rate:.0f}/s, {max(self._total - self._done, 0) / max(rate, 1e-3):.0f} s left")

    def finish(self) -> None:
        """Nothing to close."""

    def _say(self, rest: str) -> None:
        print(f"{self._label}: {self._done} of {self._total}{rest}", file=self._stream, flush=True)


silent: Progress = Silent()


def progress_for(stream: TextIO = sys.stderr) -> Progress:
    """A bar where `stream` is a terminal, plain lines where it is not."""
    return TerminalProgress(stream) if stream.isatty() else LineProgress(stream)
