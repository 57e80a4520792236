"""What an attacker sends, over loopback: none of it gets more than anybody may have."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import httpx
import jwt
import pytest

from bot.pipeline import Pipeline
from bot.server.keys import Keys
from tests.browser import places, serving
from tests.files import put
from tests.service import ITALY, SITE, open_to_site
from tests.test_page import ITALY as ARTICLE

SECRET = "a-secret-of-the-test-that-is-long-enough-for-every-algorithm-that-it-meets"  # noqa: S105
EVIL = "https://evil.example"


@pytest.fixture(scope="module")
def client(accounts: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with open_to_site(accounts, tmp_path_factory.mktemp("attacks"), SECRET) as client:
        yield client


def raw(client: httpx.Client, method: str, target: str, body: bytes = b"", /, **headers: str) -> tuple[int, bytes, str]:
    """Status, body and headers of a request whose target nobody tidies."""
    connection = HTTPConnection(client.base_url.host, client.base_url.port or 0, timeout=20)
    connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    told = response.status, response.read(), str(response.headers)
    connection.close()
    return told


def asked(client: httpx.Client, token: str, session: str = "me", origin: str = SITE) -> str:
    headers = {"Origin": origin, "Authorization": f"Bearer {token}", "Corridor-Session": session}
    response = client.post("/api/ask", json={"question": ITALY}, headers=headers)
    return "" if response.is_success else str(response.json()["error"]["code"])


def test_a_token_is_replayed_only_where_and_when_it_is_good(client: httpx.Client) -> None:
    claims = {"aud": SITE, "sub": "me", "exp": time.time() + 60}
    good = jwt.encode(claims, SECRET, "HS256")
    assert asked(client, good) == asked(client, good) == ""
    assert asked(client, good, session="you") == "token_invalid"
    assert asked(client, good, origin=EVIL) == "origin_refused"
    changed = [
        jwt.encode(claims, SECRET, "HS512"),
        jwt.encode(claims | {"aud": [SITE, EVIL]}, "x" * 40, "HS256"),
        jwt.encode(claims | {"aud": EVIL}, SECRET, "HS256"),
        jwt.encode({"aud": SITE, "sub": "me"}, SECRET, "HS256"),
        good[:-2],
        good.rpartition(".")[0] + ".",
        "a.b.c",
    ]
    assert [asked(client, token) for token in changed] == ["token_invalid"] * len(changed)
    assert raw(client, "POST", f"/api/ask?token={good}&access_token={good}", b"{}", Origin=SITE)[0] == 401


@pytest.mark.parametrize("origin", ["null", EVIL, f"{SITE}@evil.example", f"{SITE} {EVIL}", SITE.upper(), f"{SITE}/"])
@pytest.mark.parametrize("path", ["/api/ask", "/api/feedback", "/api/token", "/v1/chat/completions", "/mcp"])
def test_a_form_of_another_site_is_refused(client: httpx.Client, path: str, origin: str) -> None:
    """Browsers send these without asking first."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        body = json.dumps({"question": ITALY}).encode()
        status, told, _ = raw(client, "POST", path, body, Origin=origin, Content_Type=kind)
        assert (status, json.loads(told)["error"]["code"]) == (403, "origin_refused")


@pytest.mark.parametrize("origin", ["null", EVIL, SITE])
def test_a_form_of_another_site_is_refused_by_the_page(client: httpx.Client, origin: str) -> None:
    body = json.dumps({"data": [None], "fn_index": 2, "session_hash": "x"}).encode()
    for kind in ("text/plain", "application/json"):
        status, told, _ = raw(client, "POST", "/gradio_api/queue/join", body, Origin=origin, Content_Type=kind)
        assert (status, "may not use this page" in json.loads(told)["detail"]) == (403, True)
    own = str(client.base_url).rstrip("/")
    assert raw(client, "POST", "/gradio_api/queue/join", body, Origin=own, Content_Type="application/json")[0] == 200


@pytest.mark.parametrize("place", ["cross-site", "same-site"])
def test_a_browser_that_hides_the_origin_is_refused(client: httpx.Client, place: str) -> None:
    for mode in ("no-cors", "cors"):
        status, told, _ = raw(client, "GET", "/api/articles", Sec_Fetch_Site=place, Sec_Fetch_Mode=mode)
        assert (status, json.loads(told)["error"]["code"]) == (403, "origin_refused")
    assert raw(client, "GET", "/api/articles", Sec_Fetch_Site=place, Sec_Fetch_Mode="navigate")[0] == 200
    for own in ("same-origin", "none"):
        assert raw(client, "GET", "/api/articles", Sec_Fetch_Site=own, Sec_Fetch_Mode="cors")[0] == 200
    assert raw(client, "GET", "/embed.js", Sec_Fetch_Site=place, Sec_Fetch_Mode="no-cors")[0] == 200


@pytest.mark.parametrize("target", ["/", "/api/health", "/embed.js", "/frame", "/mcp", "/gradio_api/app_id"])
def test_a_name_that_was_pointed_here_is_refused(client: httpx.Client, target: str) -> None:
    for host in ("evil.example", "evil.example:7860", "127.0.0.1.nip.example", "127.0.0.1@evil.example", "localhost."):
        status, told, _ = raw(client, "GET", target, Host=host)
        assert (status, b"host_names" in told) == (421, True)


def test_what_a_proxy_would_say_is_not_believed_of_anybody(client: httpx.Client) -> None:
    said = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "evil.example", "Forwarded": "host=evil.example"}
    _, told, headers = raw(client, "GET", "/api/health", b"", **said)
    assert "Strict-Transport-Security" not in headers
    assert b"evil" not in told
    assert raw(client, "POST", "/api/token", b"", Origin=EVIL, **said)[0] == 403


FILES = [
    "/docs/../../../../etc/passwd",
    "/docs/%2e%2e/%2e%2e/pyproject.toml",
    "/docs/..%2f..%2fapp.py",
    "/docs/swagger-ui.css/../../app.py",
    "/embed.js/../../settings.py",
    "/embed.css%00.py",
    "/api/articles/..%2f..%2f..%2fetc%2fpasswd",
    "/static/../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/svelte/../../routes.py",
    "/gradio_api/file=/etc/passwd",
    "/file=/etc/passwd",
    "//etc/passwd",
]


@pytest.mark.parametrize("target", FILES)
def test_no_file_is_served_but_those_of_the_pages(client: httpx.Client, target: str) -> None:
    status, told, _ = raw(client, "GET", target)
    assert b"root:" not in told
    assert b"import" not in told or b"<!doctype html>" in told.lower()
    assert status in (400, 403, 404, 405) or b"gradio_config" in told


def test_no_word_of_a_request_becomes_a_header_or_markup(client: httpx.Client) -> None:
    for target in ("/api/articles/%0d%0aSet-Cookie:%20a=b", "/v1/models/%0d%0aX-Evil:1", "/frame?title=%0d%0aX-Evil:1"):
        headers = raw(client, "GET", target)[2].lower()
        assert "set-cookie" not in headers
        assert "x-evil" not in headers
    page = client.get("/frame", params={"title": '"><script>alert(1)</script>', "greeting": "' onload=alert(1) x='"})
    assert "<script>alert" not in page.text
    assert "' onload" not in page.text
    assert client.get("/frame", params={"language": '"><b>'}).status_code == 422
    session = client.post("/api/token", data={"session": "a\r\nX-Evil: 1"}, headers={"Origin": SITE})
    assert session.status_code == 422


def test_headers_that_never_end_are_ended(client: httpx.Client) -> None:
    megabytes = 0
    with (
        socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=20) as connection,
        suppress(OSError),
    ):
        connection.sendall(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
        for megabytes in range(100):  # noqa: B007 - how far it came is what counts
            connection.sendall(b"a" * 1_000_000)
    assert megabytes < 50
    assert client.get("/api/health").is_success


@pytest.mark.parametrize("body", [b'{"question": "\\ud800"}', b"[" * 100_000, b'{"question": 1e999}', b"\xff\xfe", b""])
def test_a_body_that_is_none_is_told_so(client: httpx.Client, body: bytes) -> None:
    for path in ("/api/ask", "/v1/chat/completions", "/api/feedback"):
        status, told, _ = raw(client, "POST", path, body, Content_Type="application/json")
        assert status in (400, 422)
        assert json.loads(told)["error"]["message"]


def test_no_secret_is_written_anywhere(models: Path, tmp_path: Path) -> None:
    """`serving` fails where the server says anything but where it is and that it stopped."""
    put(tmp_path, "corpus/italy.md", ARTICLE)
    settings = {"auth": "reader:s3cret-word", "token_secret": SECRET, "allowed_origins": SITE}
    environment = places(tmp_path, models, **settings, requests_per_minute="1000")
    key = Keys(tmp_path / "data").add("newsroom")
    with serving(environment) as running, httpx.Client(base_url=running.address) as client:
        known = {"Authorization": f"Bearer {key}"}
        for _ in range(30):
            assert client.post("/api/ask", json={"question": ITALY}, headers=known).is_success
        told = [
            client.get("/", auth=("reader", "s3cret-wrong")),
            client.post("/api/ask", content=b"{", headers=known),
            client.post("/api/ask", json={}, headers={"Authorization": f"Bearer {SECRET}", "Origin": SITE}),
            client.get("/v1/models/x", headers=known),
        ]
    assert [response.status_code for response in told] == [401, 422, 401, 404]
    for file in (path for path in tmp_path.rglob("*") if path.is_file() and "models" not in path.parts):
        written = file.read_bytes()
        assert not any(secret.encode() in written for secret in (key, SECRET, "s3cret-word", "s3cret-wrong"))
    shown = "".join(response.text for response in told)
    assert not any(secret in shown for secret in (key, SECRET, "s3cret"))
