"""An answer before it is checked: sentences, each with the places of the articles that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Article, Paragraph, Span

# Between the parts of a short answer.
AND = "; "


@dataclass(frozen=True)
class Source:
    """A sentence or list item of an article: `article.text[span.start:span.end]`."""

    article: Article
    paragraph: Paragraph
    span: Span

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class DraftSentence:
    """A sentence to be checked against the sources it names; `computed`: figures that were worked out from them.

    plain: what it says in the words of its sources, where these are what is checked: "a quarter" as the "25.1%" that
    it stands for, a clause without whom it is told of. Empty: the text itself. understood: these words are to be
    checked against what the sources say where they stand (bot/composing/context.py).
    """

    text: str
    sources: tuple[Source, ...]
    computed: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    understood: bool = False


@dataclass(frozen=True)
class Draft:
    """An answer before it is checked. A short answer of several parts has AND between them."""

    short_answer: str | None
    sentences: tuple[DraftSentence, ...]


# What is said where the articles don't answer.
NOTHING = Draft(None, ())
