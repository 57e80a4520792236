"""What a server logs of pages that an earlier one served."""

from __future__ import annotations

import logging
import sys

import pytest
from starlette.exceptions import HTTPException

from bot.server.lost_pages import LostPages


@pytest.mark.parametrize(("status", "logged"), [(404, False), (500, True)])
def test_only_an_unknown_session_is_left_out(status: int, logged: bool) -> None:
    try:
        raise RuntimeError("response already started") from HTTPException(status)
    except RuntimeError:
        record = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "fault", (), sys.exc_info())
    assert LostPages().filter(record) is logged
    assert LostPages().filter(logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "fault", (), None))
