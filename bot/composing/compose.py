"""Composing an answer without a language model: whole sentences of the articles, the short answer in front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.choosing.evidence import Evidence, items_around, lead_in_of, list_items
from bot.choosing.headings import asked_above
from bot.choosing.leaning import leans
from bot.choosing.listing import asks_countries, new_countries
from bot.choosing.speech import attribution, is_of_pronoun, paragraph_of
from bot.composing.draft import AND, Draft, DraftSentence, Source
from bot.composing.explaining import explanation, is_explained, item_of, reply, with_items
from bot.composing.running import asks_all, further, is_enumerated, spoken
from bot.finding.beside import beside, is_broad, is_several
from bot.finding.found import Found
from bot.questions.kinds import AnswerKind
from bot.questions.left_out import goods_set_aside
from bot.questions.query import Query
from bot.reckoning.arithmetic import Worked
from bot.reckoning.conflicts import Relation
from bot.reckoning.differences import Value
from bot.reckoning.figures import Figure
from corpus.split import sentence_spans, sentences_of
from corpus.types import Article, Paragraph, ParagraphKind, Span
from index.lexical import terms

# How much of a heading the question must say again for its list to be given whole.
ABOVE = 0.25
# An item of a list of at most so many sentences is shown whole.
OF_ITEM = 3
_GOES_ON = re.compile(r"^[“\"']?(?:but|yet|however|it|this|that|they|he|she|instead)\b", re.IGNORECASE)


def compose(findings: Sequence[Found]) -> Draft:
    """The answers to all questions one after the other, each sentence once; nothing for one without an answer."""
    drafts = [answer_to(found) for found in findings if found.answers]
    shorts = [short for draft in drafts if draft.short_answer for short in draft.short_answer.split(AND)]
    sentences = dict.fromkeys(sentence for draft in drafts for sentence in draft.sentences)
    return Draft(AND.join(dict.fromkeys(shorts)) or None, tuple(sentences))


def answer_to(found: Found) -> Draft:
    """A sum; or figures side by side; or a list whole; or the best sentence with what it needs to be understood."""
    query, evidence, worked = found.query, found.evidence, found.reckoning.worked
    if isinstance(worked, Worked):
        return _sum(worked)
    if shown := found.side_by_side:
        agreed = shown.relation is Relation.AGREEMENT and not query.across
        values = sorted(shown.values, key=_fineness, reverse=True) if agreed else shown.values
        texts = list(dict.fromkeys(value.text for value in values))[: 1 if agreed else None]  # the others round it
        more = _sources_of(found.query, beside(found)) if is_several(found) else []
        sentences = (*_quoting(value.figure for value in values), *map(_exact, more))
        return Draft(AND.join(texts), tuple(dict.fromkeys(sentences)))
    best = evidence[0]
    items = list_items(best)
    if items and (query.kind is AnswerKind.LIST or _introduces(best) or _asks_for_all(query, best)):
        kept = _others(query, best.article, items)
        return Draft(None, _list(best.article, items, kept, best.after))
    made = meaning(found)
    goes_on = further(query, best) or len(spoken(query, best)) > 1
    short = made.computed[-1] if made else found.short.text if found.short and not goes_on else None
    told = [premise.sentence for premise in found.premises if premise.sentence and premise.sentence.span != best.span]
    sources = with_items([*_sources_of(query, told), *_sources(found)])
    return Draft(short, (*(_exact(source) for source in dict.fromkeys(sources)), *([made] if made else [])))


def _fineness(value: Value) -> int:
    """In how many digits a figure is told."""
    return len(value.figure.value.normalize().as_tuple().digits) if value.figure.value else 0


def meaning(found: Found) -> DraftSentence | None:
    """What the short answer means by the day of its article or the head of its column; None where it says all."""
    if found.short is None or not found.short.meant:
        return None
    best, short = found.evidence[0], found.short
    by = f"under “{short.head}”" if short.head else f"in an article of {best.article.published}"
    text = f"“{short.text}” {by} = {short.meant}"
    source = Source(best.article, best.paragraph, best.span)
    return DraftSentence(f"{text}.", (source,), (text, short.meant))


def _others(query: Query, article: Article, items: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The items of a list without those that a question sets aside, if any are left: "besides oil"."""
    aside = goods_set_aside(query)
    others = [item for item in items if not aside or not aside <= set(terms(article.text[item.start : item.end]))]
    return others or items


def _asks_for_all(query: Query, best: Evidence) -> bool:
    """Whether the section that a list makes up is asked for: "What was achieved?"."""
    above = asked_above(query.focus, best.passage.heading)
    return query.kind is AnswerKind.EXPLANATION and not best.paragraph.lead_in and above >= ABOVE


def leans_on_before(before: DraftSentence, sentence: DraftSentence) -> bool:
    """Whether the one before stands there only for a "he" or "this" of the next."""
    (first,), (second,) = before.sources[:1], sentence.sources[:1]
    return first.paragraph == second.paragraph and leans(sentence.text)


def _sum(worked: Worked) -> Draft:
    """What the operands are, in the articles' words, and then what they make."""
    of_all = _quoting(worked.operands)
    sentences = _quoting(worked.leading) if worked.leading else of_all
    sources = tuple(source for sentence in of_all for source in sentence.sources)
    made = DraftSentence(f"{worked.text}.", sources, (worked.text, worked.short))
    return Draft(worked.short, (*sentences, made))


def _quoting(figures: Iterable[Figure]) -> tuple[DraftSentence, ...]:
    """The sentences of some figures, each once, a list item after the words that introduce it."""
    sources: dict[Source, None] = {}
    for figure in figures:
        paragraphs = figure.article.citable
        number = (figure.paragraph.number or 0) - 1
        fragment = figure.paragraph.lead_in and not figure.paragraph.label
        if fragment and (items := items_around(paragraphs, number)):
            lead_in = _lead_in_source(figure.article, items)
            sources |= {lead_in: None} if lead_in else {}
        sources[Source(figure.article, figure.paragraph, figure.span)] = None
    return tuple(_exact(source) for source in sources)


def _list(
    article: Article, items: Sequence[Paragraph], shown: Sequence[Paragraph], after: Span | None = None
) -> tuple[DraftSentence, ...]:
    """The items, after the words that introduce them, with those from `after` on that these go on from."""
    lead_in = _lead_in_source(article, items)
    if lead_in and after and lead_in.paragraph.start <= after.start < lead_in.span.start:
        lead_in = Source(article, lead_in.paragraph, Span(start=after.start, end=lead_in.span.end))
    sources = [item_of(article, item) for item in shown]
    return tuple(_exact(source) for source in ([lead_in] if lead_in else []) + sources)


def _sources(found: Found) -> list[Source]:
    best = found.evidence[0]
    source, several = Source(best.article, best.paragraph, best.span), found.query.across or is_several(found)
    if best.after is not None:
        return [Source(best.article, paragraph_of(best.article, best.after), best.after), source]
    if replied := reply(best):
        return [source, *replied]
    speech = [Source(best.article, best.paragraph, span) for span in (_of_item(best) or spoken(found.query, best))]
    before = _antecedent(found.query, best)
    if asks_all(found.query) and (more := further(found.query, best)):
        goes_on = (Source(best.article, paragraph_of(best.article, span), span) for span in more)
        return [*([before] if before else []), source, *goes_on]
    if before:
        # One of an answer of many sentences is understood from these; any other from the sentence before it.
        if several or (is_broad(found) and not best.paragraph.lead_in):
            return [*([before] if several else []), *speech, *_sources_of(found.query, beside(found))]
        return [before, *speech]
    if len(speech) > 1:
        return speech
    if is_explained(found) and (following := explanation(best)):
        return [source, *following]
    if more := further(found.query, best):
        return [source, *(Source(best.article, best.paragraph, span) for span in more)]
    if is_enumerated(found.query, found.short) and not found.query.across:
        return [source]
    if asks_countries(found.query) and new_countries(found.query, best.text):
        return list(dict.fromkeys([source, *_with_countries(found)]))
    settling = _settling(best) if found.query.kind is AnswerKind.YES_NO else None
    return [source, *([settling] if settling else []), *_sources_of(found.query, beside(found))]


def _of_item(best: Evidence) -> tuple[Span, ...]:
    """All sentences of a short list item, which are of one thing; none of another paragraph."""
    spans = sentences_of(best.article, best.paragraph) if best.paragraph.kind is ParagraphKind.ITEM else ()
    return spans if len(spans) <= OF_ITEM else ()


def _sources_of(query: Query, evidence: Iterable[Evidence]) -> list[Source]:
    return [source for e in evidence for source in _whole(query, e)]


def _whole(query: Query, evidence: Evidence) -> list[Source]:
    """The sentence, with all items of the list that it introduces, the speech that it is of, or what is replied."""
    items = list_items(evidence) if _introduces(evidence) else ()
    sentences = [Source(evidence.article, evidence.paragraph, span) for span in spoken(query, evidence)]
    return [*sentences, *(item_of(evidence.article, item) for item in items), *reply(evidence)]


def _introduces(evidence: Evidence) -> bool:
    return evidence.text.rstrip().endswith(":")


def _antecedent(query: Query, evidence: Evidence) -> Source | None:
    """The sentence before one that leans on it, who says it, or the words that introduce a list item."""
    article, paragraph = evidence.article, evidence.paragraph
    if paragraph.lead_in and not paragraph.label and (items := list_items(evidence)):
        return _lead_in_source(article, items)
    spans = sentences_of(article, paragraph)
    here = spans.index(evidence.span) if evidence.span in spans else 0
    names_whom = query.kind is AnswerKind.PERSON or not is_of_pronoun(evidence.text)
    if names_whom and evidence.span in spans and (speaker := attribution(evidence)) and speaker != evidence.span:
        return Source(article, paragraph_of(article, speaker), speaker)
    if here and leans(evidence.text):
        return Source(article, paragraph, spans[here - 1])
    return None


def _with_countries(found: Found) -> list[Source]:
    """The sentences of the best one's paragraph that name countries, which may be spread over them."""
    best = found.evidence[0]
    sources = [Source(best.article, best.paragraph, span) for span in sentences_of(best.article, best.paragraph)]
    return [source for source in sources if new_countries(found.query, source.quote)]


def _settling(evidence: Evidence) -> Source | None:
    """The next sentence, where it goes on about the same: "We were close to signing. It failed over the price."."""
    article, paragraph = evidence.article, evidence.paragraph
    after = sentence_spans(article.text, evidence.span.end, paragraph.end)
    goes_on = bool(after) and _GOES_ON.match(article.text[after[0].start : after[0].end])
    return Source(article, paragraph, after[0]) if goes_on else None


def _lead_in_source(article: Article, items: Sequence[Paragraph]) -> Source | None:
    paragraph = lead_in_of(article, items)
    if paragraph is None:
        return None
    return Source(article, paragraph, sentences_of(article, paragraph)[-1])


def _exact(source: Source) -> DraftSentence:
    return DraftSentence(" ".join(source.quote.split()), (source,))
