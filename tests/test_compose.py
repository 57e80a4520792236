"""What is said from the evidence: whole sentences, with what they need to be understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.choosing.evidence import Evidence, lead_in_of, list_items
from bot.composing.check import check
from bot.composing.compose import compose
from bot.composing.draft import NOTHING, Source
from bot.composing.explaining import item_of, with_items
from bot.types import Check, Missing
from corpus.split import sentence_spans
from corpus.types import Article, Paragraph, ParagraphKind, Span
from tests.articles import article
from tests.queries import evidence, found

MILL = article(
    "mill",
    "The mill opened in 2019. It makes cork floors.\nThey sell in Mongolia. Porto owns a third.",
    "Wool sold for $3 million. Prices fell because herds grew.",
)
LEAD_IN, ITEMS = "Mongolia buys: three goods lead.\nThey are:", ("Cork.", "Port wine.", "Ships. And boats.")


def listed(lead_in: str = LEAD_IN) -> Article:
    """Words that introduce a list, its items, and a paragraph after it."""
    texts = [lead_in, *ITEMS, "Coal goes the other way."]
    kinds = [ParagraphKind.BODY, *[ParagraphKind.ITEM] * len(ITEMS), ParagraphKind.BODY]
    paragraphs, start = [], 0
    for number, (text, kind) in enumerate(zip(texts, kinds, strict=True), 1):
        introduced = lead_in if kind is ParagraphKind.ITEM else ""
        end = start + len(text)
        paragraphs.append(Paragraph(kind=kind, start=start, end=end, number=number, lead_in=introduced))
        start = end + 1
    return Article(id="list", title="List", text="\n".join(texts), paragraphs=tuple(paragraphs), file="list.md")


def said(question: str, *best: Evidence, also: Sequence[Evidence] = ()) -> list[str]:
    return [sentence.text for sentence in compose([found(question, *best, also=also)]).sentences]


def source_of(one: Article, quote: str) -> Source:
    """A sentence of an article's first paragraph."""
    start = one.text.index(quote)
    return Source(one, one.citable[0], Span(start=start, end=start + len(quote)))


def test_the_best_sentence_with_the_short_answer_in_front() -> None:
    draft = compose([found("When did the mill open?", evidence(MILL, "The mill opened in 2019.", short="2019"))])
    assert draft.short_answer == "2019"
    assert [s.text for s in draft.sentences] == ["The mill opened in 2019."]


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    assert said("What does the mill make?", evidence(MILL, "It makes cork floors.")) == [
        "The mill opened in 2019.",
        "It makes cork floors.",
    ]


def test_the_first_sentence_of_a_paragraph_has_none_before_it() -> None:
    first = article("first", "It makes cork floors. They sell.")
    assert said("What does it make?", evidence(first, "It makes cork floors.")) == ["It makes cork floors."]


def test_a_why_question_gets_the_next_sentence_too() -> None:
    best = evidence(MILL, "Wool sold for $3 million.")
    assert said("Why was wool cheap?", best) == ["Wool sold for $3 million.", "Prices fell because herds grew."]
    assert said("What is wool worth?", best) == ["Wool sold for $3 million."]


def test_the_last_sentence_of_a_paragraph_has_none_after_it() -> None:
    assert said("Why did it fall?", evidence(MILL, "Prices fell because herds grew.")) == [
        "Prices fell because herds grew."
    ]


def test_a_sentence_that_stands_beside_the_best_follows_it() -> None:
    best, second = evidence(MILL, "The mill opened in 2019."), evidence(MILL, "Wool sold for $3 million.")
    assert said("Tell me of the mill", best, also=[second]) == ["The mill opened in 2019.", "Wool sold for $3 million."]


def test_an_answer_of_many_sentences_needs_neither_the_one_before_nor_the_next() -> None:
    best = evidence(MILL, "They sell in Mongolia.")
    more = [evidence(MILL, "Porto owns a third."), evidence(MILL, "Wool sold for $3 million.")]
    assert said("Why is the mill known?", best, also=more) == [best.text, *(e.text for e in more)]
    assert said("Why is the mill known?", best, also=more[:1]) == ["It makes cork floors.", best.text]


def test_the_answers_of_two_questions_follow_each_other_and_nothing_is_said_twice() -> None:
    opened = found("When did the mill open?", evidence(MILL, "The mill opened in 2019.", short="2019"))
    wool = found("What is wool worth?", evidence(MILL, "Wool sold for $3 million.", short="$3 million"))
    draft = compose([opened, wool, opened])
    assert draft.short_answer == "2019; $3 million"
    assert [s.text for s in draft.sentences] == ["The mill opened in 2019.", "Wool sold for $3 million."]


def test_nothing_is_said_of_a_question_without_an_answer() -> None:
    lacking = replace(found("What is wool worth?", evidence(MILL)), missing=(Missing(kind="year", asked="1", have=()),))
    assert compose([lacking, found("What is silk worth?")]) == NOTHING


def test_a_list_is_given_whole_from_any_of_its_items() -> None:
    one = listed()
    whole = ["They are:", *ITEMS]
    for text in ("They are:", "Cork.", "Port wine.", "Ships."):
        assert said("Which goods does Mongolia buy?", evidence(one, text)) == whole


def test_what_a_question_sets_aside_is_left_out_of_a_list() -> None:
    one = listed()
    for words in ("besides", "apart from", "other than", "except"):
        assert said(f"Which goods does Mongolia buy {words} port wine?", evidence(one, "Cork.")) == [
            "They are:",
            "Cork.",
            "Ships. And boats.",
        ]
    assert said("What was built beside the port wine cellar?", evidence(one, "They are:")) == ["They are:", *ITEMS]


def test_words_that_introduce_a_list_are_never_said_without_it() -> None:
    assert said("What does Mongolia buy?", evidence(listed(), "They are:")) == ["They are:", *ITEMS]


def test_what_is_told_further_on_by_a_list_is_told_with_it() -> None:
    one = listed("Sales doubled. This was due to: Chile.\nThey are:")
    assert [source.quote for source in with_items([source_of(one, "Sales doubled."), source_of(one, "They are:")])] == [
        "Sales doubled.",
        "They are:",
        *ITEMS,
    ]
    told = [source_of(one, "They are:"), item_of(one, one.citable[1])]
    assert with_items(told) == told


def test_an_item_that_answers_a_question_for_one_thing_comes_with_its_introduction() -> None:
    assert said("Is cork bought?", evidence(listed(), "Cork.")) == ["They are:", "Cork."]


def test_a_paragraph_after_a_list_is_not_of_it() -> None:
    assert said("Which goods are sold?", evidence(listed(), "Coal goes the other way.")) == ["Coal goes the other way."]


def test_the_items_of_a_list_and_what_introduces_it() -> None:
    one = listed()
    items = list_items(evidence(one, "Port wine."))
    assert [one.text[item.start : item.end] for item in items] == list(ITEMS)
    assert lead_in_of(one, items) == one.paragraphs[0]
    assert list_items(evidence(one, "Coal goes the other way.")) == ()


def test_lists_with_different_introductions_are_different_lists() -> None:
    one = listed()
    *first, last = one.paragraphs[:-1]
    other = last.model_copy(update={"lead_in": "They also are:"})
    two = one.model_copy(update={"paragraphs": (*first, other, one.paragraphs[-1])})
    assert len(list_items(evidence(two, "Cork."))) == 2
    assert list_items(evidence(two, "Ships.")) == (other,)


def test_a_line_break_within_a_sentence_becomes_a_space() -> None:
    broken = article("broken", "The mill\nopened in 2019.")
    assert said("When did it open?", evidence(broken, "The mill\nopened in 2019.")) == ["The mill opened in 2019."]


@pytest.mark.parametrize(
    "question", ["When?", "Why did it fall?", "Which goods are sold?", "What is made?", "How does it work?"]
)
@pytest.mark.parametrize("one", [MILL, listed()], ids=["mill", "list"])
def test_every_draft_passes_the_checker(question: str, one: Article) -> None:
    spans = [span for p in one.citable for span in sentence_spans(one.text, p.start, p.end)]
    for span in spans:
        draft = compose([found(question, evidence(one, one.text[span.start : span.end]))])
        checked = check(draft)
        assert [s.check for s in checked.sentences] == [Check.EXACT] * len(draft.sentences)
        assert checked.notices == ()


def test_what_that_meeting_is_stands_before_it() -> None:
    told = article("a", "They met in January at the fair in Lima. During that meeting she praised the port.")
    draft = compose([found("Whom did she praise?", evidence(told, "During that meeting she praised the port."))])
    assert [sentence.text[:6] for sentence in draft.sentences] == ["They m", "During"]
