"""What Corridor says in its own voice, in four languages."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
import yaml

from bot.llm.faults import Fault
from bot.phrases import Fate, phrases
from bot.questions.language import language_of
from bot.types import Missing, Nearest

LINES = yaml.safe_load(Path("bot/phrases.yaml").read_text(encoding="utf-8"))
NEAREST = Nearest(article="a", title="A Title", publisher="A Paper", published="2025-05-30", paragraph=3)
LACKING = [
    Missing(kind="year", asked="2021", have=("2024", "2023", "2022")),
    Missing(kind="year", asked="2021", have=()),
    Missing(kind="quantity", asked="a percentage", have=()),
    Missing(kind="role", asked="the king of Spain", have=("A Queen", "A Pope")),
    Missing(kind="other", asked="Mongolia", have=()),
    Missing(kind="other", asked="Who rules over the moon and its dark side?", have=()),
]


@pytest.mark.parametrize("item", LACKING, ids=lambda item: item.asked)
def test_each_language_names_what_is_missing_in_its_own_words(item: Missing) -> None:
    said = {language: phrases(language).lack(item) for language in LINES}
    assert len(set(said.values())) == len(LINES)
    for language, sentence in said.items():
        assert language_of(sentence.replace(item.asked, "")) == language
        assert all(word in sentence for word in item.have)
        assert "{" not in sentence


def test_a_refusal_ends_with_the_nearest_article() -> None:
    for language in LINES:
        said = phrases(language).refusal(LACKING[:1], [NEAREST])
        assert said.endswith(phrases(language).nearest_article(NEAREST))
        assert "A Title" in said and "A Paper" in said and "2021" in said


def test_without_a_publisher_there_are_no_brackets() -> None:
    unknown = NEAREST.model_copy(update={"publisher": None})
    assert all("(" not in phrases(language).nearest_article(unknown) for language in LINES)


def test_a_language_without_phrases_gets_english() -> None:
    assert phrases("de") is phrases(None) is phrases("en")


def test_english() -> None:
    assert phrases("en").refusal([LACKING[0], LACKING[2]], [NEAREST]) == (
        "The articles give this for 2024, 2023 and 2022, not 2021. The articles do not give a percentage for this. "
        "The nearest article is “A Title” (A Paper), paragraph 3."
    )


def test_every_language_has_every_line_with_the_same_words_put_in() -> None:
    for language, lines in LINES.items():
        assert lines.keys() == LINES["en"].keys()
        for name, template in lines.items():
            if isinstance(template, str):
                assert _fields(template) == _fields(LINES["en"][name]), (language, name)
        if language != "en":
            assert lines["asked"].keys() == LINES["it"]["asked"].keys()


def test_what_was_understood_and_what_was_not() -> None:
    for language in ("it", "ru", "kk"):
        assert phrases(language).understood_as("Who is it?").endswith(": Who is it?")
        assert "uno, due" in phrases(language).not_carried_over(["uno", "due"])
        assert language_of(phrases(language).quotes_are_english) == language


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("language", LINES)
def test_what_became_of_a_model_is_said_in_every_language(language: str) -> None:
    said = phrases(language)
    assert set(said.model.faults) == {fault.name.lower() for fault in Fault} - {Fault.PLAN.name.lower()}
    fates = [
        Fate(worded=worded, rejected=rejected, left=left, fault=fault)
        for worded in (True, False)
        for rejected in (0, 2)
        for left in (0, 1)
        for fault in ("", "slow")
    ]
    notices = [notice for fate in fates for notice in said.of_model("openai/model", fate)]
    assert all("openai/model" in notice and "{" not in notice for notice in notices)


def test_english_names_faults_as_the_log_does() -> None:
    assert all(Fault[name.upper()].value == text for name, text in phrases("en").model.faults.items())
