"""The clock: moments are UTC, a legal day is the day in Brussels."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

LEGAL_ZONE = ZoneInfo("Europe/Brussels")


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return timezone.now()


def legal_day(at: datetime) -> date:
    """Return the legal day an aware moment falls on."""
    return at.astimezone(LEGAL_ZONE).date()


def end_of_legal_day(day: date) -> datetime:
    """Return the last moment of a legal day: what is valid until a day is valid until then."""
    return datetime.combine(day, time.max, LEGAL_ZONE)


def today() -> date:
    """Return the legal day of this moment."""
    return legal_day(now())
