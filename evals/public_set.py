"""Public question-answering sets as they are read.

Two forms are read: one JSON object with `docs` and `cases` as in `PublicSet`, and SQuAD's own, version 1 or 2, of
which each paragraph becomes a document.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.types import Answer
from corpus.errors import CorpusError
from corpus.types import Record

# Which articles are left out and which questions a limit keeps: always the same ones.
SEED = 2026
OFF_TOPIC = "off_topic"


class _Loose(BaseModel):
    """A record of somebody else's file: fields that are not known are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PublicDoc(_Loose):
    """One document; the part of the id before "-" names the article that it is from."""

    id: str
    title: str = ""
    text: str

    @property
    def group(self) -> str:
        """The article that it is from."""
        return self.id.partition("-")[0]


class PublicCase(_Loose):
    """One question.

    docs: ids of the documents that answer (all of them needed, or each one value). answers: alternatives for each
    value to be shown. also: values of a document that disagrees. evidence: sentences that people chose.
    """

    id: str
    question: str
    history: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    answers: tuple[tuple[str, ...], ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[str, ...] = ()
    answerable: bool = True
    kind: str = ""


class PublicSet(_Loose):
    """Documents and questions about them."""

    name: str
    docs: tuple[PublicDoc, ...]
    cases: tuple[PublicCase, ...]


class PublicResult(Record):
    """One question with its answer; `answer` is None and `error` says why where asking failed."""

    case: PublicCase
    answer: Answer | None
    error: str | None
    milliseconds: float


def read_public(file: Path) -> PublicSet:
    """The set in a file of either form. Raises CorpusError."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        found = _from_squad(data, file.stem) if "data" in data else PublicSet.model_validate(data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(file, error) from error
    _check_docs(file, found)
    return found


def without_half(public: PublicSet) -> PublicSet:
    """The set without every second article, in an order that the seed gives.

    A question all of whose documents are gone becomes off topic; one that lost some of them is dropped.
    """
    groups = sorted({doc.group for doc in public.docs})
    random.Random(SEED).shuffle(groups)  # noqa: S311  a fixed choice, no secret
    gone = {doc.id for doc in public.docs if doc.group in set(groups[1::2])}
    cases = []
    for case in public.cases:
        lost = gone.intersection(case.docs)
        if not lost:
            cases.append(case)
        elif len(lost) == len(set(case.docs)):
            cases.append(case.model_copy(update={"answerable": False, "kind": OFF_TOPIC, "docs": ()}))
    docs = tuple(doc for doc in public.docs if doc.id not in gone)
    return public.model_copy(update={"docs": docs, "cases": tuple(cases)})


def drawn(cases: Sequence[PublicCase], limit: int) -> list[PublicCase]:
    """At most `limit` cases from all over the set, in its order; the same ones each time."""
    if limit >= len(cases):
        return list(cases)
    places = sorted(random.Random(SEED).sample(range(len(cases)), limit))  # noqa: S311  a fixed choice, no secret
    return [cases[place] for place in places]


def _from_squad(data: Any, name: str) -> PublicSet:
    """SQuAD's form: articles of paragraphs, each with its questions."""
    docs, cases = [], []
    for number, article in enumerate(data["data"]):
        title = article.get("title", "").replace("_", " ")
        for place, paragraph in enumerate(article["paragraphs"]):
            doc = PublicDoc(id=f"{number:03}-{place:03}", title=f"{title} {place + 1}", text=paragraph["context"])
            docs.append(doc)
            cases += list(_squad_cases(paragraph["qas"], doc.id))
    return PublicSet(name=name, docs=tuple(docs), cases=tuple(cases))


def _squad_cases(questions: Sequence[dict[str, Any]], doc: str) -> Iterator[PublicCase]:
    for question in questions:
        texts = tuple(dict.fromkeys(answer["text"] for answer in question["answers"]))
        answerable = not question.get("is_impossible", False)
        yield PublicCase(
            id=str(question["id"]),
            question=question["question"],
            docs=(doc,),
            answers=(texts,) if answerable and texts else (),
            answerable=answerable,
            kind="fact" if answerable else "near_miss",
        )


def _check_docs(file: Path, public: PublicSet) -> None:
    there = {doc.id for doc in public.docs}
    for case in public.cases:
        if unknown := [doc for doc in case.docs if doc not in there]:
            raise CorpusError(
                f"{file.name}: case {case.id} names the document {unknown[0]}",
                expected="an id of `docs`",
                todo="correct the file",
            )


def _unreadable(file: Path, error: Exception) -> CorpusError:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        got = f"{'.'.join(map(str, first['loc'])) or 'the whole'}: {first['msg']}"
    else:
        got = f"{type(error).__name__}: {error}"
    return CorpusError(
        f"{file} can't be used as a public set ({got})",
        expected="JSON with `name`, `docs` and `cases`, or in SQuAD's form with `data`",
        todo="correct the file or name another with --public",
    )
