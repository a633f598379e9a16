"""A PostgreSQL of the tests' own: made when they begin, gone when they end, no password, no port, no fsync."""

from __future__ import annotations

import atexit
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

BINARIES = Path("/usr/lib/postgresql")
# Where the socket of the running cluster is, told to workers through the environment.
ADDRESS = "TEST_POSTGRES_SOCKET"
LONGEST_SOCKET_FOLDER = 90
PATIENCE_SECONDS = 30.0
TEMPLATE = "excellence_template"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")


class ClonedDatabase:
    """A database of this worker, copied from the cluster's template."""

    def __init__(self) -> None:
        self.name = f"clone_{secrets.token_hex(4)}"
        connection.settings_dict.update(HOST=os.environ[ADDRESS], USER="postgres", NAME=TEMPLATE)

    def has_template(self) -> bool:
        """Whether the template is there already."""
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
            return cursor.fetchone() is not None

    @contextmanager
    def make_template(self) -> Iterator[None]:
        """Build under another name, rename when done."""
        draft = f"{TEMPLATE}_{secrets.token_hex(4)}"
        self._run(f'CREATE DATABASE "{draft}"')
        self._look_at(draft)
        yield
        connection.close()
        self._run(f'ALTER DATABASE "{draft}" RENAME TO "{TEMPLATE}"')

    def renew(self) -> None:
        """Drop the clone and copy the template's files anew."""
        connection.close()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{TEMPLATE}" STRATEGY FILE_COPY')
        self._look_at(self.name)

    @staticmethod
    def _run(statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    @staticmethod
    def _look_at(name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name


def running_cluster(config: pytest.Config) -> None:
    """Start the cluster, unless this is a worker whose controller did.

    Without binaries the run ends at once: as a failure where `CI` is set, else with a loud word and no failure.
    """
    if hasattr(config, "workerinput"):
        return
    binaries = _newest_binaries()
    if binaries is None:
        said = f"No PostgreSQL under {BINARIES}: nothing was tested. Debian has it in the package “postgresql”."
        pytest.exit(said, returncode=1 if os.environ.get("CI") else 0)
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if len(str(folder)) > LONGEST_SOCKET_FOLDER:
        pytest.exit(f"A socket in {folder} would have too long a name: set TMPDIR to a shorter one.", returncode=1)
    process = _start(binaries, folder)

    def stop() -> None:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    config.add_cleanup(lambda: (atexit.unregister(stop), stop()))
    os.environ[ADDRESS] = str(folder)


def _newest_binaries() -> Path | None:
    found = [path.parent for path in BINARIES.glob("*/bin/postgres")]
    return max(found, key=lambda path: float(path.parent.name), default=None)


def _start(binaries: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Make a cluster and wait until it answers; PostgreSQL refuses to run as root, so root steps down."""
    as_whom: list[str] = []
    if os.geteuid() == 0:
        person = pwd.getpwnam("postgres")
        os.chown(folder, person.pw_uid, person.pw_gid)
        as_whom = ["setpriv", f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}", "--clear-groups"]
    data = str(folder / "data")
    make = ["initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run([*as_whom, str(binaries / make[0]), *make[1:]], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    # Where setpriv is at hand the kernel ends the server with us, even when we are killed.
    ends_with_us = [*(as_whom or ["setpriv"]), "--pdeathsig=INT"] if shutil.which("setpriv") else as_whom
    options = [word for option in QUICK for word in ("-c", option)]
    command = [*ends_with_us, str(binaries / "postgres"), "-D", data, "-k", str(folder), *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    _wait(binaries, folder, process)
    return process


def _wait(binaries: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    ready = [str(binaries / "pg_isready"), "-q", "-h", str(folder), "-U", "postgres"]
    while subprocess.run(ready, check=False).returncode != 0:
        if process.poll() is not None or time.monotonic() > end:
            pytest.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}", returncode=1)
        time.sleep(0.05)
