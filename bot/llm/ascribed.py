"""Whether what a sentence ascribes to a figure, a party or a time is what its evidence ascribes to that one.

Like bot/llm/joined.py for evidence in context: what is only planned is not done, a count stands beside its own year or
verb, an office is its own firm's, an offer its own maker's, and a tie joins the same two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.claims.additions import new_words
from bot.english.name_keys import name_key
from bot.english.quantities import QuantityKind, read_quantities
from bot.english.tagging import tagged
from bot.english.tokens import Token, TokenKind, read_tokens
from bot.english.words import is_carrying

_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|can|should|shall|not|never|if|propos\w+|plan\w*|expect\w*|want\w*"
    r"|wish\w*|hop\w+|intend\w*|aim\w*|offer\w*|suggest\w*|invit\w+|agree\w*|promis\w+|considers?|likely|possibl[ey]"
    r"|due|set|scheduled|call\w* for|(?:by|from) 20\d\d|forecast\w*|predict\w*"
    r"|project\w*|intention|goal|importance|need)\b",
    re.IGNORECASE,
)
_TO, _TO_DO = re.compile(r"\bto (?:[a-z]+ly )?$"), re.compile(r"\bto (?!the\b)[a-z]+\b")
_CLAUSE = re.compile(r"[^;:,]+")
_DONE = ("VBD", "VBN", "VBZ", "VBP")
_TIE = r"(?:trade(?: turnover)?|turnover|commerce|border|agreement|partnership|contract)"
_PAIR = re.compile(rf"\b(?P<one>[A-Z]\w+)(?:['’]s?|, whose) (?:{_TIE} )?with (?:the )?(?P<other>[A-Z]\w+)")
_BESIDE = re.compile(
    r"^(?: [a-z-]+){0,5}? (?:in (?P<year>\d{4})\b|(?P<now>now)\b|(?:are|is|were|was) (?P<verb>[a-z]+)\b)"
)
_OF_WHAT = re.compile(r"^ of (?:its|the|their|his|her|all|total) (?P<what>[a-z]+)\b(?!['’]s)")
_ROLES = (
    r"director|head|chief|boss|chairman|chairwoman|founder|owner|spokes\w+|manager|minister|ambassador|mayor|governor"
)
_ROLE_OF = re.compile(rf"\b(?P<role>{_ROLES}) of (?:the )?(?P<whose>[A-Z]\w+)")
_OWN_ROLE = re.compile(rf"\b(?P<whose>[A-Z]\w+)['’]s (?:[a-z]+ ){{0,2}}(?P<role>{_ROLES})\b")
_OFFERS = re.compile(r"\b(?P<who>[A-Z]\w+)(?: has| had)? (?:offered|proposed|suggested|volunteered|invited) to\b")
_OFFER_OF = re.compile(
    r"\b(?:proposal|offer|suggestion|initiative|invitation) (?:of|by|from) (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)*)"
    r"|\b(?P<own>[A-Z]\w+(?: [A-Z]\w+)*)['’]s (?:proposal|offer|suggestion|initiative|invitation)"
)


def is_ascribed(text: str, quotes: Sequence[str]) -> bool:
    """Whether all that a sentence ascribes is ascribed so in its quotes."""
    rules = (_only_open, _tied_to_another, _beside_another, _of_something_new, _role_elsewhere, _offered_by_another)
    return not any(rule(text, quotes) for rule in rules)


def _only_open(text: str, quotes: Sequence[str]) -> bool:
    """Whether a sentence tells as done what its quotes only plan, expect or propose."""
    if _OPEN.search(text) or _TO_DO.search(text):
        return False
    clauses = [clause.group() for quote in quotes for clause in _CLAUSE.finditer(quote)]
    for token in read_tokens(text):
        if token.kind is not TokenKind.WORD or token.text.endswith("ing") or not _is_verb(token, text, clauses):
            continue
        there = [clause for clause in clauses if _tells(clause, token.keys)]
        if there and all(_leads(clause, token.keys) for clause in there):
            return True
    return False


def _is_verb(token: Token, text: str, clauses: Sequence[str]) -> bool:
    """Whether it is a verb here, or what follows "will" or "to" in a clause."""
    if any(word.start == token.start and word.tag in _DONE for word in tagged(text)):
        return not is_carrying(token.text)
    bare = (word.text for clause in clauses for word in tagged(clause) if word.tag == "VB")
    return any(token.text in (word, f"{word}s", f"{word}d", f"{word}ed") for word in bare)


def _tells(clause: str, keys: Sequence[str]) -> bool:
    return any(set(keys) & set(other.keys) for other in read_tokens(clause))


def _leads(clause: str, keys: Sequence[str]) -> bool:
    """Whether a word that leaves open whether it is done stands before this one in a clause."""
    at = next(token.start for token in read_tokens(clause) if set(keys) & set(token.keys))
    return _OPEN.search(clause[:at]) is not None or _TO.search(clause[:at]) is not None


def _tied_to_another(text: str, quotes: Sequence[str]) -> bool:
    """ "A's trade with B" where B's is with another."""
    known = [pair for quote in quotes for pair in _pairs(quote)]
    for pair in _pairs(text):
        others = [other for other in known if pair & other]
        if others and pair not in known and any(_second(text) & other for other in others):
            return True
    return False


def _pairs(text: str) -> Iterator[frozenset[str]]:
    yield from (frozenset({name_key(m["one"]), name_key(m["other"])}) for m in _PAIR.finditer(text))


def _second(text: str) -> set[str]:
    return {name_key(match["other"]) for match in _PAIR.finditer(text)}


def _beside_another(text: str, quotes: Sequence[str]) -> bool:
    """Whether a count stands beside the year or the verb of another one, and its own are others."""
    theirs = [pair for quote in quotes for pair in _beside(quote)]
    for value, anchor in _beside(text):
        rivals = [other for other, place in theirs if place == anchor]
        own = [place for other, place in theirs if other == value]
        if rivals and value not in rivals and (own or any(_has(quote, value) for quote in quotes)):
            return True
    return False


def _beside(text: str) -> Iterator[tuple[str, str]]:
    for figure in read_quantities(text):
        if figure.kind is QuantityKind.COUNT and figure.value is not None:
            number = figure.start + len(figure.text.split()[0])
            match = _BESIDE.match(text[number:])
            anchor = match and (match["year"] or match["now"] or match["verb"])
            if anchor:
                yield str(figure.value), anchor


def _has(quote: str, value: str) -> bool:
    return any(str(figure.value) == value for figure in read_quantities(quote))


def _of_something_new(text: str, quotes: Sequence[str]) -> bool:
    """ "A tenth of its revenue" where the quotes have a tenth of something else."""
    new = {token.text for token in new_words(text, quotes)}
    for figure in read_quantities(text):
        match = _OF_WHAT.match(text[figure.end :])
        if match and match["what"] in new:
            return True
    return False


def _role_elsewhere(text: str, quotes: Sequence[str]) -> bool:
    """ "The director of X" of a sentence of Y's director."""
    for role, whose in _roles(text):
        there = {other for quote in quotes for name, other in _roles(quote) if name == role}
        own = re.compile(rf"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?{role}\b")
        unnamed = [quote for quote in quotes if own.search(quote)]
        named = any(whose == name_key(word) for quote in unnamed for word in re.findall(r"\w+", quote))
        if (there and whose not in there) or (unnamed and not there and not named):
            return True
    return False


def _roles(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (_ROLE_OF, _OWN_ROLE):
        yield from ((match["role"].lower(), name_key(match["whose"])) for match in pattern.finditer(text))


def _offered_by_another(text: str, quotes: Sequence[str]) -> bool:
    """ "X offered to host it" where the offer is Y's."""
    named = " ".join(m["of"] or m["own"] for quote in quotes for m in _OFFER_OF.finditer(quote))
    makers = set(map(name_key, named.split()))
    return bool(makers) and any(name_key(match["who"]) not in makers for match in _OFFERS.finditer(text))
