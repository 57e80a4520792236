"""Who speaks."""

from __future__ import annotations

import pytest

from bot.choosing.speech import attribution, is_quoted, paragraph_of, person_in, quotation, speaker_in
from bot.choosing.verbatim import verbatim
from tests.articles import article
from tests.queries import evidence, query

HERDS = article(
    "herds",
    "Ana Sousa counted the herds in spring. “Wolves did not take them. Hunters did. The rest need quiet,” she said. "
    "Cork was cheap.",
)


@pytest.mark.parametrize("sentence", ["“Wolves did not take them.", "Hunters did.", "The rest need quiet,” she said."])
def test_a_quotation_may_be_of_several_sentences(sentence: str) -> None:
    told = evidence(HERDS, sentence)
    assert is_quoted(told)
    span = attribution(told)
    assert span is not None
    assert HERDS.text[span.start : span.end].startswith("Ana Sousa")


@pytest.mark.parametrize("sentence", ["Ana Sousa counted the herds in spring.", "Cork was cheap."])
def test_what_stands_outside_is_not_quoted(sentence: str) -> None:
    assert not is_quoted(evidence(HERDS, sentence))
    assert attribution(evidence(HERDS, sentence)) is None


LAKES = article(
    "lakes",
    "Mayor Ana Sousa opened the lock. She praised the divers.",
    "She proposed a school for boatmen.\nRosa Pinto, the engineer, and Ana Sousa spoke. She left early.",
)


@pytest.mark.parametrize("sentence", ["She praised the divers.", "She proposed a school for boatmen."])
def test_whom_a_pronoun_at_the_beginning_means(sentence: str) -> None:
    span = attribution(evidence(LAKES, sentence))
    assert span is not None
    named = person_in(LAKES, span)
    assert named is not None and named.text.endswith("Ana Sousa")
    assert paragraph_of(LAKES, span).number == 1


def test_of_two_people_none_is_meant_for_sure() -> None:
    assert attribution(evidence(LAKES, "She left early.")) is None


def test_a_region_is_nobody() -> None:
    trade = article("trade", "President Timur Khan said that Central Asian herds grew. He thanked the divers.")
    span = attribution(evidence(trade, "He thanked the divers."))
    assert span is not None
    named = person_in(trade, span)
    assert named is not None and named.text.endswith("Khan")


EXPERT = article(
    "expert",
    "According to Ana Sousa, head of the herders' guild, the fair opens amid a drought.",
    "“The wells are low. In a wet year nobody would notice,” noted the expert.",
    "Sousa stressed that Bo Lind's firm sells pumps. Lind's pumps are dear.\n“They are needed,” she added.",
    "“The drought will end,” said the minister.",
)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The wells are low.", "Ana Sousa"),
        ("In a wet year nobody would notice,” noted the expert.", "Ana Sousa"),
        ("“They are needed,” she added.", "Sousa"),
    ],
)
def test_the_expert_is_who_spoke_in_the_paragraph_above(sentence: str, speaker: str) -> None:
    span = attribution(evidence(EXPERT, sentence))
    assert span is not None
    assert speaker_in(EXPERT, span) == speaker


def test_an_office_is_of_nobody_whom_the_article_calls_otherwise() -> None:
    assert attribution(evidence(EXPERT, "“The drought will end,” said the minister.")) is None


@pytest.mark.parametrize("sentence", ["“Wolves did not take them.", "Hunters did."])
def test_a_speech_is_told_whole(sentence: str) -> None:
    spans = quotation(evidence(HERDS, sentence))
    assert [HERDS.text[span.start : span.end] for span in spans] == [
        "“Wolves did not take them.",
        "Hunters did.",
        "The rest need quiet,” she said.",
    ]


def test_what_is_no_speech_stands_alone() -> None:
    assert len(quotation(evidence(HERDS, "Cork was cheap."))) == 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Whose words are “hunters did not take them”?", None),
        ("Whose words are “wolves did not take them”?", "“Wolves did not take them."),
        ("Who said “Cork was cheap”?", None),
        ("Why “wolves did not take them”?", None),
    ],
)
def test_quoted_words_are_found_in_speech(question: str, told: str | None) -> None:
    sentences = [evidence(HERDS, one) for one in ("Cork was cheap.", "Hunters did.", "“Wolves did not take them.")]
    found = verbatim(query(question), sentences)
    assert (found.text if found else None) == told
