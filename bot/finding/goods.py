"""Goods that a yes-or-no question asks about: a yes on gas is no sentence on oil, nor one on a gas plant."""

from __future__ import annotations

import re

from bot.choosing.evidence import Evidence, in_full
from bot.english.constraints import names_missing
from bot.english.tagging import tagged
from bot.english.words import meanings
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.lead import in_front
from bot.types import Missing

# How far behind the best (score) a sentence may be that tells of the goods asked about.
GOODS_MARGIN = 0.35
_DEALS = re.compile(
    r"\b(?:im|ex)port\w*|\b(?:buy|bought|purchas|sell|sold|sale|suppl|deliver|ship|send|sent|trade|receiv|take|took|get|got"
    r"|come|came|go|goes|went|arriv|flow|need|consum|produc|mak(?:e|ing)|made|grow|mine)\w*",
    re.IGNORECASE,
)
_ASKS_DEAL = re.compile(
    r"^(?:and |but |so )?(?:do|does|did|has|have|had|will|is|are|was|were)\b.*?"
    r"\b(?-i:import|export|buy|bought|purchas|sell|sold|suppl|deliver|ship)\w*\s(?:any\s)?"
    r"(?!(?:the|an?|its|their|his|her|this|that|these|those|more|less|fewer|back|out|up|off|to|from)\b)(?P<what>(?:[a-z-]+\s?){1,4})",
    re.IGNORECASE,
)
# Nouns that are no goods, and words at which what is dealt in ends.
_NO_GOODS = frozenset("goods products things anything something much many most more less amount year country".split())
_NOUNS = frozenset("NN NNS".split())
_ENDS = frozenset("IN TO WRB WDT CC".split())


def on_goods(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by a sentence that tells of the goods asked about, where one is close to the best."""
    goods = goods_asked(query)
    if not goods or not evidence or _tells_of(goods, evidence[0]):
        return evidence
    close = [e for e in evidence[1:] if evidence[0].score - e.score <= GOODS_MARGIN and e.reading]
    telling = [e for e in close if _tells_of(goods, e)]
    naming = [e for e in telling if not names_missing(query.names, in_full(e))]
    return in_front(next(iter([*naming, *telling]), None), evidence)


def without_goods(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Missing, ...]:
    """What a question asks a yes or no about and the first sentence does not tell of."""
    goods = goods_asked(query)
    if not goods or not evidence or _tells_of(goods, evidence[0]):
        return ()
    return (Missing(kind="elsewhere", asked=" ".join(goods), have=()),)


def goods_asked(query: Query) -> tuple[str, ...]:
    """The goods that a yes-or-no question says are bought, sold or made; empty where it names none."""
    found = _ASKS_DEAL.match(query.focus) if query.kind is AnswerKind.YES_NO else None
    if found is None:
        return ()
    goods = []
    for word in tagged(query.focus):
        if word.start < found.start("what"):
            continue
        if word.tag in _ENDS:
            break
        if word.tag in _NOUNS and word.text.lower() not in _NO_GOODS:
            goods.append(word.text)
    return tuple(goods)


def _tells_of(goods: tuple[str, ...], evidence: Evidence) -> bool:
    """Whether a sentence tells of a deal in the goods, in any words, which the title or the heading may name."""
    text = in_full(evidence)
    around = f"{evidence.passage.article_title} {evidence.passage.heading} {text}"
    there = {meaning for word in re.findall(r"[A-Za-z]+", around) for meaning in meanings(word)}
    return any(meanings(one) & there for one in goods) and _DEALS.search(text) is not None
