"""Which sentences stand beside the best one."""

from __future__ import annotations

from bot.beside import ARTICLES, BROAD, FARTHER, WITH_SHORT_ANSWER, WITHOUT_SHORT_ANSWER, beside
from bot.evidence import Evidence
from tests.articles import article
from tests.queries import evidence, found

WOOL, HERDS = "Wool sold for $3 million.", "Herds grew."
MILL = article("mill", "The mill opened in 2019.", WOOL, HERDS)
ANA = article("ana", "Ana Sousa owns a third of the mill that makes floors of cork.")
NARROW = "Does the mill beside the old bridge of Porto still make floors?"


def shown(question: str, *close: Evidence) -> list[str]:
    return [e.text for e in beside(found(question, *close))]


def test_a_broad_question_gets_several_sentences_of_the_article() -> None:
    count, margin = BROAD
    close = [evidence(MILL), evidence(MILL, WOOL, 1 - margin / 2), evidence(MILL, HERDS, 1 - margin / 2)]
    assert shown("Tell me of the mill", *close) == [WOOL, HERDS][:count]
    assert shown("Tell me of the mill", close[0], evidence(MILL, WOOL, 1 - margin * 2)) == []
    assert shown("Tell me of the mill", close[0]) == []


def test_a_narrow_question_gets_one_more_sentence_where_it_is_close() -> None:
    _, margin = WITHOUT_SHORT_ANSWER
    near, far = evidence(MILL, WOOL, 1 - margin / 2), evidence(MILL, WOOL, 1 - margin * 1.1)
    assert shown(NARROW, evidence(MILL), near, near) == [WOOL]
    assert shown(NARROW, evidence(MILL), far) == []


def test_beside_a_short_answer_another_sentence_must_be_closer() -> None:
    _, margin = WITH_SHORT_ANSWER
    best = evidence(MILL, short="2019")
    assert shown("When did the mill open?", best, evidence(MILL, WOOL, 1 - margin * 1.1)) == []


def test_another_article_is_not_shown_for_closeness_alone() -> None:
    assert shown("Tell me of the mill", evidence(MILL), evidence(ANA, score=0.99)) == []


def test_what_the_best_sentence_leaves_open() -> None:
    best, other = evidence(MILL, short="2019"), evidence(ANA, score=0.8)
    assert shown("When did the mill open of which Ana Sousa owns a third?", best, other) == [ANA.text]
    assert shown("When did the mill open?", best, other) == []
    far = evidence(ANA, score=1 - FARTHER - 0.1)
    assert shown("When did the mill open of which Ana Sousa owns a third?", best, far) == []


def test_one_sentence_of_each_article_where_all_are_asked_for() -> None:
    others = [evidence(article(f"post{n}", f"Mill {n} opened in 2019."), score=0.95 - n / 100) for n in range(5)]
    question = "What does each article say of the opening of the mill?"
    texts = shown(question, evidence(MILL), evidence(MILL, WOOL, 0.99), *others)
    assert texts == [one.text for one in others[: ARTICLES - 1]]
