"""Whoever is measured: how its server is started, where it listens, and the page it is asked for first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import Server, serving

PROCESSES = 2
THREADS = 4


@dataclass(frozen=True, slots=True)
class Contender:
    """A server that can be started again and again on the same port and data."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str]
    port: int
    first: str
    log: Path

    def serving(self) -> AbstractContextManager[Server]:
        """The running server; it is stopped afterwards."""
        return serving(self.name, self.words, self.environment, port=self.port, first=self.first, log=self.log)


def gunicorn_words(python: str, application: str, port: int) -> list[str]:
    """Gunicorn as `excellence run` configures it."""
    return [
        *(python, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"),
        *("--preload", "--log-level", "warning", "--workers", str(PROCESSES), "--threads", str(THREADS)),
        *(("--worker-tmp-dir", "/dev/shm") if Path("/dev/shm").is_dir() else ()),
    ]
