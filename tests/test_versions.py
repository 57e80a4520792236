"""Copies of a sentence in which a figure or a name is another one."""

from __future__ import annotations

import pytest

from bot.finding.beside import beside
from bot.finding.versions import is_altered
from tests.articles import article
from tests.queries import evidence, found

BUILT = "The chapel of Nera was built in {} by the monks of the valley."


@pytest.mark.parametrize(
    ("left", "right", "altered"),
    [
        (BUILT.format(1900), BUILT.format(1856), True),
        ("The mill stands in the town of Lund.", "The mill stands in the town of Ghent.", True),
        (BUILT.format(1900), BUILT.format(1900), False),
        (BUILT.format(1900), BUILT.format(1900).replace("built", "raised"), False),
        (BUILT.format(1900), "The chapel of Nera was finished long after 1856, when the monks had left.", False),
        (BUILT.format(1900), f"{BUILT.format(1900)} It is open on Sundays.", False),
    ],
)
def test_a_copy_that_differs_in_a_figure_or_a_name(left: str, right: str, altered: bool) -> None:
    assert is_altered(left, right) is altered


def test_the_other_version_is_shown() -> None:
    ours, theirs, same = (
        article(name, BUILT.format(year)) for name, year in zip("abc", (1900, 1856, 1900), strict=True)
    )
    shown = beside(found("When was the chapel of Nera built?", evidence(ours), evidence(same), evidence(theirs)))
    assert [e.article.id for e in shown] == ["b"]
