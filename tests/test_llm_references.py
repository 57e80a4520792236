"""What a model's sentence refers to, put in the words of its evidence."""

from __future__ import annotations

import pytest

from bot.composing.draft import Source
from bot.llm.claims import Claim
from bot.llm.gate import judge
from bot.llm.references import in_their_words, lead_ins
from corpus.split import sentence_spans
from corpus.types import Article, Paragraph, ParagraphKind, Span

BODY = (
    "Ewa Nowak heads the institute. Nowak said that Peru and Chad ended their dispute in March 2025. Turnover was $5 "
    "billion in 2022, $6 billion in 2023 and $7 billion in 2024. Nowak named two areas of work:"
)
ITEM = "Energy: more solar plants are built."
TEXT = f"{BODY}\n\n{ITEM}"


def evidence() -> tuple[Source, ...]:
    """Its sentences, the list item last."""
    body = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(BODY), number=1)
    start = TEXT.index(ITEM)
    item = Paragraph(
        kind=ParagraphKind.ITEM, start=start, end=len(TEXT), number=2, lead_in="Nowak named two areas of work:"
    )
    article = Article(
        id="made-up", title="Work", text=TEXT, paragraphs=(body, item), file="a.md", publisher="The Daily Example"
    )
    spans = sentence_spans(BODY, 0, len(BODY))
    return (*(Source(article, body, span) for span in spans), Source(article, item, Span(start=start, end=len(TEXT))))


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("The two countries ended it in March 2025.", 2, "Chad and Peru ended it in March 2025."),
        ("The three countries ended it in March 2025.", 2, "The three countries ended it in March 2025."),
        ("Over the three years it grew.", 3, "In these years it grew."),
        ("Over the two years it grew.", 3, "Over the two years it grew."),
        ("It ended in two countries: Peru and Chad.", 2, "It ended in Peru and Chad."),
        ("Ewa Nowak said so.", 2, "Nowak said so."),
        ("Eva Nowak said so.", 2, "Eva Nowak said so."),
        ("The Daily Example reports that turnover grew.", 3, "Turnover grew."),
        ("According to the Daily Example, turnover grew.", 3, "Turnover grew."),
        ("The Astana Times reports that turnover grew.", 3, "The Astana Times reports that turnover grew."),
    ],
)
def test_references_are_named_only_where_they_hold(text: str, number: int, said: str) -> None:
    found = in_their_words(text, [evidence()[number - 1]])
    assert found[:1].upper() + found[1:] == said


def test_a_list_item_brings_the_words_that_introduce_it() -> None:
    *_, lead_in, item = evidence()
    assert lead_ins([item]) == [lead_in]
    assert lead_ins([lead_in, item]) == []
    ruling = judge(Claim("Nowak named energy, where more solar plants are built.", (5,)), evidence())
    assert ruling.sentence is not None
    assert set(ruling.sentence.sources) == {lead_in, item}


def test_a_wrong_name_or_count_does_not_pass() -> None:
    for text in ("Eva Nowak said that Peru and Chad ended their dispute.", "The three countries ended their dispute."):
        assert judge(Claim(text, (2,)), evidence()).sentence is None
    assert judge(Claim("The two countries ended their dispute in March 2025.", (2,)), evidence()).sentence is not None
