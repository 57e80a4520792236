"""Whether the articles answer, and what is said to be missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.abstention.abstain import THRESHOLD, confidence, is_sure, missing
from bot.abstention.meeting import meeting
from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.choosing.reader import Reading
from bot.phrases import phrases
from bot.questions.kinds import AnswerKind
from bot.types import Missing
from corpus.split import split_article
from corpus.types import Article, Span
from index.lexical import LexicalIndex
from tests.articles import SMALL, article
from tests.queries import evidence as evidence_of
from tests.queries import query

CORK = article("cork", "Porto sold cork for $7 million in 2023.")
WOOL = article("wool", "Mongolia sold wool for $9 million in 2021.")
MAYOR = article("mayor", "The mayor of Porto, Ana Sousa, opened the fair.")
GUEST = article("guest", "Ana Sousa, a mayor, welcomed the queen of fado to Porto.")
ALL = (CORK, WOOL, MAYOR, GUEST, *SMALL)
LEXICAL = LexicalIndex.build([passage for one in ALL for passage in split_article(one)])


def evidence(one: Article, score: float = 0.8, short: str | None = None) -> Evidence:
    """The one sentence of an article, as similar to the question as it scores."""
    (passage,) = split_article(one)
    at = one.text.index(short) if short else 0
    found = ShortAnswer(at, at + len(short), short) if short else None
    return Evidence(one, passage, Span(start=0, end=len(one.text)), score, dense=score, score=score, short=found)


def lacks(question: str, *found: Evidence, sure: float = 0.9) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.kind, m.asked, m.have) for m in missing(query(question), found, LEXICAL, sure)]


def test_without_evidence_there_is_no_confidence() -> None:
    question = "What is cork?"
    assert confidence([]) == 0
    assert lacks(question) == [("other", question, ())]


def test_confidence_is_the_readers_in_the_first_sentence_that_it_read() -> None:
    sure, unsure = (replace(evidence(CORK), reading=Reading(1.0, 0.9, answer)) for answer in (0.8, 0.1))
    assert confidence([sure, unsure]) == pytest.approx(0.72)
    assert confidence([unsure, sure]) == pytest.approx(0.09)
    assert confidence([evidence(WOOL), sure]) == pytest.approx(0.72)
    assert confidence([evidence(WOOL)]) == 0


def test_a_question_in_an_article_answers_nothing() -> None:
    asked, told = evidence(article("talk", "Why is the cork of Porto so dear?")), evidence(CORK, score=0.7)
    question = "Why is the cork of Porto dear?"
    assert meeting(query(question), [asked, told]) == (told, asked)
    assert lacks(question, asked) == [("other", question, ())]
    assert lacks("What was asked about the cork of Porto?", asked) == []


def test_a_year_that_is_not_there() -> None:
    assert lacks("What was the cork of Porto worth in 2020?", evidence(CORK, short="$7 million")) == [
        ("year", "2020", ("2023",))
    ]


def test_a_year_that_is_there() -> None:
    assert lacks("What was the cork of Porto worth in 2023?", evidence(CORK, short="$7 million")) == []


def test_a_year_that_a_figure_counts_from() -> None:
    told = article("porto", "In 2024 sales of cork rose by 40% (from $5 million to $7 million).")
    assert lacks("What was cork sold for in 2023?", evidence(told, short="$5 million")) == []


def test_all_years_that_are_not_there() -> None:
    found = lacks("Cork of Porto in 2019 and 2020 and 2023?", evidence(CORK))
    assert [(kind, asked) for kind, asked, _ in found] == [("year", "2019"), ("year", "2020")]


def test_years_that_close_evidence_has_instead_newest_first() -> None:
    question = "What was sold for how many million in 2020?"
    (found,) = lacks(question, evidence(WOOL, 0.8, "$9 million"), evidence(CORK, 0.79, "$7 million"))
    assert found == ("year", "2020", ("2023", "2021"))


def test_a_sentence_without_a_year_may_take_that_of_its_article() -> None:
    dated = MAYOR.model_copy(update={"published": "2022-06-01"})
    assert lacks("Who is the mayor of Porto in 2022?", evidence(dated, short="Ana Sousa")) == []
    assert lacks("Who is the mayor of Porto in 2021?", evidence(dated, short="Ana Sousa")) == [("year", "2021", ())]


def test_a_sentence_without_a_year_may_take_the_newest_of_its_articles_opening() -> None:
    texts = ("Porto sold more in 2024 than in 2022.", "Of that, cork brought $7 million.")
    told = article("porto", *texts).model_copy(update={"published": "2025-02-01"})
    found = evidence_of(told, texts[1], short="$7 million")
    assert lacks("What did Porto earn by cork in 2024?", found) == []
    assert ("year", "2022", ()) in lacks("What did Porto earn by cork in 2022?", found)


def test_a_sentence_without_a_year_may_be_of_its_passages_year_or_of_its_articles() -> None:
    texts = ("The fair of 2019 was small.", "Ana Sousa opened the next.")
    told = article("fair", "A fair.", " ".join(texts)).model_copy(update={"published": "2024-02-01"})
    found = evidence_of(told, texts[1], short="Ana Sousa")
    assert lacks("Who opened the fair in 2024?", found) == []
    assert lacks("Who opened the fair of 2019?", found) == []
    assert ("year", "2020", ()) in lacks("Who opened the fair of 2020?", found)


def test_a_name_that_no_article_has() -> None:
    assert lacks("What does Zorblatt pay for cork?", evidence(CORK, short="$7 million")) == [("other", "Zorblatt", ())]


def test_a_name_that_only_other_articles_have() -> None:
    question = "What did Mongolia say of cork in 2023?"
    assert lacks(question, evidence(CORK, short="$7 million"), sure=0.9) == []
    ((kind, asked, have),) = lacks(question, evidence(CORK, short="$7 million"), sure=0.4)
    assert (kind, asked, have) == ("elsewhere", "Mongolia", ())


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many students are at Porto?", "a number"),
        ("What share does Porto have?", "a percentage"),
        ("How much is the trade of Porto worth?", "an amount of money"),
        ("When did the fair of Porto open?", "a date"),
        ("How large is the port of Porto?", "a figure"),
    ],
)
def test_a_figure_that_is_not_there(question: str, asked: str) -> None:
    assert lacks(question, evidence(MAYOR), sure=0.5) == [("quantity", asked, ())]
    assert lacks(question, evidence(MAYOR), sure=0.95) == []


@pytest.mark.parametrize("unit", ["years", "hours", "tonnes"])
def test_how_many_years_is_told_by_nothing_but_a_number_of_them(unit: str) -> None:
    assert lacks(f"Over how many {unit} is the cork of Porto sold?", evidence(CORK), sure=0.95)


def test_evidence_that_is_far_off_will_not_do() -> None:
    question = "How do I bake bread?"
    assert lacks(question, evidence(CORK), sure=0.1) == [("other", question, ())]
    assert lacks(question, evidence(CORK), sure=0.7) == []


def test_evidence_that_is_far_ahead_need_not_be_so_sure() -> None:
    ahead, behind = (replace(evidence(CORK), reading=Reading(order, 0.5, 0.3)) for order in (10.0, 5.0))
    asked = query("What gets bread from Porto?")
    assert is_sure(asked, [ahead], 0.15)
    assert not is_sure(asked, [behind], 0.15)
    assert is_sure(asked, [behind], THRESHOLD)
    assert not is_sure(query("What does not get bread from Porto?"), [ahead], 0.15)
    assert not is_sure(asked, [evidence(CORK)], 0.15)


def test_how_large_a_part_is_may_be_told_in_money() -> None:
    told = evidence(article("part", "Portugal's non-cork trade was only worth $3 million."), short=None)
    asked = "How large is the non-cork part of Portugal's trade?"
    assert query(asked).kind is AnswerKind.PERCENT
    assert lacks(asked, told, sure=0.6) == []
    assert lacks("What share of Portugal's trade is non-cork?", told, sure=0.6)


def test_evidence_that_meets_the_year_leads_where_it_is_close() -> None:
    asked = query("What was sold in 2023?")
    wool, cork = evidence(WOOL, 0.8), evidence(CORK, 0.7)
    assert meeting(asked, [wool, cork]) == (cork, wool)
    far = evidence(CORK, 0.4)
    assert meeting(asked, [wool, far]) == (wool, far)


def test_evidence_that_meets_the_name_leads_where_it_is_close() -> None:
    asked = query("What did Porto sell?")
    wool, cork = evidence(WOOL, 0.8), evidence(CORK, 0.76)
    assert meeting(asked, [wool, cork]) == (cork, wool)


def test_a_name_that_the_article_is_about_need_not_stand_beside_what_answers() -> None:
    asked = query("What did Porto sell?")
    told = "It sold cork last spring."
    paragraphs = ("Porto has a new mill.", "It stands by the river.", "It turns day and night.", told)
    one = article("mill", *paragraphs)
    sold, cork = evidence_of(one, told, 0.8), evidence(CORK, 0.78)
    assert meeting(asked, [sold, cork]) == (sold, cork)


def test_who_holds_an_office_is_told_by_a_sentence_that_keeps_its_words_together() -> None:
    asked = query("Who is the mayor of Porto?")
    guest, mayor = evidence(GUEST, 0.8, "Ana Sousa"), evidence(MAYOR, 0.75, "Ana Sousa")
    assert meeting(asked, [guest, mayor]) == (mayor, guest)


def test_meeting_keeps_all_evidence() -> None:
    asked = query("What was sold in 2019?")
    found = tuple(evidence(one, score) for one, score in ((WOOL, 0.9), (CORK, 0.8), (MAYOR, 0.7)))
    assert meeting(asked, found) == found
    assert meeting(asked, []) == ()


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        (Missing(kind="year", asked="2020", have=("2023", "2021")), "give this for 2023 and 2021, not 2020."),
        (Missing(kind="year", asked="2020", have=()), "The articles do not give this for 2020."),
        (Missing(kind="quantity", asked="a date", have=()), "The articles do not give a date for this."),
        (Missing(kind="other", asked="Zorblatt", have=()), "The articles do not mention Zorblatt."),
        (Missing(kind="other", asked="Why?", have=()), "The articles do not answer this."),
    ],
)
def test_a_refusal_says_what_is_missing(lacking: Missing, told: str) -> None:
    assert phrases("en").refusal([lacking, lacking], []).endswith(told)
    assert phrases("en").refusal([lacking], []).count(".") == 1


def test_a_thing_that_no_article_mentions() -> None:
    assert lacks("How many giraffes are at Porto?", evidence(MAYOR), sure=0.9) == [("other", "giraffes", ())]
    assert lacks("What did the giraffes of Porto see?", evidence(MAYOR), sure=0.9) == []


def test_a_capital_asked_for_must_have_the_figure_itself() -> None:
    cities = article("cities", "The cork cost $1,150 in Tashkent and $870 in Astana.", title="Bishkek and others")
    best = evidence(cities, short="$1,150")
    asked = [lack[1] for lack in lacks("How much did the cork cost in Bishkek?", best, sure=0.6)]
    assert asked == ["Bishkek"]
    assert lacks("How much did the cork cost in Tashkent?", best, sure=0.6) == []


def test_who_needs_somebody() -> None:
    founded = article("mill", "The mill of Porto was founded in Braga in 1998.")
    assert lacks("Who founded the mill of Porto?", evidence(founded), sure=0.8) == [("quantity", "a name", ())]
    led = article("mill", "The mill of Porto was founded by Corkwell.")
    assert lacks("Who founded the mill of Porto?", evidence(led), sure=0.8) == []


def test_a_figure_that_fits_badly_answers_where_the_reader_is_sure_and_all_names_stand_there() -> None:
    row = evidence(article("row", "The light went out when Porto bought 12 mules for $40."), short="12")
    asked = "How many lights has Porto bought?"
    assert not lacks(asked, row, sure=0.7)
    assert lacks(asked, row, sure=0.6) == [("quantity", "a number", ())]
    assert lacks("How many lights were bought in 2019?", row, sure=0.7)


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        (
            "How much wool did Porto ship in 2023?",
            "In 2024, Porto's mules took away 30 sacks, 7% over 2023.",
            "30 sacks",
        ),
        ("By how many dollars did trade grow?", "Porto's trade grew and reached $9 billion in 2025.", "$9 billion"),
        ("How much will trade be in 2025?", "Porto plans to increase trade by $1 billion in 2025.", "$1 billion"),
    ],
)
def test_a_figure_of_another_year_or_of_a_change_answers_nothing_however_sure_the_reader_is(
    question: str, text: str, short: str
) -> None:
    assert lacks(question, evidence(article("wool", text), short=short), sure=0.9)


def test_last_year_counts_from_the_article() -> None:
    years, last = "Over the 20 years since 2004 Porto sold wool for $7 million.", "In 2023 it sold for $2 million."
    told = article("wool", f"{years} {last}").model_copy(update={"published": "2024-05-02"})
    all_told, of_last = (evidence_of(told, text) for text in (years, last))
    assert meeting(query("How much wool did Porto sell last year?"), [all_told, of_last])[0] == of_last
