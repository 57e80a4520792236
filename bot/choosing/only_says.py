"""Names of those who only say what a sentence tells: who owns the mill is not who told a paper about it."""

from __future__ import annotations

import re

from bot.english.names import Name
from bot.numbers.sources import said_by
from bot.questions.query import Query

# "Who thinks", "which expert blames", "whose words": the speaker of a quoted sentence.
_ASKS_SPEAKER = re.compile(
    r"\b(?:say|sa(?:ys|id)|think|thought|believe|reckon|describe|call|see|saw|warn|criticis|criticiz|blame|liken|compare"
    r"|speak|spoke|talk|defend|expect|hope|fear|doubt|complain|argue|claim|suggest|predict|praise|regret|mention|explain"
    r"|stress|note|point|admit|deny|denie|insist|demand|consider|view|tell|told|announce|promise|object|agree|disagree"
    r"|quote|remark|state|voice|stated|feel|felt|find|found|wonder|worr|welcome|recall)\w*",
    re.IGNORECASE,
)
# What nobody does by speaking.
_DOES = re.compile(
    r"\bwho\b.*\b(?:own|belong|found(?:s|ed)|buil[dt]|ma[dk]e|produc|manufactur|run|ran|manag|direct|operat|financ|fund"
    r"|pa(?:y|id)|len[dt]|buy|bought|sell|sold|suppl[iy]|replac|succeed|hire|employ)\w*"
    r"|^\W*(?:and |but |so )?by whom\W*$",
    re.IGNORECASE,
)
# What is done by saying that others should do something.
_WANTS = re.compile(
    r"\b(?:urg|call|propos|invit|offer|pledg|vow|remind|recommend|advis|ask|add|emphasi|highlight|underlin"
    r"|request|want|wish|plan|aim|intend|support|back|oppos|reject|favou?r|thank|appreciat|link|attribut|promot)\w*",
    re.IGNORECASE,
)
# Between two parts of what is said: "By shipping less, Sousa pointed out, the mills save power."
_PUT_IN = re.compile(
    r"(?: (?:had|has|also|then))? (?:[a-z]+ed|says|said|told|thinks|thought|felt|noted?s?)(?: out| on)?,"
)
# Who speaks of himself tells what he does: "We chose Poti," said the head of the firm; "Kalmar said it had named her".
_OF_ONESELF = re.compile(r"\b(?:I|we|We|my|our|us)\b|\b(?:said|says|told [^,.]{0,30}?)(?: that)? (?:he|she|it|they)\b")


def asks_speaker(query: Query) -> bool:
    """Whether a question asks who says or thinks something."""
    return _ASKS_SPEAKER.search(query.focus) is not None


def only_says(query: Query, name: Name, sentence: str) -> bool:
    """Whether a name is of who says what a sentence tells of others, and it is asked who does what is no saying."""
    speaker = said_by(sentence) if _DOES.search(query.focus) or _is_put_in(query, name, sentence) else None
    if speaker is None or asks_speaker(query) or _OF_ONESELF.search(sentence):
        return False
    return name.text.split()[-1] == speaker.split()[-1] and sentence.count(name.text) == 1


def _is_put_in(query: Query, name: Name, sentence: str) -> bool:
    """Whether who speaks stands between two parts of what is said, and it is not asked who wants it so."""
    found = re.finditer(rf", {re.escape(name.text)}", sentence)
    return not _WANTS.search(query.focus) and any(_PUT_IN.match(sentence, match.end()) for match in found)
