"""The lines between a title and its story."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.load import load_corpus
from corpus.top_lines import top_line


@pytest.mark.parametrize(
    ("line", "publisher", "date"),
    [
        ("The Harbour Post, 5 November 2024", "The Harbour Post", "2024-11-05"),
        ("Settimana d'Affari, 23 September 2024", "Settimana d'Affari", "2024-09-23"),
        ("Wool & Leather Monthly – April 9, 2025", "Wool & Leather Monthly", "2025-04-09"),
        ("Harbour Wire | 17 September 2024", "Harbour Wire", "2024-09-17"),
        ("The Harbour Post | By Jane Doe | 4 June 2025", "The Harbour Post", "2025-06-04"),
        (
            "Press Service of the Ministry of Trade of Peru, 12 March 2025",
            "Press Service of the Ministry of Trade of Peru",
            "2025-03-12",
        ),
        ("Harbour Watch, Lima – Note 12/2025 – 9 June 2025 – Ana Sousa", "Harbour Watch", "2025-06-09"),
        ("Chamber of Trade – Bulletin no. 4 – 17 April 2025", "Chamber of Trade", "2025-04-17"),
        ("Harbour News Agency (HNA), Lima, 4 June 2025, 14:20", "Harbour News Agency", "2025-06-04"),
        ("The Harbour Post, Lima, English pages, Saturday 7 June 2025, by Ana Sousa", "The Harbour Post", "2025-06-07"),
        ("Wool & Leather, interview by Ana Sousa, 4 June 2025", "Wool & Leather", "2025-06-04"),
        ("Opinion. Ana Sousa, The Harbour Post, 4 June 2025", "The Harbour Post", "2025-06-04"),
        ("New York, 4 June 2025", None, "2025-06-04"),
        ("Lima, 4 June 2025", None, "2025-06-04"),
        ("Wednesday, 4 June 2025", None, "2025-06-04"),
    ],
)
def test_who_published_stands_before_the_date(line: str, publisher: str | None, date: str) -> None:
    found = top_line(line)
    assert found is not None
    assert (found.publisher, found.date) == (publisher, date)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("The Harbour Post, Lima, Saturday 7 June 2025, by Ana Sousa and Leo Pinto", "Ana Sousa and Leo Pinto"),
        ("Wool & Leather, interview by Ana Sousa, 4 June 2025", "Ana Sousa"),
        ("Opinion. Ana Sousa, The Harbour Post, 4 June 2025", "Ana Sousa"),
        ("Harbour Watch, Lima – Note 12/2025 – 9 June 2025 – Ana Sousa", "Ana Sousa"),
        ("4 June 2025, by Ana Sousa", "Ana Sousa"),
        ("The Harbour Post, 4 June 2025", None),
    ],
)
def test_who_wrote_stands_on_either_side_of_the_date(line: str, author: str | None) -> None:
    found = top_line(line)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    "line",
    [
        "Trade With Italy, January 2025",
        "The ministers met again on the quay, 4 June 2025",
        "The Harbour Post reports",
        "Italy",
    ],
)
def test_a_line_of_the_story_is_none(line: str) -> None:
    assert top_line(line) is None


def test_an_article_without_other_facts_has_its_publisher(tmp_path: Path) -> None:
    story = "Ferries to Varna\nWool & Leather Monthly, 9 April 2025\n\nTwo ferries sail to Varna every week."
    (tmp_path / "ferries.txt").write_text(story, encoding="utf-8")
    (article,) = load_corpus(tmp_path).articles
    assert (article.publisher, article.published) == ("Wool & Leather Monthly", "2025-04-09")
    assert [article.text[p.start : p.end] for p in article.citable] == ["Two ferries sail to Varna every week."]
