"""The gate: a language model's sentence passes when the evidence that it cites carries it, by the checker that all
sentences go through (bot/claims/support.py), and when it is a sentence and nothing else.

A sentence that cites nothing, or something else, goes to the one piece of evidence that carries it, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.claims.additions import added, new_words
from bot.claims.names import unsupported_names
from bot.claims.polarity import contradiction
from bot.claims.relations import exchanged
from bot.claims.support import unsupported_figures
from bot.composing.context import Understood, spelled_out, understood, with_times
from bot.composing.draft import DraftSentence, Source
from bot.english.words import is_carrying
from bot.llm.asked_year import in_the_year_asked, is_of_another_year
from bot.llm.attribution import attributed, mentions, names_sources
from bot.llm.claims import Claim, malformed
from bot.llm.clauses import clauses_of
from bot.llm.compared import exceeds_its_whole, is_at_odds
from bot.llm.denials import is_denied, with_its_subject
from bot.llm.framing import without_framing
from bot.llm.joined import is_joined
from bot.llm.misplaced import is_told_by_another
from bot.llm.novelty import is_exchanged
from bot.llm.owners import is_of_another
from bot.llm.plain import NOTHING_ASKED, Asked, in_fewer_words, in_plain_words
from bot.llm.proof import carries, with_needed
from bot.llm.references import in_their_words, lead_ins
from bot.llm.remarks import compares, holds, is_clause, parted, with_figures_again
from bot.llm.sums import NO_SUMS, Sums
from bot.numbers.periods import moment_of

_ANAPHOR = re.compile(
    r"(?:It|This|That|They|These|He|She)\b|.*\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts) (?:source|figure|number|amount)\b"
)


@dataclass(frozen=True)
class Ruling:
    """A sentence with its sources, where it passes, else why it does not."""

    sentence: DraftSentence | None
    why: str = ""


def judge(claim: Claim, sources: Sequence[Source], sums: Sums = NO_SUMS, asked: Asked = NOTHING_ASKED) -> Ruling:
    """Whether a claim may be said. `sources`: the evidence as it is numbered; `sums`: what was worked out from it."""
    if why := malformed(claim):
        return Ruling(None, why)
    if (exceeds_its_whole(claim.text) or is_at_odds(claim.text)) and not any(claim.text == s.quote for s in sources):
        return Ruling(None, "its figures do not agree with each other")
    ruling = _judged(claim, sources, sums, asked)
    if ruling.sentence is None:
        ruling = _in_context(claim, sources, sums, asked) or ruling
    said = ruling.sentence
    if said is None or said.text in (source.quote for source in said.sources):
        return ruling
    read = [understood(source) for source in said.sources]
    if is_joined(spelled_out(said.text), read) and not _in_another_year(said.text, said.sources):
        return ruling
    return Ruling(None, "the evidence does not say this of the same person, thing, place or figure")


def _in_another_year(text: str, sources: Sequence[Source]) -> bool:
    """Whether "last year" and the like, counted from the article, are another figure's."""
    moments = {moment_of(source.article) for source in sources}
    dated = with_times(text, moments.pop()) if len(moments) == 1 else text
    return dated != with_times(text, None) and is_exchanged(dated, [understood(source).quote for source in sources])


def _in_context(claim: Claim, sources: Sequence[Source], sums: Sums, asked: Asked) -> Ruling | None:
    """The same by what the evidence says where it stands; None where that does not carry the claim either."""
    read, text = [understood(source) for source in sources], spelled_out(claim.text)
    if text == claim.text and all(one.quote == source.quote for one, source in zip(read, sources, strict=True)):
        return None
    answering = tuple(understood(source) for source in asked.answering)
    said = _judged(replace(claim, text=text), read, sums, replace(asked, answering=answering)).sentence
    if said is None:
        return None
    exact = tuple(source.exact if isinstance(source, Understood) else source for source in said.sources)
    quotes = [source.quote for source in exact]
    if not (new_words(claim.text, quotes) or unsupported_figures(claim.text, quotes)):
        return None  # all its words stand there as they are: in another order they say something else
    return Ruling(replace(said, text=claim.text, sources=exact, plain=said.plain or (text,), understood=True))


def _judged(claim: Claim, sources: Sequence[Source], sums: Sums, asked: Asked) -> Ruling:
    if (dated := in_the_year_asked(claim.text, asked.question)) != claim.text:
        ruling = _judged(replace(claim, text=dated), sources, sums, asked)
        said = ruling.sentence
        return replace(ruling, sentence=said and replace(said, text=claim.text, plain=said.plain or (said.text,)))
    cited = [sources[n - 1] for n in claim.marks if 1 <= n <= len(sources)]
    shown = _Shown(tuple(sources), sums, asked)
    if is_of_another_year(claim.text, [source.quote for source in cited], asked.question):
        return Ruling(None, "it gives the figure of another year than the question asks about")
    for some in (cited, [*lead_ins(cited), *cited]) if cited else ():
        if sentence := _worded(claim.text, some, shown):
            return Ruling(sentence)
    if not _speaks_of_sources(claim.text, sources):
        # "It is based on data of X" speaks of what was asked: another sentence must not bear it out.
        for source in asked.answering if _ANAPHOR.match(claim.text) and cited else sources:
            quotes = [source.quote]
            if mentions(claim.text, quotes, sources) or new_words(claim.text, quotes):
                continue
            if carries(claim.text, [source]):
                return Ruling(with_needed(claim.text, [source]))
    for some in (cited, [*lead_ins(cited), *cited]) if cited else ():
        if sentence := _restated(claim.text, some, shown) or _one_by_one(claim.text, some, shown):
            return Ruling(sentence)
    return Ruling(None, _fault(claim, cited, sums.texts))


@dataclass(frozen=True)
class _Shown:
    """What a model was shown, and the sums that were worked out of it."""

    evidence: tuple[Source, ...]
    sums: Sums
    asked: Asked

    def plainly(self, text: str, some: Sequence[Source], strictly: bool = False) -> str:
        """A text in plainer words where these sources carry it so; empty where they don't.

        Strictly, and where it was made shorter, it may have no word that they don't have in any form.
        """
        quotes = [source.quote for source in some]
        named = self.sums.plain(in_their_words(text, some))
        if is_told_by_another(named, quotes) or is_of_another(named, quotes):  # in fewer words the verb may be gone
            return ""
        for own in dict.fromkeys((named, without_framing(named, quotes))):
            plain = in_plain_words(own, some, self.asked.question)
            fewer = in_fewer_words(plain, some, NOTHING_ASKED if strictly else self.asked)
            for way in dict.fromkeys((text, own, plain, fewer, self.sums.apart(plain))):
                strict = strictly or way == fewer != plain
                if mentions(way, quotes, self.evidence):
                    continue
                if carries(way, some, self.sums) and not (strict and _says_more(way, quotes)):
                    return way
        return ""


def _says_more(text: str, quotes: Sequence[str]) -> bool:
    """Whether it has a word that they have in no form and that does more than carry the others."""
    return any(not is_carrying(token.text) for token in new_words(text, quotes))


def _speaks_of_sources(text: str, sources: Sequence[Source]) -> bool:
    """Whether it says who tells what, or that figures agree: then more than the quotes must bear it out."""
    remark, _ = parted(text) or ("", "")
    return names_sources(text, sources) or compares(remark)


def _worded(text: str, some: Sequence[Source], shown: _Shown) -> DraftSentence | None:
    """A sentence that its sources carry as it is, but for what it names in other ways."""
    if _speaks_of_sources(text, some):
        return None
    quotes = [source.quote for source in some]
    for way in dict.fromkeys((text, in_their_words(text, some))):
        if not mentions(way, quotes, shown.evidence) and carries(way, some, shown.sums):
            needed = with_needed(way, some, shown.sums)
            own = way == text or unsupported_names(text, [source.quote for source in needed.sources])
            return needed if own else replace(needed, text=text, plain=(way,))
    return None


def _restated(text: str, some: Sequence[Source], shown: _Shown) -> DraftSentence | None:
    """A sentence that its sources carry in plainer words, clause by clause where it says who tells what."""
    if (repeated := with_figures_again(text)) != text:
        carried = _restated(repeated, some, shown)
        return carried and replace(carried, text=text, plain=carried.plain or (carried.text,))
    remark, rest = parted(text) or ("", text)
    told = names_sources(text, some)
    if not told and not compares(remark) and (plain := shown.plainly(text, some)):
        return replace(with_needed(plain, some, shown.sums), text=text, plain=(plain,))
    if told and (clauses := _told(text, some, shown)):
        return DraftSentence(text, tuple(dict.fromkeys(some)), (), clauses)
    if not remark or not is_clause(rest):
        return None
    carried = _worded(rest, some, shown) or _restated(rest, some, shown)
    if carried is None or not _stands(remark, rest, carried, shown):
        return carried
    return replace(carried, text=text, plain=carried.plain or (carried.text,))


def _one_by_one(text: str, some: Sequence[Source], shown: _Shown) -> DraftSentence | None:
    """A sentence of several clauses of which each is carried by a source of its own."""
    carried, quotes = [], [source.quote for source in some]
    for clause in () if _speaks_of_sources(text, some) else clauses_of(text):
        own = (_worded(clause, [one], shown) or _restated(clause, [one], shown) for one in some)
        carried.append(None if is_exchanged(clause, quotes) else next((one for one in own if one), None))
    if not carried or None in carried:
        return None
    found = [one for one in carried if one]
    sources = tuple(dict.fromkeys(source for one in found for source in one.sources))
    plain = tuple(clause for one in found for clause in one.plain or (one.text,))
    computed = tuple(dict.fromkeys(worked for one in found for worked in one.computed))
    return DraftSentence(text, sources, computed, plain)


def _stands(remark: str, rest: str, carried: DraftSentence, shown: _Shown) -> bool:
    """Whether what is said in front of what the sources carry may stand there too."""
    quotes, asked = [source.quote for source in shown.evidence], shown.asked
    if holds(remark, rest, quotes, asked.short):
        return True
    own = [source.quote for source in carried.sources]
    named = with_its_subject(remark, rest)
    return is_denied(remark, own, asked.question, asked.misled) and (
        named == rest or bool(shown.plainly(named, carried.sources))
    )


def _told(text: str, some: Sequence[Source], shown: _Shown) -> tuple[str, ...]:
    """The clauses of a sentence that says who tells what, where those do and all together don't deny it."""
    told = attributed(text, some, shown.evidence, lambda clause, of: bool(shown.plainly(clause, of, strictly=True)))
    clauses = tuple(shown.plainly(clause, some, strictly=True) for clause in told)
    return clauses if all(clauses) else ()


def _fault(claim: Claim, cited: Sequence[Source], computed: Sequence[str]) -> str:
    """What of a sentence its sources don't carry, for the model that may write it again."""
    if not cited:
        return "it cites no evidence that says so"
    quotes = [source.quote for source in cited]
    if figures := unsupported_figures(claim.text, (*quotes, *computed)):
        return f"the evidence that it cites does not have {', '.join(figures)}"
    if names := unsupported_names(claim.text, quotes):
        return f"the evidence that it cites does not name {', '.join(names)}"
    if opposite := contradiction(claim.text, quotes):
        return f"the evidence says otherwise than “{opposite}”"
    if swapped := exchanged(claim.text, quotes):
        return f"{swapped.said} stands where the evidence has {swapped.meant}"
    words = added(claim.text, quotes) or [token.text for token in new_words(claim.text, quotes)]
    return f"the evidence does not say {', '.join(words) or 'so'}"
