"""Who may use the server, and how much, over loopback."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import jwt
import pytest

from bot.pipeline import Pipeline
from bot.server.keys import Keys
from bot.server.origins import HostNames, Origins
from bot.server.rates import client_of
from corpus.errors import SettingsError
from tests.service import ITALY, SITE, open_to_site, served

SECRET = "a-secret-of-the-test-that-is-long-enough"  # noqa: S105
OTHER = "https://other.example"


@pytest.fixture(scope="module")
def client(accounts: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server that one site may use."""
    with open_to_site(accounts, tmp_path_factory.mktemp("sites"), SECRET) as client:
        yield client


def own(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/")


def token(client: httpx.Client, origin: str = SITE, session: str | None = None) -> httpx.Response:
    return client.post("/api/token", data={"session": session} if session else {}, headers={"Origin": origin})


def ask(client: httpx.Client, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/api/ask", json={"question": ITALY}, headers=named)


def with_token(client: httpx.Client, origin: str, **headers: str) -> httpx.Response:
    """An answer asked as a page of this origin asks; `headers` are sent for the token alone."""
    given = client.post("/api/token", headers={"Origin": origin, **headers})
    if not given.is_success:
        return given
    token, session = given.json()["token"], given.json()["session"]
    return ask(client, Origin=origin, Authorization=f"Bearer {token}", Corridor_Session=session)


def code(response: httpx.Response) -> str:
    return str(response.json()["error"]["code"])


def test_programs_and_the_page_itself_need_no_token(client: httpx.Client) -> None:
    assert ask(client).is_success
    assert ask(client, Origin=own(client)).is_success
    assert ask(client, Authorization="Bearer anything").is_success


def test_a_page_of_an_allowed_site_asks_with_a_token(client: httpx.Client) -> None:
    given = token(client).json()
    assert given["expires_in"] == 600
    answer = ask(client, Origin=SITE, Authorization=f"Bearer {given['token']}", Corridor_Session=given["session"])
    assert answer.is_success
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert "set-cookie" not in answer.headers


def test_a_token_is_good_for_its_session_and_site_alone(client: httpx.Client) -> None:
    given = token(client).json()
    bearer, session = f"Bearer {given['token']}", given["session"]
    assert code(ask(client, Origin=SITE)) == "token_invalid"
    assert code(ask(client, Origin=SITE, Authorization=bearer)) == "token_invalid"
    assert code(ask(client, Origin=SITE, Authorization=bearer, Corridor_Session="another")) == "token_invalid"
    assert code(ask(client, Origin=OTHER, Authorization=bearer, Corridor_Session=session)) == "origin_refused"
    of_the_page = token(client, own(client)).json()
    elsewhere = ask(
        client,
        Origin=SITE,
        Authorization=f"Bearer {of_the_page['token']}",
        Corridor_Session=of_the_page["session"],
    )
    assert (elsewhere.status_code, code(elsewhere)) == (401, "token_invalid")


@pytest.mark.parametrize("forged", ["none", "HS256"])
def test_a_forged_token_is_refused(client: httpx.Client, forged: str) -> None:
    claims = {"aud": SITE, "sub": "me", "exp": time.time() + 60}
    key = "" if forged == "none" else "another-secret-that-is-long-enough-too"
    bearer = f"Bearer {jwt.encode(claims, key, forged)}"
    assert code(ask(client, Origin=SITE, Authorization=bearer, Corridor_Session="me")) == "token_invalid"


def test_an_expired_token_is_told_from_a_wrong_one_and_renewed_for_the_same_session(client: httpx.Client) -> None:
    old = jwt.encode({"aud": SITE, "sub": "me", "exp": time.time() - 1}, SECRET, "HS256")
    expired = ask(client, Origin=SITE, Authorization=f"Bearer {old}", Corridor_Session="me")
    assert (expired.status_code, code(expired)) == (401, "token_expired")
    assert expired.headers["WWW-Authenticate"] == "Bearer"
    renewed = token(client, session="me").json()
    assert renewed["session"] == "me"
    assert ask(client, Origin=SITE, Authorization=f"Bearer {renewed['token']}", Corridor_Session="me").is_success


@pytest.mark.parametrize("origin", [OTHER, "null", f"{SITE}.evil.example", f"{SITE}:8443", "http://news.example", ""])
def test_other_sites_are_refused_and_told_so(client: httpx.Client, origin: str) -> None:
    for refused in (ask(client, Origin=origin), token(client, origin), client.get("/mcp", headers={"Origin": origin})):
        assert (refused.status_code, code(refused)) == (403, "origin_refused")
        assert refused.headers["Access-Control-Allow-Origin"] == "*"
        assert "allowed_origins" in refused.json()["error"]["message"]


def test_a_program_gets_no_token(client: httpx.Client) -> None:
    assert code(client.post("/api/token")) == "origin_missing"


def test_a_browser_may_ask_first_for_allowed_sites_only(client: httpx.Client) -> None:
    wanted = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    allowed = client.options("/api/ask", headers={"Origin": SITE, **wanted})
    assert allowed.status_code == 200
    assert allowed.headers["Access-Control-Allow-Origin"] == SITE
    assert "access-control-allow-credentials" not in allowed.headers
    refused = client.options("/api/ask", headers={"Origin": OTHER, **wanted})
    assert refused.status_code == 400
    assert "access-control-allow-origin" not in refused.headers


def test_no_site_is_allowed_by_default(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path) as address, httpx.Client(base_url=address) as client:
        assert code(ask(client, Origin=SITE)) == "origin_refused"
        assert "frame-ancestors 'self'" in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "localhost.evil", ""])
def test_a_foreign_host_name_is_refused(client: httpx.Client, host: str) -> None:
    for path in ("/", "/api/health", "/gradio_api/info"):
        refused = client.get(path, headers={"Host": host})
        assert refused.status_code == 421
        assert "host_names" in refused.text


def test_host_names_are_ours_by_address_by_localhost_or_by_the_settings() -> None:
    names = HostNames(["Chat.Example"])
    for host in ("localhost:7860", "LOCALHOST", "127.0.0.1:7860", "[::1]:7860", "192.0.2.7", "chat.example:443"):
        assert names.knows(host)
    for host in ("example", "[::1", "a@b.example", "other.example:7860"):
        assert not names.knows(host)


@pytest.mark.parametrize("path", ["/", "/docs", "/api/health", "/v1/models", "/theme.css", "/nothing"])
def test_every_response_limits_what_can_be_done_with_it(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy or "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert SITE not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "server" not in headers


def test_with_a_key_set_programs_need_one(accounts: Pipeline, tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    with served(accounts, tmp_path, allowed_origins=(SITE,)) as address, httpx.Client(base_url=address) as client:
        assert ask(client).is_success
        key = keys.add("newsroom")
        assert (ask(client).status_code, code(ask(client))) == (401, "key_missing")
        assert code(ask(client, Origin=own(client))) == "key_missing"
        assert code(ask(client, Authorization="Bearer corridor_x")) == "key_unknown"
        assert ask(client, Authorization=f"Bearer {key}").is_success
        assert ask(client, Authorization=f"Bearer {key}x").status_code == 401
        assert client.get("/v1/models").status_code == 401
        assert client.post("/mcp", json={}).status_code == 401
        assert client.get("/api/health").is_success
        given = token(client).json()
        bearer = f"Bearer {given['token']}"
        assert ask(client, Origin=SITE, Authorization=bearer, Corridor_Session=given["session"]).is_success
        assert code(ask(client, Authorization=bearer, Corridor_Session=given["session"])) == "key_unknown"
        assert with_token(client, own(client)).is_success
        keys.remove("newsroom")
        assert ask(client).is_success
        (tmp_path / "keys.json").write_text("{}")
        assert ask(client, Authorization=f"Bearer {key}").status_code == 500


PAGES = ["/", "/demo", "/docs", "/openapi.json", "/theme.css", "/gradio_api/queue/data", "/gradio_api/app_id"]
BASIC = "Basic " + base64.b64encode(b"reader:s3cret").decode()


def test_with_a_password_programs_bring_it_or_a_key(accounts: Pipeline, tmp_path: Path) -> None:
    key = Keys(tmp_path).add("newsroom")
    with served(accounts, tmp_path, auth="reader:s3cret") as address, httpx.Client(base_url=address) as client:
        for path in (*PAGES, "/embed.js", "/embed.css", "/frame", "/api/health", "/v1/models", "/mcp", "/api/token"):
            shut = client.post(path) if path == "/api/token" else client.get(path)
            assert (shut.status_code, shut.headers["WWW-Authenticate"][:5]) == (401, "Basic"), path
        for path in PAGES:
            assert client.get(path, headers={"Authorization": f"Bearer {key}"}).status_code == 401
        assert client.get("/v1/models", headers={"Authorization": f"Bearer {key}"}).is_success
        assert client.post("/mcp", headers={"Authorization": f"Bearer {key}"}, json={}).status_code != 401
        assert (ask(client).status_code, code(ask(client))) == (401, "key_missing")
        assert code(ask(client, Authorization="Bearer corridor_x")) == "key_unknown"
        assert ask(client, Authorization=f"Bearer {key}").is_success
        assert ask(client, Authorization=BASIC).is_success
        assert ask(client, Authorization=BASIC, Origin=own(client)).is_success
        assert code(ask(client, Authorization=BASIC, Origin=SITE)) == "origin_refused"
        assert with_token(client, own(client)).status_code == 401
        assert with_token(client, own(client), Authorization=BASIC).is_success
        assert client.get("/demo", headers={"Authorization": BASIC}).is_success


def test_with_a_password_pages_of_allowed_sites_still_get_tokens(accounts: Pipeline, tmp_path: Path) -> None:
    changes = {"auth": "reader:s3cret", "allowed_origins": (SITE,)}
    with served(accounts, tmp_path, **changes) as address, httpx.Client(base_url=address) as client:
        for path in ("/embed.js", "/embed.css", "/frame"):
            assert client.get(path).is_success
        for path in PAGES:
            assert client.get(path).status_code == 401
        assert with_token(client, SITE).is_success
        assert with_token(client, own(client)).is_success  # what an allowed site shows in a frame
        assert code(with_token(client, OTHER)) == "origin_refused"
        assert ask(client).status_code == ask(client, Origin=own(client)).status_code == 401
        wanted = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        assert client.options("/api/ask", headers={"Origin": SITE, **wanted}).is_success


@pytest.mark.parametrize("path", ["/", "/api/health"])
def test_a_password_cannot_be_guessed_by_trying(accounts: Pipeline, tmp_path: Path, path: str) -> None:
    changes = {"auth": "reader:s3cret", "trusted_proxies": ("127.0.0.1",)}
    with served(accounts, tmp_path, **changes) as address, httpx.Client(base_url=address) as client:

        def tried(password: str, client_address: str = "192.0.2.1") -> int:
            return client.get(path, auth=("reader", password), headers={"X-Forwarded-For": client_address}).status_code

        assert [tried(f"wrong{n}") for n in range(12)] == [401] * 10 + [429] * 2
        assert tried("s3cret") == 429
        assert tried("s3cret", "192.0.2.2") == 200


def test_what_is_refused_is_counted_too(accounts: Pipeline, tmp_path: Path) -> None:
    Keys(tmp_path).add("newsroom")
    with served(accounts, tmp_path, requests_per_minute=3) as address:
        told = [httpx.get(f"{address}/v1/models", headers={"Authorization": "Bearer x"}) for _ in range(5)]
    assert [response.status_code for response in told] == [401] * 3 + [429] * 2


def test_a_key_is_stored_as_a_hash_that_only_its_owner_can_read(tmp_path: Path) -> None:
    key = Keys(tmp_path).add("newsroom")
    (file,) = tmp_path.glob("*.json")
    assert key not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert Keys(tmp_path).name_of(key) == "newsroom"
    with pytest.raises(SettingsError, match="exists"):
        Keys(tmp_path).add("newsroom")
    with pytest.raises(SettingsError, match="no key 'other'"):
        Keys(tmp_path).remove("other")
    file.write_text("{}")
    with pytest.raises(SettingsError, match="cannot be read"):
        Keys(tmp_path).all()


def test_one_client_over_its_limit_leaves_the_others_theirs(accounts: Pipeline, tmp_path: Path) -> None:
    changes = {"requests_per_minute": 3, "origin_requests_per_minute": 7, "trusted_proxies": ("127.0.0.1",)}
    with (
        served(accounts, tmp_path, allowed_origins=(SITE,), **changes) as address,
        httpx.Client(base_url=address) as client,
    ):

        def health(visitor: str) -> httpx.Response:
            return client.get("/api/health", headers={"X-Forwarded-For": visitor, "Origin": SITE})

        first = [health("192.0.2.1") for _ in range(9)]
        assert [response.status_code for response in first] == [200] * 3 + [429] * 6
        assert code(first[-1]) == "too_many_by_client"
        assert 1 <= int(first[-1].headers["Retry-After"]) <= 60
        assert [health("192.0.2.2").status_code for _ in range(3)] == [200] * 3
        assert [health("192.0.2.3").status_code for _ in range(2)] == [200, 429]
        assert code(health("192.0.2.3")) == "too_many_by_origin"
        assert client.get("/api/health", headers={"X-Forwarded-For": "192.0.2.4"}).is_success


def test_a_forwarded_address_is_believed_of_configured_proxies_only(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path, requests_per_minute=2, trusted_proxies=("192.0.2.9",)) as address:
        told = [
            httpx.get(f"{address}/api/health", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
            for n in range(4)
        ]
    assert told == [200, 200, 429, 429]


def test_a_client_is_an_address_or_the_network_that_it_can_move_in() -> None:
    assert client_of("192.0.2.1") == client_of("::ffff:192.0.2.1") == "192.0.2.1"
    assert client_of("2001:db8:1:2:aaaa::1") == client_of("2001:db8:1:2:bbbb::2") == "2001:db8:1:2::/64"
    assert client_of("2001:db8:1:3::1") != client_of("2001:db8:1:2::1")


def test_origins_are_written_as_browsers_write_them() -> None:
    given = ["HTTPS://News.Example:443/", "http://127.0.0.1:8000", "http://[::1]:80"]
    assert Origins.of(given).allowed == ("https://news.example", "http://127.0.0.1:8000", "http://[::1]")


@pytest.mark.parametrize("given", ["*", "https://*.example", "news.example", "https://news.example/a", "null", "//a:x"])
def test_what_is_no_origin_is_an_error(given: str) -> None:
    with pytest.raises(SettingsError, match="allowed origin"):
        Origins.of([given])
