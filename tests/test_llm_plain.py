"""What a model's sentence says in plainer words, and who it says tells what: true ways pass, false ones do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.check import check
from bot.composing.draft import Draft, Source
from bot.llm.calculator import called
from bot.llm.claims import Claim
from bot.llm.gate import judge
from bot.llm.own_sums import with_calls
from bot.llm.plain import Asked, figures_as_quoted
from bot.llm.rounding import as_stated
from bot.types import Check
from corpus.types import Article, Paragraph, ParagraphKind, Span

FIRST = (
    "Norland's share of the region's trade was 12.1% in 2024, according to data of the Bureau of Trade (BOT).",
    "Norland ranks as the third-largest trade partner of Sudmark, after Westia and Ostia.",
    "Trade of Norland and Sudmark was worth $5.7 billion in 2022, $7.1 billion in 2023 and $6.9 billion in 2024.",
    "Exports of Norland to Sudmark rose by 25.8% in 2024 and reached $18.7 billion.",
)
SECOND = (
    "Shipments of oil to Sudmark grew by 27%.",
    "The ferry arrives at Lisk on Mondays, Tuesdays and Fridays.",
    "Most of the oil of Kenya arrives at the Port of Lisk, while non-oil trade was worth $1.3 billion.",
    "The strait is not seen as a border any longer, but as a bridge, said Sadik.",
)


def article(name: str, publisher: str, sentences: tuple[str, ...], day: str) -> tuple[Source, ...]:
    """The sentences of an article as evidence."""
    text = " ".join(sentences)
    body = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(text), number=1)
    made = Article(
        id=name, title=name, text=text, paragraphs=(body,), file=f"{name}.md", publisher=publisher, published=day
    )
    starts = [text.index(sentence) for sentence in sentences]
    spans = [Span(start=start, end=start + len(own)) for start, own in zip(starts, sentences, strict=True)]
    return tuple(Source(made, body, span) for span in spans)


EVIDENCE = (
    *article("one", "Norinform News Agency", FIRST, "2025-05-29"),
    *article("two", "The Lisk Times", SECOND, "2025-06-04"),
)
SHARE, RANK, SERIES, EXPORTS, OIL, FERRY, PORT, BRIDGE = range(1, len(EVIDENCE) + 1)


def passes(text: str, *marks: int, asked: str = "") -> bool:
    """Whether a sentence is said as it is."""
    answering = tuple(EVIDENCE[mark - 1] for mark in marks)
    ruling = judge(Claim(text, marks), EVIDENCE, asked=Asked(asked, answering))
    return ruling.sentence is not None and ruling.sentence.text == text


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("roughly an eighth of it", "12.1% of it"),
        ("about one in eight of them", "12.1% of them"),
        ("just over a quarter, by the way", "25.8%, by the way"),
        ("nearly $20 billion", "$19.9 billion"),
        ("about 12% of it", "12.1% of it"),
        ("nearly $18.7 billion", "nearly $18.7 billion"),
        ("more than an eighth of it", "more than an eighth of it"),
        ("an eighth of it", "an eighth of it"),
        ("just under a quarter, by the way", "just under a quarter, by the way"),
        ("about a third of it", "about a third of it"),
        ("over $20 billion", "over $20 billion"),
        ("about 13% of it", "about 13% of it"),
        ("about 12.5% of it", "about 12.5% of it"),
    ],
)
def test_a_rounded_figure_is_the_stated_one_or_stays(text: str, stated: str) -> None:
    assert as_stated(text, [*FIRST, "It was $19.9 billion."]) == stated


@given(st.integers(1, 999), st.sampled_from(["about", "nearly", "just over", "more than", ""]))
def test_no_figure_far_off_is_taken_for_a_rounded_one(number: int, word: str) -> None:
    text = f"{word} {number} firms".strip()
    stated = as_stated(text, ["There are 297 firms."])
    assert (stated == text) or (abs(number - 297) <= 0.03 * 297 and word)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Roughly an eighth of the region's trade was Norland's in 2024.", SHARE),
        ("Norland is number three among Sudmark's trade partners.", RANK),
        ("Norland's share was 12.1%, by data of the BOT, the Bureau of Trade.", SHARE),
        ("The figure comes from the Bureau of Trade.", SHARE),
        ("The lowest was 2022, with $5.7 billion.", SERIES),
        ("Trade came to $7.1 billion and $6.9 billion in the two years: 2023 and 2024.", SERIES),
        ("A year earlier, in 2023, trade was worth $7.1 billion.", SERIES),
        ("The ferry arrives at Lisk on three days: Mondays, Tuesdays and Fridays.", FERRY),
        ("Exports did not fall: they rose by 25.8% and reached $18.7 billion.", EXPORTS),
        ("Sadik said that the strait is seen as a bridge.", BRIDGE),
        ("At $6.9 billion, trade in 2024 was below the $7.1 billion of 2023.", SERIES),
        ("Leaving aside oil, trade was worth $1.3 billion.", PORT),
        ("Most of the country's oil arrives at Lisk.", PORT),
        ("It depends on the source: exports of Norland rose by 25.8%.", EXPORTS),
    ],
)
def test_a_right_sentence_in_other_words_is_said(text: str, mark: int) -> None:
    assert passes(text, mark)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Roughly a quarter of the region's trade was Norland's in 2024.", SHARE),
        ("More than an eighth of the region's trade was Norland's in 2024.", SHARE),
        ("Norland is number two among Sudmark's trade partners.", RANK),
        ("Norland is number one among Sudmark's trade partners.", RANK),
        ("Westia is number three among Sudmark's trade partners.", RANK),
        ("Norland's share was 12.1%, by data of the BOT, the Bank of Trust.", SHARE),
        ("The figure comes from the Bank of Norland.", SHARE),
        ("The lowest was 2023, with $7.1 billion.", SERIES),
        ("The highest was 2022, with $5.7 billion.", SERIES),
        ("A year earlier, in 2022, trade was worth $7.1 billion.", SERIES),
        ("The ferry arrives at Lisk on two days: Mondays, Tuesdays and Fridays.", FERRY),
        ("The ferry arrives at Lisk on three days: Mondays, Sundays and Fridays.", FERRY),
        ("The ferry arrives at Lisk on three days: Mondays, Mondays and Fridays.", FERRY),
        ("Exports did not rise: they reached $18.7 billion.", EXPORTS),
        ("Sadik said that the strait is seen as a border.", BRIDGE),
        ("At $6.9 billion, trade in 2024 was above the $7.1 billion of 2023.", SERIES),
        ("At $7.1 billion, trade in 2023 was lower than the $6.9 billion of 2024.", SERIES),
        ("Leaving aside coal, trade was worth $1.3 billion.", PORT),
        ("Most of the region's oil arrives at Port Said.", PORT),
        ("The two figures are the same: exports were worth $18.7 billion.", EXPORTS),
    ],
)
def test_a_wrong_sentence_in_other_words_is_not_said(text: str, mark: int) -> None:
    assert not passes(text, mark)


@pytest.mark.parametrize(
    ("text", "marks", "right"),
    [
        ("Norinform reports that exports rose by 25.8%.", (EXPORTS,), True),
        ("The Lisk Times gives 27% for oil.", (OIL,), True),
        ("The Lisk Times reported on June 4, 2025 that shipments of oil grew by 27%.", (OIL,), True),
        ("Norinform says that exports rose by 25.8%, while the Lisk Times gives 27% for oil.", (EXPORTS, OIL), True),
        ("One article says that exports rose by 25.8%, while the other gives 27% for oil.", (EXPORTS, OIL), True),
        ("The Lisk Times reports that exports rose by 25.8%.", (EXPORTS,), False),
        ("Norinform gives 27% for oil.", (OIL,), False),
        ("The Daily Example gives 27% for oil.", (OIL,), False),
        ("The Lisk Times reported on June 5, 2025 that shipments of oil grew by 27%.", (OIL,), False),
        ("Norinform gives 27% for oil, while the Lisk Times says that exports rose by 25.8%.", (EXPORTS, OIL), False),
        ("Both articles say that exports rose by 25.8%.", (EXPORTS, OIL), False),
        ("One article says that exports rose by 25.8%, while the other gives $18.7 billion.", (EXPORTS, OIL), False),
    ],
)
def test_who_tells_what_must_be_right(text: str, marks: tuple[int, ...], right: bool) -> None:
    assert passes(text, *marks) is right


def test_words_of_the_question_may_stand_in_what_answers_it() -> None:
    question = "On which days does the ferry moor at Lisk?"
    text = "The ferry moors at Lisk on Mondays, Tuesdays and Fridays, as it happens, on schedule."
    assert passes("It moors at Lisk on Mondays, Tuesdays and Fridays.", FERRY, asked=question)
    assert not passes(text, FERRY, asked=question)
    assert not passes("No ferry moors at Lisk on Mondays.", FERRY, asked=question)


def test_a_remark_that_does_not_hold_goes() -> None:
    text = "Nobody knows it: exports of Norland rose by 25.8%."
    ruling = judge(Claim(text, (EXPORTS,)), EVIDENCE)
    assert ruling.sentence is not None
    assert ruling.sentence.text == "Exports of Norland rose by 25.8%."


def test_what_is_said_in_other_words_stands_the_last_check_too() -> None:
    ruling = judge(Claim("Roughly an eighth of the region's trade was Norland's in 2024.", (SHARE,)), EVIDENCE)
    assert ruling.sentence is not None
    checked = check(Draft(None, (ruling.sentence,)))
    assert [(one.text, one.check) for one in checked.sentences] == [(ruling.sentence.text, Check.REWORDED)]
    assert figures_as_quoted(ruling.sentence.text, FIRST[:1]).startswith("12.1% of")


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        ("Trade rose by $1.2 billion from 2022 to 2024.", True),
        ("Trade grew by 21.1% from 2022 to 2024.", True),
        ("Trade rose by $1.3 billion from 2022 to 2024.", False),
        ("Trade was worth $5.7 billion in 2022.", False),
    ],
)
def test_a_sum_that_was_not_called_is_put_as_a_call(text: str, is_sum: bool) -> None:
    found = with_calls(Claim(text, (SERIES,)), EVIDENCE)
    assert ("[[calc:" in found.text) is is_sum
    assert called(found, EVIDENCE).claim.text == text
