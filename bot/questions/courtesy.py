"""What a message says around what it asks: greetings, thanks, who wants to know, where the answer is to be looked for.

None of it is to be searched for: with "Hi, … Thanks!" around it a question would miss what it finds without.
"""

from __future__ import annotations

import re

WH = r"(?:what|which|who|whom|whose|where|when|why|how)"
AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)"
PREPOSITION = r"(?:in|at|on|by|to|for|from|with|of|under|through|into|since|until|against|about)"
_ASKING = rf"(?:{PREPOSITION}\s)?{WH}\b"
_SPACES = re.compile(r"[^\S\n]+")
_MARKS = re.compile(r"\?[\s?!]*(?=[?!])[?!]")
_QUOTED = re.compile(r"^\s*[\"“«„](?P<inner>[^\"“”«»„]+)[\"”»“]\s*$", re.DOTALL)
_GREETING = re.compile(
    r"^\W*(?:(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening|day)|dear \w+)(?: there| all| everyone)?"
    r"(?:\s*[,.!:–—-]+\s*|\s+(?=\S))|(?:q|question)\s?\d{0,2}\s?[:.)]\s*"
    r"|(?:sorry|excuse me|pardon(?: me)?|actually|well|u[hm]+|hmm+|great|nice|cool|perfect|i see|got it|alright|anyway)"
    r"(?: then| again)?\s*[,.!…–—-]+\s*)+",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"[\s,;.–—-]*\b(?:(?:(?:many )?thanks|thank you)(?: a lot| very much| so much| in advance)?|thx"
    r"|cheers|(?<!if you )(?<!to )please)\s*(?P<mark>[?!.]*)\s*$",
    re.IGNORECASE,
)
_BY = r"(?:according to|going by|judging by|based on|as per)"
_ARTICLES = (
    r"(?:all (?:of )?)?(?:the|these|those|your) (?:\w+ )?(?:articles|texts|sources|documents|corpus|collection)"
    r"(?: here| you have)?"
)
_IN_ARTICLES = re.compile(rf"^\W*(?:{_BY}|in|from) {_ARTICLES},\s", re.IGNORECASE)
_BY_ARTICLES = re.compile(rf",?\s{_BY} {_ARTICLES}\s*(?P<mark>[?.!]*)\s*$", re.IGNORECASE)
# "Who exactly", "what precisely".
_FILLER = re.compile(
    rf"\b(?P<asks>{WH}(?: much| many)?) (?:exactly|precisely|specifically|actually|really)\b", re.IGNORECASE
)
# Somebody of whom the articles do not tell, as nobody is named.
_SOMEBODY = r"(?:i|we|you|anyone|anybody|somebody|someone|(?:my|our|an?|one of (?:my|our))(?:\s[a-z][\w-]*){1,4}?)"
_WANTS = (
    r"(?:also |just |really |now )?(?:asks?|asked|(?:am |are |is |was )?(?:asking|wondering|curious)|wonder(?:s|ed)?"
    r"|(?:wants?|wanted|needs?|needed|have|has|['’]d like|would (?:like|love)|hopes?|(?:am |are |is )?trying)"
    r" to (?:know|learn|find out|understand|see|check|ask))"
)
_FRAME = re.compile(
    r"^\W*(?:(?:please|and|but|so|well|ok(?:ay)?)[\s,]+)*"
    rf"(?:(?:would )?{_SOMEBODY}\s?{_WANTS}|do(?:es)? {_SOMEBODY} know|(?:(?:can|could|would|will) you )?(?:please )?"
    r"(?:tell|remind|inform|show|let) (?:me|us)(?: know)?|any idea|is it known)"
    rf"(?:(?: me| us| you)?(?: about| exactly| again)?,?\s(?={_ASKING})|\s?(?::|–|—|\s-)\s(?=\S))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:(?:a |one (?:more |last )?|just a |another |(?:my )?next |last )?(?:(?:quick|short|simple) )?question"
    r"|just curious|out of curiosity|just wondering"
    r"|(?:(?:i|we)(?: am| are|['’]m|['’]re| need| have| work| write| want)|(?:for|in|as) (?:my|our|an?) [a-z])"
    rf"[^?.:;–—]{{0,80}}?)(?:\s?[:;–—]|\s-|,)\s(?=(?i:{_ASKING}|{AUX}\s))",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][a-z]|\d")


def without_courtesy(message: str) -> str:
    """A message without greetings, thanks, a label and quotation marks around it; as it is where nothing is left."""
    text = _SPACES.sub(" ", message).strip()
    text = _MARKS.sub("?", text)
    if quoted := _QUOTED.match(text):
        text = quoted["inner"].strip()
    if greeting := _GREETING.match(text):
        text = _capital(text[greeting.end() :])
    while (found := _THANKS.search(text)) and found.start():
        text = text[: found.start()] + (found["mark"] if "?" in found["mark"] else _mark_before(found.group()))
    return text if re.search(r"\w", text) else message


def is_courtesy(message: str) -> bool:
    """Whether a message greets or thanks and asks nothing."""
    return _GREETING.sub("", _THANKS.sub("", f"{message.strip()} ") + ", ").strip(" .,!") == ""


def without_opening(sentence: str) -> str:
    """What a sentence asks, without what leads up to it: "My boss wants to know which …" asks "Which …".

    An opening that names somebody or something, or has a figure, belongs to the question and stays.
    """
    for pattern in (_IN_ARTICLES, _ASIDE, _FRAME):
        found = pattern.match(sentence)
        if found and not _NAMED.search(re.sub(r"\bI\b|^\W*\w", "", found.group())):
            sentence = _capital(sentence[found.end() :])
    return _FILLER.sub(r"\g<asks>", _BY_ARTICLES.sub(lambda match: match["mark"], sentence))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if re.match(rf"(?:{WH}|{AUX}|{PREPOSITION})\b", text) else text


def _mark_before(thanks: str) -> str:
    """The mark that ends the question before the thanks."""
    return "." if thanks.lstrip()[:1] == "." else ""
