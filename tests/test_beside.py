"""Which sentences stand beside the best one."""

from __future__ import annotations

from dataclasses import replace

from bot.choosing.evidence import Evidence
from bot.finding.beside import ARTICLES, FARTHER, SEVERAL, beside, is_broad
from bot.finding.several import MAY_DIFFER, DocumentValue
from tests.articles import article
from tests.queries import evidence, found

WOOL, HERDS = "Wool sold for $3 million.", "Herds grew."
MILL = article("mill", "The mill opened in 2019.", WOOL, HERDS)
ANA = article("ana", "Ana Sousa owns a third of the mill that makes floors of cork.")


def shown(question: str, *close: Evidence) -> list[str]:
    return [e.text for e in beside(found(question, *close))]


def test_what_is_part_of_the_answer_is_shown_with_the_best_sentence() -> None:
    others = [evidence(MILL, WOOL), evidence(MILL, HERDS)]
    broad = found("Tell me of the mill", evidence(MILL), *others, also=others)
    assert list(beside(broad)) == others
    assert is_broad(broad)
    assert not is_broad(found("Tell me of the mill", evidence(MILL), *others, also=others[:1]))


def test_documents_that_differ_are_shown_each_with_a_second_sentence() -> None:
    values = (DocumentValue(evidence(ANA), None), DocumentValue(evidence(MILL), "2019", evidence(MILL, WOOL)))
    several = replace(found("When did the mill open?", evidence(MILL, short="2019")), several=values)
    assert [e.text for e in beside(replace(several, likely_several=SEVERAL))] == [ANA.text, WOOL]
    assert [e.text for e in beside(replace(several, likely_several=MAY_DIFFER))] == [ANA.text]
    assert beside(replace(several, likely_several=MAY_DIFFER / 2)) == ()


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
