"""A server on loopback that speaks as OpenAI's does and says what it was told to: a language model by script."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What a stalling script waits for, at most: the end of the server.
LONGEST_STALL = 60.0


@dataclass(frozen=True)
class Script:
    """What the server does at a request.

    text: what it says, in pieces of `piece` characters. status: HTTP status, with no text unless 200. stalls: it falls
    silent after the text. breaks: it hangs up after the text. endless: it says the text over and over. raw: bytes that
    it sends in place of events.
    """

    text: str = ""
    status: int = 200
    piece: int = 7
    stalls: bool = False
    breaks: bool = False
    endless: bool = False
    raw: bytes = b""


Answering = Callable[[list[dict[str, Any]]], Script]


class ScriptedServer:
    """The server; `answer` is asked for a script at each request, with its messages; `requests` are all so far."""

    def __init__(self, answer: Answering) -> None:
        self.answer, self.requests = answer, list[list[dict[str, Any]]]()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        """The base URL for OpenAI's clients."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @contextmanager
    def running(self) -> Iterator[ScriptedServer]:
        """Serve in a thread."""
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield self
        finally:
            self._closing.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                outer.requests.append(body["messages"])
                with suppress(OSError):  # the client has hung up
                    outer._say(self, outer.answer(body["messages"]))

            def log_message(self, format: str, *args: object) -> None:
                """Nothing."""

        return Handler

    def _say(self, to: BaseHTTPRequestHandler, script: Script) -> None:
        to.close_connection = True
        if script.status != 200:
            body = json.dumps({"error": {"message": "scripted", "type": "error", "code": None}}).encode()
            to.send_response(script.status)
            to.send_header("Content-Type", "application/json")
            to.send_header("Content-Length", str(len(body)))
            to.end_headers()
            to.wfile.write(body)
            return
        to.send_response(200)
        to.send_header("Content-Type", "text/event-stream")
        to.send_header("Transfer-Encoding", "chunked")
        to.end_headers()
        if script.raw:
            _send(to, script.raw)
        pieces = [script.text[i : i + script.piece] for i in range(0, len(script.text), script.piece)]
        for piece in pieces:
            _send(to, _event({"content": piece}))
        while script.endless and not self._closing.is_set():
            for piece in pieces:
                _send(to, _event({"content": piece}))
        if script.stalls:
            self._closing.wait(LONGEST_STALL)
        if script.breaks or script.stalls:
            with suppress(OSError):
                to.connection.shutdown(socket.SHUT_RDWR)
            return
        _send(to, _event({}, finish="stop"))
        _send(to, b"data: [DONE]\n\n")
        to.wfile.write(b"0\r\n\r\n")


def _event(delta: dict[str, str], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    body = {"id": "scripted", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(body)}\n\n".encode()


def _send(to: BaseHTTPRequestHandler, data: bytes) -> None:
    """One chunk of HTTP's chunked encoding."""
    to.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    to.wfile.flush()
