"""How long work may take, as the settings say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytest_django import Settings

from excellence.kernel.work.limits import kept_since, most_attempts, stuck_before

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_limits_are_those_of_the_settings(settings: Settings) -> None:
    settings.WORK_STUCK_AFTER_SECONDS, settings.WORK_ATTEMPTS, settings.WORK_KEEP_DAYS = 60, 2, 3

    limits = (stuck_before(NOON), most_attempts(), kept_since(NOON))

    assert limits == (NOON - timedelta(minutes=1), 2, NOON - timedelta(days=3))


def test_limits_of_the_house(settings: Settings) -> None:
    limits = (stuck_before(NOON), most_attempts(), kept_since(NOON))

    assert limits == (NOON - timedelta(minutes=15), 5, NOON - timedelta(days=14))
