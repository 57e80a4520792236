"""The sentences that Corridor says in its own voice, and how it names a source."""

from __future__ import annotations

from collections.abc import Sequence

from bot.types import AnswerSentence, Citation, Missing, Nearest
from corpus.types import Precision, SourceText


def refusal(lacking: Sequence[Missing], nearest: Sequence[Nearest]) -> str:
    """Why there is no answer, and which article comes closest."""
    sentences = [_lack(item) for item in dict.fromkeys(lacking)] or ["The articles do not answer this."]
    if nearest:
        first = nearest[0]
        by = f" ({first.publisher})" if first.publisher else ""
        sentences.append(f"The nearest article is “{first.title}”{by}, paragraph {first.paragraph}.")
    return " ".join(sentences)


def _lack(item: Missing) -> str:
    if item.have:
        return f"The articles give this for {_join(item.have)}, not {item.asked}."
    if item.kind == "year":
        return f"The articles do not give this for {item.asked}."
    if item.kind == "quantity":
        return f"The articles do not give {item.asked} for this."
    if item.asked and len(item.asked.split()) <= 4 and not item.asked.endswith("?"):
        return f"The articles do not mention {item.asked}."
    return "The articles do not answer this."


def marked(sentence: AnswerSentence) -> str:
    """A sentence with its citation numbers: "… 12.1%. [1]"."""
    return f"{sentence.text} {''.join(f'[{n}]' for n in sentence.citations)}"


def is_list(sentences: Sequence[AnswerSentence]) -> bool:
    """Whether the first sentence introduces the others as items of a list."""
    return len(sentences) > 1 and sentences[0].text.endswith(":")


def source_line(citation: Citation) -> str:
    """Whose words a quote is, in one line: title, publisher, date, paragraph; our accounts say that they are ours."""
    parts = [f"“{citation.title}”", citation.publisher or "publisher not stated", date_of(citation)]
    account = "our account of " if citation.source_text is SourceText.ACCOUNT else ""
    return f"{account}{', '.join(parts)}, paragraph {citation.paragraph}"


def date_of(citation: Citation) -> str:
    """The date of publication as it is known."""
    if citation.published is None:
        return "date not stated"
    about = "about " if citation.published_precision is Precision.APPROXIMATE else ""
    return about + citation.published


def _join(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
