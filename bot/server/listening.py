"""The address that is listened on: had before anything that takes time is loaded."""

from __future__ import annotations

import socket

from corpus.errors import SettingsError


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on exactly this address; port 0 takes a free one. Raises SettingsError."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host!r}, port {port} ({error.strerror or error})",
            expected="an address of this machine and a port that no program uses",
            todo="give another --host or --port",
        ) from error
