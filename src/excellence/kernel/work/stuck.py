"""Tasks left behind: given back when their worker is gone, given up after too many, forgotten when old."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from excellence.kernel.models import Heartbeat, Tick
from excellence.kernel.work.limits import kept_since, most_attempts, stuck_before
from excellence.kernel.work.processes import is_gone

logger = logging.getLogger("excellence.work")

AnyTask = DBTaskResult[..., Any]


class WorkerLostError(Exception):
    """Every worker that tried the task died or passed the limit of time; the task is given up."""


def requeue_stuck(at: datetime, *, idle: str = "") -> int:
    """Give back every running task whose worker is dead or that runs past the limit; return how many.

    `idle` names a worker known to carry out nothing now: what is said to run there was left behind too. A task
    that cost `most_attempts` workers becomes FAILED with `WorkerLostError` instead, so that it cannot bring down one
    worker after another.
    """
    running = DBTaskResult.objects.running().only("started_at", "worker_ids", "task_path")
    return sum(_give_back(task, at) for task in running if _is_left_behind(task, at, idle))


def forget_finished(at: datetime) -> int:
    """Delete tasks and slots that ended long ago, and workers not seen since; return how many rows went."""
    old = kept_since(at)
    tasks, _ = DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    ticks, _ = Tick.objects.filter(due_at__lt=old).delete()
    hearts, _ = Heartbeat.objects.filter(seen_at__lt=old).delete()
    return tasks + ticks + hearts


def _is_left_behind(task: AnyTask, at: datetime, idle: str) -> bool:
    worker = task.worker_ids[-1] if task.worker_ids else ""
    is_late = task.started_at is None or task.started_at < stuck_before(at)
    return is_late or worker == idle or is_gone(worker)


def _give_back(task: AnyTask, at: datetime) -> int:
    """Change the row only if nobody else did since it was read."""
    unchanged = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < most_attempts():
        return unchanged.update(status=TaskResultStatus.READY)
    logger.error("Task %s (%s) cost %s workers and is given up.", task.pk, task.task_path, len(task.worker_ids))
    lost = f"{WorkerLostError.__module__}.{WorkerLostError.__qualname__}"
    return unchanged.update(status=TaskResultStatus.FAILED, finished_at=at, exception_class_path=lost)
