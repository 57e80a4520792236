"""An answer on a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.render import rendered
from bot.types import Answer, AnswerSentence, Check, Citation, Status, Timings
from corpus.types import Precision, SourceText

QUOTE = "Porto sold 12% of the cork in 2023."
CITATION = Citation(
    n=1,
    article="cork",
    title="Cork [bold]sells[/bold]",
    publisher="Douro Post",
    published="2024-03-01",
    published_precision=Precision.DAY,
    url="https://example.org/cork",
    source_text=SourceText.ORIGINAL,
    paragraph=3,
    start=0,
    end=len(QUOTE),
    quote=QUOTE,
)
ANSWER = Answer(
    id="a",
    question="What share?",
    understood="What share?",
    language="en",
    status=Status.ANSWERED,
    answer=f"12% – {QUOTE} [1]",
    short_answer="12%",
    sentences=(AnswerSentence(text=QUOTE, citations=(1,), check=Check.EXACT),),
    citations=(CITATION,),
    computed=(),
    conflicts=(),
    disagreement=None,
    missing=(),
    nearest=(),
    notices=(),
    as_of="2023",
    confidence=0.9,
    retrieved=(),
    index="i",
    timings_ms=Timings(retrieve=1.0, total=2.0),
)


def shown(answer: Answer, *, color: bool = False) -> str:
    console = Console(file=io.StringIO(), width=200, force_terminal=color, color_system="standard" if color else None)
    console.print(rendered(answer))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def cited(**changes: object) -> Answer:
    return ANSWER.model_copy(update={"citations": (CITATION.model_copy(update=changes),)})


def test_answer_then_source_then_quote() -> None:
    lines = [line.strip() for line in shown(ANSWER).splitlines() if line.strip()]
    assert lines == [
        f"12% – {QUOTE} [1]",
        "[1] “Cork [bold]sells[/bold]”, Douro Post, 2024-03-01, paragraph 3",
        QUOTE,
    ]


def test_the_short_answer_stands_out() -> None:
    assert "\x1b[1;32m12%\x1b[0m" in shown(ANSWER, color=True)
    assert "\x1b[1;32m" not in shown(ANSWER.model_copy(update={"short_answer": None}), color=True)


def test_a_pipe_gets_no_control_codes() -> None:
    assert "\x1b" not in shown(ANSWER)


@pytest.mark.parametrize("markup", ["[red]x[/red]", "[/]", "[link=file:///x]y[/link]", ":smile:", "[1] [2]"])
def test_nothing_of_an_article_is_markup(markup: str) -> None:
    assert markup in shown(cited(quote=markup))
    assert markup in shown(cited(title=markup))
    assert markup in shown(ANSWER.model_copy(update={"answer": markup, "notices": (markup,)}))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"publisher": None}, "”, publisher not stated, 2024-03-01, paragraph 3"),
        ({"published": None, "published_precision": None}, "Douro Post, date not stated, paragraph 3"),
        ({"published_precision": Precision.APPROXIMATE, "published": "2024"}, "Douro Post, about 2024, paragraph 3"),
        ({"source_text": SourceText.ACCOUNT}, "[1] our account of “Cork"),
    ],
)
def test_whose_words_a_quote_is(changes: dict[str, object], told: str) -> None:
    assert told in shown(cited(**changes))


def test_what_a_follow_up_was_understood_as_is_shown() -> None:
    assert "Understood as" not in shown(ANSWER)
    assert "Understood as: What share of cork?" in shown(
        ANSWER.model_copy(update={"understood": "What share of cork?"})
    )


def test_notices_are_shown() -> None:
    assert "Run it again." in shown(ANSWER.model_copy(update={"notices": ("Run it again.",)}))


def test_a_refusal_is_its_text() -> None:
    told = "The articles do not mention Zorblatt [1]."
    refused = {"status": Status.REFUSED, "answer": told, "short_answer": None, "citations": ()}
    assert shown(ANSWER.model_copy(update=refused)).strip() == told
