"""Who took part in a meeting."""

from __future__ import annotations

import pytest

from bot.finding.attendance import attends, with_attendance
from bot.spans.enumeration import everyone
from tests.articles import article
from tests.queries import evidence, query

OPENED = "Ana Sousa opened the conference in Lima."
SPOKE = (
    "The mayor of Callao, Jorge Paz, President of Chad Idris Mamat, and the writer Alma Reyes also spoke at the event."
)
TOLD = article("lima", f"{OPENED} {SPOKE}")
GIVEN = (evidence(TOLD, OPENED), evidence(TOLD, SPOKE, score=0.8))


@pytest.mark.parametrize(
    "question",
    [
        "Who else spoke at the conference?",
        "Who took part in the conference in Lima?",
        "Which leaders spoke at the conference?",
    ],
)
def test_the_sentence_that_lists_them_leads(question: str) -> None:
    led = with_attendance(query(question), GIVEN)
    assert led[0].text == SPOKE
    assert attends(query(question), led)


@pytest.mark.parametrize(
    "question",
    [
        "Who opened the conference?",
        "Who took part in the conference in Oslo?",
        "Who took part in the conference in 2019?",
        "Who took part in the race?",
        "How many took part in the conference?",
    ],
)
def test_other_questions_and_other_meetings(question: str) -> None:
    assert with_attendance(query(question), GIVEN) == GIVEN


def test_who_comes_from_one_country_is_not_everyone() -> None:
    assert everyone(query("Who attended?"), SPOKE)
    assert everyone(query("Who attended from Chad?"), SPOKE) is None
