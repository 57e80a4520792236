"""What the figures of the evidence say to a question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.pipeline import Pipeline
from bot.reckoning.arithmetic import Worked
from bot.reckoning.conflicts import Relation
from bot.reckoning.figures import figures_of
from bot.reckoning.reckon import Reckoning, led_by, reckon
from bot.reckoning.short_figures import fails, fit_of
from bot.types import Status
from tests.articles import article
from tests.queries import evidence, query

TRADE = "Trade between Portugal and Mongolia was $7.1 billion in 2023 and $5.7 billion in 2022."
TRADE_ASKED = "How much is the trade of Peru with Japan worth?"
ASKED = "What was trade between Portugal and Mongolia in 2023?"


def close(*sentences: str) -> list[Evidence]:
    return [evidence(article(f"a{n}", text), text, score=1 - n / 50) for n, text in enumerate(sentences)]


def reckoned(question: str, *sentences: str) -> Reckoning:
    return reckon(query(question), close(*sentences))


@pytest.mark.parametrize(("year", "figure"), [(2023, "$7.1 billion"), (2022, "$5.7 billion")])
def test_the_figure_of_the_year_leads(year: int, figure: str) -> None:
    found = reckoned(f"What was trade between Portugal and Mongolia in {year}?", TRADE)
    assert found.lead
    assert found.lead.text == figure
    assert (found.worked, found.findings) == (None, ())


def test_a_sum_shows_its_operands() -> None:
    found = reckoned("By how much did trade between Portugal and Mongolia rise from 2022 to 2023?", TRADE)
    assert isinstance(found.worked, Worked)
    assert found.worked.text == "$7.1bn − $5.7bn = $1.4bn"
    assert [figure.text for figure in found.worked.operands] == ["$7.1 billion", "$5.7 billion"]


def test_different_figures_for_one_thing_stand_side_by_side() -> None:
    first, second = (
        "Trade between Portugal and Mongolia was {} in 2023.",
        "In 2023 trade between Portugal and Mongolia came to {}.",
    )
    found = reckoned(ASKED, first.format("$7.1 billion"), second.format("$9.4 billion"))
    (finding,) = found.findings
    assert finding.relation is Relation.CONFLICT
    assert {value.text for value in finding.values} == {"$7.1 billion", "$9.4 billion"}
    (same,) = reckoned(ASKED, first.format("$7.1 billion"), second.format("about $7 billion")).findings
    assert same.relation is Relation.AGREEMENT


def test_without_a_question_for_figures_or_evidence_there_is_nothing() -> None:
    mayor = "Who is the mayor of Porto?"
    assert reckoned(mayor, TRADE) == Reckoning(query(mayor))
    assert reckoned(ASKED) == Reckoning(query(ASKED))


def test_the_sentence_of_the_leading_figure_comes_first() -> None:
    sentences = close("Porto sells cork.", TRADE)
    figure = next(f for f in figures_of(sentences) if f.text == "$7.1 billion")
    led = led_by(figure, sentences)
    assert [e.text for e in led] == [TRADE, "Porto sells cork."]
    assert led[0].short
    assert led[0].short.text == TRADE[led[0].short.start : led[0].short.end] == "$7.1 billion"
    assert led_by(figure, sentences[:1]) == tuple(sentences[:1])


@pytest.mark.parametrize("best", ["Ana Sousa scored most of them.", "Ana Sousa scored 18 times and made four passes."])
def test_a_figure_of_somebody_else_takes_no_lead(best: str) -> None:
    asked = "How many goals did Ana Sousa score?"
    assert reckoned(asked, best, "Rui Costa scored seven goals.").lead is None
    own = reckoned(asked, best, "Ana Sousa scored seven goals.").lead
    assert own
    assert own.text == "seven goals"


def test_how_well_a_figure_fits() -> None:
    one = article("one", TRADE)
    right, wrong = (evidence(one, TRADE, short=text) for text in ("$7.1 billion", "$5.7 billion"))
    assert fit_of(query(ASKED), right) > fit_of(query(ASKED), wrong)
    assert not fails(query(ASKED), right)
    assert fit_of(query("Who sells cork?"), right) == fit_of(query(ASKED), evidence(one, TRADE)) == 0.0


@pytest.mark.parametrize(
    ("question", "failing"), [("What are imports of Peru from Japan?", True), (TRADE_ASKED, False)]
)
def test_all_trade_does_not_tell_its_imports(question: str, failing: bool) -> None:
    told = "Trade of Peru with Japan came to $9 million in 2023."
    assert fails(query(question), evidence(article("trade", told), told, short="$9 million")) is failing


def test_a_figure_between_others_fails() -> None:
    one = evidence(article("one", TRADE), TRADE, short="$7.1 billion")
    assert fails(query("What were investments of Japan in Peru in 1998?"), one)
    assert not fails(query("What did Japan say?"), one)


def test_a_figure_in_a_unit_of_what_is_measured_does_not_fail() -> None:
    told = "The farm generated 352 GWh for 4 cents."
    one = evidence(article("one", told), told, short="352 GWh")
    assert not fails(query("How much electricity did the farm yield?"), one)
    paid = evidence(article("one", told), told, short="4 cents")
    assert not fails(query("How much does the farm pay?"), paid)


def test_an_exact_figure_answers_in_other_words() -> None:
    first = "Of all buyers in Italy one paid 3% of what sellers in Mongolia asked for in 2022."
    told = article("told", f"{first} Exports of Mongolia to Italy grew by 12% in 2023.")
    asked = query("How much more did Mongolia earn by selling to Italy in 2023, in percent?")
    found = reckon(asked, [evidence(told, first)])
    assert found.lead
    assert found.lead.text == "12%"


def test_a_figure_of_a_part_gives_way_to_one_of_the_whole() -> None:
    oil = "Mongolia's oil exports to Italy were $18 million in 2023."
    whole = "Mongolia's exports to Italy reached $21 million in 2023."
    found = reckoned("What were Mongolia's exports to Italy worth in 2023?", oil, whole)
    assert found.lead
    assert found.lead.text == "$21 million"


def test_an_end_of_a_range_leads_with_the_unit_of_the_other() -> None:
    told = "Mongolia's exports of wool rose from $11.2 to $55.3 million in 2023."
    evidence = close(told)
    found = reckon(query("What were Mongolia's exports of wool before the rise?"), evidence)
    assert found.lead
    first = led_by(found.lead, evidence)[0]
    assert first.short
    assert first.short.text == "$11.2 million"
    assert first.text[first.short.start : first.short.end] == "$11.2"


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Did trade between Kazakhstan and Italy fall in 2024?", "an increase of 24% over 2023"),
        ("Did Kazakhstan's imports from Italy rise in 2024?", "by 2.2%"),
        ("Has Central Asia's trade with Italy grown in 2024?", "compared with $7.1 billion in 2023"),
        ("Did trade between Italy and Central Asia go down?", "compared with $7.1 billion in 2023"),
        ("Have imports from Italy gone up?", "by 2.2%"),
        ("did imports go up", "by 2.2%"),
        ("Did trade grow?", "an increase of 24% over 2023"),
        ("Did exports rise?", "grew by 25.8%"),
    ],
)
def test_whether_something_rose_is_told_by_its_change_or_by_its_levels(
    accounts: Pipeline, question: str, quoted: str
) -> None:
    answer = accounts.ask(question)
    assert quoted in answer.citations[0].quote
    assert answer.short_answer is None


@pytest.mark.parametrize(
    "question", ["Did any imports decline?", "Did investments fall?", "total growth of imports in dollars"]
)
def test_neither_one_of_a_list_nor_a_level_alone_tells_whether_or_how_much_all_rose(
    accounts: Pipeline, question: str
) -> None:
    assert accounts.ask(question).status is Status.REFUSED


@pytest.mark.parametrize(
    "question", ["How much of the trade is oil?", "How much of trade between Kazakhstan and Italy was oil?"]
)
def test_a_part_is_told_by_a_figure_of_it_and_not_of_all_nor_of_the_rest(accounts: Pipeline, question: str) -> None:
    answer = accounts.ask(question)
    assert answer.short_answer and "$18.7 billion" in answer.short_answer
    assert "$1.3 billion" not in answer.short_answer and "$19.9 billion" not in answer.short_answer


@pytest.mark.parametrize("of", ["Italy and Uzbekistan", "Tajikistan and Italy", "Germany and Kazakhstan"])
def test_what_others_trade_does_not_tell_whether_something_rose(accounts: Pipeline, of: str) -> None:
    assert accounts.ask(f"Has trade between {of} grown?").status is Status.REFUSED


def test_a_fall_of_what_rose_is_put_right(accounts: Pipeline) -> None:
    notices = accounts.ask("Did trade between Kazakhstan and Italy fall in 2024?").notices
    assert "The question speaks of a fall; the articles speak of a rise." in notices


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("How many goats did the herders lose in 2023?", "In 2023 we lost some 900 goats to the frost.", "900 goats"),
        ("How long does a lorry need from Lima to Porto through Peru?", "A lorry takes 17 days by sea.", "17 days"),
        ("How long may Danes stay without a visa?", "Danes stay for 30 days without one.", "30 days"),
        ("How many presidents studied there?", "Eight presidents studied there.", "Eight"),
        ("How many people work in the Porto region?", "The factory employs 70 people.", "70 people"),
    ],
)
def test_a_figure_of_what_is_asked_does_not_fail(question: str, text: str, short: str) -> None:
    start = text.index(short)
    one = replace(close(text)[0], short=ShortAnswer(start, start + len(short), short))
    assert not fails(query(question), one)


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("How much did Corkwell donate to charity?", "Corkwell put the loss at $12 billion.", "$12 billion"),
        ("How many tunnels are there in Mongolia?", "Portugal has 29 tunnels.", "29 tunnels"),
        ("How many valves has the pump?", "One end of the pump is a valve.", "One"),
    ],
)
def test_a_figure_of_something_else_fails(question: str, text: str, short: str) -> None:
    start = text.index(short)
    one = replace(close(text)[0], short=ShortAnswer(start, start + len(short), short))
    assert fails(query(question), one)


def test_where_a_rise_started_answers_for_its_year(accounts: Pipeline) -> None:
    answer = accounts.ask("How much coal did Kazakhstan export to Italy in 2023?")
    assert answer.short_answer == "$11.2 million"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How did exports of cork from Peru to Japan develop?", "12%"),
        ("What happened to exports of cork from Peru to Japan in 2023?", "12%"),
        ("Did exports of cork from Peru to Japan fall?", "12%"),
        ("How are corks made?", None),
        ("How did Peru treat Japan?", None),
    ],
)
def test_how_something_moved_is_told_by_its_change(question: str, text: str | None) -> None:
    grown = "Exports of cork from Peru to Japan rose by 12% in 2023."
    planned = "Peru plans to raise exports of cork to Japan by 30%."
    told = article("cork", f"{planned} {grown}")
    lead = reckon(query(question), [evidence(told, planned), evidence(told, grown, score=0.8)]).lead
    assert (lead and lead.text) == text
