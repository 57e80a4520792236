"""Names of those who only say what a sentence tells."""

from __future__ import annotations

import pytest

from bot.choosing.only_says import only_says
from bot.english.names import read_names
from tests.queries import query

TOLD = "Sousa also said that the cork mill of the firm Corkwell would open by the end of May."


@pytest.mark.parametrize(
    ("question", "sentence", "name", "says"),
    [
        ("Who owns the mill?", TOLD, "Sousa", True),
        ("Who owns the mill?", TOLD, "Corkwell", False),
        ("Who said that the mill would open?", TOLD, "Sousa", False),
        ("Who ships by rail?", "By shipping less, Sousa pointed out, the mills save power.", "Sousa", True),
        # What is asked may be done by speaking.
        ("Who urged the mills to ship less?", "The mills, Sousa urged, should ship less.", "Sousa", False),
        ("Who urged patience?", TOLD, "Sousa", False),
        ("By whom?", TOLD, "Sousa", True),
        # Who speaks of himself, or of it, tells what he does.
        ("Who bought the mill?", '"We bought it for its river," said Ana Sousa.', "Ana Sousa", False),
        ("Who hired her?", "In a statement Corkwell said it had hired Ana Sousa.", "Corkwell", False),
    ],
)
def test_who_tells_of_it_does_not_do_it(question: str, sentence: str, name: str, says: bool) -> None:
    found = next(one for one in read_names(sentence) if one.text == name)
    assert only_says(query(question), found, sentence) is says
