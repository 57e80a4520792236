"""Terms and BM25."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IndexDamaged
from corpus.split import split_article
from index.lexical import FEWEST, LexicalIndex, terms
from tests.articles import SMALL, article

PASSAGES = [passage for one in SMALL for passage in split_article(one)]
TEXTS = {passage.id: passage.text for passage in PASSAGES}


@pytest.fixture(scope="module")
def lexical() -> LexicalIndex:
    return LexicalIndex.build(PASSAGES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.1%", ["12.1", "12.1%"]),
        ("$6.9 billion", ["6.9", "$6.9", "billion"]),
        ("in 2024, 25.8.", ["2024", "25.8"]),
        ("1,250,000 tonnes", ["1250000", "tonn"]),
        ("EU–Central-Asia", ["eu", "central", "asia"]),
        ("Italy’s Italy's ITALY", ["itali", "itali", "itali"]),
        ("Café Sarāyshyq", ["cafe", "sarayshyq"]),
        ("Tromsø Łomża Ağrı", ["tromso", "lomza", "agri"]),
        ("the U.S. and S.p.A.", ["us", "spa"]),
        ("$2.5bn C5+1", ["2.5", "$2.5", "bn", "c5", "1"]),
        ("the of and ?!", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text())
def test_terms_of_any_text_are_words_or_figures(text: str) -> None:
    for term in terms(text):
        assert term
        assert term == term.lower()
        assert not any(character.isspace() for character in term)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What was Italy's share of 12.1 percent?", "12.1%"),
        ("$6.9", "$6.9 billion"),
        ("ports handling container", "Aktau"),
        ("Who is Omarova", "Dina Omarova"),
        ("robots", "robot fair"),
    ],
)
def test_finds(lexical: LexicalIndex, question: str, answer: str) -> None:
    assert answer in TEXTS[lexical.search(question, 3)[0][0]]


def test_title_and_lead_in_are_searched() -> None:
    one = article("port", "Nothing else is said.", title="Aktau opens")
    (passage,) = split_article(one)
    led = passage.model_copy(update={"id": "led", "heading": "Prices", "lead_in": "Driven by copper:"})
    index = LexicalIndex.build([passage, led])
    assert {id_ for id_, _ in index.search("Aktau", 5)} == {passage.id, "led"}
    assert [id_ for id_, _ in index.search("copper price", 5)] == ["led"]


def test_scores_fall_and_equals_go_by_id(lexical: LexicalIndex) -> None:
    hits = lexical.search("report italy trade port robot", 10)
    assert hits == sorted(hits, key=lambda hit: (-hit[1], hit[0]))
    assert all(score > 0 for _, score in hits)
    assert lexical.search("report italy trade port robot", 2) == hits[:2]


def test_a_search_that_is_remembered_gives_a_list_of_its_own(lexical: LexicalIndex) -> None:
    first = lexical.search("italy trade", 5)
    kept = list(first)
    first.clear()
    assert lexical.search("italy trade", 5) == kept != []


def test_equal_scores_at_the_cut_go_by_id() -> None:
    passages = [split_article(article(f"a{n}", "Grain prices fell.", title="Same"))[0] for n in range(9)]
    hits = LexicalIndex.build(passages).search("grain", 4)
    assert [id_ for id_, _ in hits] == sorted(passage.id for passage in passages)[:4]


@pytest.mark.parametrize("question", ["", "the of", "zzz qqq", "?"])
def test_nothing_to_find(lexical: LexicalIndex, question: str) -> None:
    assert lexical.search(question, 5) == []


def test_idf_and_vocabulary(lexical: LexicalIndex) -> None:
    holders = sum("italy" in passage.text.lower() + passage.article_title for passage in PASSAGES)
    expected = math.log(1 + (FEWEST - holders + 0.5) / (holders + 0.5))
    assert lexical.idf("itali") == pytest.approx(expected)
    assert lexical.idf("rome") > lexical.idf("robot") > lexical.idf("report")
    assert "Italy’s" in lexical
    assert "the" in lexical
    assert "12.1%" in lexical
    assert "Rome" not in lexical
    assert len(lexical) == len(PASSAGES)


def test_passages_on_something_else_change_neither_weights_nor_scores(lexical: LexicalIndex) -> None:
    others = [article(f"other{n}", f"Bakers{n} mixed dough{n} before sunrise{n} and whistled{n}.") for n in range(40)]
    crowded = LexicalIndex.build([*PASSAGES, *(passage for one in others for passage in split_article(one))])
    assert crowded.idf("itali") == lexical.idf("itali")
    found, again = (dict(one.search("Italy's trade with Central Asia", 10)) for one in (lexical, crowded))
    assert found.keys() == again.keys()
    # What is left is the length of a passage beside the mean length.
    assert all(again[name] == pytest.approx(score, rel=0.2) for name, score in found.items())


def test_saved_and_loaded(lexical: LexicalIndex, tmp_path: Path) -> None:
    lexical.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path)
    assert loaded.search("Italy trade port", 9) == lexical.search("Italy trade port", 9)
    assert loaded.idf("itali") == lexical.idf("itali")
    assert not [file for file in tmp_path.iterdir() if file.suffix not in {".npy", ".json"}]


def test_equal_passages_give_equal_files(lexical: LexicalIndex, tmp_path: Path) -> None:
    lexical.save(tmp_path / "a")
    LexicalIndex.build(PASSAGES).save(tmp_path / "b")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


@pytest.mark.parametrize("name", ["passages.json", "vocab.index.json", "data.csc.index.npy", "params.index.json"])
@pytest.mark.parametrize("content", [None, b"", b"[]", b"\x80\x04not numpy"])
def test_damaged_files(lexical: LexicalIndex, tmp_path: Path, name: str, content: bytes | None) -> None:
    lexical.save(tmp_path)
    (tmp_path / name).unlink() if content is None else (tmp_path / name).write_bytes(content)
    with pytest.raises(IndexDamaged, match="--fresh"):
        LexicalIndex.load(tmp_path)


def test_passages_of_stop_words_only() -> None:
    (passage,) = split_article(article("x", "It is what it is.", title="The"))
    assert LexicalIndex.build([passage]).search("what", 5) == []


@pytest.mark.parametrize("question", ["container ports in 2024", "ports, ports and ports", "$6.9 billion"])
def test_scores_are_those_of_bm25s(lexical: LexicalIndex, question: str) -> None:
    numbers = [lexical._bm25.vocab_dict[term] for term in terms(question) if term in lexical._bm25.vocab_dict]
    scores = lexical._bm25.get_scores_from_ids(numbers)
    expected = sorted((-score, passage.id) for passage, score in zip(PASSAGES, scores.tolist(), strict=True) if score)
    assert lexical.search(question, len(lexical)) == [(name, -score) for score, name in expected]


def test_terms_weigh_together_what_they_weigh_each(lexical: LexicalIndex) -> None:
    wanted = ["port", "nowhere", "2024"]
    assert lexical.idfs(wanted) == [lexical.idf(term) for term in wanted]
