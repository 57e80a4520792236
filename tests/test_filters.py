"""Publisher and date filters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.filters import Filter, Publications, filter_of
from corpus.types import Article
from tests.articles import article

PUBLICATIONS = Publications(("Kazinform News Agency", "The Astana Times", "newswire.com.pk"), 2025)


def dated(published: str | None, publisher: str | None = None) -> Article:
    return article("one", "Cork.").model_copy(update={"published": published, "publisher": publisher})


@pytest.mark.parametrize(
    ("question", "publishers", "rest"),
    [
        ("According to Kazinform, what was trade?", ("Kazinform News Agency",), "what was trade?"),
        ("What was trade, according to The Astana Times?", ("The Astana Times",), "What was trade?"),
        ("what was trade by kazinform's figures?", ("Kazinform News Agency",), "what was trade?"),
        ("What was trade, as reported by newswire.com.pk?", ("newswire.com.pk",), "What was trade?"),
        ("What is the time in Astana?", (), "What is the time in Astana?"),
        ("Which news agency is oldest?", (), "Which news agency is oldest?"),
    ],
)
def test_a_publisher_named(question: str, publishers: tuple[str, ...], rest: str) -> None:
    assert filter_of(question, PUBLICATIONS) == (Filter(publishers), rest)


def test_two_publishers() -> None:
    found, _ = filter_of("Do Kazinform and the Astana Times agree on trade?", PUBLICATIONS)
    assert found.publishers == ("Kazinform News Agency", "The Astana Times")


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did articles published in June say of oil?", "2025-06-01", "2025-06-30"),
        ("What did articles published in February 2024 say of oil?", "2024-02-01", "2024-02-29"),
        ("What did reports of 2024 say of oil?", "2024-01-01", "2024-12-31"),
        ("What was published on May 31, 2025 about oil?", "2025-05-31", "2025-05-31"),
        ("What was published since May 2025 about oil?", "2025-05-01", None),
        ("What was published until May 2025 about oil?", None, "2025-05-31"),
        ("What was trade in June 2024?", None, None),
        ("What was signed in 2024?", None, None),
        ("When was the article published?", None, None),
    ],
)
def test_a_time_of_publication(question: str, since: str | None, until: str | None) -> None:
    found, _ = filter_of(question, PUBLICATIONS)
    assert (found.since, found.until) == (since, until)


def test_before_and_after_leave_the_day_itself_out() -> None:
    before, _ = filter_of("What was published before 2025 about oil?", PUBLICATIONS)
    after, _ = filter_of("What was published after May 31, 2025 about oil?", PUBLICATIONS)
    assert before.admits(dated("2024-12-31")) and not before.admits(dated("2025-01-01"))
    assert not before.admits(dated("2025"))
    assert after.admits(dated("2025-06-01")) and not after.admits(dated("2025-05-31"))


def test_a_question_of_nothing_but_a_publisher_keeps_its_words() -> None:
    assert filter_of("Astana Times?", PUBLICATIONS) == (Filter(("The Astana Times",)), "Astana Times?")


@pytest.mark.parametrize(
    ("published", "admitted"),
    [("2025-05-31", True), ("2025-06-01", False), ("2025-05", True), ("2025", True), ("2024", False), (None, False)],
)
def test_what_a_filter_admits(published: str | None, admitted: bool) -> None:
    assert Filter(since="2025-05-01", until="2025-05-31").admits(dated(published)) is admitted


def test_a_filter_of_publishers_admits_theirs_alone() -> None:
    only = Filter(("Caspian Post",))
    assert only.admits(dated(None, "Caspian Post"))
    assert not only.admits(dated("2025-05-31", "Baku Daily"))
    assert not only.admits(dated("2025-05-31"))


def test_an_empty_filter_admits_all() -> None:
    assert not Filter()
    assert Filter().admits(dated(None))
    assert Filter(("Caspian Post",)) and Filter(until="2025-01-01")


def test_publications_of_articles() -> None:
    found = Publications.of(
        [dated("2023-01-05", "Post"), dated("2025", "Caspian Post"), dated(None), dated(None, "Post")]
    )
    assert found == Publications(("Caspian Post", "Post"), 2025)
    assert Publications.of([]) == Publications()


def test_the_longer_of_two_names_is_found() -> None:
    both = Publications.of([dated(None, "Post"), dated(None, "Caspian Post")])
    found, rest = filter_of("According to the Caspian Post, what is cork worth?", both)
    assert (found.publishers, rest) == (("Caspian Post",), "what is cork worth?")


@given(st.text())
def test_a_question_without_publishers_or_dates_is_never_emptied(question: str) -> None:
    _, rest = filter_of(f"cork {question}", PUBLICATIONS)
    assert "cork" in rest
