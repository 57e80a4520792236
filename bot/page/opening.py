"""What a reader sees first: what this is and what it covers."""

from __future__ import annotations

from markupsafe import Markup

from bot.page.markup import clean, joined, line, own
from bot.pipeline import Pipeline
from corpus.errors import CorridorError
from corpus.types import SourceText
from index.store import Snapshot

TAGLINE = "Ask the articles. Each sentence of an answer is quoted word for word, with its source."
WORDED = "Ask the articles. A language model words the answers; each sentence is checked against its source."
ACCOUNTS = "Quoted are our accounts of the articles, not the publishers' own words."
PUBLISHERS_NAMED = 5


def header(pipeline: Pipeline) -> Markup:
    """What this is and what it covers now, as HTML; where the index cannot serve, why."""
    return clean(
        Markup("<h1>Corridor</h1><p>{}</p>{}").format(WORDED if pipeline.model else TAGLINE, joined(_covered(pipeline)))
    )


def _covered(pipeline: Pipeline) -> list[Markup]:
    try:
        snapshot = pipeline.search().snapshot
        lines = [Markup('<p class="covered">{}</p>').format(coverage(snapshot))]
        if any(article.source_text is SourceText.ACCOUNT for article in snapshot.articles()):
            lines.append(line(ACCOUNTS, "covered"))
    except CorridorError as error:
        return [line(str(error), "problem")]
    return lines


def coverage(snapshot: Snapshot) -> Markup:
    """How many articles, by whom, of which dates, when indexed, and which index."""
    articles = snapshot.articles()
    publishers = publishers_of(snapshot)
    named = [own(publisher) for publisher in publishers[:PUBLISHERS_NAMED]]
    more = len(publishers) - PUBLISHERS_NAMED
    by = joined([*named, *([Markup("{} more").format(more)] if more > 0 else [])], ", ") or "publishers not stated"
    dates = sorted(article.published for article in articles if article.published)
    span = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "dates not stated"
    count = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    indexed = f"indexed {snapshot.card.built[:16].replace('T', ' ')} UTC"
    return joined(
        [Markup("{}").format(part) for part in (count, by, span, indexed, f"index {snapshot.card.id}")], " · "
    )


def publishers_of(snapshot: Snapshot) -> list[str]:
    """The publishers of the indexed articles, in order."""
    return sorted({article.publisher for article in snapshot.articles() if article.publisher})
