"""The files of a folder: which are documents, which lead out of it, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, DocumentError
from corpus.formats import SUFFIXES
from corpus.metadata import SIDECAR

# Deeper than people file their articles, and shallow enough for any call stack.
_DEEPEST_FOLDER = 32


@dataclass(frozen=True)
class Listing:
    """What lies in a folder, each sorted: documents and files of other kinds (POSIX paths in it), and problems."""

    documents: tuple[str, ...]
    others: tuple[str, ...]
    problems: tuple[DocumentError, ...]


def checked_folder(folder: Path) -> Path:
    """The real path of a folder; CorpusError when it is missing or is no folder."""
    todo = "name the folder that holds your articles (--corpus)"
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError):
        raise CorpusError(f"{folder} is missing", expected="a folder of articles", todo=todo) from None
    if not root.is_dir():
        raise CorpusError(f"{folder} is a file", expected="a folder of articles", todo=todo)
    return root


def list_folder(root: Path) -> Listing:
    """What lies in a folder and its sub-folders; hidden files and `metadata.json` are not listed."""
    documents: list[str] = []
    others: list[str] = []
    problems: list[DocumentError] = []
    for file in _files(root, "", 0, problems):
        if Path(file).suffix.lower() not in SUFFIXES:
            others.append(file)
        elif not (root / file).is_symlink():
            documents.append(file)
        elif fault := _link_fault(root, file):
            problems.append(fault)
    return Listing(tuple(sorted(documents)), tuple(sorted(others)), tuple(problems))


def _files(root: Path, under: str, depth: int, problems: list[DocumentError]) -> Iterator[str]:
    """Paths within the folder of all files that are not hidden; linked folders are not entered."""
    try:
        entries = sorted(os.scandir(root / under), key=lambda entry: entry.name)
    except OSError as fault:
        problems.append(_unreadable(under or ".", fault))
        return
    for entry in entries:
        file = f"{under}/{entry.name}" if under else entry.name
        if entry.name.startswith(".") or entry.name == SIDECAR:
            continue
        if not _is_utf8(file):
            shown = file.encode("utf-8", "replace").decode()
            problems.append(DocumentError(shown, "its name is not UTF-8", expected="a UTF-8 name", todo="rename it"))
        elif not entry.is_dir(follow_symlinks=False):
            # Not entry.is_dir(): that raises on a link to itself.
            if not (root / file).is_dir():
                yield file
        elif depth < _DEEPEST_FOLDER:
            yield from _files(root, file, depth + 1, problems)
        else:
            expected = f"at most {_DEEPEST_FOLDER} folders in each other"
            problems.append(DocumentError(file, "a folder too deep", expected=expected, todo="move it up"))


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _link_fault(root: Path, file: str) -> DocumentError | None:
    """The problem with a linked file that leads nowhere or out of the folder; None when it stays inside."""
    try:
        target = (root / file).resolve(strict=True)
    except (OSError, RuntimeError):
        return DocumentError(file, "a link that leads nowhere", expected="a file", todo="remove the link")
    if target.is_relative_to(root):
        return None
    todo = "copy the file itself into the folder"
    return DocumentError(file, "a link that leaves the folder", expected="a file inside it", todo=todo)


def read_bytes(root: Path, file: str, max_bytes: int) -> bytes:
    """The bytes of a file; DocumentError when it is no plain file, too large, gone or unreadable."""
    path = root / file
    try:
        # Asked before it is opened: opening a named pipe would wait for ever.
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(file, "no regular file", expected="a document", todo="put the file itself there")
        if status.st_size > max_bytes:
            raise _too_large(file, status.st_size, max_bytes)
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as fault:
        raise _unreadable(file, fault) from None
    if len(data) > max_bytes:
        raise _too_large(file, len(data), max_bytes)
    return data


def _too_large(file: str, size: int, max_bytes: int) -> DocumentError:
    got, expected = f"the file has {size / 1e6:,.1f} MB", f"at most {max_bytes / 1e6:,.1f} MB"
    return DocumentError(file, got, expected=expected, todo="split it into articles, or raise the limit")


def _unreadable(file: str, fault: OSError) -> DocumentError:
    got = f"cannot be read ({fault.strerror or type(fault).__name__})"
    return DocumentError(file, got, expected="a readable file", todo="check that it is there and its permissions")
