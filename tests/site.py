"""Somebody else's web site on loopback, on another origin than the server's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """Pages by their path: type, content and Content-Security-Policy."""

    origin: str
    pages: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def put(self, path: str, content: str, policy: str = "", kind: str = "text/html") -> str:
        """Serve this from now on; its address."""
        self.pages[path] = (kind, content, policy)
        return self.origin + path


@contextmanager
def site() -> Iterator[Site]:
    """A site without pages yet."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    here = Site(f"http://127.0.0.1:{running.server_port}")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content, policy = here.pages.get(self.path, ("text/plain", "", ""))
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    running.RequestHandlerClass = Handler
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield here
    finally:
        running.shutdown()
        thread.join()
        running.server_close()
