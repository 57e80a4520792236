"""What of somebody's accounts a question asks and a text tells: profit, debt, dividend, interest."""

from __future__ import annotations

import re

# What of somebody's accounts a question asks, and the words that tell of it: a turnover is no profit.
_ACCOUNTS = tuple(
    (
        re.compile(rf"\b(?:what|how (?:much|high|large|big))\b[^?]*\b{asked}", re.IGNORECASE),
        re.compile(told, re.IGNORECASE),
    )
    for asked, told in (
        (r"(?P<what>profits?)\b", r"\b(?:profit|earn|income|surplus|loss|lost|in the (?:black|red))"),
        (r"(?P<what>debts?)\b", r"\b(?:debt|indebted|ow(?:e|es|ed|ing)\b|borrow|loan|liabilit)"),
        (r"(?P<what>dividends?)\b", r"\b(?:dividend|pay-?outs?\b)"),
        (
            r"(?P<what>interest)\b(?=[^?]*\b(?:rates?|loans?|charges?|bonds?|credits?)\b)",
            r"\b(?:interest|rates?|coupons?|yields?)\b",
        ),
    )
)


def account_missing(question: str, text: str) -> str | None:
    """What of somebody's accounts a question asks, the profit or the debt, where a text tells nothing of it."""
    found = ((asked.search(question), told) for asked, told in _ACCOUNTS)
    return next((asked["what"] for asked, told in found if asked and not told.search(text)), None)
