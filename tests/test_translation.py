"""Questions carried over to English from Italian, Russian and Kazakh."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.kinds import AnswerKind, kind_of
from bot.questions.language import language_of
from bot.questions.names import names_in
from bot.translation import LANGUAGES, translate
from bot.translation.lexicon import lexicon
from bot.translation.names import transliterated

SURFACES = ("Tokayev", "Meloni", "Mirziyoyev", "Rahmon", "Sadykov", "Samarkand", "Bekzhan", "Japarov", "Eni", "Trieste")
FILES = {language: Path(f"bot/translation/{language}.yaml") for language in LANGUAGES}
QUESTIONS = yaml.safe_load(Path(__file__).with_name("translation_questions.yaml").read_text(encoding="utf-8"))


def in_english(question: str, language: str) -> str:
    return translate(question, language, lambda _: False, SURFACES).text


@pytest.mark.parametrize(
    ("language", "question", "english"),
    [
        (
            "it",
            "Quante aziende italiane sono attive in Kazakistan?",
            "How many Italian companies are active in Kazakhstan?",
        ),
        (
            "it",
            "Quale quota ha l'Italia nel commercio UE-Asia centrale?",
            "Which share does Italy have in the trade European Union Central Asia?",
        ),
        ("it", "In quale porto arriva il petrolio kazako?", "In which port does Kazakh oil arrive?"),
        ("it", "Quando è stato firmato l'accordo?", "When was the agreement signed?"),
        ("it", "Che cosa costruiranno le aziende italiane?", "What will Italian companies build?"),
        ("it", "Meloni ha visitato il Turkmenistan?", "Did Meloni visit Turkmenistan?"),
        ("ru", "Кто является президентом Таджикистана?", "Who is president of Tajikistan?"),
        (
            "ru",
            "На сколько процентов вырос экспорт Казахстана в Италию в 2024 году?",
            "By what percentage did Kazakhstan's exports to Italy grow in 2024?",
        ),
        ("ru", "Какие страны приняли участие в саммите?", "Which countries participated in summit?"),
        ("ru", "Является ли Италия третьим торговым партнёром?", "Is Italy third trade partner?"),
        ("ru", "Когда был подписан меморандум с Испанией?", "When was memorandum signed with Spain?"),
        ("kk", "Тәжікстан президенті кім?", "Who is Tajikistan president?"),
        ("kk", "Саммит қай жылы өтеді?", "In which year does summit take place?"),
        (
            "kk",
            "2022 жылы Орталық Азия мен Италия арасындағы тауар айналымы қанша болды?",
            "How much was trade turnover between Central Asia and Italy in 2022?",
        ),
        (
            "kk",
            "Қазақстанның Италияға экспорты қанша пайызға өсті?",
            "By what percentage did Kazakhstan's exports to Italy grow?",
        ),
        ("kk", "Неге қазақ мұнайы Италияға жатқызылады?", "Why was Kazakh oil attributed to Italy?"),
    ],
)
def test_word_order(language: str, question: str, english: str) -> None:
    assert in_english(question, language) == english


@pytest.mark.parametrize(
    ("language", "word", "name"),
    [
        ("ru", "Рахмоном", "Rahmon"),
        ("ru", "Садыкова", "Sadykov"),
        ("ru", "Сыдыков", "Sadykov"),
        ("ru", "Жапарову", "Japarov"),
        ("ru", "Самарканде", "Samarkand"),
        ("kk", "Тоқаевтың", "Tokayev"),
        ("kk", "Мирзиёевке", "Mirziyoyev"),
        ("kk", "Бекжан", "Bekzhan"),
        ("it", "Tokaev", "Tokayev"),
        ("it", "Samarcanda", "Samarkand"),
        ("it", "Žaparov", "Japarov"),
        ("it", "Kazakistan", "Kazakhstan"),
        ("kk", "Түрікменстанда", "Turkmenistan"),
        ("ru", "Монголии", "Mongolia"),
    ],
)
def test_names(language: str, word: str, name: str) -> None:
    assert name in in_english(f"2024 {word}?", language)


def test_a_name_that_no_article_has_stays_a_name() -> None:
    assert names_in(in_english("Когда Макрон посетил Казахстан?", "ru")) == ("Makron", "Kazakhstan")


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("it", "Di quanto sono cresciute le importazioni?", AnswerKind.GROWTH),
        ("it", "A quanto ammontano gli investimenti?", AnswerKind.MONEY),
        ("ru", "Сколько миллиардов долларов составил экспорт?", AnswerKind.MONEY),
        ("ru", "Какова доля Италии?", AnswerKind.PERCENT),
        ("ru", "Где пройдёт саммит?", AnswerKind.PLACE),
        ("kk", "Қанша компания жұмыс істейді?", AnswerKind.COUNT),
        ("kk", "Қандай тауарлар экспорттайды?", AnswerKind.LIST),
        ("kk", "Саммит қашан болды?", AnswerKind.DATE),
    ],
)
def test_the_kind_of_answer_is_kept(language: str, question: str, kind: AnswerKind) -> None:
    assert kind_of(in_english(question, language)) is kind


def test_figures_keep_their_value() -> None:
    assert "25.8%" in in_english("Рост на 25,8 % в 2024 году?", "ru")
    assert "1250" in in_english("1.250 aziende?", "it")


def test_what_is_unknown_is_told_and_stays() -> None:
    found = translate("Quanti ghiribizzi ha il Kazakistan?", "it", lambda _: False)
    assert found.unknown == ("ghiribizzi",)
    assert "ghiribizzi" in found.text


def test_cognates_that_the_articles_have() -> None:
    found = translate("Qual è la competitività?", "it", {"competitivity"}.__contains__)
    assert (found.text, found.unknown) == ("What is the competitivity?", ())


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_can_be_carried_over(text: str, language: str) -> None:
    translate(text, language, lambda _: False, SURFACES)


@given(
    st.sampled_from([q[language] for q in QUESTIONS for language in LANGUAGES]), st.sampled_from(LANGUAGES), st.data()
)
def test_any_words_in_any_order_can_be_carried_over(question: str, language: str, data: st.DataObject) -> None:
    words = data.draw(st.permutations(question.split()))
    translate(" ".join(words), language, lambda _: False, SURFACES)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q["must"]], ids=lambda q: q["it"][:30])
def test_most_words_of_the_questions_are_known(question: dict[str, str]) -> None:
    for language in LANGUAGES:
        found = translate(question[language], language, lambda _: True, SURFACES)
        assert len(found.unknown) <= 1, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lexicons_have_each_english_word_once_in_a_section(language: str) -> None:
    lines = [line.split(":")[0] for line in FILES[language].read_text(encoding="utf-8").splitlines() if line[:1] == " "]
    sections = yaml.safe_load(FILES[language].read_text(encoding="utf-8"))
    listed = [english for section in sections.values() if isinstance(section, dict) for english in section]
    assert len(lines) == len(listed), [key for key, same in groupby(sorted(lines)) if len(list(same)) > 1]
    assert all(isinstance(english, str) for english in listed)
    assert sum(len(entry.source) > 0 for entry in lexicon(language).exact.values()) > 350


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["it"][:30])
def test_the_language_is_told(question: dict[str, str]) -> None:
    assert {language: language_of(question[language]) for language in LANGUAGES} == {code: code for code in LANGUAGES}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who is Токаев?", "en"),
        ("oil exports 2024", "en"),
        ("valore esportazioni petrolio 2024", "it"),
        ("Chi è Meloni?", "it"),
        ("¿Cuánto vale el comercio?", "es"),
        ("Qui est le président ?", "fr"),
        ("Wer ist Präsident von Kasachstan?", "de"),
        ("Кто такой Садыков?", "ru"),
        ("Саммит кай жылы отеди?", "kk"),
        ("Казакстан Италияга канша мунай сатты?", "kk"),
        ("Неге?", "kk"),
        ("Почему?", "ru"),
        ("Meloni", None),
        ("2024", None),
    ],
)
def test_short_questions(question: str, language: str | None) -> None:
    assert language_of(question) == language


def test_transliteration_keeps_capitals() -> None:
    assert (transliterated("Щучинск"), transliterated("ТМТМ"), transliterated("Қостанай")) == (
        "Shchuchinsk",
        "TMTM",
        "Qostanay",
    )
