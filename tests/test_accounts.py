"""The accounts that come with Corridor: whole, and in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import bundled_articles
from corpus.load import load_corpus
from corpus.types import ParagraphKind, SourceText
from tests.originals import originals_or_skip

STEMS = ("000_astana_times", "001_kazinform", "003_charm_offensive")
LITTLE = set("a an the of and or in on at to for from by with under million billion thousand".split())
RUN = 8


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Runs of eight words of which three or more are ordinary ones: lower case, more than grammar or scale."""
    words = [word.strip(".") for word in re.findall(r"[A-Za-z0-9$%.]*[A-Za-z0-9$%]", text)]
    for start in range(len(words) - RUN + 1):
        run = words[start : start + RUN]
        if sum(word.islower() and word not in LITTLE for word in run) >= 3:
            yield tuple(word.lower() for word in run)


def test_the_accounts_load_without_a_fault_and_are_marked_as_accounts() -> None:
    corpus = load_corpus(bundled_articles())
    assert [article.id for article in corpus.articles] == list(STEMS)
    assert not corpus.problems
    for article in corpus.articles:
        assert article.source_text is SourceText.ACCOUNT
        assert article.publisher and article.published and article.url


def test_a_run_of_eight_words_is_found() -> None:
    copied = "Ministers from five countries agreed to build a new railway across the steppe"
    assert set(runs(f"It said that {copied} soon.")) & set(runs(copied))
    assert not list(runs("In 2024 the Ministry of Trade of the Republic of Kazakhstan"))


def test_no_run_of_eight_words_is_the_publishers() -> None:
    theirs = {run for file in originals_or_skip().glob("*.txt") for run in runs(file.read_text(encoding="utf-8"))}
    tree = Path(__file__).resolve().parents[1]
    ours = [*tree.glob("*.md"), *tree.glob("*/**/*.py"), *tree.glob("*/**/*.md")]
    shared = {
        (file.name, " ".join(run))
        for file in ours
        if not {".venv", ".corridor"} & set(file.parts)
        for run in runs(file.read_text(encoding="utf-8"))
        if run in theirs
    }
    assert not shared


@pytest.mark.parametrize("stem", STEMS)
def test_every_figure_of_the_original_is_in_the_account(stem: str) -> None:
    original = (originals_or_skip() / f"{stem}.txt").read_text(encoding="utf-8")
    account = (bundled_articles() / f"{stem}.md").read_text(encoding="utf-8")
    figures = re.compile(r"\d+(?:[.,]\d+)*")
    assert set(figures.findall(original)) <= set(figures.findall(account))


@pytest.mark.parametrize("stem", STEMS)
def test_an_account_has_the_lists_of_its_original(stem: str) -> None:
    texts = {
        corpus.folder.name: [p for a in corpus.articles if a.id == stem for p in a.paragraphs]
        for corpus in (load_corpus(bundled_articles()), load_corpus(originals_or_skip()))
    }
    items = [[p.kind for p in paragraphs].count(ParagraphKind.ITEM) for paragraphs in texts.values()]
    assert items[0] == items[1]
