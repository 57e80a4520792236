"""English word order: the interrogative first, then do, be or will, the subject, the verb and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.translation.asking import PREPOSITIONS, interrogative, noun_phrase_end
from bot.translation.english import participle, past, plural, third_person
from bot.translation.pieces import FAMILY, NOMINAL, PERSONS, VERBAL, Kind, Piece, Tense, small

# Interrogatives that stand for the subject unless another is named.
_SUBJECTS = frozenset({"who", "what", "which"})
# Who may be meant to have done it, in "How many plants build the companies?".
_ACTORS = frozenset(
    "president minister government expert leader company investor country state bank ministry agency university king "
    "parliament".split()
) | {"prime minister", "foreign minister", "head of state", "parties", "republic"}
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_ENDS = frozenset("?!.")
# "the exports of Kazakhstan" as "Kazakhstan's exports"
_OWNED = re.compile(
    r"\b(?:the )?((?!did|does|do\b|will|was|were|is\b|are\b)(?:\w+ )?(?:exports|imports)) of ([A-Z]\w+)"
    r"(?= (?!and\b)|$)"
)
_NO_FINITE = (Tense.INFINITIVE, Tense.PARTICIPLE)
_INTERROGATIVE_BE = re.compile(r" (?:is|was)(?: |$)")


def english_order(pieces: Sequence[Piece], *, asks: bool) -> str:
    """The pieces as English text; each sentence of them by itself."""
    sentences = [_text(_sentence(one, asks=asks)) for one in _sentences(pieces)]
    return " ".join(f"{one[0].upper()}{one[1:]}{'?' if asks else ''}" for one in sentences if one)


def _sentences(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.MARK and piece.english in _ENDS:
            yield found
            found = []
        elif piece.kind is not Kind.MARK or piece.english not in "¿":
            found.append(piece)
    yield found


def _sentence(pieces: Sequence[Piece], *, asks: bool) -> list[Piece]:
    here = [piece for piece in pieces if piece.kind is not Kind.YES_NO]
    yes_no = len(here) < len(pieces)
    asking = interrogative(here)
    if asking is None:
        return _closed(here, yes_no=yes_no) if asks or yes_no else _stated(here)
    phrase, rest = asking.phrase, asking.rest
    named = [piece for piece in rest if piece.english != "the"]
    if asking.word.startswith("what is the name") and named and named[0].english in PERSONS - FAMILY:
        return [small("who is the"), *_stated(named)]
    if _INTERROGATIVE_BE.search(f"{asking.word} "):
        return [*phrase, *_stated([piece for piece in rest if piece.kind is not Kind.BE])]
    return [*asking.opening, *phrase, *_open(asking.word, phrase, rest)]


def _open(word: str, phrase: list[Piece], rest: list[Piece]) -> list[Piece]:
    """What follows the interrogative phrase."""
    at = _finite(rest)
    if at is None:
        needs_be = (
            word in ("who", "what", "which", "where", "when", "how old", "how much")
            and bool(rest)
            and rest[0].kind is not Kind.VERB
        )
        return [*([small(_be(rest, None))] if needs_be and len(phrase) == 1 else []), *_stated(rest)]
    before, verb, after = rest[:at], rest[at], rest[at + 1 :]
    if verb.kind is Kind.BE:
        subject = before or after[: noun_phrase_end(after)]
        plural_subject = _is_plural(phrase) if len(phrase) > 1 and phrase[-1].kind is Kind.NOUN else _is_plural(subject)
        return [small(_be_form(verb.tense, many=plural_subject)), *_stated(before), *_stated(after)]
    if not _names_a_subject(word, phrase, before, after):
        return [*_stated(before), verb.saying(_finite_form(verb, many=_is_plural(phrase))), *_stated(after)]
    if not any(piece.kind in NOMINAL for piece in before):
        end = noun_phrase_end(after)
        before, after = [*before, *after[:end]], after[end:]
    auxiliary, form = _supported(verb, many=_is_plural(before))
    return [small(auxiliary), *_stated(before), verb.saying(form), *_stated(after)]


def _names_a_subject(word: str, phrase: list[Piece], before: list[Piece], after: list[Piece]) -> bool:
    """Whether the subject is another than what is asked for."""
    if word == "who":
        return False
    if any(piece.kind in (Kind.NOUN, Kind.NAME, Kind.OTHER) for piece in before):
        return before[0].english not in PREPOSITIONS
    head = next((p for p in after[: noun_phrase_end(after)] if p.kind in (Kind.NOUN, Kind.NAME, Kind.OTHER)), None)
    if head is None:
        return bool(after) and after[0].english in _PRONOUNS
    if len(phrase) > 1 and phrase[0].kind is Kind.ASK:  # "which companies", "how many plants"
        return head.kind is Kind.NAME or head.english in _ACTORS
    return True


def _closed(pieces: list[Piece], *, yes_no: bool) -> list[Piece]:
    """A question that yes or no answers; a phrase without a verb stays as it is."""
    at = _finite(pieces)
    if at is None:
        return [*([small(_be_form(None, many=False))] if yes_no else []), *_stated(pieces)]
    before, verb, after = pieces[:at], pieces[at], pieces[at + 1 :]
    if not any(piece.kind in NOMINAL for piece in before):
        end = noun_phrase_end(after)
        before, after = [*before, *after[:end]], after[end:]
    if verb.kind is Kind.BE:
        return [small(_be_form(verb.tense, many=_is_plural(before))), *_stated(before), *_stated(after)]
    auxiliary, form = _supported(verb, many=_is_plural(before))
    return [small(auxiliary), *_stated(before), verb.saying(form), *_stated(after)]


def _finite(pieces: Sequence[Piece]) -> int | None:
    """Where the verb stands that is the sentence's."""
    verbs = [i for i, piece in enumerate(pieces) if piece.kind in VERBAL]
    finite = [i for i in verbs if pieces[i].tense not in _NO_FINITE]
    return finite[0] if finite else None


def _supported(verb: Piece, *, many: bool) -> tuple[str, str]:
    """What goes before the subject and what after it."""
    base = verb.english
    if base in ("can", "must"):
        return base, ""
    if base == "born" or (base.startswith("be ") and verb.tense is not Tense.FUTURE):
        return _be_form(verb.tense, many=many), base.removeprefix("be ")
    if verb.tense is Tense.PASSIVE:
        return ("were" if many else "was"), participle(base)
    if verb.tense is Tense.FUTURE:
        return "will", base
    return ("did" if verb.tense is Tense.PAST else "do" if many else "does"), base


def _finite_form(verb: Piece, *, many: bool) -> str:
    base = verb.english
    if base in ("can", "must"):
        return base
    if base.startswith("be ") or verb.kind is Kind.BE:
        return f"{_be_form(verb.tense, many=many)}{base.removeprefix('be')}"
    match verb.tense:
        case Tense.PAST:
            return past(base)
        case Tense.PASSIVE:
            return f"{'were' if many else 'was'} {participle(base)}"
        case Tense.FUTURE:
            return f"will {base}"
        case Tense.PARTICIPLE:
            return participle(base)
        case Tense.INFINITIVE:
            return f"to {base}"
    return base if many else third_person(base)


def _stated(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces in the order they have, verbs in their forms, nouns in their number."""
    found: list[Piece] = []
    for piece in pieces:
        many = bool(found) and found[-1].kind is Kind.ADJECTIVE and found[-1].plural
        if piece.kind in VERBAL:
            found.append(piece.saying(_finite_form(piece, many=False)))
        elif piece.kind is Kind.NOUN and (piece.plural or many):
            found.append(replace(piece, english=plural(piece.english), plural=False))
        else:
            found.append(piece)
    return found


def _be(subject: Sequence[Piece], tense: Tense | None) -> str:
    return _be_form(tense, many=_is_plural(subject[: noun_phrase_end(subject)]))


def _be_form(tense: Tense | None, *, many: bool) -> str:
    if tense is Tense.FUTURE:
        return "will be"
    if tense is Tense.PAST:
        return "were" if many else "was"
    return "are" if many else "is"


def _is_plural(phrase: Sequence[Piece]) -> bool:
    """Whether the first noun is in the plural."""
    owners = [i for i, piece in enumerate(phrase) if piece.english == "'s"]
    own = list(phrase[owners[-1] + 1 :]) if owners else list(phrase)
    if any(piece.kind is Kind.ADJECTIVE and piece.plural for piece in own[:1]):
        return True
    at = next((i for i, piece in enumerate(own) if piece.kind is Kind.NOUN), None)
    if at is None:
        return any(piece.english == "and" for piece in own)
    while at + 1 < len(own) and own[at + 1].kind is Kind.NOUN:  # "oil exports"
        at += 1
    head = own[at]
    return head.plural or (head.english.endswith("s") and head.english == plural(head.english))


def _text(pieces: Sequence[Piece]) -> str:
    text = " ".join(piece.english for piece in pieces if piece.english)
    text = re.sub(r"\b(of|in|to|from|on|the) the (?=(?:\d|[A-Z]))", r"\1 ", text)
    text = re.sub(r"\bthe (?=\d|[A-Z](?!rans-))", "", text)
    text = re.sub(r"\s+('s\b|[,;:.])", r"\1", text).replace("s's ", "s' ")
    text = _OWNED.sub(r"\2's \1", text)
    text = re.sub(r"\bof (?:of|the of)\b", "of", text)
    text = re.sub(r"\b(participat\w+) to\b", r"\1 in", text)
    text = re.sub(r"(?:^[\s,;:–-]+|[\s,;:–-]+$)", "", text)
    return re.sub(r"\s+", " ", text)
