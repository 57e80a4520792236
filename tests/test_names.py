"""Names in a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.english.constraints import names_missing
from bot.english.names import read_names, territories


def names(text: str, *known: str) -> list[str]:
    return [name.text for name in read_names(text, frozenset(known))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister met Ana Sousa there.", ["Ana Sousa"]),
        ("President Ana Sousa of Portugal left.", ["Ana Sousa", "Portugal"]),
        ("Portugal's Prime Minister Ana Sousa met Bat-Erdene.", ["Ana Sousa", "Bat-Erdene"]),
        ("They met Ursula von der Leyen.", ["Ursula von der Leyen"]),
        ("It was written by Robert of Braga.", ["Robert of Braga"]),
        ("In Évora, João Félix spoke.", ["Évora", "João Félix"]),
        ("a loan of the Bank of Portugal", ["Bank of Portugal"]),
        ("the wool of Mongolia’s herders", ["Mongolia"]),
        ("he met O’Brien's wife", ["O’Brien"]),
        ("said J. R. Costa", ["J. R. Costa"]),
        ("the C5+1 summit", ["C5+1"]),
        ("on Monday and in May", []),
        ("Exports rose.", []),
        ("Batbold said so.", ["Batbold"]),
        ("Prices fell. Wool did not.", []),
        ("The mayor spoke.", []),
        ("no names here", []),
        ("", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["She said so.", "They met.", "It was the largest.", "Who had it?", "A ship left."])
def test_a_pronoun_is_no_name(text: str) -> None:
    assert names(text) == []


def test_an_abbreviation_that_spells_a_pronoun_is_a_name() -> None:
    assert names("The WHO said so.") == ["WHO"]


def test_a_body_is_no_person() -> None:
    (name,) = read_names("In Lima the minister of the Lusitan Cabinet, who is the chairman, spoke.")[1:]
    assert name.text == "Lusitan Cabinet"
    assert name.person < 0.4


def test_words_of_the_question_are_cut_off() -> None:
    text = "as Porto Mayor Ana Sousa said"
    assert names(text, "porto") == ["Ana Sousa"]
    assert names(text, "porto", "ana", "sousa") == []


@pytest.mark.parametrize(
    ("text", "person", "other"),
    [
        ("The mayor, Ana Sousa, opened the fair in Porto.", "Ana Sousa", "Porto"),
        ("Batbold said wool from Mongolia sold well.", "Batbold", "Mongolia"),
        ("Trade with Portugal rose, according to Dina Oyun.", "Dina Oyun", "Portugal"),
        ("A study by Luís Pinto of the Lisbon School.", "Luís Pinto", "Lisbon School"),
    ],
)
def test_people_look_more_like_people_than_other_names_do(text: str, person: str, other: str) -> None:
    found = {name.text: name for name in read_names(text)}
    assert found[person].person > found[other].person


@pytest.mark.parametrize("text", ["a record by American rapper Ana Sousa", "hosted by British singer Ana Sousa"])
def test_an_adjective_of_a_nation_is_nobody(text: str) -> None:
    nation, ana = read_names(text)
    assert nation.person == 0.0
    assert ana.person > 1


@pytest.mark.parametrize("place", ["Porto", "Mongolia", "Ulaanbaatar"])
def test_a_place_looks_like_a_place(place: str) -> None:
    (name,) = read_names(f"the fair was held in {place} again")
    assert name.place > 0.5 > name.person


def test_a_capital_is_a_place_and_a_linking_word_belongs_to_a_name() -> None:
    head, capital = read_names("Ilse van Houten, head of the delegation in Bishkek, called it a start.")
    assert (head.text, capital.text) == ("Ilse van Houten", "Bishkek")
    assert head.person > 0.8 > 0 >= capital.person


@pytest.mark.parametrize("name", ["Bank of Portugal", "Ministry of Trade", "Douro Pipeline", "European Union"])
def test_an_organisation_is_neither_person_nor_place(name: str) -> None:
    (found,) = read_names(f"he spoke to the {name} again")
    assert (found.text, found.person, found.place) == (name, 0, 0)


def test_unions_are_no_territories() -> None:
    assert {"Mongolia", "Portugal"} <= territories()
    assert not {"European Union", "United Nations", "eurozone"} & territories()


PIECES = ["Ana", "Sousa", "von", "der", "of", "the", "'s", "’s", ".", ",", "J.", "É", "U.S.", "She", "said", "In", "5"]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, " ", " "]), max_size=25).map("".join)),
    st.frozensets(st.sampled_from(["ana", "sousa", "of"])),
)
def test_any_text_gives_exact_ordered_names(text: str, known: frozenset[str]) -> None:
    found = read_names(text, known)
    for name in found:
        assert text[name.start : name.end] == name.text != ""
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru's Vice Minister of Energy Ana Sousa confirmed it.", "Ana Sousa"),
        ("The Minister of Trade and Integration Bold Erdene said so.", "Bold Erdene"),
    ],
)
def test_a_portfolio_is_no_part_of_a_name(text: str, name: str) -> None:
    assert [found.text for found in read_names(text) if found.person >= 0.8] == [name]


def test_names_that_a_hyphen_joins_may_stand_apart() -> None:
    assert names_missing(["Porto-Bastia"], "A ferry from Porto to Bastia.") == []
    assert names_missing(["Porto–Bastia ferry"], "It goes from Porto to Bastia.") == []
    assert names_missing(["Porto-Bastia"], "A ferry from Porto to Sète.") == ["Porto-Bastia"]


def test_an_office_alone_is_not_its_holder() -> None:
    for name in ("President Sousa", "Portuguese President Sousa"):
        assert names_missing([name], "The Portuguese President Costa came.") == [name]
        assert names_missing([name], "Sousa came.") == []
    assert names_missing(["Head of State"], "The Head of State came.") == []


def test_what_a_minister_is_for_and_of_is_no_one_name() -> None:
    names = [name.text for name in read_names("The Minister of Economic Development of Peru, Ana Sousa, came.")]
    assert names == ["Peru", "Ana Sousa"]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Bold Erdene, head of a mill in Oruro, who moved", "Oruro"),
        ("The head is an Italian who stayed: Ana Sousa.", "Italian"),
    ],
)
def test_a_place_and_a_people_are_nobody(text: str, nobody: str) -> None:
    (found,) = (name for name in read_names(text) if name.text == nobody)
    assert found.person <= 0


@pytest.mark.parametrize("text", ["Nobody had seen the ferry.", "Somebody sold it.", "Until March it was closed."])
def test_nobody_is_no_name(text: str) -> None:
    assert all(name.text not in ("Nobody", "Somebody", "Until March") for name in read_names(text))
