"""Drafts of PDF and DOCX files."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus import cues
from corpus.blocks import Block
from corpus.errors import DocumentError
from corpus.layout import Draft, joined, marked_draft, plain_draft
from corpus.lines import paragraph_spans
from corpus.metadata import Metadata
from corpus.types import ParagraphKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from pdfminer.layout import LTPage

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[–—-]?\s*\d{1,4}\s*[–—-]?(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
# Page numbers stand in the outer tenth of a page, above or below the text.
_MARGIN = 0.1
# Word's own limit.
_DEEPEST_LIST = 8
# pdfminer writes "(cid:31)" for a letter that the font does not name; more than this share makes the text useless.
_MOST_UNNAMED = 0.05
_UNNAMED = re.compile(r"\(cid:\d+\)")
# Titles that programs write into a PDF or DOCX by themselves.
_MACHINE_TITLE = re.compile(
    r"untitled.*|microsoft word.*|document\d*|word document|.*\.(?:docx?|pdf|indd|rtf|odt|txt)", re.I
)


def pdf_draft(file: str, data: bytes) -> Draft:
    """The draft of a PDF: lines joined to paragraphs, words mended over line ends, page numbers dropped.

    Its date of creation is not taken for the article's date. Raises DocumentError for a protected file, for one
    without text (a scan), and for fonts that do not name their letters.
    """
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        protected = document.encryption is not None
    except (PDFEncryptionError, PDFPasswordIncorrect):
        protected = True
    if protected:
        todo = "save a copy without protection (print it to PDF) and put that in its place"
        raise DocumentError(file, "the PDF is encrypted", expected="a PDF without password or protection", todo=todo)
    raw = _flowing([_page_boxes(page) for page in extract_pages(io.BytesIO(data))])
    unnamed = sum(len(match) for match in _UNNAMED.findall(raw))
    if not raw.strip() or unnamed > _MOST_UNNAMED * len(raw):
        got = "the PDF holds no text (a scan?)" if not raw.strip() else "the PDF's fonts do not name their letters"
        raise DocumentError(file, got, expected="a PDF with text", todo="run it through OCR, or save its text as .txt")
    raw = re.sub(r"^\(cid:\d+\)", "•", raw, flags=re.MULTILINE)
    text, _ = joined((words, Block(ParagraphKind.BODY, 0, 0)) for words in _mended(_UNNAMED.sub("", raw)))
    info = document.info[0] if document.info else {}
    return plain_draft(
        text, Metadata(title=_sensible(_pdf_words(info.get("Title"))), author=_pdf_words(info.get("Author")))
    )


def _page_boxes(page: LTPage) -> list[str]:
    """Texts of a page's boxes in reading order, without its number."""
    from pdfminer.layout import LTTextContainer

    texts = []
    for box in page:
        if not isinstance(box, LTTextContainer):
            continue
        words = _CONTROL.sub("", box.get_text().translate(_LIGATURES)).strip()
        outer = box.y1 < page.y0 + _MARGIN * page.height or box.y0 > page.y1 - _MARGIN * page.height
        if words and not (outer and _PAGE_NUMBER.fullmatch(words)):
            texts.append(words)
    return texts


def _flowing(pages: list[list[str]]) -> str:
    """One text of all pages; a paragraph that runs over a page's end goes on in the next line."""
    text = ""
    for boxes in pages:
        for position, box in enumerate(boxes):
            runs_on = position == 0 and text and not cues.ends_sentence(text) and box[0].islower()
            text += ("\n" if runs_on else "\n\n" if text else "") + box
    return text


def _mended(raw: str) -> Iterator[str]:
    """Paragraphs of a wrapped text, each on one line, with words put together that a line end had cut."""
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", raw.casefold()))

    def mend(match: re.Match[str]) -> str:
        # "low-" + "carbon" keeps its hyphen where the text has the word with it, or both halves as words.
        head, tail = match[1], match[2]
        whole, parted = known[(head + tail).casefold()], known[f"{head}-{tail}".casefold()]
        hyphened = not whole and (parted or (known[head.casefold()] > 1 and known[tail.casefold()] > 1))
        return f"{head}-{tail}" if hyphened else head + tail

    for start, end in paragraph_spans(raw, proportional=True):
        words = raw[start:end].replace("\u00ad\n", "").replace("\u00ad", "")
        words = re.sub(
            r"([^\W\d_]+)[-‐]\s*\n\s*([^\W\d_]+)", lambda m: mend(m) if m[2].islower() else f"{m[1]}-{m[2]}", words
        )
        yield " ".join(words.split())


def _pdf_words(value: object) -> str | None:
    from pdfminer.utils import decode_text

    words = decode_text(value) if isinstance(value, bytes) else value if isinstance(value, str) else ""
    return " ".join(_CONTROL.sub("", words).split()) or None


def _sensible(title: str | None) -> str | None:
    """A title from a file's properties, unless a program wrote it there or it is a single word."""
    return title if title and " " in title and not _MACHINE_TITLE.fullmatch(title) else None


def docx_draft(file: str, data: bytes, max_bytes: int) -> Draft:
    """The draft of a Word document: headings and lists by style, tables row by row, title and author if stated.

    Raises DocumentError when the file is no zip archive, no Word document, or larger than `max_bytes` unpacked.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError

    todo = "open it in a word processor and save it as .docx again"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise DocumentError(file, "the file is no zip archive", expected="a Word document", todo=todo) from None
    if unpacked > max_bytes:
        got, expected = f"{unpacked / 1e6:,.0f} MB when unpacked", f"at most {max_bytes / 1e6:,.0f} MB"
        raise DocumentError(file, got, expected=expected, todo="save its text as .txt")
    try:
        document = Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError):
        raise DocumentError(file, "a zip archive of another kind", expected="a Word document", todo=todo) from None
    text, blocks = joined(_docx_blocks(document))
    if not blocks:
        raise DocumentError(file, "the document holds no text", expected="an article", todo="fill it or remove it")
    properties = document.core_properties
    # python-docx writes its own name as the author of documents that it makes.
    author = properties.author if properties.author != "python-docx" else ""
    return marked_draft(text, blocks, Metadata(title=_sensible(properties.title), author=author or None))


def _docx_blocks(document: Document) -> Iterator[tuple[str, Block]]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _docx_rows(part)
        else:
            words = _CONTROL.sub("", part.text.replace("\v", "\n"))
            yield words, Block(_docx_kind(part, words.strip()), 0, 0, _docx_depth(part))


def _docx_rows(table: Any) -> Iterator[tuple[str, Block]]:
    columns = ""
    for position, row in enumerate(table.rows):
        # A merged cell comes once for each column that it spans.
        cells = {cell._tc: _CONTROL.sub("", cell.text) for cell in row.cells}
        texts = [" ".join(cell.split()) for cell in cells.values()]
        words = " | ".join(filter(None, texts))
        # The first row names the columns unless it holds figures itself.
        if position == 0 and len(table.rows) > 1 and not re.search(r"\d", words):
            columns = words
            yield words, Block(ParagraphKind.FURNITURE, 0, 0)
        else:
            yield words, Block(ParagraphKind.ITEM, 0, 0, columns=columns)


def _docx_kind(paragraph: Paragraph, words: str) -> ParagraphKind:
    style = (paragraph.style.name or "" if paragraph.style else "").casefold()
    if style == "title":
        return ParagraphKind.TITLE
    if style.startswith("heading"):
        return ParagraphKind.HEADING
    properties = paragraph._p.pPr
    if style.startswith("list") or (properties is not None and properties.numPr is not None):
        return ParagraphKind.ITEM
    if style == "caption":
        return ParagraphKind.FURNITURE
    bold = words and all(run.bold for run in paragraph.runs if run.text.strip())
    return ParagraphKind.HEADING if bold and cues.heads_in_bold(words) else ParagraphKind.BODY


def _docx_depth(paragraph: Paragraph) -> int:
    """How deep a list item is nested: by its numbering level, or by the digit of "List Bullet 2"."""
    properties = paragraph._p.pPr
    level = properties.xpath("w:numPr/w:ilvl/@w:val") if properties is not None else []
    if level:
        return min(int(level[0]), _DEEPEST_LIST)
    digit = re.search(r"\d$", paragraph.style.name or "") if paragraph.style else None
    return int(digit[0]) - 1 if digit else 0
