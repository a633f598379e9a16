"""Whether workers live and what waits for them."""

from __future__ import annotations

from datetime import datetime

from django_tasks_db.models import DBTaskResult

from excellence.kernel.models import Heartbeat


def beat(worker: str, *, at: datetime) -> None:
    """Note that a worker lives."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": at})


def last_seen() -> datetime | None:
    """Return when a worker was seen last, None when none ever was."""
    return Heartbeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def oldest_task() -> datetime | None:
    """Return when the task that waits longest was enqueued, None when none waits."""
    return DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
