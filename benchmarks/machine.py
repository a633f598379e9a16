"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path


def machine(folder: Path) -> list[str]:
    """Cores, processor, what else runs, interpreter, libraries, and the file system a commit has to reach."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "gunicorn"))
    return [
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()} {platform.release().split('-')[0]}",
        f"load {os.getloadavg()[0]:.1f} before the start",
        f"{platform.python_implementation()} {platform.python_version()}, {packages}",
        f"data on {_file_system(folder)}",
    ]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _file_system(folder: Path) -> str:
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    holding = [mount for mount in mounts if folder.resolve().is_relative_to(mount[1])]
    return max(holding, key=lambda mount: len(mount[1]))[2] if holding else "an unknown file system"
