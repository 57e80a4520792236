"""Whether what a sentence puts together stands together in its evidence: who and what he does, an event and its place,
a figure and whose it is, an effect and its cause.

Other checks ask whether each word, name and figure is somewhere in the evidence; a false sentence may take them from
two places of it. Here the evidence is read in context (bot/composing/context.py), so that "he" counts as who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.claims.acts import read_acts
from bot.composing.draft import Source
from bot.english.clauses import is_named
from bot.english.name_keys import is_people, name_key
from bot.english.names import read_names
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.english.tagging import is_common
from bot.english.tokens import TokenKind, read_tokens
from bot.llm.ascribed import is_ascribed
from bot.llm.venue import is_held_elsewhere, mentions
from bot.reckoning.figures import read_figures

_PERSONAL = re.compile(r"^[\"“]?(?:He|She|They|His|Her|Their|I|We)\b|\b(?:he|she)\b")
_PRONOUN = re.compile(r"^[\"“]?(?:It|They|Its|Their|The|This|That|These|Those|Under it|We)\b")
_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|thanks to|as a result of|caused by|on account of|in response to)\b"
    r"(?P<what>[^.;]*)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:^|, )(?:since|as) (?P<what>(?:[a-z]+|[A-Z]\w+) [^.;]*)")
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|and not|but not|not)\s(?:by |in |for |of |with |the |an? )*(?P<what>[\w-]+)"
)
_FRACTION = re.compile(
    r"^(?:, | \()(?P<part>(?:an?|one|two|three|four|\d+)[ -]?(?:half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?"
    r"|half|most|\d[\d.]*(?: percent|%))(?: \(\d[\d.]*%\))? of (?P<what>which|it|that|them|the|[a-z]+)"
)
_PART = re.compile(
    r"(?P<count>\d[\d,.]*|[a-z]+)(?: of (?:them|which|whom|these|those)(?: \w+)?| (?:being|were|are)) (?P<who>[A-Z]\w+)"
)
_HEAD = r"(?:head|chief|director|chair(?:man|woman)?|president|dean|leader|manager)"
_UNIT = r"(?:department|division|unit|office|section|branch|faculty|committee|desk|team)"
_HEAD_OF = re.compile(
    rf"\b(?i:{_HEAD}) of (?:the |its |an? )?(?P<part>[^,.;()]*?(?i:{_UNIT}))"
    r" (?:at|of|in|with|within) (?:the )?(?P<whole>[A-Z][\w-]*)"
)
_HEADS = r"(?:heads?|headed|leads?|led|runs?|directs?|chairs?|(?:head|chief|director|president|leader|boss) of)"
_FROM_TO = re.compile(r"\bfrom (?P<first>[^,;.]*?\d[^,;]*?) to (?P<last>[^,;]*?\d[^,;]*)")
# So many tokens from the start of a sentence may hold its subject; this share of the rest is as good as all.
FIRST = 4
PERSON = 0.35  # as bot/questions/roles.py tells persons
ALL_THE_REST = 0.6
_MONEY = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT)


def is_joined(text: str, sources: Sequence[Source]) -> bool:
    """Whether nothing that a sentence puts together stands apart in its sources."""
    quotes = [source.quote for source in sources]
    rules = (
        _done_by_another,
        _told_by_another,
        _caused_otherwise,
        _set_aside,
        _is_the_part,
        _of_other_kind,
        _heads_whole,
    )
    wrong = any(rule(text, quotes) for rule in rules)
    wrong = wrong or is_held_elsewhere(text, quotes) or _goes_back(text, sources)
    return not wrong and is_ascribed(text, quotes)


def _done_by_another(text: str, quotes: Sequence[str]) -> bool:
    """ "X founded it in 1968" where only a sentence that does not speak of X tells of founding."""
    opener = _opener(text)
    for act in read_acts(text):
        named = {part for key in act.agent if is_named(key) for part in re.findall(r"\w+", key)} - opener
        if not named or (not act.by_verb and act.thing):
            continue
        like = [quote for quote in quotes if any(act.keys & set(token.keys) for token in read_tokens(quote))]
        person = any(_parts(name) & named for name in _persons(text, quotes))
        if like and not any(_refers(quote, person, quotes) or _names(named, quote) for quote in like):
            return True
    return False


def _opener(text: str) -> set[str]:
    """The first word of a sentence where it is a common one: "Deliveries rose"."""
    first, *rest = re.findall(r"\w+", text)[:2] or [""]
    return {first.lower(), name_key(first)} if first and is_common(first, *rest) else set()


def _refers(quote: str, person: bool, quotes: Sequence[str]) -> bool:
    """Whether a quote tells of somebody, or of something, without a name; of persons where one alone may be meant."""
    if not person:
        return _PRONOUN.search(quote) is not None
    surnames = {name.split()[-1] for name in _persons("", quotes)}
    return len(surnames) == 1 and _PERSONAL.search(quote) is not None


def _persons(text: str, quotes: Sequence[str]) -> set[str]:
    return {name.text for one in (text, *quotes) for name in read_names(one) if name.person > PERSON}


def _names(keys: set[str], quote: str) -> bool:
    return any(keys & _parts(token.text) for token in read_tokens(quote))


def _parts(name: str) -> set[str]:
    return {name_key(word) for word in re.findall(r"\w+", name)}


def _told_by_another(text: str, quotes: Sequence[str]) -> bool:
    """ "X expects 10%", or "X proposed a port", where the one quote that has all the rest does not speak of X."""
    capitals = {word for quote in quotes for word in re.findall(r"(?<=[\w(,] )[A-Z]\w+|(?<=\()[A-Z]\w+", quote)}
    own = [t for t in read_tokens(text)[:FIRST] if t.kind is TokenKind.NAME or t.text in capitals]
    subject = next((token for token in own if not token.owner), None)
    introduced = any(quote.rstrip().endswith(":") for quote in quotes)  # the items of a list need not name its subject
    if subject is None or introduced or len(quotes) == 1:
        return False
    said = _content(text) - set(subject.keys) - _parts(subject.text)
    figures = [q for q in read_quantities(text) if q.kind in _MONEY and q.value is not None]
    shares = [len(said & _content(quote)) / len(said) if said else 0.0 for quote in quotes]
    having = [quote for quote in quotes if figures and all(_has(quote, figure) for figure in figures)]
    best = having or [quote for quote, share in zip(quotes, shares, strict=True) if share >= ALL_THE_REST]
    person = subject.text in {word for name in _persons(text, quotes) for word in (name, *name.split())}
    return bool(best) and not any(_refers(quote, person, quotes) or mentions(quote, subject.text) for quote in best)


def _has(quote: str, figure: Quantity) -> bool:
    return any((q.kind, q.value) == (figure.kind, figure.value) for q in read_quantities(quote))


def _caused_otherwise(text: str, quotes: Sequence[str]) -> bool:
    """Whether a sentence gives a cause of which no word is in the cause that its quotes give."""
    own = _CAUSE.search(text)
    theirs = [match["what"] for quote in quotes for pattern in (_CAUSE, _SINCE) for match in pattern.finditer(quote)]
    if own is None or not theirs:
        return False
    said = _content(own["what"])
    return bool(said) and not any(said & _content(what) for what in theirs)


def _content(text: str) -> set[str]:
    kinds = (TokenKind.WORD, TokenKind.NAME, TokenKind.FIGURE, TokenKind.DATE)
    return {key for token in read_tokens(text) if token.kind in kinds for key in token.keys}


def _set_aside(text: str, quotes: Sequence[str]) -> bool:
    """ "Rather than cotton" where the quotes speak of cotton and set nothing aside."""
    for match in _INSTEAD.finditer(text):
        if match.group().startswith("not ") and match["what"][:1].islower():
            continue  # bot/claims/polarity.py judges verbs
        known = any(match["what"] in quote for quote in quotes)
        if known and not any(
            re.search(r"\b(?:not|rather|instead|never|no|nor|without)\b|n['’]t", quote) for quote in quotes
        ):
            return match.group().startswith(("rather", "instead", "and not", "but not"))
    return False


def _is_the_part(text: str, quotes: Sequence[str]) -> bool:
    """ "$38 million, two thirds of the sum" where two thirds of the $38 million are meant."""
    for figure, match in _fractions(text):
        same = [m["what"] for quote in quotes for other, m in _fractions(quote) if other.value == figure.value]
        if match["what"] not in ("which", "it", "that", "them") and any(
            w in ("which", "it", "that", "them") for w in same
        ):
            return True
    return False


def _fractions(text: str) -> Iterator[tuple[Quantity, re.Match[str]]]:
    for figure in read_quantities(text):
        if match := _FRACTION.match(text[figure.end :]):
            yield figure, match


def _of_other_kind(text: str, quotes: Sequence[str]) -> bool:
    """ "420 Italian companies" of "420 companies, 290 of them Italian"."""
    for figure in read_quantities(text):
        beside = re.match(
            r"\s(?P<who>[A-Z]\w+) [a-z]+", text[figure.end - len(figure.unit) if figure.unit else figure.end :]
        )
        beside = beside or re.match(r"(?P<count>[\d.,]+) (?P<who>[A-Z]\w+) [a-z]+", text[figure.start :])
        if beside is None or not is_people(beside["who"]):
            continue
        for quote in quotes:
            parts = [m for m in _PART.finditer(quote) if name_key(m["who"]) == name_key(beside["who"])]
            if parts and not any(m["count"].strip(",.") == re.split(r"\s", figure.text)[0] for m in parts):
                return True
    return False


def _heads_whole(text: str, quotes: Sequence[str]) -> bool:
    """ "Heads the institute" of the head of a department at the institute."""
    for quote in quotes:
        for match in _HEAD_OF.finditer(quote):
            whole = match["whole"]
            if (
                re.search(rf"\b{_HEADS} (?:the )?{re.escape(whole)}\b", text)
                and match["part"].split()[-1].lower() not in text.lower()
            ):
                return True
    return False


def _goes_back(text: str, sources: Sequence[Source]) -> bool:
    """ "From $6.9 billion to $7.1 billion" where the latter is the figure of an earlier year."""
    for match in _FROM_TO.finditer(text):
        first, last = (read_quantities(match[part])[:1] for part in ("first", "last"))
        if not first or not last:
            continue
        years = [_years_of(one[0], sources) for one in (first, last)]
        if all(years) and min(years[0]) > max(years[1]):
            return True
    return False


def _years_of(said: Quantity, sources: Sequence[Source]) -> set[int]:
    """The years for which the sources give a figure, where each is of one."""
    found = (figure for s in sources for figure in read_figures(s.article, s.paragraph, s.span))
    same = (f for f in found if (f.quantity.kind, f.value) == (said.kind, said.value))
    return {figure.years[0] for figure in same if len(figure.years) == 1}
