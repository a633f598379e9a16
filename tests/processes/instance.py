"""An instance of its own for tests that kill workers: a database, a folder, worker processes."""

from __future__ import annotations

import os
import secrets
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

PATIENCE_SECONDS = 30.0
SOURCE = Path(__file__).parents[2] / "src"


class Instance:
    """A database, which is the default one here meanwhile, and the workers that were started on it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "PROBE_FOLDER": str(folder),
            "DJANGO_SETTINGS_MODULE": "probe.settings",
            "PYTHONPATH": os.pathsep.join([str(SOURCE), str(Path(__file__).parent)]),
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Start a real worker process that looks for tasks ten times a second."""
        return self._start("django", "work", "--interval", "0.1")

    def start_forking_parent(self) -> subprocess.Popen[bytes]:
        """Start a process that forks a worker, which writes its number into the file "child"."""
        return self._start("probe.fork")

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
    """Give an instance with an empty database of the kind under test; afterwards kill what still runs."""
    with _database(folder) as url:
        instance = Instance(folder, url)
        try:
            yield instance
        finally:
            for worker in instance.workers:
                kill(worker)


@contextmanager
def _database(folder: Path) -> Generator[str]:
    """Copy the test database, which is migrated and empty."""
    is_sqlite = connection.vendor == "sqlite"
    name = str(folder / "instance.sqlite3") if is_sqlite else f"instance_{secrets.token_hex(4)}"
    with _copied_file(name) if is_sqlite else _copied_database(name):
        ours = connections["default"].copy()
        ours.settings_dict["NAME"] = name
        with _in_place_of_default(ours):
            yield _url(ours.settings_dict)


@contextmanager
def _in_place_of_default(ours: BaseDatabaseWrapper) -> Generator[None]:
    usual = connections["default"]
    connections["default"] = ours
    try:
        yield
    finally:
        ours.close()
        connections["default"] = usual


@contextmanager
def _copied_file(name: str) -> Generator[None]:
    connection.ensure_connection()
    target = sqlite3.connect(name)
    connection.connection.backup(target)
    target.close()
    yield


@contextmanager
def _copied_database(name: str) -> Generator[None]:
    template = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _url(database: dict[str, Any]) -> str:
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    host = quote(str(database["HOST"]), safe="")
    return f"postgres://{who}@{host}:{database['PORT']}/{database['NAME']}"
