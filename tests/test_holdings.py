"""Questions about the articles themselves, and greetings: which articles there are."""

from __future__ import annotations

import pytest

from bot.finding.holdings import MOST, holdings
from bot.page.answers import whole_answer
from bot.pipeline import Pipeline
from bot.types import Status
from tests.articles import article
from tests.queries import query


@pytest.mark.parametrize(
    "question",
    [
        "What articles do you have?",
        "Which sources do you use?",
        "Summarize the articles.",
        "What can I ask you?",
        "Who are you?",
        "Hi, what can you do? Thanks!",
        "Good morning!",
        "Thank you very much",
    ],
)
def test_all_are_listed(accounts: Pipeline, question: str) -> None:
    answer = accounts.ask(question)
    assert answer.status is Status.REFUSED
    assert answer.missing[0].kind == "articles"
    assert all(one.title in answer.answer for one in accounts.search().snapshot.articles())
    assert not answer.nearest


def test_of_one_publisher_only_its_own(accounts: Pipeline) -> None:
    answer = accounts.ask("When was the Kazinform article published?")
    assert answer.answer.endswith(
        "1 – “Why Giorgia Meloni is visiting Kazakhstan” (Kazinform News Agency, about 2025-05-29)."
    )
    assert answer.understood == answer.question


@pytest.mark.parametrize(
    "question",
    [
        "What do the articles say about oil?",
        "Who published the trade data?",
        "Which articles mention oil?",
        "When was the joint declaration published?",
        "What topics were discussed?",
        "Hello, who chairs the mill in Porto?",
    ],
)
def test_what_they_say_is_looked_up(question: str) -> None:
    assert holdings(query(question), lambda: [article("porto", "Porto spins wool.")]) is None


def test_of_many_the_first_are_named() -> None:
    many = [article(f"a{number}", "Porto spins wool.") for number in range(MOST + 3)]
    found = holdings(query("What articles are there?"), lambda: many)
    assert found is not None
    (missing,) = found.missing
    assert missing.asked == str(MOST + 3)
    assert len(missing.have) == MOST + 1
    assert missing.have[-1] == "…"


def test_the_page_lists_them(accounts: Pipeline) -> None:
    answer = accounts.ask("What articles do you have?")
    page = whole_answer(answer, 1)
    assert page.count("<li>") == int(answer.missing[0].asked)
    assert "“Why Giorgia Meloni is visiting Kazakhstan” (Kazinform News Agency, about 2025-05-29)" in page
