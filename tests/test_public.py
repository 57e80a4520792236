"""Public sets: both forms read, asked through the real pipeline, and every score on answers made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.settings import load_settings
from bot.types import Answer, Retrieved, Status
from corpus.errors import CorpusError
from evals import public_scores as measured
from evals.public import PublicReport, open_public, run_public, to_article
from evals.public_scores import public_scores
from evals.public_set import OFF_TOPIC, PublicCase, PublicDoc, PublicResult, PublicSet, drawn, read_public, without_half
from index.progress import Silent
from tests.answers import REFUSED, RIGHT, changed

XQUAD = Path(__file__).resolve().parents[2] / "shared" / "public" / "xquad.json"
TEXTS = {
    "a-0": "The ferry to Baku carried 81 lorries.\n\n  It left Aktau at dawn.  \n",
    "a-1": "The port of Aktau has 14 cranes.",
    "b-0": "Batumi bought four tugs from Turkey in 2019.",
    "b-1": "Olives from Sicily were sold in Almaty.",
}
CASES: list[dict[str, Any]] = [
    {"id": "1", "question": "How many lorries did the ferry to Baku carry?", "docs": ["a-0"], "answers": [["81"]]},
    {
        "id": "2",
        "question": "How many cranes has the port of Aktau?",
        "docs": ["a-1"],
        "answers": [["14", "14 cranes"]],
    },
    {"id": "3", "question": "How many tugs did Batumi buy?", "docs": ["b-0"], "answers": [["four"]]},
    {"id": "4", "question": "Who won the chess title?", "docs": ["b-1"], "answerable": False, "kind": "near_miss"},
]
DOCS = [{"id": name, "title": f"Report {name}", "text": text} for name, text in TEXTS.items()]
SQUAD = {
    "version": "v2.0",
    "data": [
        {
            "title": "Port_of_Aktau",
            "paragraphs": [
                {
                    "context": TEXTS["a-1"],
                    "qas": [
                        {
                            "id": "q1",
                            "question": "How many cranes has the port?",
                            "answers": [{"text": "14", "answer_start": 22}, {"text": "14", "answer_start": 22}],
                            "is_impossible": False,
                        },
                        {"id": "q2", "question": "Who owns the port?", "answers": [], "is_impossible": True},
                    ],
                },
                {"context": TEXTS["b-0"], "qas": []},
            ],
        }
    ],
}


def written(folder: Path, data: Any) -> Path:
    file = folder / "set.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def values(report: PublicReport) -> dict[str, float | None]:
    return {score.name: score.value for score in report.scores}


def case(**fields: Any) -> PublicCase:
    return PublicCase(**{"id": "1", "question": "?", "docs": ("a-0",), "answers": (("81",),), **fields})


def result(asked: PublicCase, answer: Answer | None) -> PublicResult:
    return PublicResult(case=asked, answer=answer, error=None if answer else "boom", milliseconds=1.0)


def says(text: str, *articles: str, **fields: Any) -> Answer:
    """An answer that shows this text and cites these articles, each with the text as quote."""
    cited = [
        RIGHT.citations[0].model_copy(update={"article": a, "quote": text, "n": n}) for n, a in enumerate(articles, 1)
    ]
    return changed(RIGHT, **{"answer": f"{text} [1]", "citations": tuple(cited), **fields})


def ranked(*articles: str) -> Answer:
    return says("", retrieved=tuple(Retrieved(article=a, start=0, end=1, score=0.0) for a in articles))


def test_a_set_is_indexed_asked_and_scored(tmp_path: Path, data: Path) -> None:
    file = written(tmp_path, {"name": "tiny ports", "licence": "none", "docs": DOCS, "cases": CASES})
    settings = load_settings(data=data)
    report = run_public(file, settings)
    found = values(report)
    assert (report.docs, report.cases) == (4, 4)
    assert found["document_hit_at_1"] == found["right_and_source"] == found["first_citation_right_if_answered"] == 1
    assert (found["false_refusals"], found["value_coverage"], found["crag_score"]) == (0, None, None)
    assert found["abstention_auroc"] == 1
    lines = report.text().splitlines()
    assert lines[0] == "tiny ports: 4 questions over 4 documents"
    assert any(line.split()[:2] == ["right_and_source", "1.000"] for line in lines)
    assert PublicReport.model_validate_json(report.model_dump_json()) == report


def test_the_index_is_kept_for_the_next_run(tmp_path: Path, data: Path) -> None:
    public = PublicSet(name="kept", docs=tuple(PublicDoc.model_validate(doc) for doc in DOCS), cases=())
    settings = load_settings(data=data)
    first = open_public(public, settings, Silent()).search().snapshot
    assert open_public(public, settings, Silent()).search().snapshot.generation == first.generation
    fewer = public.model_copy(update={"docs": public.docs[:2]})
    assert len(open_public(fewer, settings, Silent()).search().snapshot.articles()) == 2


def test_a_question_that_raises_is_counted_and_named(tmp_path: Path, data: Path) -> None:
    cases = [{**CASES[0], "question": "?!"}, {**CASES[3], "question": " "}]
    report = run_public(written(tmp_path, {"name": "bad", "docs": DOCS, "cases": cases}), load_settings(data=data))
    found = values(report)
    assert found["false_refusals"] == found["false_answers"] == 1
    assert (found["right_and_source"], found["document_hit_at_1"]) == (0, 0)
    assert report.text().count("failed: ") == 2 and "QuestionError" in report.text()


def test_squad_files_are_read(tmp_path: Path, data: Path) -> None:
    public = read_public(written(tmp_path, SQUAD))
    assert [(doc.id, doc.title) for doc in public.docs] == [
        ("000-000", "Port of Aktau 1"),
        ("000-001", "Port of Aktau 2"),
    ]
    assert public.docs[0].text == TEXTS["a-1"]
    first, second = public.cases
    assert (first.docs, first.answers, first.answerable) == (("000-000",), (("14",),), True)
    assert (second.answers, second.answerable, second.kind) == ((), False, "near_miss")
    report = run_public(tmp_path / "set.json", load_settings(data=data))
    assert values(report)["right_and_source"] == 1


def test_squad_1_has_no_mark_for_the_unanswerable(tmp_path: Path) -> None:
    squad = json.loads(json.dumps(SQUAD))
    question = squad["data"][0]["paragraphs"][0]["qas"].pop(0)
    del question["is_impossible"]
    squad["data"][0]["paragraphs"][0]["qas"] = [question]
    assert read_public(written(tmp_path, squad)).cases[0].answerable


@pytest.mark.parametrize(
    ("content", "got"),
    [
        ("{", "JSONDecodeError"),
        ("[1]", "PublicSet"),
        ('{"name": "x", "docs": [{"id": "a"}], "cases": []}', "docs.0.text: Field required"),
        ('{"data": [{"title": "x"}]}', "paragraphs"),
        ('{"name": "x", "docs": [], "cases": [{"id": "1", "question": "?", "docs": ["z"]}]}', "document z"),
    ],
)
def test_a_file_that_is_no_set(content: str, got: str, tmp_path: Path) -> None:
    file = tmp_path / "set.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_public(file)
    assert got in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="FileNotFoundError"):
        read_public(tmp_path / "none.json")


def test_the_text_is_unchanged_and_each_line_a_paragraph() -> None:
    article = to_article(PublicDoc(id="a-0", title="Ferry", text=TEXTS["a-0"]))
    assert article.text == TEXTS["a-0"]
    lines = [article.text[p.start : p.end] for p in article.citable]
    assert lines == ["The ferry to Baku carried 81 lorries.", "It left Aktau at dawn."]


def test_half_of_the_articles_left_out() -> None:
    docs = tuple(PublicDoc(id=f"{group}-{n}", text="x") for group in "abcdefgh" for n in range(2))
    lone = [PublicCase(id=doc.id, question="?", docs=(doc.id,), answers=(("x",),)) for doc in docs]
    spread = PublicCase(id="spread", question="?", docs=tuple(doc.id for doc in docs))
    public = PublicSet(name="x", docs=docs, cases=(*lone, spread))
    half = without_half(public)
    kept = {doc.group for doc in half.docs}
    assert len(kept) == 4 and len(half.docs) == 8
    assert [c.id for c in half.cases] == [c.id for c in lone]
    for left in half.cases:
        assert left.answerable is (left.id[0] in kept) is (left.kind != OFF_TOPIC)
    assert without_half(public) == half


def test_a_limit_draws_from_the_whole_set() -> None:
    cases = [PublicCase(id=str(n), question="?") for n in range(100)]
    some = drawn(cases, 10)
    assert some == drawn(cases, 10) and len(some) == 10
    assert [int(c.id) for c in some] == sorted(int(c.id) for c in some)
    assert int(some[-1].id) > 50
    assert drawn(cases, 100) == drawn(cases, 500) == cases


def test_document_hits_count_different_articles() -> None:
    answer = ranked("z", "z", "a-1", "y", "a-0")
    two = [result(case(docs=("a-0", "a-1")), answer), result(case(), None)]
    assert [measured.document_hit(two, k) for k in (1, 2, 4)] == [[(0,), (0,)], [(1,), (0,)], [(1,), (0,)]]
    assert [measured.all_documents(two, k) for k in (3, 4)] == [[(0,)], [(1,)]]


def test_first_citation() -> None:
    answers = [says("81", "a-0", "z"), says("81", "z", "a-0"), REFUSED, None]
    assert measured.first_citation_right([result(case(), a) for a in answers]) == [(1,), (0,), (0,), (0,)]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (says("It was 81.", "a-0"), True),
        (says("It was 81.", "a-1"), False),  # a document of the case, but 81 isn't in it
        (says("It was 811.", "a-0"), False),
        (says("It was [81]", "a-0", answer="It was more [81]"), False),  # a citation mark is no answer
        (REFUSED, False),
        (None, False),
    ],
)
def test_right_and_source(answer: Answer | None, right: bool) -> None:
    asked = case(docs=("a-0", "a-1"), answers=(("eighty-one", "81"),))
    assert measured.right_and_source([result(asked, answer)], TEXTS) == [(float(right),)]


def test_a_value_worded_as_no_document_words_it_may_cite_any_of_them() -> None:
    asked = case(docs=("a-0", "a-1"), answers=(("eighty-one",),))
    assert measured.right_and_source([result(asked, says("Eighty-one", "a-1"))], TEXTS) == [(1,)]


def test_coverage_of_several_values() -> None:
    asked = case(docs=("a-0", "a-1"), answers=(("81",), ("14", "fourteen")))
    answers = [says("81 or 14", "a-0", "a-1"), says("81 or 14", "a-0"), REFUSED, None]
    found = measured.value_coverage([result(asked, a) for a in answers], TEXTS)
    assert found == [(2, 2), (1, 2), (0, 2), (0, 2)]
    assert measured.value_coverage([result(case(), says("81", "a-0"))], TEXTS) == []


def test_quoted_f1_against_the_sentences_people_chose() -> None:
    asked = case(evidence=("Ferries left.", "Aktau slept."))
    quoted = says("Aktau slept soundly", "a-0")  # 2 of 3 words, of 4 chosen
    answers = [quoted, REFUSED, None]
    assert measured.quoted_f1([result(asked, a) for a in answers]) == [(pytest.approx(4 / 7),), (0,), (0,)]


def test_refusals_and_answers_told_wrong() -> None:
    absent = case(answerable=False, kind="near_miss", answers=())
    results = [result(asked, answer) for asked in (case(), absent) for answer in (RIGHT, REFUSED, None)]
    assert measured.told_wrong(results) == [(0,), (1,), (1,), (1,), (0,), (1,)]
    assert measured.answerable_and_answered(results) == [(1, 1), (1, 0), (1, 0), (0, 1), (0, 0), (0, 1)]


def test_disagreement_is_measured_where_both_kinds_are_there() -> None:
    flagged, calm = changed(RIGHT, disagreement=0.8), changed(RIGHT, disagreement=0.3)
    several, one = case(kind="several"), case(kind="one")
    assert measured.disagreements([result(several, RIGHT), result(case(kind="fact"), flagged)]) == []
    results = [result(several, flagged), result(one, calm), result(several, calm)]
    assert measured.disagreements(results) == [(0.8, 1), (0.3, 0), (0.3, 1)]
    found = {score.name: score for score in public_scores(results, TEXTS)}
    assert found["disagreement_auroc"].value == 0.75  # one pair right, one tie
    assert {s.name: s.value for s in public_scores(results[:1], TEXTS)}["disagreement_auroc"] is None


def test_crag_is_over_a_mix_of_half_a_quarter_and_a_quarter() -> None:
    near, off = case(answerable=False, kind="near_miss"), case(answerable=False, kind=OFF_TOPIC)
    right, wrong = says("81", "a-0"), says("80", "a-0")
    answerable = [result(case(), answer) for answer in (right, right, REFUSED, wrong)]
    absent = [result(near, REFUSED), result(near, right), result(off, REFUSED), result(off, REFUSED)]
    rows = measured.crag([*answerable, *absent, *[result(off, REFUSED)] * 5], TEXTS)
    assert sorted(row[0] for row in rows) == [-1, -1, 0, 1, 1, 1, 1, 1]
    assert measured.crag([*answerable, *absent[:2]], TEXTS) == []
    assert measured.crag([], TEXTS) == []


def test_a_set_without_answers_is_right_by_its_first_citation() -> None:
    near, off = case(answerable=False, kind="near_miss"), case(answerable=False, kind=OFF_TOPIC)
    open_ended = case(answers=())
    answers = [says("x", "a-0"), says("x", "z")]
    mix = [*(result(open_ended, a) for a in answers), result(near, REFUSED), result(off, REFUSED)]
    assert sorted(row[0] for row in measured.crag(mix, TEXTS)) == [-1, 1, 1, 1]


def test_no_results_and_all_refused() -> None:
    assert all(score.value is None and score.cases == 0 for score in public_scores([], TEXTS))
    refused = [result(case(), REFUSED), result(case(answerable=False, kind="near_miss"), REFUSED)]
    found = {score.name: score.value for score in public_scores(refused, TEXTS)}
    assert (found["false_refusals"], found["false_answers"], found["balanced_accuracy"]) == (1, 0, 0.5)
    assert (found["right_and_source"], found["right_and_source_if_answered"]) == (0, None)
    assert found["abstention_auroc"] == 0.5


def test_the_first_questions_of_xquad(tmp_path: Path, data: Path) -> None:
    if not XQUAD.is_file():
        pytest.skip("the public set XQuAD is not beside this clone")
    whole = json.loads(XQUAD.read_text(encoding="utf-8"))
    cases = whole["cases"][:30]
    needed = {doc for one in cases for doc in one["docs"]}
    docs = [doc for doc in whole["docs"] if doc["id"] in needed]
    report = run_public(written(tmp_path, {**whole, "cases": cases, "docs": docs}), load_settings(data=data))
    found = values(report)
    assert report.cases == 30 and not any(one.error for one in report.results)
    for name, least in {"document_hit_at_5": 0.95, "right_and_source_if_answered": 0.7}.items():
        value = found[name]
        assert value is not None and value >= least
    assert all(one.answer and one.answer.status in Status for one in report.results)
