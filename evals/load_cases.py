"""Reading cases from YAML, JSON lines or CSV: our own, or an evaluator's file of questions and answers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from corpus.errors import CorridorError
from evals.case import Case, Kind

BUILT_IN = Path(__file__).resolve().parent / "cases"

_FIELDS = ("answer", *Case.model_fields)
# These fields hold more than words; a CSV cell gives them as YAML would: [['12\.1']], false.
_STRUCTURED = {"history", "must", "must_not", "cite", "short", "answerable", "draft"}
_MEND = "mend it; the files of evals/cases are examples"


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file, or of all .yaml, .yml, .jsonl and .csv files of a folder in the order of their names.

    A row may give an `answer` in place of `must` and `short`; an empty one means that the articles don't answer. A
    row without an `id` is called by its number, one without a `kind` counts as single_fact. Raises CorridorError,
    naming file and row, for what is no case and for an id that comes again.
    """
    cases: dict[str, Case] = {}
    for file in _files(path):
        for number, values in _rows(file):
            place = f"{file.name}, row {number}"
            case = _case(values, number, place)
            if case.id in cases:
                raise CorridorError(f"{place}: a second id {case.id!r}", expected="each id once", todo="change one")
            cases[case.id] = case
    if not cases:
        raise CorridorError(f"no case in {path}", expected="at least one", todo="add one with corridor eval add")
    return tuple(cases.values())


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix.lower() in _READERS)
    if path.suffix.lower() not in _READERS:
        raise CorridorError(f"cases in {path}", expected=f"a file {', '.join(_READERS)}", todo="convert it to one")
    return [path]


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows with their numbers, from 1; in JSON lines the number of the line."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise CorridorError(f"{file} cannot be read ({fault})", expected="a UTF-8 file", todo="correct it") from None
    for number, values in _READERS[file.suffix.lower()](text, file.name):
        if not isinstance(values, dict):
            got = f"{file.name}, row {number}: {type(values).__name__} {values!r:.60}"
            raise CorridorError(got, expected="a mapping such as question: …", todo=_MEND)
        yield number, values


def _yaml_rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    rows = _yaml(text, name)
    if not isinstance(rows, list | None):
        raise CorridorError(f"{name}: a {type(rows).__name__}", expected="a list of cases (- id: …)", todo=_MEND)
    yield from enumerate(rows or [], start=1)


def _yaml(text: str, place: str) -> Any:
    try:
        return yaml.safe_load(text)
    # A date such as 2025-02-30 raises ValueError.
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise CorridorError(f"{place}: broken YAML ({fault})", expected="YAML", todo=_MEND) from None


def _json_rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as fault:
                got = f"{name}, row {number}: broken JSON ({fault})"
                raise CorridorError(got, expected="an object on each line", todo=_MEND) from None


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """Rows by the names of the first line; spreadsheets part cells by commas, semicolons or tabs."""
    header = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=header.count), restkey="more", strict=True)
    try:
        rows = list(table)
    except csv.Error as fault:
        got = f"{name}, line {table.line_num}: broken CSV ({fault})"
        raise CorridorError(got, expected="cells in one form", todo=_MEND) from None
    if missing := {"question", "answer"} - set(table.fieldnames or ()):
        got = f"{name}: no column {' and '.join(sorted(missing))}"
        raise CorridorError(got, expected="question and answer in its first line", todo=_MEND)
    for number, row in enumerate(rows, start=1):
        if "more" in row:
            expected = "a cell for each column"
            raise CorridorError(f"{name}, row {number}: too many cells", expected=expected, todo=_MEND)
        yield number, {key: _cell(key, cell, number, name) for key, cell in row.items() if cell or key == "answer"}


def _cell(key: str, cell: str | None, number: int, name: str) -> Any:
    """A cell's words, or its value where the field holds more than words."""
    return _yaml(cell or "", f"{name}, row {number}, {key}") if key in _STRUCTURED else cell or ""


_READERS = {".yaml": _yaml_rows, ".yml": _yaml_rows, ".jsonl": _json_rows, ".csv": _csv_rows}


def _case(values: dict[str, Any], number: int, place: str) -> Case:
    """The case that a row states."""
    if unknown := [str(key) for key in values if key not in _FIELDS]:
        raise CorridorError(f"{place}: unknown {unknown[0]!r}", expected=f"of {', '.join(_FIELDS)}", todo=_MEND)
    try:
        case = Case.model_validate({"id": str(number), "kind": Kind.SINGLE_FACT} | _with_answer(values))
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        got = f"{place}: {where} is {first['input']!r:.60}" if "input" in first else f"{place}: {where}"
        raise CorridorError(got, expected=first["msg"], todo=_MEND) from None
    if not case.question.strip():
        raise CorridorError(f"{place}: no question", expected="words", todo=_MEND)
    if case.answerable and not (case.must or case.cite or case.draft):
        raise CorridorError(f"{place}: no answer", expected="answer, must or answerable: false", todo=_MEND)
    return case


def _with_answer(values: dict[str, Any]) -> dict[str, Any]:
    """A row with its `answer` written out as the fields of a case; what these state themselves is kept."""
    given = {key: value for key, value in values.items() if key != "answer" and value != []}
    if "answer" not in values or given.get("answerable") is False:
        return given
    answer = "" if values["answer"] is None else str(values["answer"]).strip()
    if answer:
        return {"short": [answer], "must": [[re.escape(answer)]]} | given
    return given if "must" in given else {"answerable": False} | given
