"""Right sentences in free style pass, and the same made wrong do not: counts, comparisons, sources, far-off words."""

from __future__ import annotations

import pytest

from bot.composing.draft import Source
from bot.llm.claims import Claim
from bot.llm.gate import judge
from corpus.split import sentence_spans
from corpus.types import Article, Paragraph, ParagraphKind

SENTENCES = (
    "Norland's turnover was $6.9 billion in 2024, compared with $7.1 billion in 2023 and $5.7 billion in 2022.",
    "Remarks were made by Peru's President Ana Sousa, Chile's President Luis Vega and Norland's President Ida Lund.",
    "Major owners of the quarry are Halden, Corven, Pellworth and others.",
    "The mayor is fighting the quarry, and the council may suffer as its old friendship with the owners is crumbling.",
)
BUILT = ("Work on a tannery and on a brickyard has begun at Lisk.",)
ELSEWHERE = ("Oil exports came to $6.9 billion in 2024, while non-oil trade was only $1.3 billion.",)


def sources(name: str, publisher: str, sentences: tuple[str, ...]) -> list[Source]:
    text = " ".join(sentences)
    paragraph = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(text), number=1)
    article = Article(id=name, title=name, publisher=publisher, text=text, paragraphs=(paragraph,), file=f"{name}.txt")
    return [Source(article, paragraph, span) for span in sentence_spans(text, 0, len(text))]


EVIDENCE = [
    *sources("a", "Norland Daily", SENTENCES),
    *sources("b", "wire.example", ELSEWHERE),
    *sources("c", "Lisk", BUILT),
]


def passes(text: str, *marks: int) -> bool:
    ruling = judge(Claim(text, marks), EVIDENCE)
    return ruling.sentence is not None and ruling.sentence.text == text


@pytest.mark.parametrize(
    ("right", "wrong", "mark"),
    [
        ("In 2023 it had been higher still, at $7.1 billion.", "In 2023 it had been lower still, at $7.1 billion.", 1),
        (
            "Three others spoke: Peru's Ana Sousa as well as Presidents Luis Vega of Chile and Ida Lund of Norland.",
            "Two others spoke: Peru's Ana Sousa as well as Presidents Luis Vega of Chile and Ida Lund of Norland.",
            2,
        ),
        ("Halden and Corven are two of the major owners.", "Halden and Corven are three of the major owners.", 3),
        ("Halden and Corven are counted among the major owners.", "Halden and Corven are suing the major owners.", 3),
        ("In 2022 it was $5.7 billion.", "A year later, in 2022, it was $5.7 billion.", 1),
        (
            "Work has begun on two plants, one for a tannery and one for a brickyard.",
            "Work has begun on three plants, one for a tannery and one for a brickyard.",
            6,
        ),
        ("The mayor is fighting the quarry.", "The mayor is fighting the quarry and its natural gas.", 4),
    ],
)
def test_free_style_passes_where_it_is_right(right: str, wrong: str, mark: int) -> None:
    assert passes(right, mark)
    assert not passes(wrong, mark)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Both arrive at the same sum: in Norland Daily, $6.9 billion is the turnover, whereas wire.example gives"
            " that amount for oil exports.",
            True,
        ),
        (
            "Both arrive at the same sum: in Norland Daily, $6.9 billion is the turnover, whereas wire.example gives"
            " that amount for non-oil trade.",
            False,
        ),
        ("wire.example itself puts turnover at $7.1 billion in 2023.", False),
    ],
)
def test_who_gives_a_figure_again(text: str, right: bool) -> None:
    assert passes(text, 1, 5) is right


def test_an_office_is_no_free_word() -> None:
    assert not passes("Corven serves as Halden's president.", 3)
