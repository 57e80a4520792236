"""Sentences that tell of two countries the other way round."""

from __future__ import annotations

import pytest

from bot.choosing.doubt import cannot_answer
from bot.claims.acts import read_acts
from bot.claims.whose import turned_round
from bot.questions.query import query_of

FIRMS = "Some 40 Chilean companies work in Peru."


@pytest.mark.parametrize(
    ("question", "sentence", "turned"),
    [
        ("How many Peruvian companies work in Chile?", FIRMS, True),
        ("How many Peruvian firms work in Chile?", FIRMS, True),
        ("How many Chilean firms work in Peru?", FIRMS, False),
        ("How many Chilean firms work in Ghana?", FIRMS, False),  # of another country: not the other way round
        ("How many Chilean firms work in Peru?", "Some 40 Chilean and Peruvian companies work in Lima.", False),
        ("Which Peruvian envoy met the Chilean envoy?", "The Chilean envoy met Ana Sousa in Lima.", False),
        ("How many Peruvians visited Chile?", "In June 900 Chileans visited Peru.", True),
        ("How many Chileans visited Peru?", "In June 900 Chileans visited Peru.", False),
        ("How many visitors from Peru came to Chile?", "Peru received 900 visitors from Chile.", True),
        ("How many citizens of Peru visited Chile?", "Peru was visited by 900 citizens of Chile.", True),
        ("How long may citizens of Peru stay in Chile?", "Citizens of Chile may stay in Peru for a month.", True),
        ("How long does a Chilean nurse wait for a Peruvian visa?", "A Peruvian nurse waits for a Chilean visa.", True),
        ("How much has Peru invested in Chile?", "Chilean investments in Peru reached $3 billion.", True),
        (
            "How much has Chile invested in Peru?",
            "According to the bank of Peru, Chilean investments there reached $3 billion.",
            False,
        ),
        # What the one sells the other buys.
        ("What does Peru sell Chile?", "Wool made up 83% of Chile's exports to Peru.", True),
        ("What does Peru buy from Chile?", "Wool made up 83% of Chile's exports to Peru.", False),
        ("What does Peru sell Chile?", "Chile's exports to Peru fell, while it bought more wool there.", False),
        ("What are Peru's imports from Chile worth?", "Chilean exports to Peru were worth $3 billion.", False),
        (
            "What portion of European trade with Peru goes to Chile?",
            "Chile's share of EU trade with Peru is 2%.",
            False,
        ),
        ("Why did Chile condemn the occupation of Peru?", "They condemn Chile's occupation in Peru.", False),
        ("How does Peruvian oil get from the Chilean coast to Ghana?", "Peru's oil is sent to Chile.", False),
    ],
)
def test_a_sentence_that_tells_it_the_other_way_round(question: str, sentence: str, turned: bool) -> None:
    assert turned_round(question, sentence) is turned


def test_one_may_be_asked_whether_it_is_so() -> None:
    assert cannot_answer(query_of("How many Peruvian firms work in Chile?"), FIRMS)
    assert not cannot_answer(query_of("Do Peruvian firms work in Chile?"), FIRMS)


def test_a_question_is_not_read_where_no_act_of_the_sentence_could_be_turned() -> None:
    read_acts.cache_clear()
    question = "When will the choir of Porto sing in Lisbon this autumn?"
    assert not turned_round(question, "It was a warm evening.")
    assert read_acts.cache_info().currsize == 1  # the sentence
