"""Start the site in a fresh folder, sign in, stop; start again within ten seconds and find the same rows."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

FIRST_START_SECONDS = 120
SECOND_START_SECONDS = 10
PERSON = ("reka@pannon-example.invalid", "pannon-example-1")


def main() -> int:
    """Run both starts; 0 when everything held."""
    with tempfile.TemporaryDirectory() as folder:
        first = started(Path(folder), FIRST_START_SECONDS)
        second = started(Path(folder), SECOND_START_SECONDS)
    if first != second:
        print("FAILED: the second start changed the data", first, second)
        return 1
    print("1 passed, 0 failed")
    return 0


def started(folder: Path, seconds: float) -> dict[str, int]:
    """Start, sign in, stop; return how many rows each table has."""
    port = free_port()
    began = time.monotonic()
    environment = {**os.environ, "DATA_DIR": str(folder), "DEMO": "story", "PORT": str(port)}
    command = [str(Path(sys.executable).parent / "excellence"), "run"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/health/", began + seconds, server)
            taken = time.monotonic() - began
            sign_in(f"http://127.0.0.1:{port}")
            print(f"first 200 and a sign-in: answered after {taken:.1f} s")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)
            # The worker ends the task it is at, which may take long; here nobody waits for it.
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
    return counts(folder / "excellence.sqlite3")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, deadline: float, server: subprocess.Popen[bytes]) -> None:
    """Wait for the first 200; exit with a message when it does not come in time."""
    while time.monotonic() < deadline:
        if server.poll() is not None:
            sys.exit(f"FAILED: the site stopped with status {server.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == HTTPStatus.OK:
                    return
        except OSError:
            time.sleep(0.1)
    sys.exit("FAILED: no answer in time")


def sign_in(site: str) -> None:
    """Sign in with a password as a person would, and see the desk."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(f"{site}/en/account/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        sys.exit("FAILED: the sign-in page has no form")
    form = {"csrfmiddlewaretoken": token[1], "login": PERSON[0], "password": PERSON[1]}
    request = urllib.request.Request(
        f"{site}/en/account/login/", urllib.parse.urlencode(form).encode(), {"Referer": f"{site}/en/account/login/"}
    )
    with browser.open(request) as answer:
        if "/desk/" not in answer.url:
            sys.exit(f"FAILED: signing in led to {answer.url}")


def counts(database: Path) -> dict[str, int]:
    """Rows by table, leaving out what a visit itself and work in the background write."""
    written_by_visits = {
        "django_session",
        "kernel_tick",
        "kernel_heartbeat",
        "accounts_usecount",
        "django_tasks_database_dbtaskresult",
    }
    written_by_visits |= {"participants_place", "participants_gazetteer"}
    with sqlite3.connect(database) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {
            table: connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]
            for table in tables
            if table not in written_by_visits
        }
        loaded = "SELECT COUNT(*) FROM participants_gazetteer"
        acts = connection.execute(loaded).fetchone()[0]
        return rows | {table: rows[table] - acts for table in ("audit_act", "audit_actpayload")}


if __name__ == "__main__":
    sys.exit(main())
