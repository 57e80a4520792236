"""Goods that a yes-or-no question asks about."""

from __future__ import annotations

import pytest

from bot.choosing.reader import Reading
from bot.finding.goods import goods_asked, on_goods, without_goods
from tests.articles import article
from tests.queries import evidence, query

TEXT = (
    "A gas plant opens in Chad. Most of the oil that Chad exports goes to Italy. The gas that Peru sells goes to Italy."
)
READ = Reading(1.0, 1.0, 1.0)
PLANT, OIL, GAS = (
    evidence(article("a", TEXT), sentence, score).weighed(score, None, READ)
    for sentence, score in zip(
        [
            "A gas plant opens in Chad.",
            "Most of the oil that Chad exports goes to Italy.",
            "The gas that Peru sells goes to Italy.",
        ],
        (0.9, 0.8, 0.7),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("question", "goods"),
    [
        ("Does Italy import gas?", ("gas",)),
        ("Did Chad sell dried fruit to Italy last year?", ("fruit",)),
        ("Does Italy import more than Spain?", ()),
        ("What gas does Italy import?", ()),
        ("Is the port open?", ()),
        ("Did Corkwell Export change its tolls?", ()),  # a name
    ],
)
def test_goods_are_what_is_dealt_in(question: str, goods: tuple[str, ...]) -> None:
    assert goods_asked(query(question)) == goods


def test_a_sentence_that_tells_of_a_deal_in_the_goods_leads() -> None:
    assert on_goods(query("Does Italy import gas?"), (PLANT, OIL, GAS))[0] == GAS
    assert on_goods(query("Does Italy import oil?"), (PLANT, OIL, GAS))[0] == OIL


def test_without_one_the_goods_are_missing() -> None:
    (missing,) = without_goods(query("Does Italy import gas?"), (PLANT, OIL))
    assert missing.asked == "gas"
    assert without_goods(query("Does Italy import oil?"), (OIL,)) == ()
    assert without_goods(query("Does the plant open?"), (PLANT,)) == ()
