"""Real documents for the loader's tests, made in a folder of the test."""

from __future__ import annotations

from pathlib import Path

from corpus.load import load_corpus
from corpus.types import Article, ParagraphKind


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file, with the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def article_of(folder: Path, name: str, content: str | bytes) -> Article:
    """The one article of a folder that holds this file."""
    put(folder, name, content)
    corpus = load_corpus(folder)
    assert corpus.problems == ()
    (article,) = corpus.articles
    assert_sound(article)
    return article


def words(article: Article, *kinds: ParagraphKind) -> list[str]:
    """Texts of an article's paragraphs, of these kinds or of all."""
    return [article.text[p.start : p.end] for p in article.paragraphs if not kinds or p.kind in kinds]


def bodies(article: Article) -> list[str]:
    return words(article, ParagraphKind.BODY)


def items(article: Article) -> list[str]:
    return words(article, ParagraphKind.ITEM)


def headings(article: Article) -> list[str]:
    return words(article, ParagraphKind.HEADING)


def assert_sound(article: Article) -> None:
    """Spans are stripped and not empty; citable ones are numbered from 1."""
    for text in words(article):
        assert text
        assert text == text.strip()
    assert [p.number for p in article.citable] == list(range(1, len(article.citable) + 1))
    assert all(p.kind in (ParagraphKind.BODY, ParagraphKind.ITEM) for p in article.citable)


def pdf(*paragraphs: str, pages: int = 1, numbers: bool = False) -> bytes:
    """A PDF with these paragraphs on each page, wrapped by its writer."""
    from fpdf import FPDF

    document = FPDF()
    for page in range(pages):
        document.add_page()
        document.set_font("helvetica", size=11)
        for paragraph in paragraphs:
            document.multi_cell(0, 5.5, paragraph, new_x="LMARGIN", new_y="NEXT")
            document.ln(5)
        if numbers:
            document.set_y(-15)
            document.cell(0, 5, str(page + 1), align="C")
    return bytes(document.output())
