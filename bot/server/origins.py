"""Origins and host names: which sites' pages may call, and under which names the server itself may be called."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from corpus.errors import SettingsError

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Origins:
    """The one list that CORS, frames and tokens follow; each as a browser writes it: "https://news.example"."""

    allowed: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Iterable[str]) -> Origins:
        """The list from settings. Raises SettingsError for what is no origin; "*" is none: each site is named."""
        return cls(tuple(dict.fromkeys(map(_origin, given))))

    def allows(self, origin: str) -> bool:
        """Whether pages of this origin may call."""
        return origin in self.allowed


def own_origin(request: Request) -> str:
    """The origin that the server has for this caller; behind a trusted proxy, the public one."""
    return _written(request.url.scheme, request.url.hostname or "", request.url.port)


class HostNames:
    """Names that a request may give as its host.

    A page whose name an attacker points at 127.0.0.1 calls under the attacker's name (DNS rebinding): an address or a
    name of ours cannot be such a name, any other must be in the settings.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {"localhost", socket.gethostname().lower(), *(name.lower() for name in names)}

    def knows(self, host: str) -> bool:
        """Whether a Host header's value, with or without a port, is one of ours."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self._names or name.endswith(".localhost") or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _origin(given: str) -> str:
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    more = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in PORTS or not host or "*" in host or more:
        raise SettingsError(
            f"allowed origin {given!r}",
            expected="a scheme, a host and perhaps a port, as in https://news.example",
            todo="correct allowed_origins",
        )
    return _written(parts.scheme, host, port)


def _written(scheme: str, host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}" + (f":{port}" if port not in (None, PORTS.get(scheme)) else "")
