"""A parent that serves while a forked supervisor keeps a worker running, as `excellence run` does."""

from __future__ import annotations

import os
import time

import django
from django.db import connections

from tests.processes.probe.waiting import note

django.setup()

from excellence.kernel.work.processes import this_process  # noqa: E402 - needs the apps loaded
from excellence.kernel.work.supervisor import supervise_worker  # noqa: E402 - needs the apps loaded
from excellence.kernel.work.worker import run_worker  # noqa: E402 - needs the apps loaded


def work() -> None:
    """Note who works, and work."""
    note("child", this_process())
    run_worker(interval=0.1, follow_parent=True)


def main() -> None:
    """Fork a supervisor, then do nothing for ever."""
    connections.close_all()
    if os.fork() == 0:
        supervise_worker(work)
        os._exit(0)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main()
