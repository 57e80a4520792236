"""The checker: what passes, and that every corruption is caught."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.composing.check import check, unsupported_figures, unsupported_names, verify
from bot.composing.draft import NOTHING, Draft, DraftSentence, Source
from bot.types import Check
from corpus.types import Paragraph, ParagraphKind, Span
from tests.articles import article

SALES = "Portugal sold $6.9 billion of cork to Mongolia on 5 May 2023, up 12.1% on the year, said Ana Sousa."
FLEET = "Some 300 ships carried 2.5 million tons of wool in 2022."
PORTO = article("porto", f"{SALES} {FLEET}", "Erdenet bought 40 cranes for A$7 million.")
REPLACED = "A sentence was replaced by the passage that it cites."
LEFT_OUT = "A sentence was left out: no passage carries it."


def source(quote: str) -> Source:
    start = PORTO.text.index(quote)
    span = Span(start=start, end=start + len(quote))
    (paragraph,) = (p for p in PORTO.citable if p.start <= span.start and span.end <= p.end)
    return Source(PORTO, paragraph, span)


def draft(text: str, *sources: Source, short: str | None = None) -> Draft:
    return Draft(short, (DraftSentence(text, sources),))


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (SALES, Check.EXACT),
        (f"  {SALES.replace(' ', chr(10), 1)}", Check.EXACT),
        ("Portugal sold $6.9 billion of cork", Check.TRIMMED),
        ("Portugal sold $6.9", None),
        ("up 12.1% on the year, said", Check.TRIMMED),
        ("It was in May 2023", Check.REWORDED),
        ("It was in April 2023", None),
        ("On 5 May 2023 Portugal sold Mongolia cork for $6.9 billion, 12.1% more.", Check.REWORDED),
        ("Cork worth $6,900,000,000 went to Mongolia, Ana Sousa said.", Check.REWORDED),
        ("The cork that Mongolia bought was worth 6.9 billion dollars.", Check.REWORDED),
        ("It rose by 12.1 percent.", Check.REWORDED),
        ("Sales rose by 12.1%.", Check.REWORDED),
        ("Sales fell by 12.1%.", None),
        ("Mongolia sold $6.9 billion of cork to Portugal.", None),
    ],
)
def test_verdicts(sentence: str, verdict: Check | None) -> None:
    assert verify(sentence, [SALES]) == verdict


# A faithful rewording, and what is exchanged in it.
REWORDED = "On 5 May 2023 it emerged that Portugal, up 12.1%, sold Mongolia $6.9 billion of cork, Ana Sousa told us."
REWORDED_FLEET = "In 2022 wool weighing 2.5 million tons went by 300 ships."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12.1%", "12.2%"),
        ("12.1%", "2.1%"),
        ("12.1%", "121%"),
        ("12.1%", "12.1 times"),
        ("12.1%", "twelve percent"),
        ("$6.9", "$9.6"),
        ("$6.9", "€6.9"),
        ("$6.9", "C$6.9"),
        ("$6.9", "$6,9"),
        ("billion", "million"),
        ("$6.9 billion", "$6.9"),
        ("$6.9 billion", "billions"),
        ("2023", "2022"),
        ("5 May", "6 May"),
        ("5 May", "5 June"),
        ("On 5 May", "On Monday, 5 May"),
        ("Ana Sousa", "Eva Sousa"),
        ("Ana Sousa", "Ana Costa"),
        ("Ana Sousa", "President Sousa"),
        ("Ana Sousa", "A. Sousa"),
        ("Mongolia", "Japan"),
        ("Mongolia", "the WHO"),
        ("On 5 May 2023 it", "Japan on 5 May 2023"),
        ("On 5 May 2023 it", "Lisbon on 5 May 2023"),
        ("told us.", "told us in 3 words."),
        ("told us.", "told us. Japan agreed."),
        ("told us.", "told C5."),
    ],
)
def test_a_corrupted_rewording_is_caught(old: str, new: str) -> None:
    assert verify(REWORDED, [SALES]) is Check.REWORDED
    assert old in REWORDED
    corrupted = REWORDED.replace(old, new)
    assert verify(corrupted, [SALES]) is None
    checked = check(draft(corrupted, source(SALES)))
    assert [(s.text, s.check) for s in checked.sentences] == [(SALES, Check.EXACT)]
    assert checked.notices == (REPLACED,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2022", "2021"),
        ("2.5 million", "2.5 billion"),
        ("2.5 million", "two million"),
        ("2.5 million", "millions of"),
        ("tons", "barrels"),
        ("300", "30"),
        ("300 ships", "300 trains"),
        ("300", "hundreds of"),
        ("In 2022", "Porto in 2022 said"),
    ],
)
def test_another_corrupted_rewording_is_caught(old: str, new: str) -> None:
    assert verify(REWORDED_FLEET, [FLEET]) is Check.REWORDED
    assert verify(REWORDED_FLEET.replace(old, new), [FLEET]) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Hundreds of ships came.", "Thousands of ships came by."),
        ("A quarter of it was sold.", "Quarters of it were sold for 2."),
        ("It sold 2,5 tons.", "They sold 2,7 tons."),
        ("It opened on 2023-05-06.", "Opening day was 2023-05-07."),
        ("It has version 1.2.3 now.", "Now it has version 1.2.4 of it."),
        ("It took thirty-five days.", "They took thirty-six days."),
        ("Half of the ships left.", "Zero of the ships have left."),
        ("The fair is on Monday.", "Tuesday is the day of the fair."),
        ("It fell in 2019–23.", "It had fallen in 2019–24."),
        ("It covers 60 sq km now.", "Now it covers 60 sq miles of it."),
        ("It grew five times.", "They grew five percent."),
    ],
)
def test_other_figures_that_are_caught(quote: str, sentence: str) -> None:
    assert verify(sentence, [quote]) is None


def test_a_sentence_may_draw_on_several_quotes() -> None:
    sentence = "Portugal sold cork for $6.9 billion, and 300 ships carried wool."
    assert verify(sentence, [SALES, FLEET]) is Check.REWORDED
    assert verify(sentence, [SALES]) is verify(sentence, [FLEET]) is None


def test_what_is_unsupported_is_named() -> None:
    sentence = "Japan sold 13% of $6.9 billion to Ana Costa in 2023."
    assert unsupported_figures(sentence, [SALES]) == ("13%",)
    assert unsupported_names(sentence, [SALES]) == ("Japan", "Costa")


@pytest.mark.parametrize("opening", ["The", "And", "Sales,", "Cork:", "“The"])
def test_a_common_word_may_open_a_sentence(opening: str) -> None:
    assert unsupported_names(f"{opening} cork of Portugal", ["Portugal’s cork sales"]) == ()


def test_an_empty_sentence_is_replaced() -> None:
    assert verify(" ", [SALES]) is None
    assert [s.text for s in check(draft(" ", source(SALES))).sentences] == [SALES]


TEXTS = st.lists(
    st.sampled_from(
        "Ana Porto cork sold 12.1% $6.9 billion 300 tons 2023 May in the Mongolia -5 S.p.A. ; 1,250".split()
    )
).map(" ".join)


@given(st.one_of(st.text(), TEXTS), st.lists(TEXTS, max_size=2))
def test_an_exact_sentence_always_passes(sentence: str, others: list[str]) -> None:
    assert verify(sentence, [*others, sentence]) is Check.EXACT
    assert unsupported_figures(sentence, [sentence]) == unsupported_names(sentence, [sentence]) == ()


@given(st.one_of(st.text(), TEXTS), st.lists(st.one_of(st.text(), TEXTS), max_size=2))
def test_the_checker_takes_any_text(sentence: str, quotes: list[str]) -> None:
    assert verify(sentence, quotes) in (Check.EXACT, Check.TRIMMED, Check.REWORDED, None)


@given(st.data())
def test_any_changed_digit_is_caught(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from([REWORDED, REWORDED_FLEET]))
    quotes = [SALES, FLEET]
    place = data.draw(st.sampled_from([m.start() for m in re.finditer(r"\d", sentence)]))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != sentence[place])
    changed = f"{sentence[:place]}{digit}{sentence[place + 1 :]}"
    assert verify(changed, quotes) is None


@given(st.data())
def test_any_changed_name_is_caught(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["Portugal", "Mongolia", "Ana", "Sousa"]))
    other = data.draw(st.from_regex(r"[A-ZÉÖ][a-zéö]{3,9}", fullmatch=True))
    assume(other not in SALES)
    assert verify(REWORDED.replace(name, other), [SALES]) is None


OTHER = PORTO.citable[1]
INVENTED = {
    "outside of the article": Source(PORTO, PORTO.citable[1], Span(start=len(PORTO.text), end=len(PORTO.text) + 9)),
    "over the end": Source(PORTO, OTHER, Span(start=OTHER.start, end=len(PORTO.text) + 1)),
    "in another paragraph": Source(PORTO, OTHER, Span(start=0, end=len(SALES))),
    "across paragraphs": Source(PORTO, PORTO.citable[0], Span(start=0, end=OTHER.end)),
    "empty": Source(PORTO, OTHER, Span(start=OTHER.start, end=OTHER.start)),
    "backwards": Source(PORTO, OTHER, Span(start=OTHER.end, end=OTHER.start)),
    "negative": Source(PORTO, PORTO.citable[0], Span(start=-9, end=-1)),
    "blank": Source(PORTO, PORTO.citable[0], Span(start=len(SALES), end=len(SALES) + 1)),
    "in an invented paragraph": Source(
        PORTO, Paragraph(kind=ParagraphKind.BODY, start=0, end=len(PORTO.text), number=1), Span(start=0, end=9)
    ),
    "in a paragraph of another article": Source(
        article("other", "Wool."), PORTO.citable[0], Span(start=0, end=len(SALES))
    ),
}


@pytest.mark.parametrize("place", INVENTED)
def test_an_invented_span_carries_nothing(place: str) -> None:
    checked = check(draft(SALES, INVENTED[place]))
    assert not checked.sentences
    assert not checked.citations
    assert checked.notices == (LEFT_OUT,)


@pytest.mark.parametrize("place", INVENTED)
def test_a_good_span_beside_an_invented_one_counts(place: str) -> None:
    checked = check(draft(SALES, INVENTED[place], source(SALES)))
    assert [s.check for s in checked.sentences] == [Check.EXACT]
    assert [c.quote for c in checked.citations] == [SALES]


def test_a_draft_without_sources_yields_nothing() -> None:
    assert check(draft(SALES)).sentences == ()


def test_nothing_yields_nothing() -> None:
    checked = check(NOTHING)
    assert (checked.sentences, checked.citations, checked.short_answer, checked.notices) == ((), (), None, ())


def test_citations_are_numbered_in_order_of_use_and_shared() -> None:
    sales, fleet = source(SALES), source(FLEET)
    checked = check(
        Draft(None, (DraftSentence(FLEET, (fleet,)), DraftSentence(SALES, (sales,)), DraftSentence(FLEET, (fleet,))))
    )
    assert [s.citations for s in checked.sentences] == [(1,), (2,), (1,)]
    assert [(c.n, c.quote) for c in checked.citations] == [(1, FLEET), (2, SALES)]


def test_a_citation_names_its_place() -> None:
    (citation,) = check(draft(FLEET, source(FLEET))).citations
    assert PORTO.text[citation.start : citation.end] == citation.quote == FLEET
    assert (citation.article, citation.title, citation.paragraph) == ("porto", "Report porto", 1)


@pytest.mark.parametrize("short", ["12.1%", "$6.9 billion", "Ana Sousa", "5 May 2023", "Mongolia"])
def test_a_short_answer_stands_in_a_quote(short: str) -> None:
    assert check(draft(SALES, source(SALES), short=short)).short_answer == short


def test_a_short_answer_may_be_an_end_of_a_range() -> None:
    wool = article("wool", "Exports of wool rose from $11.2 to $55.3 million.")
    told = Source(wool, wool.citable[0], Span(start=0, end=len(wool.text)))
    assert check(draft(wool.text, told, short="$11.2 million")).short_answer == "$11.2 million"
    assert check(draft(wool.text, told, short="$11.3 million")).short_answer is None


@pytest.mark.parametrize(
    "short", ["2.1%", "12.1", "12", "6.9 billion", "$6.9", "$6", "9 billion", "Ana Sous", "Eva", "2022", "300"]
)
def test_a_short_answer_that_is_cut_or_elsewhere_is_left_out(short: str) -> None:
    checked = check(draft(SALES, source(SALES), short=short))
    assert checked.short_answer is None
    assert checked.notices == ("The short answer was left out: no cited passage holds it.",)
    assert [s.text for s in checked.sentences] == [SALES]


def test_the_short_answer_of_a_sentence_that_was_left_out_goes_with_it() -> None:
    checked = check(draft(SALES, INVENTED["outside of the article"], short="12.1%"))
    assert checked.short_answer is None
