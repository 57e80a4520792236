"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.test_cli import run

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", blocks("console"))
def test_a_command_prints_what_is_shown(block: str, data: Path) -> None:
    command, shown = block.split("\n", 1)
    arguments = shlex.split(command.removeprefix("$ corridor "))
    done = run(data, *arguments)
    assert done.stdout.split() == shown.split()


def test_the_llama_index_program_runs(data: Path) -> None:
    (program,) = blocks("python")
    environment = os.environ | {"CORRIDOR_DATA": str(data)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    # The first to use the folder is told that an index is built.
    lines = [line for line in done.stdout.splitlines() if not line.startswith(("No index", "Indexed"))]
    assert "Emomali Rahmon – " in done.stdout
    assert "oil" in lines[0] + lines[1]


def test_commands_for_a_folder_of_ones_own(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "my-articles"
    folder.mkdir()
    (front_matter,) = blocks("yaml")
    (folder / "aktau.md").write_text(f"{front_matter}\nIn 2024, 512 ships called at Aktau.\n", encoding="utf-8")
    (asked,) = (line for block in blocks("sh") for line in block.splitlines() if "ships called at Aktau" in line)
    done = run(data, *shlex.split(asked)[1:], cwd=tmp_path)
    assert done.returncode == 0
    assert "512 ships" in done.stdout
    assert "Caspian Post, 2025-03-14, paragraph 1" in done.stdout
    assert "our account" not in done.stdout
    assert run(data, "index", "--corpus", "my-articles", cwd=tmp_path).returncode == 0


def test_every_make_target_named_is_there() -> None:
    makefile = (Path(__file__).resolve().parents[1] / "Makefile").read_text(encoding="utf-8")
    targets = {word for block in blocks("sh") for word in re.findall(r"^make (\w+)", block, re.MULTILINE)}
    assert targets >= {"chat", "test"}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_all_settings_are_listed() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", README.partition("## Settings")[2].partition("## Limits")[0], re.MULTILINE)
    assert set(listed) == set(Settings.model_fields)


def test_the_pictures_and_files_named_are_there() -> None:
    root = Path(__file__).resolve().parents[1]
    named = re.findall(r"\]\(([\w./-]+)\)", README) + re.findall(r"`((?:bot|index|corpus)/[\w/]+\.py)`", README)
    assert named
    assert [name for name in named if not (root / name).exists()] == []
