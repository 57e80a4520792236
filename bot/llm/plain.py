"""What a sentence says in plainer words, for the checker: nothing of it is shown.

"Number three" is the third, "LF, the Long Form" one thing, "in the two following years" these years; words of the
question may stand in a sentence that answers it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.claims.additions import is_known, new_words
from bot.claims.negations import is_denying
from bot.composing.draft import Source
from bot.english.name_keys import same_name
from bot.english.numerals import ORDINALS, WORDS
from bot.english.parties import countries, is_region
from bot.english.quantities import years_in
from bot.english.tokens import Token, TokenKind, read_tokens
from bot.english.words import opposite, wider_side
from bot.llm.compared import without_comparisons
from bot.llm.counted import SMALL_NUMBERS, without_counts
from bot.llm.direction import without_shown
from bot.llm.framing import of_two
from bot.llm.gapped import with_verbs
from bot.llm.items import as_changed
from bot.llm.ranks import in_plain_ranks
from bot.llm.rounding import as_stated
from bot.llm.series import without_extremes, without_moves
from index.aliases import aliases_in

# So many words of a sentence may be the question's alone.
OF_THE_QUESTION = 2
_CLOSE_TO = re.compile(r"\bclose to (?=[$€£]?\d)")
_NAMED = re.compile(r"\b(is|are|was|were) (?:called|named|termed|known as)\b")
_MANNER = re.compile(r",? (?:to be (?:exact|precise)|in other words|that is|i\.e\.)(?=[,. ])")
_ALONE = re.compile(r"(\bfor (?:[a-z]+ ){1,3}[a-z]+) (?:alone|only)\b")
_SINCE = re.compile(r"\b(?:goes|go|dates|date) (?:back to|from)\b")
_TALLY = re.compile(
    r"^The (?:first|second|third|other|former|latter)(?: (?:figure|number|amount|value|sum|one))?"
    r"(?= (?:is|was|of|comes)\b)"
)
_BESIDES = re.compile(r"^(?:Besides|In addition to|Along with|Alongside|As well as) ")
_PLACE = re.compile(r"\b[Tt]he (?:(?P<region>region)|country|nation)(?P<own>['’]s)?\b(?! of)")
_EXCEPTION = re.compile(
    r"^(?:Without|Excluding|Leaving aside|Apart from|Aside from|Other than|Not counting) (?P<what>[a-z]+), ",
    re.IGNORECASE,
)
_HIT = re.compile(r"\bhit(?= (?:(?:about|nearly|almost|around|roughly) )?[$€£]?\d)")
_INSTEAD = re.compile(r"\bdid not (?:actually )?(?P<not>[a-z]+),? but (?:rather |actually |instead )?(?P<did>[a-z]+)\b")
_ASIDE = re.compile(r"^(?:Leaving|Setting|Putting) (?:the )?(?P<what>[a-z]+) (?:aside|out)(?=, )")
_OF_FIGURES = re.compile(r"\b[Tt]wo ((?:figure|number|amount|value|source|article|report)s)\b")
_FIRST_SAYS = re.compile(r"\bfirst (?=(?:says|puts|gives|reports|states|mentions)\b)")
_FIGURE_OF = re.compile(
    r"^(?:The|This|That) (?:figure|number|amount|value|share|percentage) (?:is (?:that )?(?:of|from)|comes from|was"
    r" (?:published|given|reported|released) by|is given by) (?P<who>(?:(?! and [a-z])[^,;.\d])+)\.$"
)
_NUMBER = re.compile(rf"\b(?P<be>(?:is|was) )?(?P<a>the |only )?number[- ](?P<n>{SMALL_NUMBERS})\b(?= [a-z])", re.I)
_YEARS_OFF = re.compile(
    rf"\b(?:an?|(?P<count>{SMALL_NUMBERS}|one)) years? (?P<way>earlier|before|later|after),? in (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_YEARS_BESIDE = re.compile(
    rf"\bin the (?P<count>{SMALL_NUMBERS}) (?P<way>following|next|subsequent|preceding|previous) years\b"
)
_COUNT = rf"(?P<count>{SMALL_NUMBERS})"
_THESE_YEARS = re.compile(rf"\bthe (?P<count>{SMALL_NUMBERS}) years\b")
_OF_THESE = re.compile(rf",? of (?:the|all|these) {_COUNT}\b(?=,? (?:is|was|came|with|at)\b|[.,])", re.IGNORECASE)
_SUPREME = re.compile(
    r"^(?!(?:inter|har|for|requ|prot|cont|gu|w|r|t|inv|sugg|hon|mod|arr|n|p|qu|dig|man)est$)\w+est$|^(?:first|most|only|top|record|last|unique|sole|never|always)$"
)
_OR = r"(?:, (?:or )?| \(|,? which stands for )"
_CREDIT = re.compile(r"\baccording to [^,;.]+", re.IGNORECASE)
_LATER = frozenset({"later", "after", "following", "next", "subsequent"})


@dataclass(frozen=True)
class Asked:
    """The question, the evidence that answers it, the answer in short; misled: it takes for granted what is not so."""

    question: str = ""
    answering: tuple[Source, ...] = ()
    short: str = ""
    misled: bool = False


NOTHING_ASKED = Asked()


def in_plain_words(text: str, cited: Sequence[Source], question: str = "") -> str:
    """A sentence with figures, years, ranks and names as its sources have them."""
    quotes = [source.quote for source in cited]
    text = _INSTEAD.sub(_what_did, _HIT.sub("reached", text))
    text = in_plain_ranks(_CLOSE_TO.sub("about ", text), quotes)
    text = _ALONE.sub(r"\1", _SINCE.sub("since", _MANNER.sub("", _NAMED.sub(r"\1", text))))
    text = without_comparisons(_without_exception(_BESIDES.sub("", _with_place(text, quotes)), quotes))
    text = without_shown(without_extremes(without_moves(text), cited), quotes)
    text = as_changed(with_verbs(text), quotes)
    return _figures(_without_aliases(text, cited), quotes, question)


def in_fewer_words(text: str, cited: Sequence[Source], asked: Asked = NOTHING_ASKED) -> str:
    """A sentence without what its sources need not have: how many items it lists, countries that both know of, words of
    the question. What is left may have no word that is new.
    """
    quotes = [source.quote for source in cited]
    return _without_question(_by_the_source(without_counts(text, quotes), quotes), quotes, cited, asked)


def figures_as_quoted(text: str, quotes: Sequence[str], question: str = "") -> str:
    """A sentence of which every figure stands in its quotes, where each is one of theirs or follows from them."""
    text = of_two(_OF_FIGURES.sub(r"\1", text), quotes)
    return without_counts(_figures(text, quotes, question), quotes)


def _figures(text: str, quotes: Sequence[str], question: str) -> str:
    text = _FIRST_SAYS.sub("", _TALLY.sub("The figure", text))
    text = _NUMBER.sub(lambda match: _rank(match, " ".join(quotes)), text)
    return as_stated(_with_years(text, years_in(" ".join((*quotes, question)))), quotes)


def _what_did(match: re.Match[str]) -> str:
    """ "Did not rise but fell" as the "fell" that says as much."""
    sides = [wider_side(match[part]) for part in ("not", "did")]
    return match["did"] if sides[0] and sides[1] == opposite(sides[0]) else match.group()


def _with_place(text: str, quotes: Sequence[str]) -> str:
    """ "The region", or "the country", by the name of the only one of which the quotes speak."""
    named = countries(" ".join(quotes))

    def name(match: re.Match[str]) -> str:
        fitting = [one for one in named if is_region(one) is bool(match["region"])]
        return f"{fitting[0]}{match['own'] or ''}" if len(fitting) == 1 else match.group()

    return _PLACE.sub(name, text)


def _without_exception(text: str, quotes: Sequence[str]) -> str:
    """ "Without oil, trade was" as the "non-oil trade" of the quotes."""
    text = _ASIDE.sub(r"Without \g<what>", text)
    match = _EXCEPTION.match(text)
    found = re.search(rf"\bnon-{match['what']} (\w+)", " ".join(quotes), re.IGNORECASE) if match else None
    if match is None or found is None:
        return text
    rest, count = re.subn(rf"\b({found[1]})\b", found.group(), text[match.end() :], count=1)
    return f"{rest[:1].upper()}{rest[1:]}" if count else text


def _rank(match: re.Match[str], quotes: str) -> str:
    """ "Is number three" as "ranks third", or as the "third-largest" that the quotes have."""
    word = ORDINALS[WORDS[match["n"].lower()] - 1]
    found = re.search(rf"\b{word}[- ]\w+est\b", quotes, re.IGNORECASE)
    subject = next((token for token in read_tokens(match.string) if token.kind is TokenKind.NAME), None)
    ahead = [token.text for token in read_tokens(quotes[: found.start()])] if found else []
    if found is None or (
        subject and subject.end <= match.start() and not any(same_name(subject.text, n) for n in ahead)
    ):
        return match.group()
    return f"ranks {word}" if match["be"] else f"{match['a'] or ''}{found.group()}"


def _with_years(text: str, known: Sequence[int]) -> str:
    """ "A year earlier, in 2023" and "in the two following years" by the years that they are."""

    def off(match: re.Match[str]) -> str:
        count = WORDS.get((match["count"] or "one").lower(), 1)
        base = int(match["year"]) + (-count if match["way"].lower() in _LATER else count)
        return f"in {match['year']}" if base in known and int(match["year"]) in known else match.group()

    def beside(match: re.Match[str]) -> str:
        count, step = WORDS[match["count"].lower()], 1 if match["way"] in _LATER else -1
        own = years_in(text)
        years = [own[0] + step * number for number in range(1, count + 1)] if len(own) == 1 else []
        return f"in {' and '.join(map(str, sorted(years)))}" if years and {*years} <= {*known} else match.group()

    def these(match: re.Match[str]) -> str:
        return "the years" if len(known) == WORDS[match["count"].lower()] else match.group()

    text = _OF_THESE.sub(lambda match: "" if len(known) == WORDS[match["count"].lower()] else match.group(), text)
    return _THESE_YEARS.sub(these, _YEARS_BESIDE.sub(beside, _YEARS_OFF.sub(off, text)))


def _without_aliases(text: str, cited: Sequence[Source]) -> str:
    """One name for what a sentence calls by two that an article introduces together: "LF, the Long Form"."""
    for alias in {alias for source in cited for alias in aliases_in(source.article.text)}:
        for form in {alias.other, alias.other.partition(" under ")[0]}:
            for one, other in ((alias.name, form), (form, alias.name)):
                text = re.sub(rf"\b{re.escape(one)}{_OR}(?:the )?{re.escape(other)}\)?,?", form, text)
    return text


def _by_the_source(text: str, quotes: Sequence[str]) -> str:
    """ "The number was published by X" as the "according to X" that a quote has."""
    match = _FIGURE_OF.match(text)
    who = _capitals(match["who"]) if match else Counter()
    for quote in quotes if match and who else ():
        for credit in _CREDIT.finditer(quote):
            if who <= _capitals(credit[0]):
                return f"{credit[0]}."
    return text


def _capitals(text: str) -> Counter[str]:
    """Its words with a capital, each as often as it stands there."""
    return Counter(word.removesuffix("s") for word in re.findall(r"\w+", text) if word[0].isupper())


def _without_question(text: str, quotes: Sequence[str], cited: Sequence[Source], asked: Asked) -> str:
    """Without words that are the question's alone, where the sources are those that answer it.

    Not words that turn what is said: opposites, denials and superlatives must be the articles'.
    """
    if asked.misled or not set(cited) & set(asked.answering):
        return text
    known = frozenset(key for token in read_tokens(asked.question) for key in token.keys)
    fresh = new_words(text, quotes)
    own = [token for token in fresh if _is_of(token, known)]
    if not 0 < len(own) <= OF_THE_QUESTION:
        return text
    for token in reversed(own):
        text = f"{text[: token.start]}{text[token.end :]}"
    return " ".join(text.split())


def is_supreme(token: Token) -> bool:
    """Whether a word puts something above or below all else."""
    return _SUPREME.search(token.text.lower()) is not None


def _is_of(token: Token, known: frozenset[str]) -> bool:
    plain = token.kind is TokenKind.WORD and token.side is None and not is_denying(token.text)
    return plain and not is_supreme(token) and is_known(token.text, known)
