"""What a sentence says around what it tells and that changes none of it: "Overall, …", "It was X who …", "slightly".

Only for the checker, like all of bot/llm/plain.py. A word of degree goes only where the figures beside it bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.english.names import read_names
from bot.english.parties import countries, is_region
from bot.english.quantities import Quantity, QuantityKind, read_quantities, years_in

# A change of so many percent at most is slight, of so many at least is strong.
SLIGHT, STRONG = Decimal(5), Decimal(15)
_OPENS = re.compile(
    r"^(?:overall|in (?:fact|reality|short|summary|other words|essence|addition(?! to)|particular)"
    r"|to (?:sum up|summari[sz]e)"
    r"|actually|indeed|specifically|additionally|moreover|furthermore|notably|meanwhile|put (?:simply|differently)"
    r"|as (?:noted|stated|mentioned|reported)|by contrast|in this (?:context|case)|for (?:example|instance)"
    r"|(?:according to|based on|as per) (?:the|these|this) (?:(?:available|provided|given) )?"
    r"(?:articles?|texts?|reports?|sources?|evidence|information|passages?|accounts?)"
    r"|it (?:is|should be) (?:worth (?:noting|mentioning)|noted|clear) that),? ",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r",? (?:according to|based on) (?:the|these|this) (?:(?:available|provided|given) )?"
    r"(?:articles?|texts?|reports?|sources?|evidence|information|passages?)(?=\.?$)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r",? (?:in fact|actually|currently|at present|respectively|for (?:example|instance)|namely|i\.e\.)(?=[, .])"
    r"|(?<=\w) in question\b|, however,",
    re.IGNORECASE,
)
_CLEFT = re.compile(r"^It (?:is|was) (?P<who>(?:the )?[A-Z][^,;:]*?),? (?:that|who|which) (?=(?:[a-z]+)\b)")
_WHERE = re.compile(
    r"^(?P<where>[A-Z]\w+(?: [A-Z]\w+)*) (?:is|was) the (?:city|town|place|country|venue|port|location)"
    r" (?:in which|where) (?P<rest>[^,;:]+)\.$"
)
_FELT = re.compile(
    r"\b(?:express(?:es|ed)?|voiced|conveyed) (?:(?:his|her|their|its) )?(?P<what>gratitude|thanks|appreciation"
    r"|satisfaction|confidence|hope|support)\b(?: to(?= [A-Z]))?"
)
_FEELING = {"satisfaction": "was happy", "confidence": "was confident", "hope": "hoped", "support": "supported"}
_SEEN = re.compile(
    r"\b(?:saw|sees|seen|recorded|registered|posted|experienced|showed|shows)(?= (?:an? )?(?:[a-z-]+ )?(?:growth"
    r"|rise|increase|gain|fall|drop|decline|decrease)\b)"
)
_BOUND = r"(?! (?:more|less|over|under|above|below|higher|lower|fewer)\b)"
_SLIGHTLY = re.compile(
    rf",? (?:slightly|modestly|marginally|a little|somewhat)\b{_BOUND},?|(?<=\ba )(?:slight|modest|marginal|small) ",
    re.I,
)
_STRONGLY = re.compile(
    rf",? (?:sharply|significantly|strongly|substantially|considerably|markedly|notably)\b{_BOUND},?"
    r"|(?<=\ba )(?:sharp|significant|strong|substantial|considerable|marked) ",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b(?P<the>[Tt]he|[Tt]hese) two (?P<who>[a-z]+s)\b(?P<own>['’])?")
_PEOPLE = frozenset("leaders presidents politicians".split())
_STATES = frozenset("sides parties partners governments economies".split())
_YEAR_BEFORE = re.compile(
    r"\b(?P<how>over|than in|than|from|on|against)"
    r" (?:the (?:previous|preceding|prior) year|the year before|a year earlier)\b"
)
_LAST_YEARS = re.compile(r"\bthe last (?=(?:\d+|[a-z]+) (?:years|months|decades)\b)")
PAIR = 2
PERSON = 0.35  # as bot/questions/roles.py tells persons


def without_framing(text: str, quotes: Sequence[str]) -> str:
    """A sentence in plainer words that say the same; what it says of degree and time only where that is right."""
    for pattern in (_OPENS, _ENDS):
        text = pattern.sub("", text)
    text = _CLEFT.sub(lambda match: f"{match['who']} ", _WITHIN.sub("", text))
    text = _WHERE.sub(lambda match: f"{match['rest'][:1].upper()}{match['rest'][1:]} in {match['where']}.", text)
    text = _SEEN.sub("had", _FELT.sub(lambda match: _FEELING.get(match["what"], "thanked"), text))
    text = _with_years(of_two(_by_degree(text), quotes), quotes)
    return f"{text[:1].upper()}{text[1:]}"


def _by_degree(text: str) -> str:
    """Without words of degree that the change in the sentence, if it gives one, bears out."""
    change = change_in(read_quantities(text))
    if change is None:
        return text
    return _SLIGHTLY.sub("", text) if change <= SLIGHT else _STRONGLY.sub("", text) if change >= STRONG else text


def change_in(figures: Sequence[Quantity]) -> Decimal | None:
    """The only percentage, or how far the only two amounts of one unit lie apart, in percent."""
    shares = [q.value for q in figures if q.kind is QuantityKind.PERCENT and q.value is not None]
    amounts = [q for q in figures if q.kind is QuantityKind.MONEY and q.value]
    if len(shares) == 1:
        return shares[0]
    if shares or len(amounts) != PAIR or amounts[0].unit != amounts[1].unit:
        return None
    first, second = (q.value or Decimal(1) for q in amounts)
    return 100 * abs(second - first) / first


def of_two(text: str, quotes: Sequence[str]) -> str:
    """ "The two leaders" as "the leaders", where the quotes name two, or tell of what is mutual."""
    whole = " ".join(quotes)
    states = {name for name in countries(whole) if not is_region(name)}
    mutual = not states and re.search(r"\bbilateral\b|\bmutual\b|\bjoint\b", whole) is not None

    def plainly(match: re.Match[str]) -> str:
        who, own = match["who"], match["own"]
        people = len(_persons(whole)) == PAIR
        if (who in _PEOPLE and people) or (who in _STATES and (people or mutual or len(states) == PAIR)):
            return "their" if own else "they"
        known = (people or len(states) == PAIR) and f" {who}" in whole
        return f"{match['the']} {who}{own or ''}" if known else match.group()

    return _PAIR.sub(plainly, text)


def _persons(text: str) -> set[str]:
    """The surnames of the persons that a text names."""
    return {name.text.split()[-1] for name in read_names(text) if name.person > PERSON}


def _with_years(text: str, quotes: Sequence[str]) -> str:
    """ "Over the previous year" by the year that it is; "the last 20 years" as the past ones."""
    text, known = _LAST_YEARS.sub("the past ", text), years_in(" ".join(quotes))
    own = years_in(text)
    if len(own) == 1 and own[0] - 1 in known:
        text = _YEAR_BEFORE.sub(lambda match: f"{match['how']} {own[0] - 1}", text)
    return text
