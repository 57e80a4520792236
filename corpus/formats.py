"""From the bytes of one file to a draft: the text decoded, and the reader of its format called."""

from __future__ import annotations

import codecs
import re
import shlex
from pathlib import PurePosixPath

from corpus.documents import docx_draft, pdf_draft
from corpus.errors import DocumentError
from corpus.layout import Draft, plain_draft
from corpus.markdown import markdown_draft
from corpus.metadata import split_front_matter
from corpus.page import html_draft

SUFFIXES = (".md", ".txt", ".html", ".htm", ".pdf", ".docx")

# Longer marks first: the UTF-32 mark starts with the UTF-16 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What encodings are told from; more text makes the guess slower, not better.
_SAMPLE_BYTES = 64_000
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
# https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding looks at as many bytes.
_CHARSET_BYTES = 1024
# Browsers read these labels as windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_LATIN_LABELS = {"ascii", "iso8859-1"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read_draft(file: str, data: bytes, max_bytes: int) -> Draft:
    """The draft of one file from its bytes, by the ending of its name.

    Raises DocumentError when the file is empty, damaged, protected, of another encoding or larger than `max_bytes`
    once unpacked.
    """
    if not data.strip():
        got = "the file holds only white space" if data else "the file is empty"
        raise DocumentError(file, got, expected="an article", todo="fill it or remove it")
    suffix = PurePosixPath(file).suffix.lower()
    try:
        return _read(file, suffix, data, max_bytes)
    except DocumentError:
        raise
    # Parsers of foreign formats fail on hostile or damaged files in ways that their authors did not foresee; one
    # file must not end the run.
    except Exception as fault:
        got = f"the parser failed ({type(fault).__name__}: {' '.join(str(fault).split())[:80]})"
        todo = "open it and save it again, or save it as plain text"
        raise DocumentError(file, got, expected=f"a sound {suffix} file", todo=todo) from fault


def _read(file: str, suffix: str, data: bytes, max_bytes: int) -> Draft:
    if suffix == ".pdf":
        return pdf_draft(file, data)
    if suffix == ".docx":
        return docx_draft(file, data, max_bytes)
    text = decoded(file, data, declared=suffix in (".html", ".htm"))
    if suffix == ".md":
        return markdown_draft(file, text)
    if suffix == ".txt":
        stated, body = split_front_matter(text, file)
        return plain_draft(body, stated)
    return html_draft(file, text)


def decoded(file: str, data: bytes, *, declared: bool = False) -> str:
    r"""The text of a file, newlines as \n, without byte order mark; `declared`: HTML may name its charset.

    Quotes must be exact, so an encoding is never guessed: DocumentError names the likely one and how to convert.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding is None:
        encoding = (declared and _declared_charset(file, data)) or "utf-8"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        raise _wrong_encoding(file, data, encoding) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        got = f"a control character (U+{ord(match[0]):04X}) in line {line}, as in binary files"
        todo = "check that the file is text; if it is UTF-16, save it as UTF-8"
        raise DocumentError(file, got, expected="text", todo=todo)
    if not text.strip():
        raise DocumentError(file, "the file holds only white space", expected="an article", todo="fill it or remove it")
    return text


def _declared_charset(file: str, data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_BYTES])
    if match is None:
        return None
    label = match[1].decode("ascii")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        todo = "save the page as UTF-8 and declare that"
        raise DocumentError(file, f"declares the charset {label!r}", expected="a known charset", todo=todo) from None
    # A page that says UTF-16 in readable ASCII is not UTF-16 (same standard).
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else "cp1252" if name in _LATIN_LABELS else name


def _wrong_encoding(file: str, data: bytes, tried: str) -> DocumentError:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best() if b"\0" not in data else None
    if best is None:
        todo = "check that the file is text and save it as UTF-8"
        return DocumentError(
            file, f"neither text in {tried} nor in another known encoding", expected="UTF-8", todo=todo
        )
    name = shlex.quote(file)
    todo = f"convert it: iconv -f {best.encoding} -t UTF-8 {name} > converted && mv converted {name}"
    return DocumentError(file, f"the bytes are no {tried}, they look like {best.encoding}", expected="UTF-8", todo=todo)
