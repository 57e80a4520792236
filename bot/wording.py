"""The sentences that Corridor says in its own voice, and how it names a source."""

from __future__ import annotations

from collections.abc import Sequence

from bot.types import AnswerSentence, Citation
from corpus.types import Article, Precision, SourceText


def marked(sentence: AnswerSentence) -> str:
    """A sentence with its citation numbers: "… 12.1%. [1]"."""
    return f"{sentence.text} {''.join(f'[{n}]' for n in sentence.citations)}"


def laid_out(sentences: Sequence[AnswerSentence]) -> str:
    """Sentences one after the other; those behind one that introduces a list as its items, and sums on a line each."""
    lead = next((place for place, one in enumerate(sentences, start=1) if one.text.endswith(":")), len(sentences))
    lines = [" ".join(map(marked, sentences[:lead]))]
    lines += [f"{'' if one.check == 'computed' else '- '}{marked(one)}" for one in sentences[lead:]]
    return "\n".join(lines)


def source_line(citation: Citation) -> str:
    """Whose words a quote is, in one line: title, publisher, date, paragraph; our accounts say that they are ours."""
    parts = [f"“{citation.title}”", citation.publisher or "publisher not stated", date_of(citation)]
    account = "our account of " if citation.source_text is SourceText.ACCOUNT else ""
    return f"{account}{', '.join(parts)}, paragraph {citation.paragraph}"


def date_of(source: Citation | Article) -> str:
    """The date of publication as it is known."""
    about = "about " if source.published_precision is Precision.APPROXIMATE else ""
    return about + source.published if source.published else "date not stated"
