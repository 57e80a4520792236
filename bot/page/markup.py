"""HTML of ours. Whatever an article or a reader wrote is escaped where it goes in, and the whole is sanitised."""

from __future__ import annotations

from collections.abc import Iterable

import nh3
from markupsafe import Markup

# What our HTML is made of, with the attributes that it needs; anything else is taken out.
_TAGS = set(
    "a article aside bdi blockquote button caption dd details div dl dt em footer form h1 h2 h3 header input label li "
    "mark nav ol p pre section span strong summary table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {
    "*": set("class id role hidden tabindex dir lang title".split()),
    "a": set("href target rel".split()),
    "button": {"type"},
    "input": set("type name value maxlength autocomplete".split()),
    "li": {"value"},
    "td": {"colspan"},
    "th": {"scope"},
}
_SCHEMES = {"http", "https"}


def clean(html: str) -> Markup:
    """The HTML with nothing in it but what the page is made of: no script, style, handler, image or other scheme."""
    return Markup(  # noqa: S704 – this is the sanitiser
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            generic_attribute_prefixes={"data-", "aria-"},
            url_schemes=_SCHEMES,
            link_rel=None,
        )
    )


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of HTML one after the other."""
    return Markup(between).join(parts)  # noqa: S704 – a constant of ours


def own(words: str) -> Markup:
    """Words of an article or a reader, kept apart so that none of their marks of direction reaches what is around."""
    return Markup("<bdi>{}</bdi>").format(words)


def line(words: str, kind: str) -> Markup:
    """A paragraph in Corridor's own voice."""
    return Markup('<p class="{}" dir="auto">{}</p>').format(kind, words)


def listed(items: Iterable[Markup]) -> Markup:
    """A bulleted list."""
    return Markup("<ul>{}</ul>").format(joined(Markup("<li>{}</li>").format(item) for item in items))


def web_address(url: str | None) -> str | None:
    """The address if a browser opens it as a page of the web, else None."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
