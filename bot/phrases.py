"""The sentences that Corridor says in its own voice, in the language of the question. They stand in phrases.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from bot.types import Missing, Nearest
from corpus.types import Record

# What is spoken where a question's language has no phrases.
DEFAULT = "en"


class Fate(Record):
    """What became of what a language model wrote.

    worded: some of it is shown. rejected, left: sentences that did not pass, and quotes that stand in their place.
    fault: the name of what went wrong (bot/llm/faults.py), empty for nothing.
    """

    worded: bool
    rejected: int
    left: int
    fault: str = ""


class ModelPhrases(Record):
    """What is said of a language model that words the answers."""

    worded: str
    not_used: str
    broke_off: str
    rejected: str
    replaced: str
    left_out: str
    split: str
    faults: Mapping[str, str]


class Phrases(Record):
    """One language's sentences: templates, and the names of what a question may ask for."""

    and_: str
    years_given: str
    given: str
    year: str
    quantity: str
    mention: str
    elsewhere: str
    turned: str
    articles: str
    titles: str
    unanswered: str
    nearest: str
    by: str
    quotes_are_english: str
    understood: str
    not_carried: str
    resolved: str
    quoted: str
    asked: Mapping[str, str]
    model: ModelPhrases

    def refusal(self, lacking: Sequence[Missing], nearest: Sequence[Nearest]) -> str:
        """Why there is no answer, and which article comes closest."""
        sentences = [self.lack(item) for item in dict.fromkeys(lacking)] or [self.unanswered]
        if nearest:
            sentences.append(self.nearest_article(nearest[0]))
        return " ".join(dict.fromkeys(sentences))

    def lack(self, item: Missing) -> str:
        """What a question asks for and the articles don't give, as a sentence."""
        if item.kind == "articles":
            return f"{self.articles} {self.titles.format(count=item.asked, titles='; '.join(item.have))}"
        if item.have:
            years = all(word.isdigit() for word in (*item.have, item.asked))
            template = self.years_given if years else self.given
            return template.format(have=self.joined(item.have), asked=item.asked if years else self._name(item.asked))
        if item.kind == "elsewhere":
            return self.elsewhere.format(asked=self._name(item.asked))
        if item.kind == "turned":
            return self.turned
        if item.kind == "year":
            return self.year.format(asked=item.asked)
        if item.kind == "quantity" or item.asked.startswith(("a ", "an ")):
            return self.quantity.format(asked=self._name(item.asked))
        if item.asked and len(item.asked.split()) <= 4 and not item.asked.endswith("?"):
            return self.mention.format(asked=self._name(item.asked))
        return self.unanswered

    def nearest_article(self, first: Nearest) -> str:
        """Which article comes closest, where there is no answer."""
        by = self.by.format(publisher=first.publisher) if first.publisher else ""
        return self.nearest.format(title=first.title, by=by, paragraph=first.paragraph)

    def understood_as(self, text: str) -> str:
        """How a question was carried over to English."""
        return self.understood.format(text=text)

    def not_carried_over(self, words: Sequence[str]) -> str:
        """Which of its words were not."""
        return self.not_carried.format(words=", ".join(words))

    def year_meant(self, words: str, year: int, date: str) -> str:
        """Which year a quote means by "last year"; `date`: that of its article."""
        return self.resolved.format(words=words, year=year, date=date)

    def of_model(self, name: str, fate: Fate) -> tuple[str, ...]:
        """Whose words an answer is in, and what did not pass the check."""
        fault = self.model.faults.get(fate.fault, "")
        if not fate.worded:
            template = self.model.not_used if fault else self.model.rejected
            return (template.format(name=name, fault=fault),)
        said = [self.model.worded.format(name=name)]
        if fault:
            said.append(self.model.broke_off.format(name=name, fault=fault))
        if fate.rejected:
            template = self.model.replaced if fate.left else self.model.left_out
            said.append(template.format(name=name, count=fate.rejected, quotes=fate.left))
        return tuple(said)

    def joined(self, words: Sequence[str]) -> str:
        """Words as a list: "2024, 2023 and 2022"."""
        return f" {self.and_} ".join(filter(None, (", ".join(words[:-1]), words[-1])))

    def _name(self, asked: str) -> str:
        """What was asked for: by its name in this language, else the English words in quotation marks."""
        return self.asked.get(asked) or self.quoted.format(asked=asked)


def phrases(language: str | None) -> Phrases:
    """The sentences in a language; in English where there are none in it."""
    return _all().get(language or DEFAULT, _all()[DEFAULT])


@lru_cache(maxsize=1)
def _all() -> dict[str, Phrases]:
    read = yaml.safe_load(Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8"))
    return {language: Phrases(and_=lines.pop("and"), **lines) for language, lines in read.items()}
