"""Who may call: a page of an allowed site with a token, a program with a key, or anybody without keys set."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from bot.server.errors import ApiError
from bot.server.keys import Keys
from bot.server.origins import Origins, own_origin
from bot.server.rates import client_of
from bot.server.tokens import Tokens, new_session

SESSION_HEADER = "Corridor-Session"
TOKEN_PATH = "/api/token"  # noqa: S105 - a path
# What a caller may see without a token or a key: where it gets a token, and whether the server is well.
OPEN = (TOKEN_PATH, "/api/health")
LONGEST_SESSION = 64


@dataclass(frozen=True)
class Caller:
    """Whom a request is counted for: `client` is a key's name or an address, `origin` the other site it comes from."""

    client: str
    origin: str | None


@dataclass(frozen=True)
class Access:
    """The rules, from one list of origins and the stored keys."""

    origins: Origins
    tokens: Tokens
    keys: Keys

    def admit(self, request: Request) -> Caller:
        """Who calls. Raises ApiError 401 or 403."""
        own, origin = own_origin(request), request.headers.get("origin")
        if origin is not None and origin != own and not self.origins.allows(origin):
            raise ApiError(403, "origin_refused", _refused(origin))
        address = client_of(request.client.host if request.client else "")
        foreign = origin if origin != own else None
        if request.url.path in OPEN:
            return Caller(address, foreign)
        credential = bearer(request)
        if credential and (name := self.keys.name_of(credential)):
            return Caller(f"key {name}", foreign)
        if origin is not None and self.origins.allows(origin):
            self.tokens.check(credential, origin, request.headers.get(SESSION_HEADER, ""))
        elif self.keys.all():
            raise ApiError(401, "key_missing", "an API key is needed; send it as `Authorization: Bearer KEY`")
        return Caller(address, foreign)

    def open_session(self, request: Request, session: str | None) -> tuple[str, str]:
        """A token for the page that asks, and its session: the one it has, or a new one. Raises ApiError 403."""
        origin = request.headers.get("origin")
        if origin is None:
            raise ApiError(403, "origin_missing", "tokens are for pages; a program needs none, or an API key")
        if not self.origins.allows(origin) and self.keys.all():
            raise ApiError(403, "origin_refused", _refused(origin))
        session = session or new_session()
        return self.tokens.give(origin, session), session


def bearer(request: Request) -> str:
    """What the Authorization header carries; empty where there is none."""
    scheme, _, credential = request.headers.get("authorization", "").partition(" ")
    return credential.strip() if scheme.lower() == "bearer" else ""


def _refused(origin: str) -> str:
    return f"pages of {origin} may not use this server; its owner can add them to the setting allowed_origins"
