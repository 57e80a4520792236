"""English forms of the words that a lexicon gives: plurals, pasts, third persons."""

from __future__ import annotations

_IRREGULAR = {
    forms.split()[0]: (forms.split()[1], forms.split()[2])
    for forms in (
        "be was been|become became become|begin began begun|build built built|buy bought bought|come came come"
        "|cost cost cost|drive drove driven|fall fell fallen|feel felt felt|fight fought fought|flow flowed flowed"
        "|go went gone|grow grew grown|have had had|hold held held|lead led led|lose lost lost|make made made"
        "|meet met met|pay paid paid|say said said|see saw seen|sell sold sold|send sent sent|set set set"
        "|show showed shown|spend spent spent|take took taken|win won won|write wrote written|plan planned planned"
        "|ship shipped shipped|travel traveled traveled|double doubled doubled|born born born|can could could"
        "|must must must|understand understood understood"
    ).split("|")
}
# Verbs without an object: no passive is made of them.
WITHOUT_OBJECT = frozenset(
    {"grow", "fall", "arrive", "go", "come", "travel", "take place", "become", "die", "born", "happen", "participate"}
    | {"begin", "end", "change", "double", "live", "rank", "pass", "flow", "meet", "be located", "be called", "develop"}
    | {"plan", "account for", "focus", "fight", "address", "want", "concern"}
)
_UNCOUNTED = frozenset(
    "trade turnover oil gas energy electricity coal data equipment machinery investment information migration people"
    " goods exports imports supplies news agriculture statistics infrastructure logistics growth security research"
    " money food water cooperation wheat grain flour meat wine fruit cotton uranium gold copper steel aluminum"
    " production construction inflation unemployment culture education stability vegetables seeds products metals"
    " materials relations negotiations sanctions".split()
)
_PEOPLE = {"man": "men", "woman": "women", "businessman": "businessmen"}


def uncounted(noun: str) -> bool:
    """Whether one asks how much of it, not how many."""
    return noun.rsplit(" ", 1)[-1] in _UNCOUNTED


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase that ends in one."""
    *before, last = noun.split(" ")
    if last in _UNCOUNTED or last.endswith("s") or not last.isascii():
        return noun
    if last in _PEOPLE:
        last = _PEOPLE[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("x", "ch", "sh")) else "s"
    return " ".join((*before, last))


def past(verb: str) -> str:
    """The past of a verb or of a phrase that begins with one."""
    first, rest = _split(verb)
    return (_IRREGULAR[first][0] if first in _IRREGULAR else _regular(first)) + rest


def participle(verb: str) -> str:
    """The past participle of the same."""
    first, rest = _split(verb)
    return (_IRREGULAR[first][1] if first in _IRREGULAR else _regular(first)) + rest


def third_person(verb: str) -> str:
    """What one does: "says", "takes place"."""
    first, rest = _split(verb)
    if first in ("can", "must"):
        return verb
    if first in ("be", "have"):
        return {"be": "is", "have": "has"}[first] + rest
    if first.endswith("y") and first[-2] not in "aeiou":
        return f"{first[:-1]}ies{rest}"
    return first + ("es" if first.endswith(("s", "x", "ch", "sh", "o")) else "s") + rest


def _split(verb: str) -> tuple[str, str]:
    first, space, rest = verb.partition(" ")
    return first, space + rest


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"
