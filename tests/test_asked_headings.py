"""Questions and labels in a plain text that stand over what answers them."""

from __future__ import annotations

from corpus.layout import plain_draft
from corpus.paragraphs import numbered
from corpus.types import ParagraphKind

INTERVIEW = """Bees like the town

Lena Brandt keeps forty hives on the roof of a theatre.

Why in town?

Because there is no poison here.

You moved here last year. Are you pleased?

Rain. It rains all day here, but the lime trees flower for six weeks.
"""
LABELLED = """A week in Varna

Roads. The ring road is to be widened by a lane in the autumn.

The mayor would not say when.

Ferries. Two ferries sail to Poti every week.

Schools. The school in the harbour gets a roof.
"""
RUN_IN = """A week in Varna

The mayor has tasks. He says so himself, in every speech.

Why is the dam empty? Nobody knows for sure, but the wind came from the south.
"""


def headed(text: str) -> dict[str, str]:
    """The heading of each citable paragraph, by the paragraph's first word."""
    draft = plain_draft(text)
    paragraphs = numbered(draft.text, draft.blocks)
    return {draft.text[p.start : p.end].split()[0]: p.heading for p in paragraphs if p.number}


def test_what_an_interviewer_asks_heads_the_answer() -> None:
    assert headed(INTERVIEW) == {
        "Lena": "",
        "Because": "Why in town?",
        "You": "",
        "Rain.": "You moved here last year. Are you pleased?",
    }


REMARKS = """How do you feed them?

With sugar.

They say the mayor hates bees.

I heard that too, and it is false: he has two hives of his own.

Do you sell honey?

A little.
"""


def test_an_interviewers_remark_heads_its_answer_and_may_be_quoted() -> None:
    assert headed(INTERVIEW + REMARKS)["They"] == ""
    assert headed(INTERVIEW + REMARKS)["I"] == "They say the mayor hates bees."


def test_where_not_every_other_paragraph_may_be_a_remark_none_is() -> None:
    more = REMARKS.replace("I heard", "So they say.\n\nI heard")
    assert headed(INTERVIEW + more)["I"] == "How do you feed them?"


def test_labels_head_their_own_paragraphs_where_several_have_one() -> None:
    draft = plain_draft(LABELLED)
    heads = [paragraph.heading for paragraph in numbered(draft.text, draft.blocks) if paragraph.number]
    assert heads == ["Roads", "", "Ferries", "Schools"]
    kinds = [block.kind for block in plain_draft(LABELLED).blocks]
    assert kinds.count(ParagraphKind.HEADING) == 3


def test_a_question_that_opens_a_paragraph_heads_it_and_one_label_does_not() -> None:
    assert headed(RUN_IN) == {"The": "", "Nobody": "Why is the dam empty?"}
