"""Workers are killed and stopped; nothing is lost."""

from __future__ import annotations

import signal
import time

import pytest
from django.db import OperationalError, connection, connections
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max

from excellence.kernel.work.limits import most_attempts
from excellence.kernel.work.processes import is_gone
from excellence.kernel.work.worker import DurableWorker
from tests.processes.instance import Instance, eventually, kill, stop


def enqueue(parcel: str) -> None:
    DBTaskResult.objects.create(
        task_path="tests.processes.probe.tasks.carry",
        args_kwargs={"args": [parcel], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
    )


def has_begun(instance: Instance, *, times: int) -> bool:
    return eventually(lambda: len(instance.lines("begun")) == times)


def statuses() -> list[str]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def test_worker_carries_out_every_task_once(instance: Instance) -> None:
    parcels = [str(number) for number in range(20)]
    for parcel in parcels:
        enqueue(parcel)

    instance.start_worker()
    instance.start_worker()

    assert eventually(lambda: statuses() == [TaskResultStatus.SUCCESSFUL] * 20), instance.log()
    assert sorted(instance.lines("ended")) == sorted(parcels)


def test_worker_killed_amid_a_task_leaves_it_to_the_next_worker(instance: Instance) -> None:
    instance.hold()
    enqueue("book")
    enqueue("letter")
    killed = instance.start_worker()
    assert eventually(lambda: instance.lines("begun") == ["book"]), instance.log()

    kill(killed)
    left = statuses()
    instance.let_go()
    instance.start_worker()

    assert left == [TaskResultStatus.RUNNING, TaskResultStatus.READY]
    assert eventually(lambda: statuses() == [TaskResultStatus.SUCCESSFUL] * 2), instance.log()
    assert sorted(instance.lines("ended")) == ["book", "letter"]


def test_worker_killed_beside_another_is_noticed_by_the_other(instance: Instance) -> None:
    instance.hold()
    enqueue("book")
    killed = instance.start_worker()
    assert eventually(lambda: instance.lines("begun") == ["book"]), instance.log()
    enqueue("letter")
    instance.start_worker()
    assert eventually(lambda: instance.lines("begun") == ["book", "letter"]), instance.log()

    kill(killed)
    instance.let_go()

    assert eventually(lambda: statuses() == [TaskResultStatus.SUCCESSFUL] * 2), instance.log()
    assert sorted(instance.lines("ended")) == ["book", "letter"]


def test_task_that_brings_down_every_worker_is_given_up(instance: Instance) -> None:
    instance.hold()
    enqueue("bomb")
    for number in range(most_attempts()):
        worker = instance.start_worker()
        assert has_begun(instance, times=number + 1), instance.log()
        kill(worker)

    instance.start_worker()

    assert eventually(lambda: statuses() == [TaskResultStatus.FAILED]), instance.log()
    assert DBTaskResult.objects.get().exception_class_path == ("excellence.kernel.work.stuck.WorkerLostError")


def test_worker_asked_to_stop_ends_its_task_first(instance: Instance) -> None:
    instance.hold()
    enqueue("book")
    enqueue("letter")
    worker = instance.start_worker()
    assert eventually(lambda: instance.lines("begun") == ["book"]), instance.log()

    worker.send_signal(signal.SIGTERM)
    instance.let_go()
    status = worker.wait(timeout=30)

    assert status == 0
    assert statuses() == [TaskResultStatus.SUCCESSFUL, TaskResultStatus.READY]


def test_worker_asked_twice_to_stop_leaves_its_task_to_the_next_worker(instance: Instance) -> None:
    instance.hold()
    enqueue("book")
    worker = instance.start_worker()
    assert has_begun(instance, times=1), instance.log()

    worker.send_signal(signal.SIGTERM)
    # Two signals that are pending at once become one, so the second waits until the first was seen.
    time.sleep(0.3)
    status = stop(worker)
    instance.let_go()
    instance.start_worker()

    assert status == 1
    assert eventually(lambda: statuses() == [TaskResultStatus.SUCCESSFUL]), instance.log()
    assert instance.lines("ended") == ["book"]


@pytest.mark.postgres
def test_worker_whose_database_connections_are_cut_goes_on(instance: Instance) -> None:
    enqueue("book")
    worker = instance.start_worker()
    assert eventually(lambda: statuses() == [TaskResultStatus.SUCCESSFUL]), instance.log()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    enqueue("letter")

    assert eventually(lambda: statuses() == [TaskResultStatus.SUCCESSFUL] * 2), instance.log()
    assert (worker.poll(), instance.lines("ended")) == (None, ["book", "letter"])


@pytest.mark.django_db
def test_worker_outlives_an_absent_database(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    tries = []

    def run(worker: DurableWorker) -> None:
        tries.append(worker.running)
        if len(tries) == 1:
            raise OperationalError("the server closed the connection")
        worker.running = False

    monkeypatch.setattr(Worker, "run", run)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    monkeypatch.setattr("excellence.kernel.work.worker.DATABASE_PAUSE_SECONDS", 0)

    DurableWorker("a", interval=0).run()

    assert tries == [True, True]
    assert [record.message for record in caplog.records] == ["The database does not answer; the worker tries again."]


def test_idle_worker_asked_to_stop_stops(instance: Instance) -> None:
    enqueue("book")
    worker = instance.start_worker()
    assert eventually(lambda: instance.lines("ended") == ["book"]), instance.log()

    status = stop(worker)

    assert status == 0


def test_forked_worker_stops_when_its_parent_is_gone(instance: Instance) -> None:
    parent = instance.start_forking_parent()
    assert eventually(lambda: len(instance.lines("child")) == 1), instance.log()
    enqueue("book")
    assert eventually(lambda: instance.lines("ended") == ["book"]), instance.log()

    kill(parent)

    assert eventually(lambda: is_gone(instance.lines("child")[0])), instance.log()
