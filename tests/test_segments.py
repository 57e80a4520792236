"""Which of several figures of a sentence a question's own words point to."""

from __future__ import annotations

import pytest

from bot.english.quantities import Quantity, is_time, read_quantities
from bot.numbers.segments import pointed_at, stands_free

BOX = "A box to Porto costs $49 by rail, against $36 by sea."
STAKES = "Corka holds 75 percent of the mill, Lana 25 percent."
TAKEN = "Of the cork of Évora, Japan takes 58 percent, Peru 29 percent and Chile 13 percent."
MEMBERS = "The club has 94 members, 61 of them Danish and 33 Peruvian."
STAFF = "The mill employed 340 people in 1990 and employs 78 now."
FIRMS = "Some 130 firms are listed in Lima, compared with 112 three years ago."
DAYS = "A ferry to Lima would take 21 days, not 28 as today."
FIRM = "Corka had sales of $9 million in 2024, up from $8 million in 2023, and a profit of $2 million."
SHORT = "The mill, which wants 10 million tons, is short of 40 carts and 20 barges."


def like(answer: str, sentence: str) -> list[Quantity]:
    """The figures of a sentence that are of one kind with the answer."""
    quantities = read_quantities(sentence)
    one = next(quantity for quantity in quantities if quantity.text == answer)
    return [q for q in quantities if q.kind is one.kind and is_time(q) == is_time(one)]


def pointed(question: str, sentence: str, answer: str, chosen: int) -> str:
    alike = like(answer, sentence)
    return alike[pointed_at(question, sentence, [(q.start, q.end) for q in alike], chosen)].text


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("What does a box cost by sea?", BOX, "$36"),
        ("What does a box cost by rail?", BOX, "$49"),
        ("What was Corka's profit in 2024?", FIRM, "$2 million"),
        ("What were Corka's sales in 2024?", FIRM, "$9 million"),
        ("What stake does Lana hold?", STAKES, "25 percent"),
        ("What stake does Corka hold?", STAKES, "75 percent"),
        ("How much of the cork of Évora does Chile take?", TAKEN, "13 percent"),
        ("How much of the cork of Évora does Peru take?", TAKEN, "29 percent"),
        ("How many members are Danish?", MEMBERS, "61"),
        ("How many Peruvian members has the club?", MEMBERS, "33"),
        ("How many members has the club?", MEMBERS, "94"),
        ("How many people does the mill employ?", STAFF, "78"),
        ("How many people did the mill employ in 1990?", STAFF, "340"),
        ("How many firms were listed in Lima three years ago?", FIRMS, "112"),
        ("How many firms are listed in Lima?", FIRMS, "130"),
        ("How long would a ferry to Lima take?", DAYS, "21"),
        ("How long does a ferry to Lima take today?", DAYS, "28"),
        ("How many barges is the mill short of?", SHORT, "20"),
    ],
)
def test_the_figure_that_the_words_point_to(question: str, sentence: str, answer: str) -> None:
    alike = [quantity.text for quantity in like(answer, sentence)]
    others = [number for number, text in enumerate(alike) if text != answer] if alike[0] != answer else [0]
    assert [pointed(question, sentence, answer, chosen) for chosen in others] == [answer] * len(others)


def test_the_chosen_one_stays_where_nothing_points_elsewhere() -> None:
    for chosen, text in enumerate(["$49", "$36"]):
        assert pointed("How much does it cost?", BOX, text, chosen) == text
    assert pointed("What does a box cost?", "A box costs $5.", "$5", 0) == "$5"


def test_a_name_of_another_stands_in_place_of_the_one_asked_for() -> None:
    held = "Its owners are Corka (40 percent), Lana of Lima (35 percent) and the holding Ovo (25 percent)."
    assert pointed("What stake does Lana hold?", held, "35 percent", 1) == "35 percent"


def test_a_number_glued_to_a_word_in_brackets_does_not_stand_free() -> None:
    code = "It took 12 cars to the [port](call(1)) of Porto."
    assert [stands_free(code, code.index(number)) for number in ("12", "1)")] == [True, False]
    noted = "The ferry (81 cars) came."
    assert stands_free(noted, noted.index("81"))
