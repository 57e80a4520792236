"""What the items of a list open with, and what an interviewer says, where an answer stands below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from corpus.layout import plain_draft
from corpus.load import load_corpus
from corpus.paragraphs import numbered
from corpus.split import split_article
from tests.conftest import opened

HARBOURS = """Works on the coast
The Harbour Post, 4 June 2025

The ministry counts nine works on the coast that are worth more than five million. These three stand out.

1. Fish market, Varna. Brandt Lines is putting up a hall of glass for twelve million. The Coast Fund is lending seven.

2. Lighthouse, Burgas. Two masons are at work on the stair. It should open in August 2026.

3. Boat yard, Sozopol. Pinto Wood plans a slip for yachts. Work was put off by a year after the neighbours complained.
"""
INTERVIEW = """Nine Sundays on the water
The Harbour Post, 4 June 2025

Ines Duarte, who has chaired the Harbour Chamber since 2019, keeps a boat and a parrot.

In March 2022 you opened a school in Burgas. How is it going?

It began with three pupils, and now there are sixty, taught by Leo Pinto.

Where do you sail on Sundays?

To the lighthouse and back, with the parrot on the mast.

There is talk that you will sell the boat.

I have read that too. It is not true, and the parrot would not allow it.

What do you fear most?

The fog in November.
"""
FEATURE = """The woman on the crane
The Harbour Post, 4 June 2025

Clara Brandt has driven the crane in Varna since 2021. She eats at noon, high above the quay. Before that she was a
diver for nine years.

Mayor Dora Sousa has been up on the crane twice. “I would have liked a smaller one, I do not hide it,” she says. “But
a town that builds nothing falls asleep.”
"""


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Pipeline:
    folder = tmp_path_factory.mktemp("labels")
    (folder / "works.txt").write_text(HARBOURS, encoding="utf-8")
    (folder / "sundays.txt").write_text(INTERVIEW, encoding="utf-8")
    (folder / "crane.txt").write_text(FEATURE, encoding="utf-8")
    return opened(load_settings(corpus=folder, data=data))


def test_a_label_is_no_sentence_and_stands_above_those_of_its_item(tmp_path: Path) -> None:
    (tmp_path / "works.txt").write_text(HARBOURS, encoding="utf-8")
    (article,) = load_corpus(tmp_path).articles
    second = split_article(article)[2]
    assert second.context.endswith("These three stand out. Lighthouse, Burgas")
    sentences = [article.text[span.start : span.end] for span in second.sentences]
    assert sentences[1] == "It should open in August 2026."
    assert sentences[0].startswith("Lighthouse, Burgas. Two masons")


@pytest.mark.parametrize(
    "text",
    [
        "Sold:\n\n- Wool: nine tons.\n- Cork: two tons.",  # no item goes on after what it opens with
        "Sold:\n\n- Wool. It is dear.\n- Cork of the north, bought by nobody in the whole of the last year. Cheap.",
    ],
)
def test_items_of_which_one_goes_on_otherwise_have_no_labels(text: str) -> None:
    draft = plain_draft(text)
    assert not any(paragraph.label for paragraph in numbered(draft.text, draft.blocks))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who lends the money for the fish market in Varna?", "The Coast Fund is lending seven."),
        ("When should the lighthouse in Burgas open?", "August 2026"),
        ("When did the Harbour Chamber open its school in Burgas?", "In March 2022 you opened a school"),
        ("How many pupils does the Harbour Chamber's school in Burgas have?", "there are sixty"),
        ("Is Ines Duarte going to sell the boat?", "It is not true"),
    ],
)
def test_what_stands_above_a_sentence_says_what_it_is_about(pipeline: Pipeline, question: str, words: str) -> None:
    answer = pipeline.ask(question, [])
    assert words in answer.answer
    assert "These three stand out" not in answer.answer


def test_what_was_before_is_told_beside_what_was_answered_before(pipeline: Pipeline) -> None:
    answer = pipeline.ask("What did she do before that?", ["Who is Clara Brandt?"])
    assert "a diver for nine years" in " ".join(answer.answer.split())


@pytest.mark.parametrize(
    "question", ["What does Mayor Dora Sousa think of the crane?", "What is Dora Sousa's view of the crane?"]
)
def test_an_opinion_is_told_in_somebodys_own_words(pipeline: Pipeline, question: str) -> None:
    assert "I would have liked a smaller one" in pipeline.ask(question, []).answer
