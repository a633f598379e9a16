"""How long work may take and how often it is tried, from the settings."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings


def stuck_before(at: datetime) -> datetime:
    """Return the moment before which work must have begun to count as stuck (WORK_STUCK_AFTER_SECONDS, 900)."""
    return at - timedelta(seconds=getattr(settings, "WORK_STUCK_AFTER_SECONDS", 900))


def most_attempts() -> int:
    """Return how many workers may lose a task before it counts as failed (WORK_ATTEMPTS, 5)."""
    return int(getattr(settings, "WORK_ATTEMPTS", 5))


def kept_since(at: datetime) -> datetime:
    """Return the moment before which finished tasks and slots are forgotten (WORK_KEEP_DAYS, 14)."""
    return at - timedelta(days=getattr(settings, "WORK_KEEP_DAYS", 14))
