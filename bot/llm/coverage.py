"""What of the answer in the articles' words a language model left out, so that nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.claims.additions import is_known
from bot.claims.names import unsupported_names
from bot.claims.support import unsupported_figures
from bot.composing.check import is_said
from bot.composing.compose import leans_on_before
from bot.composing.draft import AND, Draft, DraftSentence
from bot.english.tokens import TokenKind, read_tokens

# Where no short answer tells what matters in a sentence, so much of its words must be said.
SHARE = 0.6


def unsaid(draft: Draft, written: Sequence[DraftSentence], settled: bool = False) -> tuple[DraftSentence, ...]:
    """Sentences of the draft whose answer is in none of the written ones, in order.

    A sentence that another one only leaned on goes with it, words that introduce a list with the last of its items.
    settled: the short answer is the whole answer; once it is said, what stands beside it may go.
    """
    shorts = tuple(draft.short_answer.split(AND)) if draft.short_answer else ()
    beside = bool(settled and shorts and tells(draft.short_answer, written))
    said = [_is_said(sentence, written, shorts, beside) for sentence in draft.sentences]
    for place in range(len(said) - 1):
        following = draft.sentences[place + 1]
        said[place] = said[place] or (said[place + 1] and leans_on_before(draft.sentences[place], following))
    for place in range(len(said)):
        if items := [said[number] for number in _introduced(draft.sentences, place)]:
            said[place] = all(items)
    return tuple(sentence for sentence, done in zip(draft.sentences, said, strict=True) if not done)


def _introduced(sentences: Sequence[DraftSentence], place: int) -> Iterator[int]:
    """The places of the items that a sentence introduces."""
    if not sentences[place].text.rstrip().endswith(":"):
        return
    (lead_in, *_) = sentences[place].sources
    for number in range(place + 1, len(sentences)):
        (item, *_) = sentences[number].sources
        if item.article.id != lead_in.article.id or not item.paragraph.lead_in:
            return
        yield number


def tells(short: str | None, written: Sequence[DraftSentence]) -> bool:
    """Whether every part of a short answer is said."""
    return not short or all(any(is_said(part, one.text) for one in written) for part in short.split(AND))


def _is_said(sentence: DraftSentence, written: Sequence[DraftSentence], shorts: Sequence[str], beside: bool) -> bool:
    if sentence.computed:
        return False  # a sum is shown as it was done
    own = [short for short in shorts if is_said(short, sentence.text)]
    if beside and not own:
        return True
    same = [one.text for one in written if set(sentence.sources) & set(one.sources)]
    if not same:
        return False
    if own:
        return all(any(is_said(short, text) for text in same) for short in own)
    if unsupported_figures(sentence.text, same) or unsupported_names(sentence.text, same):
        return False
    known = frozenset(key for text in same for token in read_tokens(text) for key in token.keys)
    words = [token.text for token in read_tokens(sentence.text) if token.kind is TokenKind.WORD]
    return sum(is_known(word, known) for word in words) >= SHARE * len(words)
