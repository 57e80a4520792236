"""The report of a run: one HTML page that fetches nothing, on which a person sees what is wrong, and why."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.wording import source_line
from corpus.errors import SettingsError
from corpus.types import Article
from evals import phrases
from evals.compare import Change, differences
from evals.corruptions import CheckerScores, rows
from evals.figures import figures
from evals.results import Run, Score
from evals.shown import shown
from evals.tally import Tally, tally, tally_by_kind

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class ScoreRow:
    """One measure in each run, the reported one first; None where a run lacks it."""

    name: str
    cells: tuple[Score | None, ...]


@dataclass(frozen=True)
class KindRow:
    """How many cases of a kind passed in each run, the reported one first."""

    name: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Beside:
    """The reported run beside another: on how many cases it is right where the other is wrong, and the reverse."""

    name: str
    better: int
    worse: int


def write_report(
    run: Run,
    path: Path,
    articles: Mapping[str, Article],
    others: Sequence[Run] = (),
    checker: CheckerScores | None = None,
) -> None:
    """Write the page of `run` to `path`, with `others` beside it. `articles`, by id, give quotes their surroundings.

    checker: what `corridor eval --corruptions` measured last.

    Raises SettingsError where the extra `evals`, which draws the page and its plots, is not installed.
    """
    runs, names = (run, *others), phrases.labels((run, *others))
    beside = list(zip(names[1:], others, strict=True))
    cases = [shown(result, articles, beside) for result in run.results]
    script = _text("report.js")
    page = (
        _environment()
        .get_template("report.html")
        .render(
            run=run,
            names=names,
            total=tally(run.results),
            errors=sum(result.answer is None for result in run.results),
            scores=_score_rows(runs),
            kinds=_kind_rows(runs),
            beside=[_beside(name, run, other) for name, other in beside],
            figures=figures(runs, names),
            checker_sources=[score.source for score in checker.scores] if checker else [],
            checker_rows=list(rows(checker)) if checker else [],
            failed=[case for case in cases if not case.result.verdict.passed],
            passed=[case for case in cases if case.result.verdict.passed],
            style=_text("report.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )
    path.write_text(page, encoding="utf-8")


def _environment() -> Environment:
    """The templates, in which every word that is not theirs is escaped. Raises SettingsError without jinja2."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise SettingsError(
            "the report needs jinja2, which is not installed",
            expected="Corridor with its extra `evals`",
            todo="pip install 'corridor[evals]'",
        ) from error
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(phrases=phrases, source_line=source_line)
    return environment


def _text(name: str) -> Markup:
    """A file beside the templates that goes into the page as it stands."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  (our own file)


def _score_rows(runs: Sequence[Run]) -> list[ScoreRow]:
    by_name = [{score.name: score for score in run.scores} for run in runs]
    names = dict.fromkeys(score.name for run in runs for score in run.scores)
    return [ScoreRow(phrases.plain(name), tuple(scores.get(name) for scores in by_name)) for name in names]


def _kind_rows(runs: Sequence[Run]) -> list[KindRow]:
    tallies = [tally_by_kind(run.results) for run in runs]
    none = Tally(0, 0)
    return [KindRow(phrases.plain(kind), tuple(t.get(kind, none) for t in tallies)) for kind in tallies[0]]


def _beside(name: str, run: Run, other: Run) -> Beside:
    changes = [difference.change for difference in differences(other, run)]
    return Beside(name, changes.count(Change.BETTER), changes.count(Change.WORSE))
