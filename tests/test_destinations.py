"""Where somebody went, and what that bars."""

from __future__ import annotations

import pytest

from bot.abstention.barred import barred
from bot.choosing.destinations import goes_elsewhere
from tests.queries import query


@pytest.mark.parametrize(
    ("question", "sentence", "elsewhere"),
    [
        ("When did Ana visit Oslo?", "Ana's visit to Chile began on 3 May.", ("Oslo", "Chile")),
        ("When was his trip to Peru?", "He travelled to Tokyo in June.", ("Peru", "Tokyo")),
        ("When did Ana visit Oslo?", "Ana's visit to Norway began on 3 May.", None),
        ("When did Ana visit Norway?", "Ana went to Bergen on 3 May.", None),
        ("When did Ana visit Oslo?", "From Oslo she went to Chile on 3 May.", None),
        ("When did Ana visit Oslo?", "She visited Bold in Chile on 3 May.", None),
        ("When did Ana visit the fair?", "Ana's visit to Chile began on 3 May.", None),
    ],
)
def test_another_destination(question: str, sentence: str, elsewhere: tuple[str, str] | None) -> None:
    assert goes_elsewhere(question, sentence) == elsewhere


def test_what_is_lacking_names_both_places() -> None:
    lack = barred(query("When did Ana visit Oslo?"), "Ana's visit to Chile began on 3 May.")
    assert lack is not None
    assert (lack.asked, lack.have) == ("Oslo", ("Chile",))
    assert barred(query("When did Ana visit Chile?"), "Ana's visit to Chile began on 3 May.") is None
