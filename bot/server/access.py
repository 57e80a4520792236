"""Who may call: a page with a token, a program with a key, whoever knows the password, or anybody where none is set."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from bot.server.auth import BASIC, Credentials
from bot.server.errors import BEARER, ApiError
from bot.server.keys import Keys
from bot.server.origins import Origins, own_origin
from bot.server.rates import address_of
from bot.server.tokens import Tokens, new_session

SESSION_HEADER = "Corridor-Session"
TOKEN_PATH = "/api/token"  # noqa: S105 - a path
HEALTH_PATH = "/api/health"
LONGEST_SESSION = 64


@dataclass(frozen=True)
class Caller:
    """Whom a request is counted for: `client` is a key's name or an address, `origin` the other site it comes from."""

    client: str
    origin: str | None


@dataclass(frozen=True)
class Access:
    """The rules, from one list of origins, the stored keys and the password, where there is one."""

    origins: Origins
    tokens: Tokens
    keys: Keys
    credentials: Credentials | None = None

    def admit(self, request: Request) -> Caller:
        """Who calls. Raises ApiError 401, 403 or 429."""
        own, origin = own_origin(request), request.headers.get("origin")
        if origin is not None and origin != own and not self.origins.allows(origin):
            raise ApiError(403, "origin_refused", _refused(origin))
        if origin is None and _is_of_a_foreign_page(request):
            raise ApiError(403, "origin_refused", "another site's page asks without saying which it is")
        caller = Caller(address_of(request), origin if origin != own else None)
        if (self.credentials and self.credentials.are_of(request)) or self._is_open(request.url.path):
            return caller
        credential = bearer(request)
        if credential and (name := self.keys.name_of(credential)):
            return Caller(f"key {name}", caller.origin)
        if caller.origin or (origin and credential and self._is_closed()):
            self.tokens.check(credential, origin or "", request.headers.get(SESSION_HEADER, ""))
        elif self._is_closed():
            raise self._missing(credential)
        return caller

    def open_session(self, request: Request, session: str | None) -> tuple[str, str]:
        """A token for the page that asks, and its session: the one it has, or a new one. Raises ApiError 403."""
        origin = request.headers.get("origin")
        if origin is None:
            raise ApiError(403, "origin_missing", "tokens are for pages; a program needs none, or an API key")
        session = session or new_session()
        return self.tokens.give(origin, session), session

    def _is_open(self, path: str) -> bool:
        """What needs neither token nor key: getting a token, and asking whether the server is well.

        With a password, tokens are still for the pages of allowed sites, whose readers don't know it.
        """
        if self.credentials is None:
            return path in (TOKEN_PATH, HEALTH_PATH)
        return path == TOKEN_PATH and bool(self.origins.allowed)

    def _is_closed(self) -> bool:
        """Whether programs need something to be let in."""
        return self.credentials is not None or bool(self.keys.all())

    def _missing(self, credential: str) -> ApiError:
        if credential:
            return ApiError(401, "key_unknown", "this API key is not known here; its owner can make another")
        if self.credentials is None:
            return ApiError(401, "key_missing", "an API key is needed; send it as `Authorization: Bearer KEY`")
        return ApiError(
            401,
            "key_missing",
            "an API key, or the server's name and password, is needed; send `Authorization: Bearer KEY` or `Basic …`",
            challenge=f"{BASIC}, {BEARER}",
        )


def bearer(request: Request) -> str:
    """What the Authorization header carries; empty where there is none."""
    scheme, _, credential = request.headers.get("authorization", "").partition(" ")
    return credential.strip() if scheme.lower() == "bearer" else ""


def _is_of_a_foreign_page(request: Request) -> bool:
    """Whether a page calls by a picture or the like, which names no origin (W3C Fetch Metadata); a link is none."""
    sent = request.headers
    return sent.get("sec-fetch-site") in ("cross-site", "same-site") and sent.get("sec-fetch-mode") != "navigate"


def _refused(origin: str) -> str:
    return f"pages of {origin} may not use this server; its owner can add them to the setting allowed_origins"
