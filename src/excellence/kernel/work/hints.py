"""Hints: a worker is asked to look soon; when the hint is lost, a sweeper finds the row."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task


def hint(task_path: str, *args: str | int) -> None:
    """Enqueue a task, named by its path, once the present transaction is committed.

    Operations lie below tasks and so name them. A hint that cannot be enqueued is logged and costs nobody their
    request. Raises ImportError at once when there is no such task.
    """
    task: Task[..., Any] = import_string(task_path)
    transaction.on_commit(lambda: task.enqueue(*args), robust=True)
