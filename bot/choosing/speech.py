"""Who speaks: a quoted sentence whose speaker another sentence of its paragraph names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.choosing.evidence import Evidence
from bot.english.names import read_names
from corpus.split import sentences_of
from corpus.types import Span

# Speech of somebody whom an earlier sentence names: "…," he told the paper.
_SPOKEN = re.compile(r"[”\"’,]\s(?:he|she)\s(?:also\s)?[a-z]+s?\b|\b(?:says|said|adds|added)\s(?:he|she)\b")
_CLOSES = re.compile(r"[”\"]")
# How much a name looks like a person's; how many sentences off the speaker may be.
PERSON, FAR = 0.4, 4


def is_quoted(evidence: Evidence) -> bool:
    """Whether a sentence is somebody's speech, whom it may not name."""
    return _is_marked(evidence.text) or _is_inside(evidence)


def _is_marked(sentence: str) -> bool:
    """Whether a sentence has a quotation mark at one of its ends, or tells that he or she speaks."""
    return sentence[:1] in '“"' or sentence.rstrip()[-1:] in '”"' or _SPOKEN.search(sentence) is not None


def _is_inside(evidence: Evidence) -> bool:
    """Whether a quotation that began before the sentence, in its paragraph, goes on."""
    before = evidence.article.text[evidence.paragraph.start : evidence.span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def attribution(evidence: Evidence) -> Span | None:
    """The sentence of the paragraph that names the speaker of a quoted one; None where the sentence itself does.

    Where a quotation goes on after the sentence, the one that ends it; else the nearest one before that names somebody.
    """
    text = evidence.article.text
    if not is_quoted(evidence) or _people(evidence.text):
        return None
    spans = sentences_of(evidence.article, evidence.paragraph)
    here = spans.index(evidence.span) if evidence.span in spans else 0
    if not _CLOSES.search(evidence.text.removeprefix('"').removeprefix("“")):
        for span in spans[here + 1 : here + 1 + FAR]:
            if _CLOSES.search(text[span.start : span.end]):
                if _people(text[span.start : span.end]):
                    return span
                break
    earlier = spans[max(here - FAR, 0) : here]
    named = next((span for span in reversed(earlier) if _people(text[span.start : span.end])), None)
    return named or _who_speaks(text, earlier)


def _who_speaks(text: str, earlier: Sequence[Span]) -> Span | None:
    """What stands right before the quotation: "Her daughter shakes her head. "Never," she says."; None where none does.

    earlier: the sentences before the quoted one, the first of which with "she says" opens the quotation.
    """
    for before, span in pairwise(earlier):
        if _SPOKEN.search(text[span.start : span.end]):
            return None if _is_marked(text[before.start : before.end]) else before
    return None


def _people(text: str) -> bool:
    return any(name.person >= PERSON for name in read_names(text))
