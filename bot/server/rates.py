"""How often a client, and all pages of one site together, may call."""

from __future__ import annotations

import time
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from bot.server.errors import ApiError

GUESSES_A_MINUTE = 10  # wrong passwords of one client; a browser sends one for each time that its reader types one
HOUSEHOLD = 64  # bits of an IPv6 address that one client has to itself


class Rates:
    """Limits by client, then by site: a client over its own limit takes nothing from the others of its site."""

    def __init__(self, a_minute: int, origin_a_minute: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._client, self._origin = RateLimitItemPerMinute(a_minute), RateLimitItemPerMinute(origin_a_minute)

    def count(self, client: str, origin: str | None) -> None:
        """Count a request. Raises ApiError 429, with when to come back."""
        self._hit(self._client, "client", client, "you have asked too often; ask again in {} s")
        if origin is not None:
            self._hit(self._origin, "origin", origin, "this site's readers have asked too often; ask again in {} s")

    def _hit(self, limit: RateLimitItem, kind: str, who: str, message: str) -> None:
        if self._limiter.hit(limit, kind, who):
            return
        seconds = _seconds_left(self._limiter, limit, kind, who)
        raise ApiError(429, f"too_many_by_{kind}", message.format(seconds), retry_after=seconds)


class Guesses:
    """Wrong passwords by client: one who has given too many is not even heard with the right one for a while."""

    def __init__(self, a_minute: int = GUESSES_A_MINUTE) -> None:
        self._limiter, self._limit = MovingWindowRateLimiter(MemoryStorage()), RateLimitItemPerMinute(a_minute)

    def check(self, client: str) -> None:
        """Raises ApiError 429 where this client has guessed too often."""
        if not self._limiter.test(self._limit, client):
            seconds = _seconds_left(self._limiter, self._limit, client)
            raise ApiError(
                429, "too_many_guesses", f"too many wrong passwords; try again in {seconds} s", retry_after=seconds
            )

    def count(self, client: str) -> None:
        """Count a wrong one."""
        self._limiter.hit(self._limit, client)


def address_of(request: Request) -> str:
    """Who a request's sender is counted as."""
    return client_of(request.client.host if request.client else "")


def client_of(address: str) -> str:
    """Who an address is counted as: an IPv4 address, or the network that an IPv6 address is free to move in."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return f"{IPv6Address(int(parsed) >> (128 - HOUSEHOLD) << (128 - HOUSEHOLD))}/{HOUSEHOLD}"
    return str(parsed)


def _seconds_left(limiter: MovingWindowRateLimiter, limit: RateLimitItem, *who: str) -> int:
    reset, _ = limiter.get_window_stats(limit, *who)
    return max(1, round(reset - time.time()))
