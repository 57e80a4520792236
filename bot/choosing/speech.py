"""Who speaks or acts: a quoted sentence, or one of a "he", whose speaker or doer another one of its paragraph names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.choosing.evidence import Evidence
from bot.english.names import Name, read_names
from bot.english.parties import canonical
from bot.numbers.sources import said_by
from bot.questions.office_holder import description_of
from bot.questions.roles import described as role_in
from corpus.split import sentences_of
from corpus.types import Article, Paragraph, ParagraphKind, Span

# Speech of somebody whom an earlier sentence names: "…," he told the paper.
_SPOKEN = re.compile(r"[”\"’,]\s(?:he|she)\s(?:also\s)?[a-z]+s?\b|\b(?:says|said|adds|added)\s(?:he|she)\b")
_PRONOUN = re.compile(r"(?:He|She)\s(?:also\s|further\s|then\s)?[a-z]+\b")
_CLOSES = re.compile(r"[”\"]")
# "…," noted the expert; "…," emphasised the head of the chamber.
_SAYS = (
    r"(?:said|told|(?:say|add|note|explain|argue|stress|emphasi[sz]e|conclude|remark|point|warn|insist|claim|observe"
    r"|recall)(?:d|s|ed))"
)
_DESCRIBED = re.compile(rf"[”\"’]\s(?:{_SAYS} (?P<who>the [^,.]+)|(?P<other>the [^,.]+?) {_SAYS}\b)")
# How much a name looks like a person's; how many sentences and paragraphs off the speaker may be.
PERSON, FAR, ABOVE = 0.4, 4, 3
# So many sentences of a speech are shown at most.
LONGEST = 4


def is_quoted(evidence: Evidence) -> bool:
    """Whether a sentence is somebody's speech, whom it may not name."""
    return _is_marked(evidence.text) or _is_inside(evidence)


def is_of_pronoun(sentence: str) -> bool:
    """Whether a sentence begins with the "he" or "she" who does what it tells."""
    return _PRONOUN.match(sentence) is not None


@lru_cache(maxsize=4096)
def _is_marked(sentence: str) -> bool:
    """Whether a sentence has a quotation mark at one of its ends, or tells that he or she speaks."""
    return sentence[:1] in '“"' or sentence.rstrip()[-1:] in '”"' or _SPOKEN.search(sentence) is not None


def _is_inside(evidence: Evidence) -> bool:
    """Whether a quotation that began before the sentence, in its paragraph, goes on."""
    return _is_open(evidence.article.text[evidence.paragraph.start : evidence.span.start])


def _is_open(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def attribution(evidence: Evidence) -> Span | None:
    """The sentence of the paragraph that names the speaker of a quoted one; None where the sentence itself does.

    Where a quotation goes on after the sentence, the one that ends it; else the nearest one before that names somebody.
    Of one that begins with "he" or "she", the nearest one before that names one person.
    """
    text = evidence.article.text
    spans = sentences_of(evidence.article, evidence.paragraph)
    here = spans.index(evidence.span) if evidence.span in spans else 0
    if is_of_pronoun(evidence.text):
        return _one_person(evidence.article, [*_above(evidence), *spans[:here]][-FAR:])
    if not is_quoted(evidence) or _people(evidence.text):
        return None
    if not _CLOSES.search(evidence.text.removeprefix('"').removeprefix("“")):
        for span in spans[here + 1 : here + 1 + FAR]:
            if _CLOSES.search(text[span.start : span.end]):
                if _people(text[span.start : span.end]):
                    return span
                break
    earlier = spans[max(here - FAR, 0) : here]
    named = next((span for span in reversed(earlier) if _people(text[span.start : span.end])), None)
    return named or _who_speaks(text, earlier) or _spoke_above(evidence, spans[here:])


def quotation(evidence: Evidence) -> tuple[Span, ...]:
    """The sentences of the paragraph that are of one speech with a quoted one, itself among them, in order.

    No more than LONGEST, of which the first is the quoted one where there are more before it.
    """
    spans = sentences_of(evidence.article, evidence.paragraph)
    if evidence.span not in spans or not is_quoted(evidence):
        return (evidence.span,)
    here = spans.index(evidence.span)
    spoken = [_is_spoken(evidence, span) for span in spans]
    first = next((place + 1 for place in range(here - 1, -1, -1) if not spoken[place]), 0)
    last = next((place for place in range(here + 1, len(spans)) if not spoken[place]), len(spans))
    first = first if last - first <= LONGEST else here
    return tuple(spans[first:last][:LONGEST])


def _is_spoken(evidence: Evidence, span: Span) -> bool:
    before = evidence.article.text[evidence.paragraph.start : span.start]
    return _is_marked(evidence.article.text[span.start : span.end]) or _is_open(before)


def speaker_in(article: Article, span: Span) -> str | None:
    """The person who speaks by a sentence, known as one from anywhere in the article: "Sousa stressed that …"."""
    source = said_by(article.text[span.start : span.end])
    return source if source and source.split()[-1] in _persons(article) else None


def _spoke_above(evidence: Evidence, rest: Sequence[Span]) -> Span | None:
    """The nearest sentence of the paragraphs above in which a person speaks, where the quotation ends with "the expert"
    or "he", or with nobody; of an office, one who is called so in the article.

    rest: the sentences of the paragraph from the quoted one on.
    """
    article, place = evidence.article, evidence.passage.paragraph - 1
    described = next(filter(None, (_DESCRIBED.search(article.text, span.start, span.end) for span in rest)), None)
    above = [one for one in article.citable[:place] if one.kind is not ParagraphKind.ITEM][-ABOVE:]
    for span in reversed([span for paragraph in above for span in sentences_of(article, paragraph)]):
        if who := speaker_in(article, span):
            return span if described is None or _may_be(described["who"] or described["other"], who, article) else None
    return None


def _may_be(description: str, who: str, article: Article) -> bool:
    """Whether somebody may be "the expert"; of an office, whether a sentence of the article gives it to him."""
    office = role_in(description)
    if office is None:
        return True
    spans = (span for paragraph in article.citable for span in sentences_of(article, paragraph))
    called = (description_of(who, article.text[span.start : span.end]) for span in spans)
    return any(one is not None and one.office.split()[-1] == office.office.split()[-1] for one in called)


def _who_speaks(text: str, earlier: Sequence[Span]) -> Span | None:
    """What stands right before the quotation: "Her daughter shakes her head. "Never," she says."; None where none does.

    earlier: the sentences before the quoted one, the first of which with "she says" opens the quotation.
    """
    for before, span in pairwise(earlier):
        if _SPOKEN.search(text[span.start : span.end]):
            return None if _is_marked(text[before.start : before.end]) else before
    return None


def person_in(article: Article, span: Span) -> Name | None:
    """The one person whom a sentence names, known as one from anywhere in the article; None of several or none."""
    named = _named(article, span)
    return named[0] if len({_surname(name) for name in named}) == 1 else None


def paragraph_of(article: Article, span: Span) -> Paragraph:
    """The paragraph that a sentence stands in."""
    return next(one for one in article.paragraphs if one.start <= span.start and span.end <= one.end)


def _one_person(article: Article, earlier: Sequence[Span]) -> Span | None:
    """The nearest of some sentences that names one person, with none between that names several."""
    for span in reversed(earlier):
        if person_in(article, span):
            return span
        if _named(article, span):
            return None
    return None


def _named(article: Article, span: Span) -> list[Name]:
    """The names in a sentence that are known as people's from anywhere in the article."""
    return [name for name in read_names(article.text[span.start : span.end]) if _surname(name) in _persons(article)]


def _above(evidence: Evidence) -> list[Span]:
    """The sentences of the paragraph before, where the first one of both is of somebody named farther up."""
    above = evidence.article.citable[max(evidence.passage.paragraph - 2, 0) : evidence.passage.paragraph - 1]
    return [span for paragraph in above for span in sentences_of(evidence.article, paragraph)]


@lru_cache(maxsize=256)
def _persons(article: Article) -> frozenset[str]:
    """The last names of the people of an article."""
    names = (
        name for paragraph in article.citable for name in read_names(article.text[paragraph.start : paragraph.end])
    )
    return frozenset(_surname(name) for name in names if name.person >= PERSON and not canonical(name.text))


def _surname(name: Name) -> str:
    return name.text.split()[-1].removesuffix("'s").removesuffix("’s")


def _people(text: str) -> bool:
    """Whether a text names somebody; "the Head of the European Department" is no name."""
    return any(name.person >= PERSON and role_in(name.text) is None for name in read_names(text))
