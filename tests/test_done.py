"""To whom something was done, by a sentence that says who did it."""

from __future__ import annotations

import pytest

from bot.choosing.extract import ShortAnswer
from bot.spans.done import was_done_to
from tests.queries import query


@pytest.mark.parametrize(
    ("question", "sentence", "short", "done_to"),
    [
        ("Who trained the dockers?", "Danish experts have trained 130 dockers and pilots.", "pilots", True),
        ("Who trained the dockers?", "Danish experts have trained 130 dockers and pilots.", "Danish experts", False),
        ("Who built the cars?", "The cars that link Oruro with Lima were built in Chile.", "Oruro", True),
        ("Who built the cars?", "The cars were built in Lima by Ana Sousa.", "Ana Sousa", False),
        ("Who built the cars?", "By Ana Sousa the cars were built.", "Ana Sousa", False),
        ("Who wrote the book?", "Ana Sousa's book was written in prison.", "Ana Sousa", False),
        ("Who trained them?", "They trained for years, said Ana Sousa.", "Ana Sousa", False),
        ("Whom did the experts train?", "Danish experts have trained 130 dockers.", "dockers", False),
        ("Who is the mayor?", "The mayor is Ana Sousa.", "Ana Sousa", False),
    ],
)
def test_what_it_was_done_to_did_not_do_it(question: str, sentence: str, short: str, done_to: bool) -> None:
    start = sentence.index(short)
    found = ShortAnswer(start, start + len(short), short)
    assert was_done_to(query(question), found, sentence) is done_to
