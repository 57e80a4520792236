"""Names of people, places and organisations in a sentence, told apart by the words around them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.english.capitals import country_of
from bot.english.parties import canonical

# A capitalised word of a name, in any alphabet and with any end; _CAPITAL is the stricter one of running text.
CAPITAL = r"[^\W\d_a-zà-ÿа-я][\w+&’'.-]*[\w+]|[A-Z]"
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w’'.&+-]*[\w+]|[A-Z](?:\.(?=\s))?)"
_LINK = r"(?:of|de|der|den|di|del|da|dos|al|bin|von|van|the|for)"
_RUN = re.compile(rf"(?<![\w$]){_CAPITAL}(?:\s(?:{_LINK}\s)*{_CAPITAL})*")
_TITLES = set(
    "president premier prime minister ministers chancellor secretary mr mrs ms dr sir king queen prince princess "
    "general colonel captain professor head director chairman chairwoman chair chief ceo ambassador senator mayor "
    "governor spokesman spokeswoman deputy foreign vice pope bishop judge lord lady saint st representative envoy"
    " commissioner executive officer of the".split()
)
# Words that a sentence may open with, right before a name: "In Évora"; and words that stand for one: "She said".
_OPENERS = set(
    "in at on from to for by with near after before since while as and but however one some many most several each"
    " both until".split()
)
_PRONOUNS = set(
    "A I You He She It We They This That These Those There Who One Nobody Somebody Anybody Everybody Someone Anyone"
    " Everyone".split()
)
_TITLE_BEFORE = re.compile(
    r"\b(?:president|premier|minister|chancellor|secretary|mr\.?|mrs\.?|ms\.?|dr\.?|sir|king|queen|professor|director"
    r"|chair(?:man|woman)?|head|ambassador|senator|governor|mayor|spokes\w+|expert|analyst|diplomat|economist|by|named"
    r"|author|leader|captain|quarterback|coach|singer|actor|actress|writer|scientist|engineer|philosopher|rapper"
    r"|musician|songwriter|composer|guitarist|drummer|producer|artist|painter|poet|novelist|architect|player|footballer"
    r"|historian|journalist|inventor|band|owner|founder|manager|boss|trader|farmer|lawyer|researcher|adviser|envoy"
    r"|commissioner|executive|partner|hydrologist|rector)[\s,]+$",
    re.IGNORECASE,
)
_SPEAKS_AFTER = re.compile(
    r"^,?\s(?:also\s)?(?:said|says|thinks|hopes|expects|warns|fears|doubts|insists|claims|teaches|advises|runs"
    r"|heads|directs|noted|added|argued|stressed|emphasi[sz]ed|told|called|named|wrote|pointed|proposed"
    r"|confirm(?:s|ed)|admit(?:s|ted)|warned|promise[sd]|pledge[sd]|predict(?:s|ed)|estimate[sd]|acknowledge[sd]"
    r"|complain(?:s|ed)|hoped|insisted|repli(?:es|ed)|agree[sd]|suggest(?:s|ed)|recall(?:s|ed)|considers|wants"
    r"|invited|thanked|met|visited|signed|voiced|spoke|explained|announced|believes|was born|became|won|founded|led"
    r"|discovered|invented|is the|was the|who|had|has)\b"
)
_OFFICE_AFTER = re.compile(
    r"^, (?:(?:the|a|an|its|her|his|their)\s)?(?:[\w-]+\s){0,2}?(?:president|minister|premier|head|chief|director"
    r"|chair\w*|manager|spokes\w+|expert|analyst|economist|professor|founder|owner|ambassador|mayor|governor|partner|researcher"
    r"|scientist|hydrologist|lawyer|farmer|trader|engineer|historian)\b"
)
_TOLD = re.compile(r"\b(?:told|tells|interview with)\sthe\s$")
_SPEAKS_BEFORE = re.compile(
    r"\b(?:said|says|noted|notes|added|adds|argued|argues|according to|stressed|told|explained|explains|wrote"
    r"|believes)\s$"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|to|from|near|into|via|through|of|outside|around|across|toward|towards|visit(?:ed|s)?|reach(?:es|ed)?)"
    r"\s(?:the\s)?(?:(?:city|port|town|capital|region|state|country)\sof\s)?$",
    re.IGNORECASE,
)
_BODIES = (
    r"(?:Cent(?:re|er)|Bank|Ministr\w+|Agency|Compan\w+|Institute|University|Council|Union|Party|Commission|Committee"
    r"|Organi[sz]ation|Association|Department|Group|Inc|Ltd|Corp\w*|Fund|Court|Parliament|Congress|Senate|School|College"
    r"|Club|Society|Foundation|Office|Authority|Board|League|Press|News|Times|Forum|Cabinet|Summit|Declaration|Statement|Week"
    r"|Year|Route|Pipeline)"
)
_ORGANISATION = re.compile(rf"\b{_BODIES}\b")
_DAYS_AND_MONTHS = frozenset([*calendar.day_name, *calendar.month_name])
_PERSON_OF = re.compile(rf"({_CAPITAL}(?:\s{_CAPITAL})+)\sof\s(?:the\s)?{_CAPITAL}")
_OFFICE_OF = re.compile(
    r"\b(?:president|premier|minister|chancellor|king|queen|head|leader|governor|mayor|ambassador|secretary)"
    r"\s(?:of|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
# What a minister is for, which a name may follow: "Minister of Energy Ana Sousa", "of Trade and Integration Ana Sousa".
_PORTFOLIOS = set(
    "energy finance finances trade integration economy economic industry agriculture transport defence defense interior"
    " justice health education culture environment ecology labour labor investment investments infrastructure tourism"
    " digital development construction commerce affairs foreign internal external relations science sports water"
    " resources natural information communications innovation cooperation budget planning social protection policy"
    " transportation telecommunications ecological agrarian mines mining minerals petroleum".split()
)
_LINKS = frozenset({"of", "for", "the"})
_MINISTER_OF = re.compile(
    r"\b(?:minister|secretary|commissioner)\s(?:of|for)\s(?:the\s)?(?:[A-Z]\w+,?\s(?:and\s)?){0,4}$", re.IGNORECASE
)
_STATE = re.compile(r"\b(?:Republic|Kingdom|Federation|Emirates|States)$")
# "By American rapper", "an Irish band": an adjective.
_OF_A_NATION = re.compile(r"(?:ian|[aeiou][cr]an|xican|ish|ese|ench|utch|erman|oman|elsh)$")
_NOUN_AFTER = re.compile(r"\s[a-z]")
# "Head of a mill in Andorno, who moves": nobody is in a person.
_INSIDE = re.compile(r"\b(?:in|near|into|via|across|outside|around)\s(?:the\s)?$")
# "Chamber of Commerce", "according to the CPL".
_OF_BODY = re.compile(rf"\b(?:Chamber|{_BODIES})\sof\s(?:the\s)?$")
_BY_WORDS_OF = re.compile(r"\baccording to (?:the\s)?$", re.IGNORECASE)
# "Eni's", "Genoa-based": the name comes after it.
_OWNER = re.compile(r".*(?:['’]s|-based)\s(?=\S)")
_NUMBER_BEFORE = re.compile(r"\d\s?$")
# Characters before a name that may tell what it is.
NEAR = 80
# A part of a longer name: "Central Asia + Italy summit".
_JOINED = re.compile(r"\+\s?\||\|\s?\+|\w[-–]\||\|[-–]\w")
_REGION = re.compile(
    r"\b(?:Sea|Road|Republic|Asia|Europe|Africa|America|River|Ocean|Islands?|City|County|Crusade|War|Award|Bowl"
    r"|Medal|Prize)\b"
)


@dataclass(frozen=True)
class Name:
    """A name in a text, `text[start:end]`, with how much it looks like a person and like a place (0 and up)."""

    start: int
    end: int
    text: str
    person: float
    place: float


@lru_cache(maxsize=8192)
def read_names(text: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Names of a text in order. `known`: lower-case words (of the question) that are cut off at a name's edges."""
    return tuple(_read(text, known))


def _read(text: str, known: frozenset[str]) -> Iterator[Name]:
    position = 0
    while run := _RUN.search(text, position):
        position = run.end()
        owner = _OWNER.match(run.group())
        start = run.start() + (owner.end() if owner else 0)
        # "Emomali Rahmon of Tajikistan" is a name and a place, "Robert of Jumièges" one name.
        start, end = _trim(text, start, run.end(), known)
        person = _PERSON_OF.match(text[start:end])
        if person and not _ORGANISATION.search(person[1]):
            position = end = start + person.end(1)
        if start >= end or text[start:end] in _DAYS_AND_MONTHS or _only_opens_the_sentence(text, start, end):
            continue
        if text[start:end].isupper() and _NUMBER_BEFORE.search(_before(text, start)):
            continue  # a unit: "210 MW"
        name = re.sub(r"['’]s$", "", text[start:end])
        end = start + len(name)
        if land := _land_before_person(text, start, name):
            yield Name(start, start + land, name[:land], 0.0, 1.0)
            yield Name(start + land + 1, end, name[land + 1 :], 1.4, 0.0)
            continue
        yield Name(start, end, name, _person(text, start, end), _place(text, start, end))


def _land_before_person(text: str, start: int, name: str) -> int:
    """Length of the country in "President of Tajikistan Emomali Rahmon"; 0 where the name is one."""
    words = name.split(" ")
    if len(words) < 3 or not _OFFICE_OF.search(_before(text, start)):
        return 0
    for count in range(len(words) - 2, 0, -1):
        land = " ".join(words[:count])
        if words[count][0].isupper() and (land in territories() or _STATE.search(land)):
            return len(land)
    return 0


def _trim(text: str, start: int, end: int, known: frozenset[str]) -> tuple[int, int]:
    """The run without titles in front and without words of the question at either edge."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    plain = [re.sub(r"['’]s?$|[.,]$", "", text[a:b].lower()) for a, b in words]
    titles = [i for i, word in enumerate(plain[:3]) if word in _TITLES - {"of", "the"}]
    if titles and titles[-1] + 1 < len(words):  # "Italian Premier Giorgia Meloni"
        words, plain = words[titles[-1] + 1 :], plain[titles[-1] + 1 :]
    while words and (plain[0] in known or plain[0] in _TITLES or plain[0] in _OPENERS):
        words, plain = words[1:], plain[1:]
    if words and _MINISTER_OF.search(_before(text, words[0][0])):
        while len(words) > 2 and plain[0] in _PORTFOLIOS:
            words, plain = words[1:], plain[1:]
        while len(words) > 1 and plain[0] in _LINKS:  # "Minister of Energy of Peru"
            words, plain = words[1:], plain[1:]
    while words and (plain[-1] in known or plain[-1] in _TITLES):
        words, plain = words[:-1], plain[:-1]
    return (words[0][0], words[-1][1]) if words else (start, start)


def _only_opens_the_sentence(text: str, start: int, end: int) -> bool:
    """A single capitalised word at the head of a sentence is no name unless it speaks or owns, or is a country's; a
    pronoun never is."""
    if text[start:end] in _PRONOUNS:
        return True
    if text[start:end] in territories():
        return False
    before = text[:start].rstrip()
    opens = not before or before[-1] in ".!?:“\"'‘"
    single = " " not in text[start:end] and text[start + 1 : end].islower()
    return opens and single and not (_SPEAKS_AFTER.match(text[end:]) or text[end - 2 : end] in ("'s", "’s"))


def _before(text: str, start: int) -> str:
    """As much of what stands before a name as tells anything: the patterns look at its end only, but from its start."""
    return text[max(start - NEAR, 0) : start]


def _person(text: str, start: int, end: int) -> float:
    name, before, after = text[start:end], _before(text, start), text[end:]
    if _ORGANISATION.search(name) or _REGION.search(name) or name in territories() or name.isupper():
        return 0.0
    if canonical(name) and (" " in name or _OF_A_NATION.search(name)):  # "Central Asian", "an Italian who"
        return 0.0
    if _OF_A_NATION.search(name) and " " not in name and _NOUN_AFTER.match(after) and not _SPEAKS_AFTER.match(after):
        return 0.0
    words = [word for word in name.split() if not re.fullmatch(_LINK, word)]
    score = 0.4 if 2 <= len(words) <= 4 and all(w[0].isupper() for w in words) else 0.1
    titled = _TITLE_BEFORE.search(before) or (" " in name and _MINISTER_OF.search(before))
    score += 1.0 * bool(titled) + 0.8 * bool(_OFFICE_AFTER.match(after))
    score -= 0.8 * (country_of(name) is not None) + 0.8 * bool(_TOLD.search(before))
    score += 0.8 * bool(_SPEAKS_AFTER.match(after) or _SPEAKS_BEFORE.search(before))
    inside = " " not in name and _INSIDE.search(before) is not None
    return score - 0.3 * bool(_PLACE_BEFORE.search(before)) - 0.8 * inside


def _place(text: str, start: int, end: int) -> float:
    name, before = text[start:end], _before(text, start)
    beside = f"{before[-2:]}|{text[end : end + 2]}"
    if (_ORGANISATION.search(name) and name not in territories()) or _JOINED.search(beside):
        return 0.0
    if _OF_BODY.search(before) or _BY_WORDS_OF.search(before):
        return 0.0
    known = name in territories() or country_of(name) is not None or _STATE.search(name)
    score = 1.0 * bool(known) + 0.6 * bool(_PLACE_BEFORE.search(before))
    return score + 0.1 - 0.5 * bool(_TITLE_BEFORE.search(before) or _SPEAKS_AFTER.match(text[end:]))


@lru_cache(maxsize=1)
def territories() -> frozenset[str]:
    """English names of countries and regions (Unicode CLDR, through Babel)."""
    from babel import Locale

    groups = ("EU", "EZ", "UN", "QO")  # unions and remainders, not places to be in
    return frozenset(name for code, name in Locale("en").territories.items() if code not in groups)
