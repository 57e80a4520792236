"""Bad files: each is one problem of one line that names it and says what to do, and the good one still loads."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.errors import DocumentError
from corpus.folder import read_bytes
from corpus.formats import read_draft
from corpus.load import folder_digest, load_corpus
from tests.files import pdf, put


def problem_of(folder: Path, **options: float) -> str:
    """The one problem of a folder to which a good article is added."""
    put(folder, "good.txt", "A good article ends here.")
    corpus = load_corpus(folder, **options)
    assert [article.id for article in corpus.articles] == ["good"]
    (problem,) = corpus.problems
    assert problem.exit_code == 4
    assert str(problem).startswith(problem.file)
    assert "\n" not in str(problem)
    return str(problem)


def encrypted(owner: str, user: str | None = None) -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=11)
    document.multi_cell(0, 5, "A secret text.")
    document.set_encryption(owner, user)
    return bytes(document.output())


def blank_pdf() -> bytes:
    document = FPDF()
    document.add_page()
    return bytes(document.output())


def archive(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


BAD: list[tuple[str, str | bytes, str]] = [
    ("empty.txt", "", "empty"),
    ("empty.pdf", "", "empty"),
    ("blank.md", " \n\t\r\n", "white space"),
    ("mark-only.txt", b"\xef\xbb\xbf\n", "white space"),
    ("binary.txt", bytes(range(256)), "UTF-8"),
    ("null.txt", "Text with a \0 in it.", "U+0000 in line 1|control character"),
    ("terminal.md", "One.\n\n\x1b[31mred\x1b[0m", "U+001B) in line 3"),
    ("cp1251.txt", ("Торговля между странами выросла на пять процентов за год. " * 9).encode("cp1251"), "iconv -f"),
    ("utf16-without-mark.txt", "Trade grew.".encode("utf-16-le"), "UTF-16"),
    ("charset.html", "<meta charset=martian><p>Trade grew.</p>", "martian"),
    ("liar.html", b"<meta charset=utf-8><p>Caf\xe9 \x93quoted\x94</p>", "UTF-8"),
    ("menu.html", "<html><body><nav>Home</nav></body></html>", "no article"),
    ("deep.html", "<div>" * 9000 + "Text." + "</div>" * 9000, "deep|no article"),
    ("yaml.md", "---\ntitle: [unclosed\n---\nText.", "front matter"),
    ("open.md", "---\ntitle: x\n\nText.", "no end"),
    ("list.md", "---\n- a\n- b\n---\nText.", "front matter"),
    ("deepyaml.md", "---\na: " + "[" * 50_000 + "\n---\nText.", "front matter"),
    ("key.md", "---\ntitel: x\n---\nText.", "titel"),
    ("date.md", "---\npublished: 2025-02-30\n---\nText.", "front matter|calendar"),
    ("words.md", "---\npublished: soon\n---\nText.", "calendar"),
    ("future.md", "---\npublished: 2999-01-01\n---\nText.", "2999"),
    ("url.md", "---\nurl: javascript:alert(1)\n---\nText.", "http"),
    ("id.md", "---\nid: ../up\n---\nText.", "letters"),
    ("duplicate.md", "---\nid: good\n---\nAnother text.", "good"),
    ("boolean.md", "---\nlanguage: no\n---\nText.", "quotation marks"),
    ("title-only.md", "# Only a title", "no sentence"),
    ("locked.pdf", encrypted("a", "b"), "encrypted"),
    ("owner.pdf", encrypted("a"), "encrypted"),
    ("scan.pdf", blank_pdf(), "scan"),
    ("cut.pdf", pdf("A text.")[:300], "PDF|parser"),
    ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 9, "PDF|parser"),
    ("plain.docx", "Only text.", "zip"),
    ("other.docx", archive(**{"a.txt": "x"}), "another kind"),
    ("bomb.docx", archive(**{"word/document.xml": "0" * 40_000_000}), "unpacked"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_file_is_one_problem(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    # Read after good.txt, so that it is the later of two with one id.
    folder, name = ("z/", f"z/{name}") if name == "duplicate.md" else ("", name)
    put(tmp_path, name, content)
    problem = problem_of(tmp_path)
    assert problem.startswith(folder)
    assert any(part in problem for part in said.split("|")), problem


def test_file_of_100_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(100_000_000)
    problem = problem_of(tmp_path)
    assert "100.0 MB" in problem
    assert "32.0 MB" in problem


def test_limit_is_the_callers(tmp_path: Path) -> None:
    put(tmp_path, "long.txt", "A sentence. " * 1000)
    assert "0.0 MB" in problem_of(tmp_path, max_megabytes=0.01)


def test_link_that_leaves_the_folder_is_left_out(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside/secret.txt", "A secret text.")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "link.txt").symlink_to(outside)
    assert "leaves the folder" in problem_of(tmp_path / "corpus")


def test_links_inside_the_folder_and_to_folders_add_nothing(tmp_path: Path) -> None:
    good = put(tmp_path, "corpus/good.txt", "A good article ends here.")
    put(tmp_path, "outside/other.txt", "Another text.")
    (good.parent / "same.txt").symlink_to(good)
    (good.parent / "loop").symlink_to(good.parent)
    (good.parent / "away").symlink_to(tmp_path / "outside")
    corpus = load_corpus(good.parent)
    assert [article.file for article in corpus.articles] == ["good.txt"]
    assert (corpus.problems, corpus.articles[0].also_published) == ((), ())


def test_link_to_nowhere_and_to_itself(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert "leads nowhere" in problem_of(tmp_path)
    (tmp_path / "gone.txt").unlink()
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    assert "leads nowhere" in problem_of(tmp_path)


def test_pipe_does_not_stop_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in problem_of(tmp_path)


def test_file_that_vanishes_while_the_folder_is_read(tmp_path: Path) -> None:
    # The step after the listing, on a file that was there when the folder was listed.
    put(tmp_path, "brief.txt", "Text.").unlink()
    with pytest.raises(DocumentError, match=r"brief\.txt: cannot be read \(No such file"):
        read_bytes(tmp_path, "brief.txt", 1000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder(tmp_path: Path) -> None:
    put(tmp_path, "closed.txt", "Text.").chmod(0)
    assert "permission" in problem_of(tmp_path)


def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Text.")
    assert "not UTF-8" in problem_of(tmp_path)


def test_folders_without_end(tmp_path: Path) -> None:
    put(tmp_path.joinpath(*["d"] * 40), "x.txt", "Text.")
    assert "too deep" in problem_of(tmp_path)


def test_parsers_say_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, content, _ in BAD:
        put(tmp_path, name, content)
    put(tmp_path, "good.txt", "A good article ends here.")
    load_corpus(tmp_path)
    folder_digest(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_hostile_markup_is_read_or_refused_in_time() -> None:
    nested = ">" * 5000 + " a\n" + "- " * 2000 + "b\n\n" + "[" * 5000 + "\n\nA text."
    with pytest.raises(DocumentError, match="too deeply"):
        read_draft("x.md", nested.encode(), 10**7)
    spaces = "By " + "Aa " * 3000 + "\n\n" + "date " * 3000 + "\n\n" + "·" * 9000 + "\n\nA text."
    assert read_draft("x.txt", spaces.encode(), 10**7).blocks
