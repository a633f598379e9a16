"""Days as lists give them: exact, or only the month or the year; written 2019, 2019-05 or 2019-05-31."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_

EARLIEST_YEAR = 1200
LATEST_YEAR = 2100
DECEMBER = 12

_GAP = r"\s*[-./\s]\s*"
_TIME = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})(?:{_GAP}([0-9]{{1,2}})(?:{_GAP}([0-9]{{1,2}}))?)?")
_DAY_FIRST = re.compile(rf"(?:([0-9]{{1,2}}){_GAP})?([0-9]{{1,2}}){_GAP}([0-9]{{4}})")


class NotADay(Refusal):
    """What was written is no day, month or year that can be understood in one way only."""

    sentence = N_(
        "“%(given)s” is not a date: write a day such as 31/05/2024 or 2024-05-31, a month such as 05/2024, or the year "
        "alone."
    )


class NotAnExactDay(Refusal):
    """What was written is no day of the calendar."""

    sentence = N_("“%(given)s” is not a date: write day, month and year, such as 31/05/2024 or 2024-05-31.")


def read_day(text: str) -> str:
    """The day in canonical text, as exact as it was given; raises `NotADay`.

    Reads 2024-05-31, 2024/5/31, Hungarian 2024. 05. 31., and 31.05.2024, 31/05/2024, 31-05-2024 with the day first,
    as Europe writes; month and year, or the year alone, in the same forms. Years have four digits.
    """
    plain = _TIME.sub("", text.strip()).rstrip(" .")
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
    else:
        raise NotADay(given=text.strip())
    written = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    try:
        first = first_day(written)
    except ValueError:
        raise NotADay(given=text.strip()) from None
    if not EARLIEST_YEAR <= first.year <= LATEST_YEAR:
        raise NotADay(given=text.strip())
    return written


def read_exact_day(text: str) -> date:
    """The day, in any form of `read_day`; raises `NotAnExactDay` for a month or a year alone, too."""
    try:
        return date.fromisoformat(read_day(text))
    except (NotADay, ValueError):
        raise NotAnExactDay(given=text.strip()) from None


def first_day(day: str) -> date:
    """The first day a canonical text can mean; raises `ValueError` when the calendar has none."""
    year, month, exact = _parts(day)
    return date(year, month or 1, exact or 1)


def last_day(day: str) -> date:
    """The last day a canonical text can mean; raises `ValueError` when the calendar has none."""
    year, month, exact = _parts(day)
    last_month = month or DECEMBER
    return date(year, last_month, exact or monthrange(year, last_month)[1])


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it is shorter."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _parts(day: str) -> tuple[int, int, int]:
    year, month, exact = (*(int(part) for part in day.split("-")), 0, 0)[:3]
    return year, month, exact
