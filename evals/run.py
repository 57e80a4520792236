"""Running cases: every question through the system that is judged, every answer against its case."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.pipeline import Pipeline
from bot.settings import PROJECT, Settings
from bot.types import Answer
from bot.warmup import warm_up
from corpus.errors import CorridorError
from evals.case import Case, Kind
from evals.judge import failed, judge
from evals.measures import scores
from evals.results import Result, Run, Score
from index.progress import Progress, Silent
from index.store import Snapshot

System = Callable[[str, Sequence[str]], Answer]
RUN_FILE = "run.json"


@dataclass(frozen=True)
class Subject:
    """What is judged: a system by name, the articles that it answers from, and the settings it was made with."""

    name: str
    ask: System
    snapshot: Snapshot
    settings: Settings

    @classmethod
    def warm(cls, name: str, pipeline: Pipeline, settings: Settings) -> Subject:
        """A pipeline that is ready to answer, as in every program that stays: its answers are timed."""
        warm_up(pipeline)
        return cls(name, pipeline.ask, pipeline.search().snapshot, settings)


def run_cases(cases: Sequence[Case], subject: Subject, progress: Progress | None = None) -> Run:
    """Ask every case that is no draft, in order, and judge the answers. A case that raises counts as wrong."""
    counted = [case for case in cases if not case.draft]
    progress = progress or Silent()
    started = datetime.now(UTC)
    progress.start(len(counted), "Asking")
    results = []
    for case in counted:
        results.append(_result(case, subject))
        progress.advance(1)
    progress.finish()
    return Run(
        id=started.strftime("%Y-%m-%dT%H-%M-%S"),
        system=subject.name,
        corpus=str(subject.settings.corpus.name),
        index=subject.snapshot.card.id,
        commit=_commit(),
        settings={name: str(value) for name, value in subject.settings.model_dump().items()},
        scores=scores(results, subject.snapshot),
        by_kind=_by_kind(results, subject.snapshot),
        results=tuple(results),
    )


def save(run: Run, runs: Path) -> Path:
    """Write a run into a folder of its own under `runs`, and return that folder."""
    name = run.id if run.system == "corridor" else f"{run.id}-{run.system}"
    taken = sum(1 for _ in runs.glob(f"{name}*"))
    folder = runs / (f"{name}.{taken + 1}" if taken else name)
    folder.mkdir(parents=True)
    (folder / RUN_FILE).write_text(run.model_dump_json(indent=1), encoding="utf-8")
    return folder


def load(name: str, runs: Path) -> Run:
    """A saved run by its folder's name or path; "last" is the newest. Raises CorridorError."""
    saved = sorted(folder.name for folder in runs.glob("*") if (folder / RUN_FILE).is_file())
    if name == "last" and saved:
        name = saved[-1]
    for folder in (runs / name, Path(name)):
        if (folder / RUN_FILE).is_file():
            return Run.model_validate_json((folder / RUN_FILE).read_text(encoding="utf-8"))
    raise CorridorError(
        f"no run {name!r}", expected=f"one of {', '.join(saved[-5:]) or 'none yet'}", todo="run `corridor eval` first"
    )


def _result(case: Case, subject: Subject) -> Result:
    started = time.perf_counter()
    try:
        answer = subject.ask(case.question, case.history)
    except Exception as error:  # whatever goes wrong with one question must not hide how the others fare
        message = f"{type(error).__name__}: {error}"
        return Result(
            case=case, answer=None, error=message, verdict=failed(case, message), milliseconds=_since(started)
        )
    return Result(
        case=case,
        answer=answer,
        error=None,
        verdict=judge(case, answer, subject.snapshot),
        milliseconds=_since(started),
    )


def _by_kind(results: Sequence[Result], snapshot: Snapshot) -> dict[str, tuple[Score, ...]]:
    kinds = [kind for kind in Kind if any(result.case.kind is kind for result in results)]
    return {kind.value: scores([r for r in results if r.case.kind is kind], snapshot) for kind in kinds}


def _since(started: float) -> float:
    return round(1000 * (time.perf_counter() - started), 3)


def _commit() -> str | None:
    """The commit of the code, with a mark where files differ from it; None outside a clone."""
    try:
        commit = _git("rev-parse", "--short", "HEAD")
        return f"{commit}+" if _git("status", "--porcelain", "--untracked-files=no") else commit
    except (OSError, subprocess.CalledProcessError):
        return None


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S603, S607
    return done.stdout.strip()
