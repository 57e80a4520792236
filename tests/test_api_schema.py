"""Requests made up from the API's own description: none brings the server down or gets what is not described."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx

from bot.pipeline import Pipeline
from tests.service import served

# A question of white space is well-formed and cannot be asked all the same: what is described is not always accepted.
OPTIONS = (
    "--max-examples 8 --phases coverage,fuzzing --seed 1 --no-color --exclude-checks positive_data_acceptance".split()
)


def test_every_response_is_as_described(accounts: Pipeline, tmp_path: Path) -> None:
    command = str(Path(sys.executable).parent / "schemathesis")
    with served(accounts, tmp_path / "data") as address:
        run = subprocess.run(
            [command, "run", f"{address}/openapi.json", *OPTIONS],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert run.returncode == 0, run.stdout
        assert httpx.get(f"{address}/api/health").json()["ready"]
    assert "Tested: 9" in run.stdout
