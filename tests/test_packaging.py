"""What is installed and what a wheel holds: generic folder names must not hide or be hidden."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
FOLDERS = ("corpus", "index", "bot", "evals")


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_imported_package_is_ours(folder: str) -> None:
    module = import_module(folder)
    assert module.__file__
    assert Path(module.__file__).resolve().parent == PROJECT / folder


def test_every_command_loads() -> None:
    points = entry_points(group="corridor.commands")
    assert {point.name for point in points} >= {"ask", "chat", "doctor", "index", "show"}
    assert all(callable(point.load()) for point in points)


def test_a_wheel_holds_code_and_articles(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        str(file.relative_to(PROJECT))
        for folder in FOLDERS
        for pattern in ("**/*.py", "**/*.md", "web/*")
        for file in (PROJECT / folder).glob(pattern)
    }
    assert expected <= names
    assert not [name for name in names if name.startswith("tests/") or "shared" in name]
