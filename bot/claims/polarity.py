"""Whether a sentence says the opposite of its quotes: "not" lost or added, rose for fell, more for less."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.claims.changes import BOUNDS, CHANGES, against_its_figures, bounded, changed, shows_its_changes
from bot.claims.negations import DENYING, WEAKENING, doubled, is_denied, negated, next_words, not_negated
from bot.claims.told import told_alike
from bot.english.name_keys import same_name
from bot.english.tokens import Token, TokenKind, read_tokens
from bot.english.words import is_converse, opposite, stem, wider_meanings, without_prefix

__all__ = ["CHANGES", "contradiction", "shows_its_changes"]

# Within so many words of a verb a name is a party to it.
PARTIES = 6
# How soon after "more" its "than" comes.
NEAR = 5
# A word without its "dis-" that is so long is one: "dissatisfaction", not "discover".
LONG = 8
_ORDER = ("±before", "±after")


def contradiction(sentence: str, quotes: Sequence[str], *, asked: bool = False) -> str | None:
    """What of a sentence the quotes deny, in its own words; None where nothing is.

    asked: the sentence is a question, which a quote may answer with a negation of its own.
    """
    said, there = read_tokens(sentence), [read_tokens(quote) for quote in quotes]
    for find in (doubled, negated, not_negated, _turned, bounded, changed):
        if (found := find(said, there)) and not (asked and find is not_negated):
            return found
    sides = {token.side for tokens in there for token in tokens if token.side}
    own = {token.side for token in said if token.side}
    if not any(side in _ORDER or opposite(side) in sides for side in own):
        return against_its_figures(said)
    alike = frozenset(act.verb for act in told_alike(sentence, quotes))
    return _opposed(said, there, sides, own, alike) or against_its_figures(said)


def _opposed(
    said: Sequence[Token], there: Sequence[Sequence[Token]], sides: set[str], own: set[str], alike: Collection[str]
) -> str | None:
    """A word of which the quotes have only the opposite; one that changes the parties may stand where they changed.

    sides, own: those of words in the quotes, and in the sentence. alike: words for acts that the quotes tell of with
    the same parties.
    """
    for place, token in enumerate(said):
        if token.side in _ORDER and token.side in sides and token.text not in alike:
            if _parties_changed(said, token.side, there, token.side, both=True):
                return token.text
            continue
        if token.text.lower() in BOUNDS or (token.side in _ORDER and _is_adverb(said, place)):
            continue
        if token.side is None or token.side in sides or opposite(token.side) not in sides:
            continue
        weakened = place and said[place - 1].key in WEAKENING
        if weakened or is_denied(said, token) or (opposite(token.side) in own and token.kind is TokenKind.SMALL):
            continue
        compared = "than" in alike and any(t.text == "than" for t in said[place : place + NEAR])
        told = token.text in alike or compared or _is_denied_whole(said, token)
        if not told and not (
            is_converse(token.side) and _parties_changed(said, token.side, there, opposite(token.side))
        ):
            return token.text
    return None


def _is_denied_whole(said: Sequence[Token], token: Token) -> bool:
    """ "Both were absent" of "neither came"."""
    return token.side in ("±all", "±none") and any(other.key in DENYING for other in said)


def _is_adverb(said: Sequence[Token], place: int) -> bool:
    """ "Once before", "a year later in May"."""
    after = said[place + 1] if place + 1 < len(said) else None
    return after is None or after.kind is TokenKind.BREAK or after.text in ("in", "on", "at", "by")


def _parties_changed(
    said: Sequence[Token], side: str, there: Sequence[Sequence[Token]], other: str, both: bool = False
) -> bool:
    """Whether a party, or `both`, stands on the one side here and on the other there, and none on the same of both."""
    ours, ours_to = _parties(said, side)
    pairs = [_parties(tokens, other) for tokens in there]
    theirs, theirs_to = ([name for pair in pairs for name in pair[i]] for i in (0, 1))
    crosses = _shared(ours, theirs_to), _shared(ours_to, theirs)
    crossed = all(crosses) if both else any(crosses)
    return crossed and not _shared(ours, theirs) and not _shared(ours_to, theirs_to)


def _parties(tokens: Sequence[Token], side: str) -> tuple[list[str], list[str]]:
    """The name before a word of this side, or owning it, and the name after it."""
    before: list[str] = []
    after: list[str] = []
    for place, token in enumerate(tokens):
        if token.side == side:
            before += [t.text for t in next_words(tokens[:place][::-1], PARTIES) if t.kind is TokenKind.NAME][:1]
            following = [t for t in next_words(tokens[place + 1 :], PARTIES) if t.kind is TokenKind.NAME][:1]
            owns = any("of" in (t.text for t in tokens[place + 1 : tokens.index(name)][-2:]) for name in following)
            (before if owns else after).extend(t.text for t in following)
    return before, after


def _shared(left: Sequence[str], right: Sequence[str]) -> bool:
    return any(same_name(a, b) for a in left for b in right)


def _turned(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """ "Unstable" where the quotes say "stable", or the reverse."""
    words = {stem(token.text) for tokens in there for token in tokens}
    bare = {stem(rest) for tokens in there for t in tokens if (rest := without_prefix(t.text))}
    keys = {key for tokens in there for token in tokens for key in token.keys if key != token.side}
    for before, token in zip((None, *said), said, strict=False):
        own = stem(token.text)
        if (before and before.key in WEAKENING) or own in words or token.kind is not TokenKind.WORD:
            continue
        if is_denied(said, token):
            continue
        rest = without_prefix(token.text)
        known = rest is not None and len(rest) >= LONG and bool(wider_meanings(rest) & keys)
        if (rest and stem(rest) in words) or own in bare or known:
            return token.text
    return None
