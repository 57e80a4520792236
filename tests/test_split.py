"""Sentences and passages: what is cut, and what never is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syntok import segmenter

from corpus.split import sentence_spans, split_article
from corpus.types import Article, Paragraph, ParagraphKind, Span
from tests.articles import article

# Pieces of text that no cut may fall into.
WHOLE = ["$1,250.50", "12.1%", "S.p.A.", "U.S.", "€3.4 million", "5 p.m.", "e.g.", "J. R. Costa", "Mr. Gantulga", "1.5"]
WORDS = "cork wool Porto Mongolia sold bought the in for more ships railway 2023 firms".split()


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Porto sold cork. Erdenet bought it.", ["Porto sold cork.", "Erdenet bought it."]),
        ("Sales came to $1,250.50 a ton. They grew.", ["Sales came to $1,250.50 a ton.", "They grew."]),
        ("It rose to 12.5. Then it fell.", ["It rose to 12.5.", "Then it fell."]),
        ("It cost $1,250.50. Mongolia paid.", ["It cost $1,250.50.", "Mongolia paid."]),
        ("It rose in 2024. Then it fell.", ["It rose in 2024.", "Then it fell."]),
        ("It rose by 12.1%. Then it fell.", ["It rose by 12.1%.", "Then it fell."]),
        ("Cortiça S.p.A. Porto bought it.", ["Cortiça S.p.A. Porto bought it."]),
        ("The U.S. sold ships. They left.", ["The U.S. sold ships.", "They left."]),
        ("Mr. Costa and Dr. Bat met. J. R. Sousa spoke.", ["Mr. Costa and Dr. Bat met.", "J. R. Sousa spoke."]),
        ("It opened on Jan. 5 in Porto. It closed.", ["It opened on Jan. 5 in Porto.", "It closed."]),
        ("It is No. 5 on the list.", ["It is No. 5 on the list."]),
        ("Cork; wool; coal. All sold.", ["Cork; wool; coal.", "All sold."]),
        ("Who sells? We do! Good…", ["Who sells?", "We do!", "Good…"]),
        ("  Cork.\n\tWool.  ", ["Cork.", "Wool."]),
        ("no stop at all", ["no stop at all"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Left out. Porto sold cork. Mongolia sold wool. Left out."
    spans = sentence_spans(text, 10, 46)
    assert [text[s.start : s.end] for s in spans] == ["Porto sold cork.", "Mongolia sold wool."]


TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="aB.?!…\n \t\"'”-,5$%;:()—\u2028\u00ad’&", max_size=60),
    st.lists(st.sampled_from([*WORDS, *WHOLE, ".", ". The", "? In", ";", "\n"]), max_size=30).map(" ".join),
)


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", ", ", "'s ", "’", "-", " – ", "% ", " $"]))),
    st.sampled_from(["", "?", ".", "!"]),
)
def test_words_alone_are_one_sentence_as_syntok_has_it(parts: list[tuple[str, str]], end: str) -> None:
    text = "".join(f"{word}{mark}" for word, mark in parts) + "Porto" + end
    assert sentences(text) == [text]
    assert len([sentence for paragraph in segmenter.analyze(text) for sentence in paragraph]) == 1


@given(TEXTS)
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert all(left <= right for left, right in pairwise(edges))
    assert not any(text[left:right].strip() for left, right in list(pairwise(edges))[::2])
    for span in spans:
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WHOLE), st.sampled_from(WORDS)), min_size=1))
def test_no_cut_within_a_figure_or_an_abbreviation(triples: list[tuple[str, str, str]]) -> None:
    text, inside = "", set()
    for before, whole, after in triples:
        text += f"The {before} "
        inside |= set(range(len(text) + 1, len(text) + len(whole)))
        text += f"{whole} {after} left. "
    cuts = {edge for span in sentence_spans(text, 0, len(text)) for edge in (span.start, span.end)}
    assert not cuts & inside


def long_paragraph(count: int) -> str:
    return " ".join(f"In week {n} the port of Porto sold {n}.5 tons of cork to Erdenet." for n in range(count))


def listed() -> Article:
    text = "Three goods lead:\nCork. From Porto.\nWool.\nAdvertisement"
    lead, first, second = "Three goods lead:", "Cork. From Porto.", "Wool."
    starts = [text.index(piece) for piece in (lead, first, second, "Adv")]
    return Article(
        id="list",
        title="List",
        text=text,
        file="list.md",
        paragraphs=(
            Paragraph(kind=ParagraphKind.BODY, start=0, end=len(lead), number=1),
            Paragraph(kind=ParagraphKind.ITEM, start=starts[1], end=starts[1] + len(first), number=2, lead_in=lead),
            Paragraph(kind=ParagraphKind.ITEM, start=starts[2], end=starts[2] + len(second), number=3, lead_in=lead),
            Paragraph(kind=ParagraphKind.FURNITURE, start=starts[3], end=len(text)),
        ),
    )


def test_a_list_item_is_a_passage_of_its_own_with_its_lead_in_as_context() -> None:
    passages = split_article(listed())
    assert [p.text for p in passages] == ["Three goods lead:", "Cork. From Porto.", "Wool."]
    assert [p.context for p in passages] == ["", "Three goods lead:", "Three goods lead:"]
    assert [p.paragraph for p in passages] == [1, 2, 3]


def test_furniture_is_never_searched() -> None:
    assert not any("Advertisement" in passage.text for passage in split_article(listed()))


def test_a_long_paragraph_is_cut_into_passages_of_like_length() -> None:
    passages = split_article(article("long", long_paragraph(40)))
    lengths = [len(p.text.split()) for p in passages]
    assert len(passages) > 1
    assert max(lengths) <= 150
    assert max(lengths) < 1.3 * min(lengths)


def test_a_sentence_longer_than_the_limit_stays_whole() -> None:
    sentence = "Porto sold " + "cork and " * 40 + "wool."
    (first, second) = split_article(article("one", f"{sentence} Then it rested."), max_words=20)
    assert first.text == sentence
    assert second.text == "Then it rested."


def test_equal_paragraphs_get_different_ids_and_the_same_ones_each_time() -> None:
    twice = article("twice", "Porto sold cork.", "Porto sold cork.")
    first, second = split_article(twice)
    assert first.id != second.id
    assert split_article(twice) == (first, second)


def test_the_id_depends_on_the_article() -> None:
    (one,), (other,) = split_article(article("a", "Cork.")), split_article(article("b", "Cork."))
    assert one.id != other.id


def test_only_the_last_passage_of_a_broken_paragraph_is_broken() -> None:
    text = long_paragraph(40)
    broken = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(text), number=1, broken=True)
    passages = split_article(Article(id="x", title="X", text=text, paragraphs=(broken,), file="x.md"))
    assert [p.broken for p in passages] == [False] * (len(passages) - 1) + [True]


def test_an_article_without_paragraphs_has_no_passages() -> None:
    assert split_article(article("empty")) == ()


@settings(max_examples=50)
@given(st.lists(TEXTS, max_size=5), st.integers(1, 30))
def test_passages_are_whole_sentences_of_their_paragraph(texts: list[str], max_words: int) -> None:
    one = article("any", *texts)
    passages = split_article(one, max_words)
    assert [(p.start, p.end) for p in passages] == sorted((p.start, p.end) for p in passages)
    assert all(left.end <= right.start for left, right in pairwise(passages))
    assert len({p.id for p in passages}) == len(passages)
    found: list[Span] = []
    for passage in passages:
        paragraph = one.citable[passage.paragraph - 1]
        assert one.text[passage.start : passage.end] == passage.text
        assert paragraph.start <= passage.start < passage.end <= paragraph.end
        assert (passage.sentences[0].start, passage.sentences[-1].end) == (passage.start, passage.end)
        found += passage.sentences
    assert found == [s for p in one.citable for s in sentence_spans(one.text, p.start, p.end)]
