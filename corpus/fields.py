"""The fields of an article's metadata: words, dates, ids and addresses, each checked."""

from __future__ import annotations

import datetime
import re
from typing import TypeVar
from urllib.parse import urlsplit

from corpus.errors import DocumentError
from corpus.types import Precision, SourceText

Choice = TypeVar("Choice", Precision, SourceText)
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LENGTHS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
# The first newspaper, Carolus' Relation, came out in 1605: an earlier year is a slip of the pen.
_FIRST_YEAR = 1605
# An article may be dated ahead (an embargo, a monthly), but hardly by more than this.
_DAYS_AHEAD = 366


def parse_date(value: object, precision: object, file: str, of: str = "") -> tuple[str | None, Precision | None]:
    """ISO date as long as its precision allows, and the precision; both None when `value` is None or empty.

    Raises DocumentError for a date that does not exist, lies far ahead, or is less exact than `precision` says.
    """
    stated = choice_of(Precision, precision, "published_precision" + of, file)
    if value is None or value == "":
        return None, None
    text = value.date().isoformat() if isinstance(value, datetime.datetime) else str(value).strip()
    text = re.sub(r"(?<=^\d{4}-\d\d-\d\d)[T ].*", "", text)
    _check_calendar(text, file, of)
    known = _LENGTHS[len(text)]
    if stated in (None, Precision.APPROXIMATE):
        return text, stated or known
    size = {kind: length for length, kind in _LENGTHS.items()}[stated or known]
    if size > len(text):
        got = f"published{of} is {text!r} with published_precision {stated}"
        raise DocumentError(file, got, expected=f"precision {known}", todo="state the full date or that precision")
    return text[:size], stated


def _check_calendar(text: str, file: str, of: str) -> None:
    todo = "state published as 2025-05-29, 2025-05 or 2025, or leave it out"
    match = _DATE.fullmatch(text)
    try:
        day = datetime.date(*(int(part or 1) for part in match.groups())) if match else None
    except ValueError:
        day = None
    if day is None:
        raise DocumentError(file, f"published{of} is {text[:40]!r}", expected="a date of the calendar", todo=todo)
    latest = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=_DAYS_AHEAD)
    if not datetime.date(_FIRST_YEAR, 1, 1) <= day <= latest:
        raise DocumentError(file, f"published{of} is {text}", expected=f"a year from {_FIRST_YEAR} to now", todo=todo)


def words_of(value: object, name: str, file: str) -> str | None:
    """Text on one line; several texts joined by commas; None for nothing."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date | None):
        raise DocumentError(file, f"{name} is {str(value)[:40]!r}", expected="text", todo="put it in quotation marks")
    # A lone half of a surrogate pair ("\ud800") is no text and could not be stored.
    text = str("" if value is None else value).encode("utf-8", "replace").decode()
    return " ".join(text.split()) or None


def checked_id(value: str | None, file: str, of: str) -> str | None:
    """An id as it is stated."""
    if value is not None and not ID.fullmatch(value):
        expected = "letters, digits, dots, hyphens and underscores"
        raise DocumentError(file, f"id{of} is {value[:60]!r}", expected=expected, todo="state another id")
    return value


def checked_url(value: object, file: str, of: str) -> str | None:
    """A web address as it is stated."""
    if value is None or value == "":
        return None
    text = str(value).strip()
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`\\\x00-\x1f\ud800-\udfff]", text):
        got = f"url{of} is {text[:60]!r}"
        raise DocumentError(file, got, expected="an http or https address", todo="mend it or leave it out")
    return text


def checked_language(value: str | None, file: str, of: str) -> str | None:
    """The language of a code such as “en-GB”, in small letters: “en”."""
    if value is None:
        return None
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", value):
        got = f"language{of} is {value[:40]!r}"
        raise DocumentError(file, got, expected="a code such as en, it or kk", todo="state that code")
    return re.split(r"[-_]", value)[0].lower()


def choice_of(kind: type[Choice], value: object, name: str, file: str) -> Choice | None:
    """One of a few values."""
    if value is None:
        return None
    try:
        return kind(str(value))
    except ValueError:
        expected = ", ".join(kind)
        raise DocumentError(
            file, f"{name} is {str(value)[:40]!r}", expected=expected, todo="state one of them"
        ) from None


def yes_or_no(value: object, name: str, file: str) -> bool | None:
    """An answer as it is stated; a word is none."""
    if isinstance(value, bool | None):
        return value
    raise DocumentError(file, f"{name} is {str(value)[:40]!r}", expected="true or false", todo="state one of them")
