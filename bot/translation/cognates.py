"""Words that Italian and Russian share with English but for their endings: "sostenibilità", "диверсификация"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.translation.names import transliterated

# Shorter words are too often alike by chance.
SHORT = 4
_ADJECTIVE = frozenset("ico ivo oso ario ale are ente ante ile ato ический альный ивный".split())
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "it": (
        ("zione zioni", "tion ction"),
        ("sione sioni", "sion ssion"),
        ("tà", "ty"),
        ("mente", "ly lly ally"),
        ("ismo", "ism"),
        ("ista isti iste", "ist"),
        ("enza enze", "ence ency"),
        ("anza anze", "ance ancy"),
        ("mento menti", "ment"),
        ("tore tori trice trici", "tor ctor"),
        ("ologia ologie", "ology"),
        ("ia ie", "y ia"),
        ("ico ica ici iche", "ic ical ics"),
        ("ivo iva ivi ive", "ive"),
        ("oso osa osi ose", "ous"),
        ("ario aria ari arie", "ary ar"),
        ("ale ali", "al"),
        ("are ari", "ar"),
        ("ente enti", "ent"),
        ("ante anti", "ant"),
        ("ile ili bile bili", "ile ble"),
        ("ato ata ati ate", "ate ated"),
        ("o a i e", " e o"),
    ),
    "ru": (
        ("ция ции цию цией ций циями циям", "tion ction"),
        ("сия сии сию", "sion ssion"),
        ("изм изма изме измом", "ism"),
        ("ист иста исты истов", "ist"),
        ("логия логии логию", "logy"),
        ("ика ики ику ике икой", "ic ics ique"),
        ("ический ическая ические ического ической ических ическое", "ic ical"),
        ("альный альная альные альной альных альное", "al"),
        ("ивный ивная ивные ивной ивных ивное", "ive"),
        ("тор тора торы торов", "tor"),
        ("ент ента енты ентов", "ent"),
        ("а ы у е ов ам ом ы и ами", " e"),
        ("", " e"),
    ),
}


@dataclass(frozen=True)
class Cognate:
    """The English word, and whether its ending is an adjective's."""

    word: str
    adjective: bool


def cognate(word: str, language: str, known: Callable[[str], bool]) -> Cognate | None:
    """The English word that the articles have and that differs in the ending alone; None without any."""
    lower = word.lower()
    for own, english in _ENDINGS.get(language, ()):
        for ending in own.split() or [""]:
            if len(lower) - len(ending) < 3 or not lower.endswith(ending):
                continue
            root = transliterated(lower[: len(lower) - len(ending)])
            for root_ in dict.fromkeys((root, root.replace("k", "c"), root.replace("f", "ph"))):
                for end in english.split(" "):
                    if len(root_ + end) > SHORT and known(root_ + end):
                        return Cognate(root_ + end, own.split(" ")[0] in _ADJECTIVE)
    return None
