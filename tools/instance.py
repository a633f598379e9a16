"""A demonstration of its own in a folder of its own, for what needs a running site: pictures and browser tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path

PATIENCE_SECONDS = 120
SOURCE = Path(__file__).resolve().parent.parent / "src"


class NotStarted(RuntimeError):
    """The site stopped, or did not answer in time; says what it printed."""


@contextmanager
def demonstration(folder: Path) -> Generator[str]:
    """Set up and serve the demonstration with its data in `folder`; give its address, without a slash at the end.

    Raises `NotStarted`.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "excellence.config.main", "run"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command, env=_environment(folder, port), stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait(address, server, folder / "log")
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        # The worker ends the task it is at, which may take long; here nobody waits for it.
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(folder: Path, port: int) -> dict[str, str]:
    """What the site is told; nothing of how this process itself is set up gets through."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(SOURCE),
        "PYTHONUTF8": "1",
        "DATA_DIR": str(folder),
        "DEMO": "story",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/health/", timeout=2) as answer:
                if answer.status == HTTPStatus.OK:
                    return
        except OSError:
            time.sleep(0.1)
    raise NotStarted(f"The site did not start:\n{log.read_text()}")
