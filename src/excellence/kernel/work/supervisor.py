"""The supervisor: a process that runs one worker, and another when it dies."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable

from excellence.kernel.work.worker import run_worker

logger = logging.getLogger("excellence.work")

WATCH_SECONDS = 0.5
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
# Whoever worked for so long did not die of how it was started.
SETTLED_SECONDS = 60.0


def work_here() -> None:
    """Work in this process until told to stop or the supervisor is gone."""
    run_worker(follow_parent=True)


def supervise_worker(work: Callable[[], None] = work_here) -> None:
    """Have `work` done in a child process, and again whenever that dies, after a pause that grows.

    Returns after SIGTERM or SIGINT, or when the parent is gone; the worker then ends its present task. To be called
    in a child of its own that has no threads, no database connections and has drawn no charts.
    """
    parent, told = os.getppid(), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: told.set())

    def is_over() -> bool:
        return told.is_set() or os.getppid() != parent

    pause = FIRST_PAUSE_SECONDS
    while not is_over():
        began = time.monotonic()
        status = _watched(_forked(work), is_over=is_over, told=told)
        if status is None:
            return
        if time.monotonic() - began > SETTLED_SECONDS:
            pause = FIRST_PAUSE_SECONDS
        logger.error("The worker ended with status %s; another starts in %s seconds.", status, pause)
        told.wait(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


def _forked(work: Callable[[], None]) -> int:
    """Return the number of a child that works, in a process group of its own, so that Ctrl+C reaches it once."""
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            work()
        except BaseException:
            logger.exception("The worker failed.")
            os._exit(1)
        os._exit(0)
    return child


def _watched(worker: int, *, is_over: Callable[[], bool], told: threading.Event) -> int | None:
    """Return how the worker ended; None when it was asked to stop because all is over."""
    while True:
        ended, status = os.waitpid(worker, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if is_over():
            os.kill(worker, signal.SIGTERM)
            os.waitpid(worker, 0)
            return None
        told.wait(WATCH_SECONDS)
