"""Articles made by hand, as small as a test wants them."""

from __future__ import annotations

from corpus.types import Article, Paragraph, ParagraphKind


def article(name: str, *paragraphs: str, title: str | None = None) -> Article:
    """An article whose paragraphs are these texts."""
    blocks, start = [], 0
    for number, text in enumerate(paragraphs, 1):
        blocks.append(Paragraph(kind=ParagraphKind.BODY, start=start, end=start + len(text), number=number))
        start += len(text) + 2
    text = "\n\n".join(paragraphs)
    return Article(id=name, title=title or f"Report {name}", text=text, paragraphs=tuple(blocks), file=f"{name}.md")


def report(name: str, year: int, paragraphs: int = 20) -> Article:
    """An article of short paragraphs of which no two, of any year, are alike."""
    texts = (f"Region {n} of {name} sold {n}.{year % 10}% more grain in {year}." for n in range(paragraphs))
    return article(name, *texts)


def reports(year: int) -> list[Article]:
    """Sixty passages in three articles."""
    return [report(name, year) for name in ("north", "south", "west")]


ITALY = article(
    "italy",
    "In 2024 Italy accounted for 12.1% of the trade between the European Union and Central Asia.",
    "Exports from Kazakhstan to Italy, mostly crude oil, came to $6.9 billion.",
)
AKTAU = article(
    "aktau",
    "The port of Aktau on the Caspian Sea handled more containers than ever before.",
    "Ferries cross to Baku twice a week, said the harbour master, Dina Omarova.",
)
FAIR = article("fair", "Students from Almaty won the robot fair in Milan with a machine that sorts apples.")
SMALL = [ITALY, AKTAU, FAIR]
