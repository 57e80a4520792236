"""The folder: what is found, ids, metadata.json, doubles, digests; and the layout of plain text."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError, DocumentError
from corpus.fields import parse_date
from corpus.layout import plain_draft
from corpus.load import folder_digest, load_corpus
from corpus.metadata import id_from_name
from corpus.paragraphs import numbered
from corpus.types import ParagraphKind, Precision
from tests.files import article_of, bodies, headings, items, put, words


def test_finds_documents_in_sub_folders_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b/two.TXT", "a/one.md", "zero.txt", ".hidden.txt", ".git/x.txt", "chart.csv", "b/photo.png"):
        put(tmp_path, name, f"The story of {name} is told in one sentence.")
    corpus = load_corpus(tmp_path)
    assert [article.id for article in corpus.articles] == ["one", "two", "zero"]
    assert [article.file for article in corpus.articles] == ["a/one.md", "b/two.TXT", "zero.txt"]
    assert corpus.passed_over == ("b/photo.png", "chart.csv")
    assert corpus.problems == ()


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("000_astana_times.txt", "000_astana_times"),
        ("v1.2-final.md", "v1.2-final"),
        ("Trade & transport (May).txt", "Trade-transport-May"),
        ("Café deal.txt", "Cafe-deal"),
        ("_draft.txt", "draft"),
    ],
)
def test_id_is_the_stem_or_its_slug(file: str, expected: str) -> None:
    assert id_from_name(file) == expected


def test_stems_in_another_script_keep_apart() -> None:
    assert id_from_name("Торговля.txt") != id_from_name("Транспорт.txt")


def test_same_stem_in_two_folders_names_both_files(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt", "The first story ends here.")
    put(tmp_path, "b/x.txt", "The second story ends here.")
    corpus = load_corpus(tmp_path)
    assert [article.file for article in corpus.articles] == ["a/x.txt"]
    (problem,) = corpus.problems
    assert problem.file == "b/x.txt"
    assert "a/x.txt" in str(problem)
    assert "rename" in str(problem)


def test_same_text_is_kept_once_with_the_named_publisher_first(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "One story came out twice.\n\nIt ends here.")
    put(tmp_path, "b.md", "---\npublisher: The Paper\n---\nOne story came\nout twice.\n\nIt  ends here.")
    put(tmp_path, "c/a.txt", "One story came out twice.\nIt ends here.")
    corpus = load_corpus(tmp_path)
    (article,) = corpus.articles
    assert (article.id, article.publisher) == ("b", "The Paper")
    assert [publication.file for publication in article.also_published] == ["a.txt", "c/a.txt"]
    assert corpus.problems == ()


def test_sidecar_fills_what_the_file_does_not_state(tmp_path: Path) -> None:
    put(tmp_path, "x.md", "---\ntitle: Stated\n---\nThe story ends here.")
    put(tmp_path, "y.txt", "Read off the text\n\n4 June 2025\n\nThe other story ends here.")
    entry = {"title": "From JSON", "publisher": "The Paper", "published": "2025-05", "source_text": "account"}
    put(tmp_path, "metadata.json", json.dumps({"x.md": entry, "y.txt": entry, "gone.txt": entry}))
    x, y = load_corpus(tmp_path).articles
    assert (x.title, x.publisher, x.published, x.published_precision) == ("Stated", "The Paper", "2025-05", "month")
    assert (y.title, y.published, y.source_text) == ("From JSON", "2025-05", "account")


def test_faulty_sidecar_is_one_problem_and_articles_load(tmp_path: Path) -> None:
    put(tmp_path, "x.txt", "The story ends here.")
    good, bad = {"publisher": "The Paper"}, {"published": "2025-02-30"}
    for content in ("{broken", "[1]", json.dumps({"x.txt": good, "y": bad, "z": bad})):
        put(tmp_path, "metadata.json", content)
        corpus = load_corpus(tmp_path)
        assert [problem.file for problem in corpus.problems] == ["metadata.json"]
        assert len(corpus.articles) == 1
    assert corpus.articles[0].publisher == "The Paper"


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("2025-05-29", None, ("2025-05-29", Precision.DAY)),
        ("2025-05", None, ("2025-05", Precision.MONTH)),
        (2025, None, ("2025", Precision.YEAR)),
        (datetime(2025, 5, 29, tzinfo=UTC), None, ("2025-05-29", Precision.DAY)),
        ("2025-05-29", "approximate", ("2025-05-29", Precision.APPROXIMATE)),
        ("2025-05-29", "month", ("2025-05", Precision.MONTH)),
        ("2025-05-29T10:00:00Z", None, ("2025-05-29", Precision.DAY)),
        (None, "day", (None, None)),
    ],
)
def test_date_carries_its_precision(value: object, precision: object, expected: tuple[str, Precision]) -> None:
    assert parse_date(value, precision, "x.md") == expected


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2025-02-30", None), ("29 May 2025", None), ("2025", "day"), ("0025-05-29", None), ("2025-05-29", "hour")],
)
def test_date_that_is_none_is_refused(value: object, precision: object) -> None:
    with pytest.raises(DocumentError, match=r"x\.md"):
        parse_date(value, precision, "x.md")


def test_date_far_ahead_is_refused() -> None:
    with pytest.raises(DocumentError):
        parse_date((datetime.now(UTC) + timedelta(days=800)).date(), None, "x.md")


def test_digests_follow_the_content(tmp_path: Path) -> None:
    put(tmp_path, "x.txt", "The story ends here.")
    corpus, folder = load_corpus(tmp_path).digest, folder_digest(tmp_path)
    assert (load_corpus(tmp_path).digest, folder_digest(tmp_path)) == (corpus, folder)
    put(tmp_path, "chart.csv", "1,2")
    assert folder_digest(tmp_path) == folder
    put(tmp_path, "metadata.json", '{"x.txt": {"publisher": "The Paper"}}')
    assert load_corpus(tmp_path).digest != corpus
    changed = folder_digest(tmp_path)
    assert changed != folder
    (tmp_path / "x.txt").rename(tmp_path / "y.txt")
    assert folder_digest(tmp_path) != changed


def test_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path, put(tmp_path, "file.csv", "1")):
        with pytest.raises(CorpusError, match="expected"):
            load_corpus(folder)


def test_title_byline_date_and_dateline_are_read_off_the_first_lines(tmp_path: Path) -> None:
    text = (
        "Rail line opens at Aktau\r\n\r\nBy Jane Doe | 4 June 2025\r\n\r\n"
        "AKTAU, Kazakhstan, June 4 (Reuters) - Trains ran on Wednesday.\r\n\r\nThey carried grain.\r\n"
    )
    article = article_of(tmp_path, "x.txt", b"\xef\xbb\xbf" + text.encode())
    assert (article.title, article.author, article.published) == ("Rail line opens at Aktau", "Jane Doe", "2025-06-04")
    assert bodies(article) == ["Trains ran on Wednesday.", "They carried grain."]
    assert article.text == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("opening", "body", "date"),
    [
        (" date 2025-05-31 ASTANA – ", "The summit opened.", "2025-05-31"),
        ("ASTANA – ", "The summit opened.", None),
        ("NUR-SULTAN/ROME -- ", "The summit opened.", None),
        ("ROME, May 3, 2025 (Reuters) - ", "The summit opened.", "2025-05-03"),
        ("Tashkent, 3 May (AFP) – ", "The summit opened.", None),
        ("BAKU, Azerbaijan, May 30. ", "The summit opened.", None),
        ("June 4, 2025 – ", "The summit opened.", "2025-06-04"),
        ("", "EU – Central Asia trade grew.", None),
        ("", "OPEC – the cartel of exporters – met.", None),
        ("", "June 4, 2025 was a Wednesday.", None),
        ("", "Astana – the capital – hosted it.", None),
        ("", "ENI, Tenaris and others took part – all three.", None),
    ],
)
def test_dateline_moves_the_start_and_nothing_else_does(
    tmp_path: Path, opening: str, body: str, date: str | None
) -> None:
    article = article_of(tmp_path, "x.txt", f"{opening}{body}\n\nMore was said.")
    assert bodies(article) == [body, "More was said."]
    assert article.published == date


FURNITURE = [
    "photo: QAZ", "Photo credit: Akorda.kz", "Image courtesy of the ministry", "© Agency 2024", "Source: Ministry",
    "Read also: Another story", "Related articles: Trade", "Advertisement", "***", "https://example.org/x",
    "(Reporting by Jane Doe; editing by John Roe)", "Jane Doe / Getty Images", "Follow us on Telegram",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_not_citable(tmp_path: Path, line: str) -> None:
    article = article_of(tmp_path, "x.txt", f"The story begins.\n\n{line}\n\nThe story ends.")
    assert bodies(article) == ["The story begins.", "The story ends."]
    assert words(article, ParagraphKind.FURNITURE) == [line]


BODY_LINES = [
    "Photographs of the summit were shown in Rome.",
    "Sources: the ministry said in its long report that trade had grown by a tenth in both directions.",
    "Source material was hard to come by.",
    "By Friday all had left.",
    "“We are proud,” he said",
    "Italy bought oil for $3 billion",
    "What comes next?",
    "2024. A year of records.",
    "– he said nothing",
]


@pytest.mark.parametrize("line", BODY_LINES)
def test_body_line_is_never_taken_for_anything_else(tmp_path: Path, line: str) -> None:
    article = article_of(tmp_path, "x.txt", f"The story begins.\n\n{line}\n\nThe story ends.")
    assert bodies(article) == ["The story begins.", line, "The story ends."]


def test_headings_stand_above_what_follows(tmp_path: Path) -> None:
    text = (
        "Trade grows\nLeaders met in Rome.\n\nWhy it matters\n\nItaly buys oil.\n\nBACKGROUND\nTrade began in 1992."
        "\n\nItaly\nFrance\nGermany\nThese are buyers."
    )
    article = article_of(tmp_path, "x.txt", text)
    assert article.title == "Trade grows"
    assert headings(article) == ["Why it matters", "BACKGROUND"]
    assert [p.heading for p in article.citable] == ["", "Why it matters", *["BACKGROUND"] * 5]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("marks", ["···", "•••", "---", "***", "–––", ("1.", "2.", "3."), ("1)", "2)", "3)")])
def test_list_keeps_its_lead_in(tmp_path: Path, marks: str | tuple[str, ...], gap: str) -> None:
    goods = ["Oil: up $3.9 billion (from $14.5 billion)", "Coal", "Flax seeds, up by half."]
    lines = gap.join(f"\t{mark} {good}" for mark, good in zip(marks, goods, strict=True))
    article = article_of(tmp_path, "x.txt", f"Exports grew. They were led by:{gap}{lines}{gap}Imports fell.")
    assert items(article) == goods
    assert {p.lead_in for p in article.paragraphs if p.kind is ParagraphKind.ITEM} == {
        "Exports grew. They were led by:"
    }
    assert bodies(article) == ["Exports grew. They were led by:", "Imports fell."]


def test_dialogue_is_no_list(tmp_path: Path) -> None:
    spoken = ["– Where are you from?", "– From Osh.", "– And where to?"]
    article = article_of(tmp_path, "x.txt", "\n\n".join(["They met at the border.", *spoken, "He left."]))
    assert bodies(article)[1:4] == spoken


def test_hard_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    text = """\
Kazakhstan sold more grain to Italy in the first half of the year than in
any year before, the ministry said on Tuesday. The minister told President
Tokayev that the harvest had been good.

Three goods led the rise, according to the same report by the ministry of
agriculture:
1. Wheat, mostly durum and mostly from the north, rose to 1.2 million
   tons in the year.
2. Barley fell.
"""
    article = article_of(tmp_path, "x.txt", text)
    assert len(bodies(article)) == 2
    assert bodies(article)[0].endswith("had been good.")
    assert items(article) == [
        "Wheat, mostly durum and mostly from the north, rose to 1.2 million\n   tons in the year.",
        "Barley fell.",
    ]


@pytest.mark.parametrize(
    ("ending", "broken"),
    [
        ("It went on in the produ", True),
        ("It went on.", False),
        ("“It went on.”", False),
        ("It went on (in 2024)", False),
        ("It led to:", True),
        ("Photo: Agency", False),
        ("Goods were:\n\n· oil\n\n· coal", False),
    ],
)
def test_text_that_breaks_off_is_marked(tmp_path: Path, ending: str, broken: bool) -> None:
    article = article_of(tmp_path, "x.txt", f"A first sentence without its end\n\nIt began.\n\n{ending}")
    assert [p.broken for p in article.citable] == [False] * (len(article.citable) - 1) + [broken]


@pytest.mark.parametrize(("stated", "broken"), [("true", True), ("false", False)])
def test_an_article_may_be_stated_to_break_off(tmp_path: Path, stated: str, broken: bool) -> None:
    article = article_of(tmp_path, "x.md", f"---\nbroken_off: {stated}\n---\n\nIt began.\n\nIt ended: so we heard.\n")
    assert [p.broken for p in article.citable] == [False, broken]


def test_whether_it_breaks_off_is_yes_or_no(tmp_path: Path) -> None:
    put(tmp_path, "metadata.json", '{"x.txt": {"broken_off": "perhaps"}}')
    put(tmp_path, "x.txt", "It began.")
    (problem,) = load_corpus(tmp_path).problems
    assert "broken_off of 'x.txt' is 'perhaps'; expected true or false" in str(problem)


LINES = st.lists(
    st.one_of(
        st.sampled_from([*FURNITURE, *BODY_LINES, "", "", "· Oil", "- coal", "1. wheat", "A heading", "4 June 2025"]),
        st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=120),
    ),
    max_size=25,
)


@given(LINES)
def test_no_character_of_a_plain_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    draft = plain_draft(text)
    paragraphs = numbered(text, draft.blocks)
    position = 0
    for paragraph in paragraphs:
        # What lies between two blocks is white space and the mark of a list item.
        between = text[position : paragraph.start].strip()
        assert len(between) <= 4
        assert not between or paragraph.kind is ParagraphKind.ITEM
        assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end] != ""
        position = paragraph.end
    assert text[position:].strip() == ""


@given(LINES)
def test_finished_sentences_stay_citable(lines: list[str]) -> None:
    kept = "This sentence of the story is kept."
    text = "\n\n".join([*lines, kept, "So is this one, at the end."])
    draft = plain_draft(text)
    citable = [text[p.start : p.end] for p in numbered(text, draft.blocks) if p.number]
    assert any(kept in words for words in citable)
