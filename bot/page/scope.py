"""Which articles a reader wants answers from: by publisher and by date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.questions.filters import Filter
from corpus.errors import QuestionError
from corpus.types import Article, Record

_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Scope(Record):
    """Publishers (all where none is named), and the first and last date of publication as typed; empty for no limit."""

    publishers: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def filter(self) -> Filter:
        """The same for the pipeline. Raises QuestionError where a date is none."""
        for day in (self.since, self.until):
            if day and not _DATE.fullmatch(day):
                raise QuestionError(
                    f"the date {day[:40]!r}",
                    expected="a date like 2025-05-31, 2025-05 or 2025",
                    todo="correct the filter",
                )
        return Filter(self.publishers, self.since or None, self.until or None)

    def check(self, articles: Iterable[Article]) -> None:
        """Raise QuestionError where no article is left."""
        admitted = self.filter()
        if not any(admitted.admits(article) for article in articles):
            raise QuestionError(
                f"no article is left by the filter “{self.words()}”",
                expected="one at least",
                todo="choose other publishers or dates",
            )

    def words(self) -> str:
        """The scope in words: "Kazinform, from 2025-05-01"."""
        dates = [f"{word} {day}" for word, day in (("from", self.since), ("until", self.until)) if day]
        return ", ".join([" or ".join(self.publishers), *dates] if self.publishers else dates)
