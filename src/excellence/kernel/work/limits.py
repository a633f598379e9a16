"""How long work may take and how often it is tried, from the settings."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings


def stuck_before(at: datetime) -> datetime:
    """Return the moment before which work must have begun to count as stuck (WORK_STUCK_AFTER_SECONDS)."""
    return at - timedelta(seconds=settings.WORK_STUCK_AFTER_SECONDS)


def most_attempts() -> int:
    """Return how many workers may lose a task before it counts as failed (WORK_ATTEMPTS)."""
    return int(settings.WORK_ATTEMPTS)


def kept_since(at: datetime) -> datetime:
    """Return the moment before which finished tasks and slots are forgotten (WORK_KEEP_DAYS)."""
    return at - timedelta(days=settings.WORK_KEEP_DAYS)
