"""What money is: a firm's profit is none of its sales."""

from __future__ import annotations

from collections.abc import Collection

from index.lexical import terms

# Words for the same on a line.
_KINDS = (
    "profit profits earnings",
    "loss losses",
    "revenue revenues sales turnover income",
    "debt debts",
    "dividend dividends",
    "surplus",
    "deficit",
    "wages wage salary salaries",
)
_KIND_OF = {term: number for number, words in enumerate(_KINDS) for term in terms(words)}
MONEY_KINDS = frozenset(_KIND_OF)


def is_other_money(asked: Collection[str], measure: Collection[str]) -> bool:
    """Whether a figure is told to be another kind of money than is asked for, by the terms of both."""
    wanted, told = ({_KIND_OF[term] for term in words if term in _KIND_OF} for words in (asked, measure))
    return bool(wanted and told) and wanted.isdisjoint(told)
