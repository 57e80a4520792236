"""The three articles as received, with their metadata.json and without it."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from corpus.load import load_corpus
from corpus.types import Article, ParagraphKind
from tests.files import assert_sound, bodies, headings, items, words
from tests.originals import ORIGINALS

pytestmark = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original articles are not at hand")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    corpus = load_corpus(ORIGINALS)
    assert (corpus.problems, corpus.passed_over) == ((), ())
    return {article.id: article for article in corpus.articles}


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, Article]:
    for file in ORIGINALS.glob("*.txt"):
        shutil.copyfile(file, tmp_path / file.name)
    return {article.id: article for article in load_corpus(tmp_path).articles}


def test_texts_are_those_of_the_files(articles: dict[str, Article]) -> None:
    assert set(articles) == {"000_astana_times", "001_kazinform", "003_charm_offensive"}
    for article in articles.values():
        assert article.text == (ORIGINALS / article.file).read_text(encoding="utf-8")
        assert_sound(article)


def test_only_the_text_that_breaks_off_is_marked(articles: dict[str, Article]) -> None:
    broken = {name: [p.number for p in article.citable if p.broken] for name, article in articles.items()}
    assert broken == {"000_astana_times": [], "001_kazinform": [], "003_charm_offensive": [20]}


def test_date_line_and_dateline_are_dropped(articles: dict[str, Article]) -> None:
    article = articles["000_astana_times"]
    assert words(article, ParagraphKind.FURNITURE) == ["date 2025-05-31 ASTANA –"]
    assert bodies(article)[0].startswith("President Kassym-Jomart")
    assert len(bodies(article)) == 15
    assert headings(article) == items(article) == []


def test_lists_headings_and_credits_of_the_long_article(articles: dict[str, Article]) -> None:
    article = articles["001_kazinform"]
    lists = Counter(p.lead_in.split()[0] for p in article.paragraphs if p.kind is ParagraphKind.ITEM)
    assert lists == {"Sadykov": 4, "Exports": 7, "Imports": 7}
    assert all(p.lead_in.endswith(":") for p in article.paragraphs if p.kind is ParagraphKind.ITEM)
    assert [heading.split()[-1] for heading in headings(article)] == ["Partnership", "signal", "partners"]
    assert words(article, ParagraphKind.FURNITURE) == [
        "photo: QAZINFORM",
        "Photo credit: Akorda.kz",
        "Photo credit: Kisi.kz",
        "Source: Kazinform",
    ]
    assert len(bodies(article)) == 21


def test_each_line_of_the_third_is_a_paragraph(articles: dict[str, Article]) -> None:
    article = articles["003_charm_offensive"]
    assert len(words(article, ParagraphKind.TITLE)) == 1
    assert headings(article) == items(article) == []
    assert bodies(article)[0].endswith("looking for deals.")
    assert len(bodies(article)) == 20


def test_metadata_is_filled(articles: dict[str, Article]) -> None:
    found = {name: (a.publisher, a.published, a.published_precision) for name, a in articles.items()}
    assert found == {
        "000_astana_times": ("The Astana Times", "2025-05-31", "day"),
        "001_kazinform": ("Kazinform News Agency", "2025-05-29", "approximate"),
        "003_charm_offensive": ("newswire.com.pk", "2025-06-04", "day"),
    }


def test_without_metadata_the_first_lines_tell(bare: dict[str, Article], articles: dict[str, Article]) -> None:
    assert {name: (a.publisher, a.published) for name, a in bare.items()} == {
        "000_astana_times": (None, "2025-05-31"),
        "001_kazinform": (None, None),
        "003_charm_offensive": (None, None),
    }
    assert bare["000_astana_times"].title.startswith("President Kassym-Jomart Tokayev outlined")
    for name in ("001_kazinform", "003_charm_offensive"):
        assert bare[name].title.replace("’", "'") == articles[name].title
    for name, article in bare.items():
        assert article.paragraphs == articles[name].paragraphs
