"""What is known of an article besides its text: front matter, `metadata.json`, dates and ids, all checked."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from corpus.errors import DocumentError
from corpus.fields import ID, checked_id, checked_language, checked_url, choice_of, parse_date, words_of, yes_or_no
from corpus.types import Precision, Record, SourceText

SIDECAR = "metadata.json"

KEYS = (
    *("id", "title", "publisher", "author", "published", "published_precision", "url", "language", "text"),
    "broken_off",
)
IGNORED_KEYS = ("note", "about")

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Metadata(Record):
    """Facts about one article; None where they are not stated. broken_off: the text we have is not all of it."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    url: str | None = None
    language: str | None = None
    source_text: SourceText | None = None
    broken_off: bool | None = None

    def filled_from(self, other: Metadata) -> Metadata:
        """These facts, with the gaps filled from `other`; a date and its precision stay together."""
        missing = {name: value for name, value in other if getattr(self, name) is None and value is not None}
        if self.published is not None:
            missing.pop("published_precision", None)
        return self.model_copy(update=missing)


def split_front_matter(text: str, file: str) -> tuple[Metadata, str]:
    """The facts of the YAML front matter and the text after it; DocumentError when the YAML cannot be read."""
    if not re.match(r"---[ \t]*\n", text):
        return Metadata(), text
    todo = "mend the lines between the two --- at the top of the file"
    match = _FRONT_MATTER.match(text)
    if match is None:
        if re.match(r"---[ \t]*\n\s*[A-Za-z_]+:", text):
            raise DocumentError(file, "the front matter has no end", expected="a closing line ---", todo=todo)
        return Metadata(), text
    try:
        values = yaml.safe_load(match[1])
    # Dates such as 2025-02-30 raise ValueError; a hostile depth of brackets ends in RecursionError.
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise DocumentError(file, f"broken front matter ({_brief(fault)})", expected="YAML", todo=todo) from None
    if not isinstance(values, dict | None):
        raise DocumentError(file, "front matter without keys", expected="lines such as title: …", todo=todo)
    _refuse_unknown(values or {}, file)
    return metadata_from(values or {}, file), text[match.end() :]


def read_sidecar(data: bytes) -> tuple[dict[str, Metadata], DocumentError | None]:
    """Facts by file name from the bytes of `metadata.json`, and its first fault if it has any.

    A faulty entry is left out and the others are kept; unknown keys in an entry are ignored.
    """
    todo = f"mend {SIDECAR}; until then the articles are read without it"
    try:
        entries = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        return {}, DocumentError(SIDECAR, f"broken JSON ({_brief(fault)})", expected="a JSON object", todo=todo)
    if not isinstance(entries, dict):
        expected = 'an object {"file name": {"title": …}}'
        return {}, DocumentError(SIDECAR, f"a JSON {type(entries).__name__}", expected=expected, todo=todo)
    facts: dict[str, Metadata] = {}
    faults: list[DocumentError] = []
    for name, entry in entries.items():
        try:
            facts[name] = _entry(name, entry)
        except DocumentError as fault:
            faults.append(fault)
    return facts, faults[0] if faults else None


def _entry(name: str, entry: object) -> Metadata:
    if not isinstance(entry, dict):
        todo = f"mend this entry of {SIDECAR}"
        raise DocumentError(SIDECAR, f"{name!r} holds no object", expected='{"title": …}', todo=todo)
    values = {"text": entry.get("source_text")} | {key: entry[key] for key in KEYS if entry.get(key) is not None}
    return metadata_from(values, SIDECAR, of=f" of {name!r}")


def metadata_from(values: Mapping[str, Any], file: str, of: str = "") -> Metadata:
    """Checked facts from loose values; `of` names the entry they come from.

    Raises DocumentError for an id, date, precision, address, language, kind of text or answer that cannot be.
    """
    words = {
        key: words_of(values.get(key), key + of, file) for key in ("id", "title", "publisher", "author", "language")
    }
    published, precision = parse_date(values.get("published"), values.get("published_precision"), file, of)
    return Metadata(
        id=checked_id(words["id"], file, of),
        title=words["title"],
        publisher=words["publisher"],
        author=words["author"],
        published=published,
        published_precision=precision,
        url=checked_url(values.get("url"), file, of),
        language=checked_language(words["language"], file, of),
        source_text=choice_of(SourceText, values.get("text"), "text" + of, file),
        broken_off=yes_or_no(values.get("broken_off"), "broken_off" + of, file),
    )


def id_from_name(file: str) -> str:
    """An id made of a file's stem: the stem itself, or letters, digits and hyphens where it has other signs."""
    stem = PurePosixPath(file).stem
    if ID.fullmatch(stem):
        return stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9._]+", "-", plain).strip("-._")
    # A stem in another script leaves too little to tell two files apart.
    kept = sum(map(str.isalnum, plain)) >= sum(map(str.isalnum, stem)) / 2
    return slug if slug and kept else "-".join(filter(None, (slug, hashlib.sha256(stem.encode()).hexdigest()[:8])))


def sidecar_for(facts: Mapping[str, Metadata], file: str) -> Metadata:
    """The entry for a file, by its path within the folder or else by its name."""
    return facts.get(file) or facts.get(Path(file).name) or Metadata()


def _refuse_unknown(values: Mapping[Any, Any], file: str) -> None:
    unknown = [str(key) for key in values if key not in (*KEYS, *IGNORED_KEYS)]
    if unknown:
        todo = "rename or remove it"
        raise DocumentError(file, f"unknown front matter key {unknown[0]!r}", expected=", ".join(KEYS), todo=todo)


def _brief(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__
