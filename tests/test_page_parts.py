"""What the chat page is made of, without a browser."""

from __future__ import annotations

import pytest

from bot.page.candidates import candidates
from bot.page.export import literal
from bot.page.offers import Offers
from bot.page.panel import GONE, Place, panel
from bot.page.places import link_to
from bot.page.requests import asked_of, place_of
from bot.page.routes import is_needed
from bot.page.scope import Scope
from bot.pipeline import Pipeline
from bot.questions.filters import Filter
from bot.types import Status
from corpus.errors import QuestionError
from corpus.types import Span
from tests.articles import article

TURNOVER = "The trade turnover of Italy with Asia stood at $6 billion in 2024, compared with $7 billion in 2023."


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        (
            TURNOVER,
            [
                "What was the trade turnover of Italy with Asia in 2024?",
                "What was the trade turnover of Italy with Asia in 2023?",
            ],
        ),
        ("Italy's share of the market was 12.1% in 2024.", ["What was Italy's share of the market in 2024?"]),
        ("The goods that drove the growth were:", ["What were the goods that drove the growth?"]),
        ("The harbour of Aktau was opened on May 30, 1999.", ["When was the harbour of Aktau opened?"]),
        ("This share was 12.1% in 2024.", []),
        ("Nothing here can be asked for.", []),
    ],
)
def test_questions_that_a_sentence_suggests(sentence: str, questions: list[str]) -> None:
    one = article("one", sentence)
    assert [c.question for c in candidates(one, one.paragraphs[0]) if c.kind != "person"] == questions


def test_what_is_offered_first_is_answered_and_of_several_kinds(accounts: Pipeline) -> None:
    offered = Offers(accounts).opening()
    assert len(offered) == 6 and len({candidate.kind for candidate in offered}) >= 5
    assert {accounts.ask(c.question).status for c in offered} <= {Status.ANSWERED, Status.CONFLICT}


def test_a_refusal_offers_the_years_that_there_are(accounts: Pipeline) -> None:
    refused = accounts.ask("What was the trade turnover of Central Asia with Italy in 2019?")
    offered = list(Offers(accounts).after(refused, [refused.question], Filter()))
    assert [c.question for c in offered] == [
        "What was the trade turnover of Central Asia with Italy in 2024?",
        "What was the trade turnover of Central Asia with Italy in 2023?",
    ]


def test_what_is_offered_keeps_to_the_articles_chosen(accounts: Pipeline) -> None:
    chosen = Filter(("The Astana Times",))
    answer = accounts.ask("Which country will host the summit of 2027?", admitted=chosen)
    for candidate in Offers(accounts).after(answer, [answer.question], chosen):
        again = accounts.ask(candidate.question, [answer.question], admitted=chosen)
        assert {citation.publisher for citation in again.citations} == {"The Astana Times"}


def test_a_passage_that_has_moved_is_found_and_one_that_is_gone_is_not_made_up(accounts: Pipeline) -> None:
    snapshot = accounts.search().snapshot
    citation = accounts.ask("What was Italy's share of EU–Central Asia trade?").citations[0]
    moved = Place(citation.article, citation.paragraph, Span(start=3, end=9), citation.quote)
    assert f"<mark>{citation.quote}</mark>" in panel(snapshot, moved)
    for gone in (Place(citation.article, 20, Span(start=3, end=9), "Never written."), Place("none", 1), Place("", 0)):
        assert GONE in panel(snapshot, gone)
        assert "<mark>" not in panel(snapshot, gone)


def test_what_a_link_says_is_read_back() -> None:
    assert link_to("a b&c", 3, 4, 9) == "#article=a%20b%26c&paragraph=3&start=4&end=9"
    said = {"article": "a b&c", "paragraph": "3", "start": "4", "end": "9", "quote": "words"}
    assert place_of(said) == Place("a b&c", 3, Span(start=4, end=9), "words")
    assert place_of({"article": "a", "paragraph": "three"}) == place_of(None) == Place("", 0)
    assert asked_of({"question": "Who?"}) == "Who?"
    assert asked_of(None) == asked_of({"question": 7}) == ""


def test_a_scope_in_words_and_as_a_filter() -> None:
    scope = Scope(publishers=("A", "B"), since="2025-05", until="2025-06-01")
    assert scope.words() == "A or B, from 2025-05, until 2025-06-01"
    assert scope.filter() == Filter(("A", "B"), "2025-05", "2025-06-01")
    for wrong in ("yesterday", "2025-13", "25-01-01", "2025-1-1", "2025-05-32"):
        with pytest.raises(QuestionError, match="correct the filter"):
            Scope(since=wrong).filter()


def test_words_as_markdown_that_shows_just_these() -> None:
    assert literal("12.1% of $5 *and* [1]") == "12.1% of \\$5 \\*and\\* \\[1\\]"
    assert literal("- no item") == "\\- no item"
    assert literal("3. no item\nnor line") == "3\\. no item nor line"


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        ("/", True),
        ("/assets/index.js", True),
        ("/gradio_api/queue/join", True),
        ("/gradio_api/heartbeat/x1", True),
        ("/gradio_api/info", False),
        ("/gradio_api/queue/join/../../info", False),
        ("/config/", False),
        ("/api/ask", True),
    ],
)
def test_which_routes_answer(path: str, needed: bool) -> None:
    assert is_needed(path) is needed
