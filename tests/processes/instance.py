"""Worker processes on the database of a test, and a folder by which the test talks to them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection

PATIENCE_SECONDS = 30.0
ROOT = Path(__file__).parents[2]


class Instance:
    """The database of the test, and the workers that were started on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        database = {word: connection.settings_dict[word] for word in ("NAME", "HOST", "PORT", "USER", "PASSWORD")}
        self.environment = {
            **os.environ,
            "DATABASE_URL": "sqlite://:memory:" if connection.vendor == "sqlite" else "postgres:///unknown",
            "PROBE_DATABASE": json.dumps(database, default=str),
            "PROBE_FOLDER": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.processes.probe.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Start a real worker process that looks for tasks ten times a second."""
        return self._start("django", "work", "--interval", "0.1")

    def start_forking_parent(self) -> subprocess.Popen[bytes]:
        """Start a process that forks a worker, which writes its number into the file "child"."""
        return self._start("tests.processes.probe.fork")

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", *words]
        with (self.folder / "worker.log").open("ab") as log:
            worker = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        self.workers.append(worker)
        return worker

    def hold(self, name: str = "hold") -> None:
        """Have tasks and transports wait at a place."""
        (self.folder / name).touch()

    def let_go(self, name: str = "hold") -> None:
        """Have them go on."""
        (self.folder / name).unlink()

    def lines(self, name: str) -> list[str]:
        """Return what processes noted in a file."""
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []

    def forked(self) -> list[int]:
        """Return the numbers of the workers forked by a parent."""
        return [int(name.split("-")[1]) for name in self.lines("child")]

    def log(self) -> str:
        """Return what the workers printed."""
        return (self.folder / "worker.log").read_text()


def kill(worker: subprocess.Popen[bytes]) -> None:
    """Kill a process as a power cut would, and wait until it is gone."""
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def stop(worker: subprocess.Popen[bytes]) -> int:
    """Ask a process to stop and return its exit status."""
    worker.send_signal(signal.SIGTERM)
    return worker.wait(timeout=PATIENCE_SECONDS)


def eventually(condition: Callable[[], bool]) -> bool:
    """Say whether a condition comes true before patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


@contextmanager
def started_instance(folder: Path) -> Generator[Instance]:
    """Give an instance on the database of the test, which has to commit; afterwards kill what still runs."""
    instance = Instance(folder)
    try:
        yield instance
    finally:
        for worker in instance.workers:
            kill(worker)
        for pid in instance.forked():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
