"""What a sentence refers to in the words of its evidence: "the two countries" that it names, a person's full name.

A model knows the whole article's evidence and speaks of things by it; the quotes that it cites are judged one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.composing.draft import Source
from bot.english.parties import countries
from bot.english.quantities import years_in
from bot.english.tokens import is_title
from corpus.split import sentences_of
from corpus.types import ParagraphKind

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = "|".join(_COUNTS)
_COUNTRIES = re.compile(
    rf"\b(?:the )?(?P<count>{_COUNT}) (?:countries|states|nations)\b(?!:|,? (?:namely|that is|i\.e\.))(?P<own>['’]?)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"\b(?:(?:over|in|for|across|during) )?(?:the|these|those|all) (?P<count>{_COUNT}) years\b", re.IGNORECASE
)
_LISTED = re.compile(rf"\b(?P<count>{_COUNT}) \w+: (?P<items>[A-Z][^.;:]+)")
_TIE = r"(?:trade(?: turnover)?|turnover|commerce|border|relations|ties|cooperation)"
_MUTUAL = re.compile(rf"\b(?P<one>[A-Z]\w+)['’]s? (?P<tie>{_TIE}) with (?P<other>[A-Z]\w+)")
_REPORTS = "reports|reported|says|said|writes|wrote|states|stated|notes|noted"
_NAME = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)+")


def in_their_words(text: str, sources: Sequence[Source]) -> str:
    """A sentence with what it counts by name, and people by the name that its sources have."""
    quotes = " ".join(source.quote for source in sources)
    text = _LISTED.sub(_items, text)
    text = _COUNTRIES.sub(lambda match: _named(match, sorted(countries(quotes))), text)
    text = _YEARS.sub(lambda match: _years(match, years_in(quotes)), text)
    text = _MUTUAL.sub(lambda match: _turned_round(match, quotes), _without_publisher(text, sources))
    return _NAME.sub(lambda match: _short(match.group(), sources), text)


def lead_ins(cited: Sequence[Source]) -> list[Source]:
    """The sentences that introduce the list items among the cited ones."""
    found = (_lead_in(source) for source in cited if source.paragraph.lead_in)
    return [source for source in dict.fromkeys(found) if source and source not in cited]


def _lead_in(item: Source) -> Source | None:
    article, lead_in = item.article, item.paragraph.lead_in
    before = article.paragraphs[: article.paragraphs.index(item.paragraph)]
    above = next((p for p in reversed(before) if p.kind is ParagraphKind.BODY), None)
    if above is None or lead_in not in article.text[above.start : above.end]:
        return None
    return Source(article, above, sentences_of(article, above)[-1])


def _items(match: re.Match[str]) -> str:
    """ "three countries: A, B and C" as the list alone."""
    items = set(re.split(r", (?:and )?| and ", match["items"]))
    return match["items"] if len(items) == _COUNTS[match["count"].lower()] else match.group()


def _named(match: re.Match[str], names: Sequence[str]) -> str:
    """The countries that the quotes name, where they are so many."""
    if len(names) != _COUNTS[match["count"].lower()]:
        return match.group()
    return f"{', '.join(names[:-1])} and {names[-1]}{'’s' if match['own'] else ''}"


def _years(match: re.Match[str], years: Sequence[int]) -> str:
    return "in these years" if len(set(years)) == _COUNTS[match["count"].lower()] else match.group()


def _turned_round(match: re.Match[str], quotes: str) -> str:
    """ "A's trade with B" as "B's trade with A", which is the same, where the quotes tell of it so."""
    other_way = rf"\b{match['other']}(?:['’]s?|, whose) {match['tie']} with {match['one']}\b"
    if re.search(other_way, quotes) is None:
        return match.group()
    return f"{match['other']}’s {match['tie']} with {match['one']}"


def _without_publisher(text: str, sources: Sequence[Source]) -> str:
    """Without "X reports that" where X published all sources, which stands beside each citation."""
    publishers = {source.article.publisher for source in sources}
    publisher = publishers.pop() if len(publishers) == 1 else None
    if not publisher:
        return text
    plain = publisher.removeprefix("The ")
    names = "|".join(re.escape(name) for name in (publisher, plain, plain.removesuffix(" News Agency")))
    bare = re.sub(rf"^(?:According to (?:the )?(?:{names}), |(?:{names}) (?:{_REPORTS}) that )", "", text)
    return bare[:1].upper() + bare[1:]


def _short(name: str, sources: Sequence[Source]) -> str:
    """The last word of a name that the article of a source has in full, where the source has that word alone."""
    first, _, last = name.rpartition(" ")
    for source in sources:
        text = source.article.text
        before = {word for word in re.findall(rf"\b([A-Z][\w-]+) {re.escape(last)}\b", text) if not is_title(word)}
        if name not in source.quote and re.search(rf"\b{last}\b", source.quote) and before == {first.split()[-1]}:
            return last if name in text else name
    return name
