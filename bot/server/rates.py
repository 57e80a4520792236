"""How often a client, and all pages of one site together, may call."""

from __future__ import annotations

import time
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.server.errors import ApiError

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
        reset, _ = self._limiter.get_window_stats(limit, kind, who)
        seconds = max(1, round(reset - time.time()))
        raise ApiError(429, f"too_many_by_{kind}", message.format(seconds), retry_after=seconds)


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
