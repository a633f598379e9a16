"""Servers as processes of their own: started, waited for, measured, and always stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60.0
STOP_SECONDS = 15.0
LINES_OF_LOG = 15
LOOK_SECONDS = 2.0
QUIET_LOOKS = 3
QUIET_SHARE = 0.08  # of a core
QUIET_WITHIN_SECONDS = 240.0


class CommandFailed(RuntimeError):
    """A process ended otherwise than it should; the text says what it printed last."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers on the loopback address."""

    name: str
    pid: int
    port: int
    started_in: float = 0.0

    def pss_bytes(self) -> int:
        """Memory of the process and all its descendants, each shared page counted once among those who share it.

        Source: Pss of /proc/<pid>/smaps_rollup, in KiB.
        """
        return sum(_pss(pid) for pid in _tree(self.pid)) * 1024

    def cpu_seconds(self) -> float:
        """CPU time used so far by the process and all its descendants, those that ended included.

        Source: utime, stime, cutime and cstime of /proc/<pid>/stat, in clock ticks (usually of 10 ms).
        """
        return sum(_ticks(fields) for fields in _tree(self.pid).values()) / TICKS_PER_SECOND


def run(words: Sequence[str], environment: Mapping[str, str], *, seconds: float | None = None) -> str:
    """Run a command to its end, or for as long as it may take, and return its output; raises `CommandFailed`."""
    try:
        done = subprocess.run(
            words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=seconds
        )
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise CommandFailed(f"{' '.join(words)}\n{failure}") from failure
    if done.returncode:
        raise CommandFailed(f"{' '.join(words)}\n{_last_lines(done.stderr or done.stdout)}")
    return done.stdout


@contextmanager
def serving(
    name: str, words: Sequence[str], environment: Mapping[str, str], *, port: int, first: str, log: Path
) -> Generator[Server]:
    """Start a server and give it once its first page answers; afterwards stop it and everything it started."""
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            words, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_until_answering(name, process, (port, first), log)
        yield Server(name, process.pid, port, time.monotonic() - began)
    finally:
        _stop(process)


def wait_until_quiet(server: Server) -> float:
    """Wait until a server that nobody asks hardly works any more, or too long; return the seconds of CPU it took."""
    began, end, quiet = server.cpu_seconds(), time.monotonic() + QUIET_WITHIN_SECONDS, 0
    while quiet < QUIET_LOOKS and time.monotonic() < end:
        before = server.cpu_seconds()
        time.sleep(LOOK_SECONDS)
        is_quiet = server.cpu_seconds() - before <= QUIET_SHARE * LOOK_SECONDS
        quiet = quiet + 1 if is_quiet else 0
    return server.cpu_seconds() - began


def free_port() -> int:
    """A port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_until_answering(name: str, process: subprocess.Popen[bytes], page: tuple[int, str], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        if _answers(*page):
            return
        time.sleep(0.02)
    raise CommandFailed(f"{name} did not start:\n{_last_lines(log.read_text(errors='replace'))}")


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop; whatever is left of its own session after a while is killed."""
    end = time.monotonic() + STOP_SECONDS
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=STOP_SECONDS)
    while _has_members(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _has_members(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _tree(root: int) -> dict[int, list[str]]:
    """The fields of /proc/<pid>/stat from the third on, of a process and its descendants, by process."""
    entries = [path.name for path in Path("/proc").iterdir() if path.name.isdigit()]
    found = {int(entry): fields for entry in entries if (fields := _fields(entry))}
    members = {root}
    grown = True
    while grown:
        children = {pid for pid, fields in found.items() if int(fields[1]) in members} - members
        members |= children
        grown = bool(children)
    return {pid: found[pid] for pid in members if pid in found}


def _fields(pid: str) -> list[str]:
    try:
        stat = Path("/proc", pid, "stat").read_text(errors="replace")
    except OSError:
        return []
    return stat.rpartition(")")[2].split()


def _pss(pid: int) -> int:
    try:
        rollup = Path("/proc", str(pid), "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def _ticks(fields: Sequence[str]) -> int:
    return sum(int(field) for field in fields[11:15])


def _last_lines(text: str) -> str:
    return "\n".join(text.splitlines()[-LINES_OF_LOG:])
