"""One answer from each document."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer, short_answer
from bot.finding.disagreement import AGREEMENT, CONFLICT, disagreement
from bot.finding.documents import TOLD, told_most
from bot.finding.several import document_values, likelihood_of_several, several_values
from bot.numbers.periods import read_periods
from bot.questions.query import Query, query_of
from bot.reckoning.conflicts import Finding, Relation
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import article

MILLS = [
    article("kent", "Beacon Mill (Kent) is a smock mill in Kent, England. It was built in 1802."),
    article("iowa", "Beacon Mill (Iowa) is a water mill in Iowa. Beacon Mill was built in 1871 by two brothers."),
    article("guide", "The guide to old mills says that Beacon Mill was built in 1802."),
    article("fair", "The fair of Porto takes place in June. Visitors buy cork there."),
]
PASSAGES = [passage for one in MILLS for passage in split_article(one)]
LEXICAL = LexicalIndex.build(PASSAGES)
GAMES = {"a": "cricket", "b": "cricket", "c": "cycling and long rowing"}
BORN = {"a": "1841", "b": "1841", "c": "1900"}
# How close the sentences of each article are, as late interaction would have it.
CLOSE = {"kent": (0.8, 0.5), "iowa": (0.7, 0.75), "guide": (0.8,), "fair": (0.1, 0.05)}


def _disagreement(query: Query, found: list[Evidence], findings: Sequence[Finding] = ()) -> float:
    values = several_values(query, found, LEXICAL)
    return disagreement(findings, values, likelihood_of_several(query, found, LEXICAL))


def evidence(query: Query, *names: str) -> list[Evidence]:
    found = []
    for one in MILLS:
        spans = [(passage, span) for passage in split_article(one) for span in passage.sentences]
        for (passage, span), similarity in zip(spans, CLOSE[one.id], strict=True):
            text = one.text[span.start : span.end]
            short = short_answer(query, text, read_periods(text, one), LEXICAL)
            found.append(Evidence(one, passage, span, similarity, similarity, similarity, short))
    chosen = [e for e in found if not names or e.article.id in names]
    return sorted(chosen, key=lambda e: -e.score)


def test_each_document_that_is_close_gives_one_value() -> None:
    query = query_of("When was Beacon Mill built?")
    values = {value.evidence.article.id: value.value for value in document_values(query, evidence(query), LEXICAL)}
    assert values == {"kent": "1802", "iowa": "1871", "guide": "1802"}


def test_documents_that_say_the_same_are_put_together() -> None:
    query = query_of("When was Beacon Mill built?")
    first, second = several_values(query, evidence(query), LEXICAL)
    assert {first.value, second.value} == {"1802", "1871"}
    assert [e.article.id for e in first.also] == ["guide"]


def test_a_sentence_may_leave_out_the_name_that_its_document_has_given() -> None:
    query = query_of("When was Beacon Mill built?")
    (value,) = several_values(query, evidence(query, "kent"), LEXICAL)
    assert value.evidence.text == "It was built in 1802."
    assert value.second
    assert "(Kent)" in value.second.text


def test_several_close_documents_make_disagreement_likely() -> None:
    query = query_of("When was Beacon Mill built?")
    few, many = evidence(query, "kent", "fair"), evidence(query)
    low, high = (likelihood_of_several(query, found, LEXICAL) for found in (few, many))
    assert 0 < low < high < 1


@pytest.mark.parametrize(
    ("relation", "low", "high"), [(Relation.CONFLICT, CONFLICT, 1), (Relation.AGREEMENT, 0, AGREEMENT)]
)
def test_figures_decide_where_there_are_any(relation: Relation, low: float, high: float) -> None:
    query = query_of("When was Beacon Mill built?")
    finding = Finding(relation, "mills", (), None)
    assert low <= _disagreement(query, evidence(query), [finding]) <= high


def test_one_value_is_no_disagreement() -> None:
    query = query_of("When was Beacon Mill built?")
    alone = _disagreement(query, evidence(query, "kent", "guide"))
    assert alone < _disagreement(query, evidence(query, "kent", "guide", "iowa"))


def test_a_figure_of_what_is_asked_is_the_documents_value() -> None:
    query = query_of("What is the population of Beacon?")
    one = article("town", "Beacon is one of the nine towns of Kent. The population was 812 at the last census.")
    (passage,) = split_article(one)
    close = [Evidence(one, passage, span, 0.8 - n / 5, 0.8, 0.8 - n / 5) for n, span in enumerate(passage.sentences)]
    (value,) = document_values(query, close, LexicalIndex.build([passage]))
    assert value.value == "812"


def test_sentences_that_differ_in_a_word_that_matters_are_not_put_together() -> None:
    query = query_of("What sport is Beacon associated with?")
    ones = [article(name, f"Beacon ({game}) played for the club of Kent.") for name, game in GAMES.items()]
    passages = [passage for one in ones for passage in split_article(one)]
    close = [
        Evidence(one, passage, passage.sentences[0], 0.8, 0.8, 0.8) for one, passage in zip(ones, passages, strict=True)
    ]
    found = several_values(query, close, LexicalIndex.build(passages))
    assert [len(value.also) for value in found] == [1, 0]


def test_one_year_among_different_ones_is_not_the_same_answer() -> None:
    query = query_of("When was Judge Cole born?")
    ones = [article(name, f"Judge Cole, born in {year}, entered the bar in 1866.") for name, year in BORN.items()]
    passages = [passage for one in ones for passage in split_article(one)]
    close = []
    for one, passage in zip(ones, passages, strict=True):
        short = ShortAnswer(one.text.index("1866"), one.text.index("1866") + 4, "1866")
        close.append(Evidence(one, passage, passage.sentences[0], 0.8, 0.8, 0.8, short))
    found = several_values(query, close, LexicalIndex.build(passages))
    assert [len(value.also) for value in found] == [1, 0]


def test_the_closest_sentences_of_each_document_are_read() -> None:
    one = article("long", " ".join(f"Beacon Mill was mended in {year}." for year in range(1901, 1911)))
    (passage,) = split_article(one)
    close = [Evidence(one, passage, span, n / 10, 0.8, 0.8) for n, span in enumerate(passage.sentences)]
    other = evidence(query_of("When was Beacon Mill built?"), "fair")
    read = told_most([*close, *other])
    assert [e.similarity for e in read] == [0.9, 0.8, 0.7, 0.6, 0.5, 0.1, 0.05]
    assert len(read) == TOLD + len(other)


def test_nothing_found() -> None:
    query = query_of("When was Beacon Mill built?")
    assert several_values(query, [], LEXICAL) == ()
    assert likelihood_of_several(query, [], LEXICAL) == 0


def test_the_document_that_tells_more_stands_for_those_that_say_the_same() -> None:
    query = query_of("When was Beacon Mill built?")
    ones = [
        article("short", "Beacon Mill was built in 1802, as many others were."),
        article("exact", "Beacon Mill of Kent was built on 4 May 1802 for the miller."),
    ]
    passages = [passage for one in ones for passage in split_article(one)]
    close = []
    for one, passage in zip(ones, passages, strict=True):
        span = passage.sentences[0]
        text = one.text[span.start : span.end]
        short = short_answer(query, text, read_periods(text, one), LEXICAL)
        close.append(Evidence(one, passage, span, 0.8, 0.8, 0.8, short))
    (value,) = several_values(query, close, LexicalIndex.build(passages))
    assert (value.evidence.article.id, value.value) == ("exact", "4 May 1802")
    assert [e.article.id for e in value.also] == ["short"]


def test_parts_of_one_text_are_less_likely_to_differ_than_documents_that_share_a_name() -> None:
    query = query_of("When was Beacon Mill built?")
    alike = [article(name, f"Beacon Mill stands by the river Aller and was built of {name}.") for name in "ab"]
    unlike = [alike[0], article("c", "Beacon Mill, a water mill in Iowa, was built by two brothers.")]
    told = []
    for ones in (alike, unlike):
        passages = [passage for one in ones for passage in split_article(one)]
        pairs = zip(ones, passages, strict=True)
        found = [Evidence(one, passage, passage.sentences[0], 0.8, 0.8, 0.8) for one, passage in pairs]
        told.append(likelihood_of_several(query, found, LexicalIndex.build(passages)))
    assert told[0] < told[1]
