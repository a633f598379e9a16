"""Countries by the names and in the order of the reader's language: one place for lists, forms, maps and documents."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.utils.functional import lazystr
from django.utils.translation import get_language
from django_countries.data import COUNTRIES

from excellence.kernel.alphabet import in_alphabet
from excellence.kernel.formats import locale

# XK is what the Union and CLDR write for Kosovo, which ISO 3166 has no code for.
CODES: Final = (*COUNTRIES, "XK")


class _Name:
    """The name of a country, spoken when it is shown."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return country_name(self.code)


def country_name(code: str) -> str:
    """What CLDR calls a country in the language now spoken; the code itself where it knows none."""
    return str(locale().territories.get(code, code))


def country_choices() -> list[tuple[str, str]]:
    """Every country by code and name, in the order of the alphabet of the language now spoken."""
    return list(_choices(get_language() or ""))


@lru_cache
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    named = ((code, country_name(code)) for code in CODES)
    return tuple(sorted(named, key=lambda choice: in_alphabet(choice[1], language)))


# What django-countries says, whose field stores the code.
NAMES: Final = {code: {"name": lazystr(_Name(code))} for code in COUNTRIES} | {
    "XK": {"name": lazystr(_Name("XK")), "alpha3": "XKX"}
}
