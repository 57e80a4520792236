"""Where the publishers' own texts are, for tests that compare with them; the project works without."""

from __future__ import annotations

from pathlib import Path

import pytest

ORIGINALS = Path(__file__).resolve().parents[2] / "shared" / "originals"


def originals_or_skip() -> Path:
    """The folder of the originals; skips the test that asks where it is not there."""
    if not ORIGINALS.is_dir():
        pytest.skip("the publishers' original articles are not beside this clone")
    return ORIGINALS
