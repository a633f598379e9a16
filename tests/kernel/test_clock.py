"""Moments are UTC, days are those of Brussels."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from excellence.kernel import clock


def test_now_is_aware_and_utc() -> None:
    moment = clock.now()

    assert moment.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_legal_day_changes_at_midnight_in_brussels_in_winter_and_summer(moment: datetime, day: date) -> None:
    legal = clock.legal_day(moment)

    assert legal == day


def test_today_is_the_legal_day_of_now() -> None:
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):
        today = clock.today()

    assert today == date(2027, 1, 1)
