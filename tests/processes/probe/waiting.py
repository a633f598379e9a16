"""Waiting on a sign from the test, in the folder both know."""

from __future__ import annotations

import os
import time
from pathlib import Path

FOLDER = Path(os.environ["PROBE_FOLDER"])


def note(name: str, line: str) -> None:
    """Append a line to a file of the folder in one write, so that lines of two processes do not mix."""
    descriptor = os.open(FOLDER / name, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, f"{line}\n".encode())
    os.close(descriptor)


def wait_while(name: str) -> None:
    """Return once the file is gone from the folder."""
    while (FOLDER / name).exists():
        time.sleep(0.02)
