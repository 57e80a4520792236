"""Questions whether two sources say the same, or which of them speak of something, put as the question they answer.

"Do A and B give the same length for the tunnel?" asks what the length of the tunnel is, of all who tell it.
"""

from __future__ import annotations

import re

_SAYS = r"(?:give|report|state|name|mention|quote|cite|publish)s?"
_MEASURE = (
    r"(?:size|area|length|width|height|depth|weight|cost|price|numbers?|capacity|output|dates?|amounts?|sum|figures?"
    r"|shares?|value|duration|age|distance|population|wage|salary|harvest|revenue|profit|budget)"
)
_SAME = re.compile(
    rf"^\W*(?:do|does|did) .{{3,90}}? {_SAYS} (?:the same|(?:a )?different|equal)"
    rf" (?P<what>{_MEASURE}(?: of (?P<noun>[\w-]+(?: [\w-]+)?))?) (?:for|of|to|on|about|at) (?P<thing>.+?)\W*$",
    re.IGNORECASE,
)
# "Was the bridge opened earlier or later than planned?"
_HOW = r"(?:earlier|later|sooner)"
_EARLIER = re.compile(
    rf"^\W*(?P<verb>was|were|is|are|did|does|do|will) (?P<event>.+?) {_HOW}(?: or {_HOW})? than\b.*"
    r"\b(?:said|announce\w*|plan\w*|expect\w*|promis\w*|foreseen|told|predict\w*|scheduled|thought|intended)\b",
    re.IGNORECASE,
)
# "Which articles mention the canal?"; one that asks for a figure is told by where that stands.
_WHICH_TELL = re.compile(
    r"^\W*(?:and |but |so )?(?:which|what) (?:of the )?(?:articles?|sources?|reports?|papers?|newspapers?|publishers?"
    r"|outlets?) (?:(?:also )?(?:mention|discuss|cover|treat)(?:s|ed)?|(?:talk|speak|write|report|tell)s?"
    r" (?:about|of|on)|(?:is|are) about|deals? with|refers? to"
    r"|(?:says?|ha(?:s|ve)) (?:something|anything) (?:about|on))"
    r" (?P<what>[^\d?]+?)\W*$",
    re.IGNORECASE,
)


def plainly(question: str) -> str:
    """The question that all sources answer; the question itself where it asks for no comparison of sources."""
    if same := _SAME.match(question):
        what, noun, thing = same["what"], same["noun"], same["thing"]
        return f"How many {noun} does {thing} have?" if noun else f"What is the {what} of {thing}?"
    if told := _WHICH_TELL.match(question):
        return f"What do the articles say about {told['what']}?"
    if earlier := _EARLIER.match(question):
        return f"When {earlier['verb'].lower()} {earlier['event']}?"
    return question
