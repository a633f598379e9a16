"""Days as people write them in six languages, with months in words, times of day and years of two digits."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from babel import Locale

from excellence.kernel.languages import LANGUAGES
from excellence.kernel.texts import fold
from excellence.method.lists import NotADay, read_day

# What stands between the parts of a day, ordinals and Hungarian endings included.
_FILLERS = frozenset(
    [
        *("de", "del", "d", "of", "the", "le", "den", "el", "am", "st", "nd", "rd", "th", "er", "en", "an", "jen"),
        *("jan", "e", "a", "i", "ig", "tol"),
    ]
)
_TIME = re.compile(
    r"[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"([0-9]{1,2})([./-])\s*([0-9]{1,2})\2\s*([0-9]{2})\.?")
_PART = re.compile(r"[0-9]+|[^\W\d_]+")
_YEAR_DIGITS = 4
_CENTURY = 100


def read_day_as_written(text: str, *, today: date) -> str:
    """The canonical text of a day, month or year; raises `NotADay` where it can be meant in two ways.

    Of a year with two digits the last century is taken where this one would be later than `today`.
    """
    plain = _TIME.sub("", text.strip())
    if short := _SHORT.fullmatch(plain):
        return _short(text, [int(short[place]) for place in (1, 3, 4)], today)
    parts = [part for part in _PART.findall(fold(plain)) if part not in _FILLERS or part in _months()]
    named = [part for part in parts if not part.isdigit()]
    if len(named) != 1 or named[0] not in _months():
        return read_day(plain)
    numbers = [part for part in parts if part.isdigit()]
    years = [part for part in numbers if len(part) == _YEAR_DIGITS]
    days = [part for part in numbers if len(part) < _YEAR_DIGITS]
    if len(years) != 1 or len(days) > 1:
        raise NotADay(given=text.strip())
    return read_day("-".join([years[0], str(_months()[named[0]]), *days]))


def _short(text: str, parts: list[int], today: date) -> str:
    """A day with a year of two digits at its end or, of this century only, at its beginning; never one of both."""
    first, month, last = parts
    this = today.year // _CENTURY * _CENTURY
    readings = {f"{this + last - (this + last > today.year) * _CENTURY}-{month:02}-{first:02}"}
    if this + first <= today.year:
        readings.add(f"{this + first}-{month:02}-{last:02}")
    possible = [reading for reading in readings if _is_day(reading)]
    if len(possible) != 1:
        raise NotADay(given=text.strip())
    return possible[0]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Names and short names of months in every language; a word that means two of them means none."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for forms in Locale.parse(language.locale).months.values():
            for width in ("wide", "abbreviated"):
                for month, name in forms[width].items():
                    for word in _PART.findall(fold(name)):
                        found.setdefault(word, set()).add(month)
    return {word: next(iter(months)) for word, months in found.items() if len(months) == 1 and not word.isdigit()}
