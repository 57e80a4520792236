"""What in a sentence speaks against a question, and what that does to how sure the reader is."""

from __future__ import annotations

import pytest

from bot.choosing.doubt import DOUBTS, doubts_of, only_asks
from bot.choosing.reader import Reader, Reading
from bot.questions.query import query_of

JOINED = "Darkhan joined the orchestra in 2001 and was not paid."


def doubts(question: str, sentence: str = JOINED) -> set[str]:
    return {name for name, there in zip(DOUBTS, doubts_of(query_of(question), sentence), strict=True) if there}


@pytest.mark.parametrize(
    ("question", "sentence", "there"),
    [
        ("When did Darkhan join the orchestra?", JOINED, set()),
        ("Why was the mayor not invited?", "The mayor was left out because he was ill.", set()),
        ("Why can't the boats be filled?", "The sea is so low that boats leave half empty.", set()),
        ("Who was not invited to the opening?", "The mayor was invited to the opening.", {"contradicted"}),
        ("When did wheat prices fall?", "Wheat prices rose in March.", {"contradicted"}),
        ("When did Ulan join the orchestra?", JOINED, {"exchanged"}),
        ("What did Darkhan join in 1997?", JOINED, {"exchanged"}),
        ("When was Darkhan paid?", JOINED, set()),
        ("Was Darkhan not paid in Osh?", "Darkhan was paid in Osh.", set()),
        ("Who sold grain to Bold?", "Bold bought grain from Ana.", set()),
    ],
)
def test_what_speaks_against_a_question(question: str, sentence: str, there: set[str]) -> None:
    assert doubts(question, sentence) == there


@pytest.mark.parametrize(
    ("question", "sentence", "asks"),
    [
        ("Why does wheat rise?", "Why did wheat rise?”", True),
        ("Why does wheat rise?", "“Why wheat?” he said.", False),
        ("What did he ask about wheat?", "Why did wheat rise?", False),
        ("Where does the wheat come from?", "At the hearing in Osh a baker asked where the wheat comes from.", True),
        ("Who paid for the wheat?", "A baker who wanted to know whether it was dry paid for the wheat.", False),
    ],
)
def test_a_sentence_that_only_asks(question: str, sentence: str, asks: bool) -> None:
    assert only_asks(query_of(question), sentence) == asks


def test_each_doubt_makes_the_reader_less_sure() -> None:
    reader, reading = Reader.load(), Reading(order=1.0, topic=0.9, answer=0.8)
    without = reader.doubting(reading, [0.0] * len(DOUBTS))
    assert without.sure == pytest.approx(reading.sure)
    for place, name in enumerate(DOUBTS):
        doubted = reader.doubting(reading, [float(place == other) for other in range(len(DOUBTS))])
        assert doubted.sure < without.sure - 0.05, name
        assert (doubted.order, doubted.topic) == (reading.order, reading.topic)


@pytest.mark.parametrize("answer", [0.0, 1.0])
def test_a_certain_reading_stays_a_probability(answer: float) -> None:
    assert 0 <= Reader.load().doubting(Reading(1.0, 1.0, answer), [1.0] * len(DOUBTS)).answer <= 1
