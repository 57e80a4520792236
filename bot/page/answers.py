"""An answer as HTML: whole, or as much of it as has been said so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from markupsafe import Markup

from bot.page.export import as_markdown, as_text
from bot.page.links import cited, near, whose
from bot.page.markup import clean, joined, line, listed, own
from bot.page.places import link_to
from bot.page.side_by_side import conflict_table, worked_sum
from bot.phrases import phrases
from bot.types import Answer, Citation, Status

Numbers = Callable[[Sequence[int]], Markup]


def answer_steps(answer: Answer, turn: int, shown: int = 0) -> Iterator[Markup]:
    """The answer as it grows: the short answer, then each sentence, then all. It has been checked as a whole before.

    shown: how many sentences are there already.
    """
    if answer.short_answer and not shown:
        yield _answer(answer, turn, 0)
    for said in range(shown + 1, len(answer.sentences)):
        yield _answer(answer, turn, said)
    yield whole_answer(answer, turn)


def answer_so_far(answer: Answer, turn: int) -> Markup:
    """An answer that a language model is still writing; what it has has been checked."""
    return _answer(answer, turn, len(answer.sentences))


def whole_answer(answer: Answer, turn: int) -> Markup:
    """The answer with its sources, or the refusal with the nearest articles; `turn` sets its ids apart."""
    return _answer(answer, turn, None)


def announced(answer: Answer) -> str:
    """What a screen reader says when an answer is there."""
    if answer.status is Status.REFUSED:
        return f"No answer. {refusal(answer)}"
    sources = len(answer.citations)
    return f"{answer.answer} {sources} source{'' if sources == 1 else 's'}."


def refusal(answer: Answer) -> str:
    """Why there is no answer, or not to all that was asked, in the language of the question."""
    return phrases(answer.language).refusal(answer.missing, ())


def _answer(answer: Answer, turn: int, said: int | None) -> Markup:
    tips = _Tips(answer, turn)
    if answer.status is Status.REFUSED:
        parts = _refused(answer)
    else:
        parts = [*_short(answer), *_sentences(answer, said, tips.numbers)]
        parts += _behind(answer, tips) if said is None else []
    if said is None:
        parts += [*(line(notice, "notice") for notice in answer.notices), _tools(answer, turn)]
    busy = Markup("") if said is None else Markup(' aria-busy="true"')
    parts = [*_understood(answer), *parts]
    return clean(Markup('<div class="answer" data-status="{}"{}>{}</div>').format(answer.status, busy, joined(parts)))


@dataclass
class _Tips:
    """Citation numbers of one answer; each place where one stands has an id of its own."""

    answer: Answer
    turn: int
    _count: Iterator[int] = field(default_factory=count)

    def numbers(self, numbers: Sequence[int]) -> Markup:
        """Links to these citations."""
        return joined(cited(self.citation(n), f"tip-{self.turn}-{next(self._count)}") for n in numbers)

    def citation(self, n: int) -> Citation:
        """The citation of that number."""
        return next(citation for citation in self.answer.citations if citation.n == n)


def _short(answer: Answer) -> list[Markup]:
    """The short answer, large, and the time that it speaks of where neither it nor the question tells."""
    time = answer.as_of
    told = not time or time in answer.question or time in answer.understood or time in (answer.short_answer or "")
    as_of = Markup("") if told else Markup('<span class="as-of">as of {}</span>').format(time)
    if answer.short_answer:
        return [Markup('<p class="short">{} {}</p>').format(own(answer.short_answer), as_of)]
    return [Markup('<p class="short only-time">{}</p>').format(as_of)] if as_of else []


def _sentences(answer: Answer, said: int | None, numbers: Numbers) -> list[Markup]:
    """The first sentences as a paragraph; those behind one that ends in a colon as its items. Sums stand elsewhere."""
    sums = {f"{computed.text}." for computed in answer.computed}
    told = [sentence for sentence in answer.sentences[:said] if sentence.text not in sums]
    lead = next((i for i, sentence in enumerate(told) if sentence.text.endswith(":")), len(told)) + 1
    shown = [Markup('<span class="sentence">{} {}</span>').format(own(s.text), numbers(s.citations)) for s in told]
    parts = [Markup('<p class="said">{}</p>').format(joined(shown[:lead], " "))] if shown else []
    return [*parts, listed(shown[lead:])] if shown[lead:] else parts


def _behind(answer: Answer, tips: _Tips) -> list[Markup]:
    """What follows the sentences: sums, figures side by side, what is open, sources."""
    parts = [worked_sum(computed, tips.numbers) for computed in answer.computed]
    parts += [conflict_table(conflict, tips.numbers, tips.citation) for conflict in answer.conflicts]
    if answer.status is Status.PARTIAL:
        parts.append(Markup('<p class="open" dir="auto"><strong>Still open:</strong> {}</p>').format(refusal(answer)))
    return [*parts, _sources(answer.citations)]


def _sources(citations: Sequence[Citation]) -> Markup:
    rows = (
        Markup('<li value="{}"><a href="{}" data-source>{}</a></li>').format(
            citation.n, link_to(citation.article, citation.paragraph, citation.start, citation.end), whose(citation)
        )
        for citation in citations
    )
    return Markup('<h3 class="heading">Sources</h3><ol class="sources">{}</ol>').format(joined(rows))


def _refused(answer: Answer) -> list[Markup]:
    """What was missing, and the nearest articles; of a question about the articles, which there are."""
    if about := next((lack for lack in answer.missing if lack.kind == "articles"), None):
        heading = Markup('<h3 class="heading">Articles: {}</h3>').format(about.asked)
        return [line(phrases(answer.language).articles, "refused"), heading, listed(map(own, about.have))]
    parts = [line(refusal(answer), "refused")]
    if answer.nearest:
        parts.append(Markup('<h3 class="heading">Nearest articles</h3>{}').format(listed(map(near, answer.nearest))))
    return parts


def _understood(answer: Answer) -> list[Markup]:
    """The question as it was searched, where that is not as it was asked; it can be put right and asked again."""
    if answer.understood == answer.question:
        return []
    return [
        Markup(
            '<details class="understood"><summary>Understood as: <bdi>{words}</bdi> <span class="edit">Edit</span>'
            "</summary><form><label><span>Ask instead</span>"
            '<input type="text" name="question" value="{words}" autocomplete="off"></label>'
            '<button type="submit">Ask</button></form></details>'
        ).format(words=answer.understood)
    ]


def _tools(answer: Answer, turn: int) -> Markup:
    """Copying, and a thumb with a reason. The texts to be copied stand in the page, unseen."""
    name = f"why-{turn}"
    return Markup(
        '<div class="tools"><button type="button" data-copy>Copy</button>'
        '<button type="button" data-thumb="up" aria-expanded="false" aria-controls="{name}">'
        'Good<span class="unseen"> answer</span></button>'
        '<button type="button" data-thumb="down" aria-expanded="false" aria-controls="{name}">'
        'Bad<span class="unseen"> answer</span></button></div>'
        '<form class="why" id="{name}" data-feedback="{turn}" hidden><label><span class="prompt">Why?</span>'
        '<input type="text" name="reason" maxlength="500" autocomplete="off"></label>'
        '<button type="submit">Send</button></form>'
        '<pre class="plain" hidden>{plain}</pre><pre class="markdown" hidden>{markdown}</pre>'
    ).format(name=name, turn=turn, plain=as_text(answer), markdown=as_markdown(answer))
