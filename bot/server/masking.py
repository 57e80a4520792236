"""Secrets never reach a log, whoever writes there."""

from __future__ import annotations

import logging
import re

from bot.server.keys import PREFIX

MASK = "***"
# A credential after its scheme, a key of ours, a signed token.
SECRET = re.compile(rf"(?i:\bbearer\s+)\S+|\b{PREFIX}[\w-]{{20,}}|\beyJ[\w-]+\.[\w-]+\.[\w-]+")


class Masked(logging.Formatter):
    """Writes as another formatter does, with every secret masked, in tracebacks too."""

    def __init__(self, inner: logging.Formatter, known: tuple[str, ...]) -> None:
        super().__init__()
        self._inner, self._known = inner, known

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        return masked(self._inner.format(record), self._known)


def masked(text: str, known: tuple[str, ...] = ()) -> str:
    """A text without what looks like a secret and without the `known` ones."""
    for secret in known:
        text = text.replace(secret, MASK)
    return SECRET.sub(MASK, text)


def mask_logs(known: tuple[str, ...]) -> None:
    """Mask in all that is logged from here on: by the root logger's handlers and uvicorn's."""
    if not logging.getLogger().handlers:
        logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    for name in ("", "uvicorn", "uvicorn.error"):
        for handler in logging.getLogger(name).handlers:
            handler.setFormatter(Masked(handler.formatter or logging.Formatter(), known))
