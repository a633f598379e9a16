"""Which process does a piece of work, and whether it is known to be gone."""

from __future__ import annotations

import os
import socket
from hashlib import sha256
from pathlib import Path

_PROC = Path("/proc")
_UNKNOWN = "?"


def this_process() -> str:
    """Return a name for this process, at most 64 signs: where it runs, its number, and when it started.

    "Where" is one boot of one machine and one process namespace, so that numbers are compared only with those
    that mean the same. Without /proc that is unknown: the name begins with "?" and nobody can tell who is dead.
    """
    pid = os.getpid()
    return f"{_place()}-{pid}-{_started(pid)}"


def is_gone(process: str) -> bool:
    """Say whether a named process is surely dead; False as well when that cannot be known from here."""
    place, _, rest = process.partition("-")
    pid, _, started = rest.partition("-")
    if place.startswith(_UNKNOWN) or place != _place() or not pid.isdecimal():
        return False
    return _started(int(pid)) != started


def _place() -> str:
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text()
        namespace = (_PROC / "self/ns/pid").readlink()
    except OSError:
        return f"{_UNKNOWN}{sha256(socket.gethostname().encode()).hexdigest()[:15]}"
    return sha256(f"{boot}{namespace}".encode()).hexdigest()[:16]


def _started(pid: int) -> str:
    """Return when a process started, in clock ticks since boot; "?" when it does not run (a zombie does not).

    Fields 3 and 22 of proc_pid_stat(5), counted after the name in parentheses, which may hold blanks.
    """
    try:
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return _UNKNOWN
    return _UNKNOWN if fields[0] == "Z" else fields[19]
