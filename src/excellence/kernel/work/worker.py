"""The worker: one process that carries out tasks and ticks, and stops cleanly."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType

from django.db import InterfaceError, OperationalError, connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from excellence.kernel.clock import now
from excellence.kernel.work import stopping
from excellence.kernel.work.processes import this_process
from excellence.kernel.work.stuck import requeue_stuck
from excellence.kernel.work.ticker import Ticker

logger = logging.getLogger("excellence.work")

POLL_SECONDS = 1.0
DATABASE_PAUSE_SECONDS = 2.0
WATCH_PARENT = timedelta(seconds=1)


class DurableWorker(Worker):
    """The worker of django-tasks-db, stopping between two tasks only and outliving an absent database."""

    def __init__(self, worker_id: str, *, interval: float) -> None:
        """Prepare a worker for all queues that looks for tasks every `interval` seconds."""
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def shutdown(self, _signum: int, _frame: FrameType | None) -> None:
        """Stop after the present task; asked twice, stop at once and leave the task to be given back."""
        if not self.running:
            os._exit(1)
        self.stop()

    def stop(self) -> None:
        """Stop after the present task; what takes long leaves its rest to the next worker."""
        self.running = False
        stopping.ask_to_stop()

    def run(self) -> None:
        """Carry out tasks until stopped."""
        while self.running:
            try:
                requeue_stuck(now(), idle=self.worker_id)
                super().run()
            except (OperationalError, InterfaceError):
                logger.exception("The database does not answer; the worker tries again.")
                connections.close_all()
                time.sleep(DATABASE_PAUSE_SECONDS)


def run_worker(*, interval: float = POLL_SECONDS, follow_parent: bool = False) -> None:
    """Carry out tasks and sweepers in this process until SIGTERM or SIGINT; the present task is ended first.

    `interval` is the pause in seconds when there is nothing to do. In a child after a fork the parent closes its
    database connections before forking and draws nothing before (charts and PDF hang in such a child);
    `follow_parent` stops the child when the parent is gone. Signals are taken over in the main thread only.
    """
    connections.close_all()
    stopping.begin()
    worker = DurableWorker(this_process(), interval=interval)
    ticker = Ticker(worker.worker_id)
    if follow_parent:
        ticker.every(WATCH_PARENT, _stop_without_parent, worker, os.getppid())
    with _signals_to(worker):
        ticker.start()
        try:
            worker.run()
        finally:
            ticker.stop()
            connections.close_all()


@contextmanager
def _signals_to(worker: DurableWorker) -> Generator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, worker.shutdown) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop_without_parent(worker: DurableWorker, parent: int) -> None:
    if os.getppid() != parent:
        worker.stop()
