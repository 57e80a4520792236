"""Pages of a server that has ended: what they ask the next one for is no fault of it."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException


class LostPages(logging.Filter):
    """Leaves out of the log that a page asked for the events of a session that this server does not know.

    The page starts anew by itself. Gradio (6.31) raises its 404 when the response has started, which uvicorn logs with
    a traceback; to be dropped once Gradio looks before it starts.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is logged."""
        fault = record.exc_info[1] if record.exc_info else None
        cause = fault.__cause__ if isinstance(fault, RuntimeError) else None
        return not (isinstance(cause, HTTPException) and cause.status_code == 404)
