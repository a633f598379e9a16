"""Tasks that a worker left behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from excellence.kernel.models import Tick
from excellence.kernel.tasks import forget_finished_work
from excellence.kernel.work.processes import this_process
from excellence.kernel.work.stuck import WorkerLostError, forget_finished, requeue_stuck

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def running(*workers: str, minutes: int = 0) -> DBTaskResult[..., object]:
    return DBTaskResult.objects.create(
        task_path="excellence.mail.tasks.deliver_letter",
        args_kwargs={"args": [1], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
        status=TaskResultStatus.RUNNING,
        started_at=NOON - timedelta(minutes=minutes),
        worker_ids=list(workers),
    )


def dead_process() -> str:
    place, pid, started = this_process().split("-")
    return f"{place}-{pid}-{int(started) - 1}"


def status() -> str:
    return DBTaskResult.objects.get().status


def test_task_of_a_dead_worker_is_given_back_at_once() -> None:
    running(dead_process())

    given_back = requeue_stuck(NOON)

    assert (given_back, status()) == (1, TaskResultStatus.READY)


def test_task_of_a_living_worker_within_the_limit_stays() -> None:
    running(this_process(), minutes=14)

    given_back = requeue_stuck(NOON)

    assert (given_back, status()) == (0, TaskResultStatus.RUNNING)


def test_task_past_the_limit_is_given_back_whoever_has_it() -> None:
    running("elsewhere-1-2", minutes=16)

    given_back = requeue_stuck(NOON)

    assert (given_back, status()) == (1, TaskResultStatus.READY)


def test_task_of_a_worker_that_is_idle_is_given_back() -> None:
    running(this_process())

    given_back = requeue_stuck(NOON, idle=this_process())

    assert (given_back, status()) == (1, TaskResultStatus.READY)


def test_task_that_cost_five_workers_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    task = running("a", "b", "c", "d", dead_process())

    requeue_stuck(NOON)

    task.refresh_from_db()
    assert (task.status, task.finished_at) == (TaskResultStatus.FAILED, NOON)
    assert import_string(task.exception_class_path) is WorkerLostError
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_old_results_and_slots_are_forgotten_and_young_ones_kept() -> None:
    for days in (13, 15):
        ended = NOON - timedelta(days=days)
        DBTaskResult.objects.filter(pk=running("a").pk).update(status=TaskResultStatus.SUCCESSFUL, finished_at=ended)
        Tick.objects.create(name="sweep", due_at=ended, worker="a", taken_at=ended, finished_at=ended)

    forgotten = forget_finished(NOON)

    assert (forgotten, DBTaskResult.objects.count(), Tick.objects.count()) == (2, 1, 1)


def test_unfinished_task_is_never_forgotten() -> None:
    running("a", minutes=60 * 24 * 365)

    forget_finished_work(NOON)

    assert DBTaskResult.objects.count() == 1
