"""What a message asks: its questions, what it says beside them, and what in it is an order to the program.

A message is data. Sentences that tell the program how to behave are passed over, whatever they say; markup is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.english.names import read_names
from bot.questions.courtesy import AUX, PREPOSITION, WH, without_opening
from bot.questions.elliptic import completed, in_front, on_topic
from bot.questions.plain_form import plain_form
from corpus.split import sentence_spans
from index.lexical import terms

# Elements that hold nothing to be read, and pieces set apart for a program; and any other mark, which ends a sentence.
_HIDDEN = re.compile(
    r"<(?P<tag>script|style|system|iframe|svg|object|template)\b[^<>]*>.*?</(?P=tag)\s*>|<!--.*?-->"
    r"|\[INST\].*?\[/INST\]|<<SYS>>.*?<</SYS>>|<\|im_start\|>\s*(?:system|assistant).*?<\|im_end\|>|```.*?```",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:b|i|em|strong|u|a|span|code|mark|sub|sup|font|small)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[!/?]?[a-zA-Z][^<>]*>|\[/?(?:INST|SYS)\]|<\|[^|<>]*\|>")
_ORDER = re.compile(
    r"^\W*(?:(?:and|then|now|so|also|please|just|ok(?:ay)?|kindly|important|note|attention|instructions?"
    r"|hint)[\s,:]+)*(?:"
    r"(?:ignore|disregard|forget|override|bypass|pretend|suppose|imagine|roleplay|reply|respond|answer|say|repeat|print"
    r"|output|write|begin|start|end|finish|act|behave|obey|translate|remember|assume|reveal|execute|run|use only"
    r"|stop)\b"
    r"|if (?:unsure|in doubt|you)\b|do not\b|don['’]t\b|never\b|always\b|you are (?:now )?(?:in|an?|no longer|not)\b"
    r"|you (?:must|should|will|have to)\b"
    r"|let['’]s play\b|as an? (?:ai|assistant|language model)\b|i am (?:the|your) (?:developer|admin|owner|boss)\b"
    r"|your (?:instructions?|rules|sources|articles) (?:are|is)\b|the articles are (?:wrong|outdated|false)\b"
    r"|it['’]s (?:very )?important that you\b|\{\s*[\"']role[\"']|from now on\b|for the (?:rest|remainder) of\b"
    r"|(?:system|assistant|developer|admin(?:istrator)?|user)\s*:"
    r"|(?:new|updated|breaking)\s+(?:instructions?|articles?|documents?|context|facts?|rules?)\s*:"
    r"|(?:the )?(?:citations?|sources|checks?|rules|filters) (?:are|is|have been) (?:switched|turned)? ?(?:off"
    r"|disabled))",
    re.IGNORECASE,
)
_ROLE = re.compile(r"^\W*(?:system|assistant|developer|admin(?:istrator)?|user)\s*:\s*", re.IGNORECASE)
_ASKS = re.compile(
    rf"^\W*(?:(?:and|but|so|or|then|also|now|please|well|hi|hello|ok(?:ay)?)[\s,]+)*(?:{PREPOSITION}\s)?(?:{WH}"
    rf"|{AUX})\b"
    r"|^\W*(?:please\s+)?(?:give|tell|show|list|name|explain|describe|compare|summari[sz]e|find|state)\b|\?\W*$",
    re.IGNORECASE,
)
# What a second question in one sentence starts with.
_CLAUSE = re.compile(
    rf"(?i:(?:\s*[,;–-]\s*|\s)(?:and|or|but)\s+(?:also\s+|then\s+)?)(?=(?i:(?:{PREPOSITION}\s)?{WH}\b)"
    rf"|(?i:{AUX}\s)(?:the|it|they|he|she|this|that|there|these|those|some|any|[A-Z]\w+)\b)"
)
# A second question that nothing joins to the first, as typed in haste: "who is Ana Sousa what does she make".
_RUN_ON = re.compile(
    rf"^\W*(?P<first>{WH}\b.*\b{AUX}\b.*?(?P<last>[\w’'-]+))\s(?=(?:how|what|who|when|where|why)\s{AUX}\s"
    r"(?:he|she|it|they|his|her|its|their)\s\w)",
    re.IGNORECASE,
)
# After these a question goes on: "what do the articles say about when was it signed".
_TAKES_CLAUSE = re.compile(
    rf"{PREPOSITION}|{AUX}|and|or|but|not|than|know|known|sa(?:y|ys|id)|tells?|told|asks?|asked|shows?|explains?|means?"
    r"|see|learn|wonder|think|reason|way|time|place|question",
    re.IGNORECASE,
)
# "…, and who is it?" is a question of its own, as after a question that only opens with such a word; "the man who …
# and who died" goes on.
_RELATIVE = re.compile(rf"^(?:{PREPOSITION}\s)?(?:who|whose|whom|which)\b(?!\s{AUX}\b)", re.IGNORECASE)
# "Who signed it, and when?": of the same thing.
_HAS_RELATIVE = re.compile(r"\w.*\b(?:who|whose|whom|which|that)\b", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:in )?(?P<wh>when|where|which year|which month)\W*", re.IGNORECASE)
_OPENING = re.compile(rf"^\W*(?:{PREPOSITION}\s)?{WH}\s", re.IGNORECASE)
_AND_ITS = re.compile(r"\s+and\s+(?=(?:its|their|his|her)\s)", re.IGNORECASE)
_IMPERATIVE = re.compile(r"^\W*(?:please\s+)?(?:give|tell|show|list|name|state)\b", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|there|one|ones|such|each|both"
    r"|which|the (?:country|city|company|region|two|latter|former|same))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Request:
    """A message taken apart.

    parts: its questions in order, at least one. premise: what it states beside them. orders: whether something in it
    was passed over because it tells the program what to do.
    """

    parts: tuple[str, ...]
    premise: str
    orders: bool

    @property
    def whole(self) -> str:
        """All of it that is no order, as one text."""
        return " ".join(part for part in (self.premise, *self.parts) if part)


def read_request(message: str) -> Request:
    """The questions of a message; where nothing in it asks, all that it says is taken for one question."""
    marked = _INLINE.sub("", _HIDDEN.sub("\n", message))
    lines = [" ".join(line.split()) for line in _MARKUP.sub("\n", marked).splitlines()]
    lines = [line for line in lines if re.search(r"\w", line)] or [" ".join(message.split())]
    plain = " ".join(lines)
    sentences = [line[span.start : span.end] for line in lines for span in sentence_spans(line, 0, len(line))]
    kept = [_ROLE.sub("", s) if _ROLE.match(s) and _asks(_ROLE.sub("", s)) else s for s in sentences]
    kept = [sentence for sentence in kept if _asks(sentence) or not _ORDER.match(sentence)]
    kept = [without_opening(sentence) for sentence in kept if not is_order(sentence)]
    asking = [plain_form(sentence) for sentence in kept if _asks(sentence)]
    if not asking:
        kept = [plain_form(sentence) for sentence in kept]
        return Request((" ".join(kept) or plain,), "", len(kept) < len(sentences))
    premise = " ".join(sentence for sentence in kept if not _asks(sentence))
    parts = [part for sentence in asking for part in completed(_questions(on_topic(sentence)))]
    return Request(tuple(_joined(parts)), premise, len(kept) < len(sentences))


def leans(part: str) -> bool:
    """Whether a question points back to what was said before it."""
    return _LEANS.search(part) is not None or len(terms(part)) < 2


def _asks(sentence: str) -> bool:
    return _ASKS.search(sentence) is not None


def is_order(sentence: str) -> bool:
    """An order, unless it asks something of the articles: "Forget 2023, what was it in 2024?" asks."""
    return _ORDER.match(sentence) is not None and not sentence.rstrip(" \"'”’").endswith("?")


def _questions(sentence: str) -> list[str]:
    """The questions of one sentence; of several, what stands in front is put to those that name nothing."""
    front, asking = in_front(sentence)
    pieces = _clauses(asking) if front else []
    if len(pieces) < 2:
        return _clauses(sentence)
    return [piece if read_names(piece) else f"{front}: {piece}" for piece in pieces]


def _clauses(sentence: str) -> list[str]:
    """The questions of one sentence; a piece without words of its own stays with the one before it."""
    if _IMPERATIVE.match(sentence) and (pieces := _AND_ITS.split(sentence))[1:]:
        return pieces
    if (cut := _RUN_ON.match(sentence)) and not _TAKES_CLAUSE.fullmatch(cut["last"]) and terms(cut["first"]):
        return [*_clauses(cut["first"]), *_clauses(sentence[cut.end() :])]
    pieces, start = [], 0
    for cut in _CLAUSE.finditer(sentence):
        before, after = sentence[start : cut.start()], sentence[cut.end() :]
        goes_on = _RELATIVE.match(after) and _HAS_RELATIVE.search(before)
        paused = cut.group().lstrip()[:1] in ",;–-"
        if _asks(before) and (paused or len(terms(before)) > 1) and (paused or not goes_on):
            pieces.append(before)
            start = cut.end()
    return [*pieces, sentence[start:]]


def _joined(parts: list[str]) -> list[str]:
    """Pieces too short to be asked alone go back to the one before: "who congratulated whom, and why"."""
    found: list[str] = []
    for part in parts:
        asked = _OPENING.match(found[-1]) if found else None
        if asked and (bare := _BARE.fullmatch(part)):
            found.append(f"{bare['wh'].capitalize()} {found[-1][asked.end() :].rstrip(' ?,')}?")
        elif found and len(terms(part)) < 2 and not _own_question(part):
            found[-1] = f"{found[-1].rstrip(' ?')}, and {part}"
        else:
            found.append(part)
    return found


def _own_question(part: str) -> bool:
    """Short, but leaning on the part before with a word of its own: "and is it a minimum?"."""
    return bool(terms(part)) and _LEANS.search(part) is not None
