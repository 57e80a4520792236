"""Where a citation leads: to the paragraph in the panel beside the chat, and to the passage in the publisher's page."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from bot.page.markup import own, web_address
from bot.page.places import link_to
from bot.types import Citation, Nearest
from bot.wording import date_of
from corpus.types import Article, SourceText

# Words at each end of a passage by which a browser finds it in a page.
FRAGMENT_WORDS = 6
ACCOUNT = "This is our account of the article, not the publisher's own words."


def cited(citation: Citation, tip: str) -> Markup:
    """The number of a citation: a link that opens the source, and what is shown when it is hovered or focused.

    `tip` is the id of what is shown; it must be of this place alone.
    """
    return Markup(
        '<span class="cite"><a class="number" href="{href}" data-source aria-label="Source {n}" '
        'aria-describedby="{tip}">[{n}]</a>'
        '<span class="tip" role="tooltip" id="{tip}"><span class="words" dir="auto">{quote}</span>'
        '<span class="whose">{whose}</span></span></span>'
    ).format(
        href=link_to(citation.article, citation.paragraph, citation.start, citation.end),
        tip=tip,
        n=citation.n,
        quote=citation.quote,
        whose=whose(citation),
    )


def whose(citation: Citation) -> Markup:
    """Whose words a quote is, in one line, each part by itself."""
    account = "our account of " if citation.source_text is SourceText.ACCOUNT else ""
    return Markup("{}“{}”, {}, {}, paragraph {}").format(
        account,
        own(citation.title),
        own(citation.publisher or "publisher not stated"),
        date_of(citation),
        citation.paragraph,
    )


def near(nearest: Nearest) -> Markup:
    """A link to the best paragraph of an article that comes close."""
    return Markup('<a href="{}" data-source>“{}”</a>, {}, {}, paragraph {}').format(
        link_to(nearest.article, nearest.paragraph),
        own(nearest.title),
        own(nearest.publisher or "publisher not stated"),
        nearest.published or "date not stated",
        nearest.paragraph,
    )


def original(article: Article, words: str) -> Markup:
    """The way to the publisher's page: scrolled to these words where the text is the publisher's, else said to be ours.

    Text fragments: https://wicg.github.io/scroll-to-text-fragment/
    """
    address = web_address(article.url)
    account = article.source_text is SourceText.ACCOUNT
    said = Markup('<p class="account">{}</p>').format(ACCOUNT) if account else Markup("")
    if address is None:
        return said
    there = address if account else f"{address.partition('#')[0]}#:~:text={_fragment(words)}"
    link = Markup('<p><a href="{}" target="_blank" rel="noopener noreferrer">{}</a></p>').format(
        there, "The publisher's article" if account else "These words at the publisher's"
    )
    return said + link


def _fragment(words: str) -> str:
    """The words, or of many the first and the last few, as a text fragment has them."""
    every = words.split()
    if len(every) <= 2 * FRAGMENT_WORDS:
        return _encoded(" ".join(every))
    return f"{_encoded(' '.join(every[:FRAGMENT_WORDS]))},{_encoded(' '.join(every[-FRAGMENT_WORDS:]))}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
