"""Short-lived tokens for the widget: signed, and good for one session on one site only."""

from __future__ import annotations

import secrets
import time

import jwt

from bot.server.errors import ApiError

ALGORITHM = "HS256"
SESSION_BYTES = 16
SECRET_BYTES = 32


class Tokens:
    """Gives and checks tokens (RFC 7519). `secret`: None makes one, so that tokens end with the process."""

    def __init__(self, secret: str | None, minutes: float) -> None:
        self._secret = secret or secrets.token_urlsafe(SECRET_BYTES)
        self.seconds = round(minutes * 60)

    def give(self, origin: str, session: str) -> str:
        """A token for this session of a page of this origin."""
        claims = {"aud": origin, "sub": session, "exp": int(time.time()) + self.seconds}
        return jwt.encode(claims, self._secret, ALGORITHM)

    def check(self, token: str, origin: str, session: str) -> None:
        """Raises ApiError 401 with `token_expired`, at which a widget asks for another, or `token_invalid`."""
        try:
            claims = jwt.decode(
                token, self._secret, [ALGORITHM], audience=origin, options={"require": ["exp", "aud", "sub"]}
            )
        except jwt.ExpiredSignatureError as error:
            raise ApiError(401, "token_expired", "the token has expired; ask for another at /api/token") from error
        except jwt.InvalidTokenError as error:
            raise _invalid() from error
        if not secrets.compare_digest(str(claims["sub"]).encode(), session.encode()):
            raise _invalid()


def new_session() -> str:
    """A session's name, that nobody can guess."""
    return secrets.token_urlsafe(SESSION_BYTES)


def _invalid() -> ApiError:
    return ApiError(401, "token_invalid", "the token is not for this session of this site; ask for one at /api/token")
