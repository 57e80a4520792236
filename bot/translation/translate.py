"""A question carried over to English: its words by the lexicon, its names by their sound, then English word order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.translation.cognates import cognate
from bot.translation.forms import kazakh_case
from bot.translation.italian import italian_order
from bot.translation.kazakh import kazakh_order
from bot.translation.lexicon import Lexicon, lexicon
from bot.translation.names import in_latin, written_by_the_articles
from bot.translation.order import english_order
from bot.translation.pieces import Kind, Piece
from bot.translation.russian import russian_order

LANGUAGES = ("it", "ru", "kk")
_TOKEN = re.compile(
    r"(?P<number>[$€£]?\d+(?:[.,\s](?=\d{3}\b)\d{3})*(?:[.,]\d+)?\s?%?)(?:-?(?:го|м|й|ые|х|шы|ші|ге|де|жылғы))?(?![\w])"
    r"|(?P<word>[^\W_]+(?:[-‑][^\W\d_]+)*(?:\+\d+)?)|(?P<mark>[+&,;:?!.–—]|\s-\s)"
)
_ORDERS = {"it": italian_order, "ru": russian_order, "kk": kazakh_order}
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)


@dataclass(frozen=True)
class Translated:
    """A question in English, and the words, as asked, that could not be carried over."""

    text: str
    unknown: tuple[str, ...]


def translate(question: str, language: str, known: Callable[[str], bool], surfaces: Sequence[str] = ()) -> Translated:
    """The question in English, from "it", "ru" or "kk".

    known: whether the articles have a word. surfaces: capitalised words of the articles, by which names are recognised.
    A word that can't be carried over stays in the question as it is, so that an answer can't pass over it.
    """
    pieces = list(_read(question, language, known, surfaces))
    unknown = tuple(piece.source for piece in pieces if piece.kind is Kind.OTHER and piece.english == piece.source)
    asks = "?" in question or any(piece.kind is Kind.ASK for piece in pieces)
    ordered = _ORDERS[language](pieces)
    return Translated(english_order(ordered, asks=asks), unknown)


def _read(question: str, language: str, known: Callable[[str], bool], surfaces: Sequence[str]) -> Iterator[Piece]:
    tokens = [(match.lastgroup or "", match.group().strip()) for match in _TOKEN.finditer(question)]
    tokens = [(group, _number(match) if group == "number" else match) for group, match in tokens]
    book = lexicon(language)
    tokens = list(_parted(tokens, book))
    position = 0
    while position < len(tokens):
        group, text = tokens[position]
        words = [text for _, text in tokens[position : position + _run(tokens[position:])]]
        if found := book.find(words):
            length, piece = found
            if piece.english:
                yield piece
            position += length
            continue
        position += 1
        if group == "number":
            yield Piece(text, text, Kind.NUMBER)
        elif group == "mark":
            yield Piece(text, text, Kind.MARK)
        else:
            yield from _unlisted(text, language, known, surfaces, first=position == 1)


def _parted(tokens: Sequence[tuple[str, str]], book: Lexicon) -> Iterator[tuple[str, str]]:
    """The tokens, with "UE-Asia centrale" as three words: what follows the hyphen is listed with the next word."""
    for i, (group, text) in enumerate(tokens):
        first, hyphen, second = text.partition("-")
        together = [second, *(word for _, word in tokens[i + 1 : i + 2])]
        found = book.find(together) if hyphen and second[:1].isupper() and book.find([first]) else None
        yield from [("word", first), ("word", second)] if found and found[0] == len(together) else [(group, text)]


def _run(tokens: Sequence[tuple[str, str]]) -> int:
    """How many words follow without a mark or a number between them."""
    return next((i for i, (group, _) in enumerate(tokens) if group != "word"), len(tokens))


def _number(text: str) -> str:
    """A figure with an English decimal point and no space in it."""
    figure = re.match(r"[$€£]?[\d.,\s]*\d", text)
    plain = re.sub(r"[\s ]", "", figure.group() if figure else text)
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", plain) if re.search(r"\d[.,]\d{3}$", plain) else plain.replace(",", ".")
    return plain + ("%" if "%" in text else "")


def _unlisted(
    word: str, language: str, known: Callable[[str], bool], surfaces: Sequence[str], *, first: bool
) -> Iterator[Piece]:
    """A word that no lexicon has: a name, a word that English has too, a cognate, or unknown."""
    parts = re.split(r"[-‑]", word)
    book = lexicon(language)
    if language == "kk" and len(parts) > 1 and (found := book.find(["".join(parts)])):  # "ЕО-ға"
        yield found[1]
        return
    if len(parts) > 1 and all(book.find([part]) for part in parts):
        yield from (found[1] for part in parts if (found := book.find([part])))
        return
    cyrillic = _CYRILLIC.search(word) is not None
    if word[0].isupper() and (name := written_by_the_articles(word, language, surfaces)):
        yield _name_piece(word, *name)
    elif not cyrillic and (word[0].isupper() and not first):
        yield Piece(word, word, Kind.NAME)
    elif not cyrillic and known(word):
        yield Piece(word, word, Kind.NOUN)
    elif near := cognate(word, language, known):
        yield Piece(word, near.word, Kind.ADJECTIVE if near.adjective else Kind.NOUN)
    elif word[0].isupper():
        yield _name_piece(word, *in_latin(word, language))
    else:
        yield Piece(word, word, Kind.OTHER)


def _name_piece(word: str, name: str, ending: str) -> Piece:
    return Piece(word, name, Kind.NAME, case=kazakh_case(ending) if ending else "", possessed=True)
