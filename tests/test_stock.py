"""The yardsticks give answers that the same judge can judge."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata

from bot.settings import load_settings
from bot.types import Status
from corpus.errors import SettingsError
from evals.claims import unsupported
from evals.judge import judge
from evals.stock import RETRIEVED, citation_system, citing_system, stock_retrievals, stock_system
from index.store import Snapshot
from tests.answers import CASE, NOT_THERE
from tests.articles import AKTAU, ITALY, SMALL, report


class Parrot(CustomLLM):
    """A language model that gives one answer to everything; its methods are LlamaIndex's."""

    text: str

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata()

    def complete(self, prompt: str, formatted: bool = False, **kwargs: object) -> CompletionResponse:  # noqa: ARG002
        return CompletionResponse(text=self.text)

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: object) -> CompletionResponseGen:  # noqa: ARG002
        yield self.complete(prompt)


def test_the_top_chunk_is_pasted_and_cited_where_it_stands(data: Path, small: Snapshot) -> None:
    ask = stock_system(SMALL, load_settings(data=data))
    answer = ask(CASE.question, ())
    assert answer.status is Status.ANSWERED
    (cited,) = answer.citations
    assert cited.article == "italy"
    assert ITALY.text[cited.start : cited.end] == cited.quote == answer.sentences[0].text
    assert answer.answer == f"{cited.quote} [1]"
    assert {hit.article for hit in answer.retrieved} == {article.id for article in SMALL}
    assert [hit.score for hit in answer.retrieved] == sorted((hit.score for hit in answer.retrieved), reverse=True)
    assert answer.confidence == answer.retrieved[0].score
    assert judge(CASE, answer, small).passed
    assert not judge(NOT_THERE, ask(NOT_THERE.question, ()), small).right


def test_two_yardsticks_do_not_see_each_others_articles(data: Path) -> None:
    settings = load_settings(data=data)
    stock_system([ITALY], settings)
    answer = stock_system([AKTAU], settings)(CASE.question, ())
    assert {hit.article for hit in answer.retrieved} == {"aktau"}


def test_a_chunk_that_begins_within_an_article_names_its_paragraph(data: Path) -> None:
    long = report("north", 2024, paragraphs=200)
    answer = stock_system([long], load_settings(data=data))("How much more grain did region 190 of north sell?", ())
    assert len(answer.retrieved) > 1
    for hit in answer.retrieved:
        assert 0 <= hit.start < hit.end <= len(long.text)
    cited = answer.citations[0]
    paragraph = long.citable[cited.paragraph - 1]
    assert long.text[cited.start : cited.end] == cited.quote
    assert paragraph.start <= cited.start


def test_a_models_marks_become_citations_in_order_of_use(data: Path, small: Snapshot) -> None:
    says = "Italy's share was 12.1% [2]. Ferries cross to Baku. [1][2] It was 13% [9]. Nothing more."
    ask = citing_system(SMALL, load_settings(data=data), Parrot(text=says))
    answer = ask(CASE.question, ())
    assert [s.text for s in answer.sentences] == [
        "Italy's share was 12.1%.",
        "Ferries cross to Baku.",
        "It was 13%.",
        "Nothing more.",
    ]
    assert [s.citations for s in answer.sentences] == [(1,), (2, 1), (), ()]
    assert [c.n for c in answer.citations] == [1, 2]
    verdict = judge(CASE, answer, small)
    assert verdict.exact
    assert "13%" in unsupported(answer)


def test_without_the_extra_the_citation_engine_names_it(data: Path) -> None:
    if find_spec("llama_cpp"):
        pytest.skip("llama-cpp-python is installed here")
    with pytest.raises(SettingsError, match="local-llm"):
        citation_system(SMALL, load_settings(data=data))


def test_stock_retrieval_alone_finds_the_same_on_torch_as_on_onnx(data: Path) -> None:
    articles = [report(f"region-{number}", 2020 + number) for number in range(12)]
    installed, kindest = stock_retrievals(articles, load_settings(data=data)).values()
    first, ten = installed(CASE.question), kindest(CASE.question)
    assert (len(first), len(ten)) == (2, RETRIEVED)
    assert [hit.node_id for hit in first] == [hit.node_id for hit in ten[:2]]
    assert [hit.score for hit in first] == pytest.approx([hit.score for hit in ten[:2]], abs=1e-5)
