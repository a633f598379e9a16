"""Days of the story, written so that they stay fresh: whenever it is told, it happened lately."""

from __future__ import annotations

from datetime import date, timedelta


def day_of(written: str, *, year: int, today: date) -> str:
    """The day a story means, as year-month-day; "" stays "".

    `2014-03-20` is that day, `y-1 05-14` one of the year before the one assessed, `-45` as many days ago; days ago
    are counted from the end of the year assessed once it is over.
    """
    if not written or written[0].isdigit():
        return written
    if written[0] == "-":
        return str(min(today, date(year, 12, 31)) - timedelta(days=int(written[1:])))
    years_ago, day = written.removeprefix("y-").split(" ")
    return f"{year - int(years_ago)}-{day}"
