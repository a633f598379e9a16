"""The ticker: runs sweepers and recovery beside the worker, in threads of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from django.db import connections

from excellence.kernel.clock import now
from excellence.kernel.work.pulse import beat
from excellence.kernel.work.slots import resume_slots, run_slot
from excellence.kernel.work.stuck import requeue_stuck
from excellence.kernel.work.sweepers import EPOCH, Sweeper, all_sweepers

logger = logging.getLogger("excellence.work")

RECOVERY = timedelta(seconds=5)
HEARTBEAT = timedelta(seconds=15)
THREADS = 3


class Ticker:
    """The clock of one worker; `start` runs every slot not yet taken at once, then each when it is due."""

    def __init__(self, worker: str) -> None:
        """Prepare the clock of the process called `worker`."""
        self.worker = worker
        self.scheduler = BackgroundScheduler(
            timezone="UTC",
            # A heart of its own: sweepers that take long must not make a living worker look dead.
            executors={"default": ThreadPoolExecutor(THREADS), "heart": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Begin to tick."""
        self.every(HEARTBEAT, self._beat, executor="heart")
        self.every(RECOVERY, self._recover)
        for sweeper in all_sweepers().values():
            self.every(sweeper.every, self._run, sweeper)
        self.scheduler.start()

    def stop(self) -> None:
        """Stop ticking, after what runs now has ended."""
        self.scheduler.shutdown(wait=True)

    def every(self, interval: timedelta, job: Callable[..., None], *args: object, executor: str = "default") -> None:
        """Run a job now and then once in every interval; its database connections are closed afterwards."""
        trigger = IntervalTrigger(seconds=interval.total_seconds(), start_date=EPOCH, timezone="UTC")
        self.scheduler.add_job(_closing_connections, trigger, args=[job, *args], next_run_time=now(), executor=executor)

    def _beat(self) -> None:
        beat(self.worker, at=now())

    def _recover(self) -> None:
        requeue_stuck(now())
        resume_slots(worker=self.worker, at=now())

    def _run(self, sweeper: Sweeper) -> None:
        run_slot(sweeper, worker=self.worker, at=now())


def _closing_connections(job: Callable[..., None], *args: object) -> None:
    """Run a job; a failure (the database gone for a minute) is logged and the job runs again when it is due."""
    try:
        job(*args)
    except Exception:
        logger.exception("The ticker's job failed; it runs again when it is due.")
    finally:
        connections.close_all()
