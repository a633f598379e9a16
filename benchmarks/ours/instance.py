"""A fresh instance in a folder of its own, set up by the product's own steps."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.contender import PROCESSES
from benchmarks.processes import ROOT, run

PRODUCT = (sys.executable, "-m", "excellence.config.main")
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Instance:
    """Where an instance lives, as environment variables."""

    environment: Mapping[str, str]

    def set_up(self) -> None:
        """Migrate, gather static files, publish the shipped framework, tell the demonstration's story."""
        run([*PRODUCT, "run", "--set-up-only"], self.environment)

    def ask(self, part: str, *words: str) -> Any:
        """Run one part of `benchmarks.ours` inside the instance and return what it answers."""
        return json.loads(run([sys.executable, "-m", "benchmarks.ours", part, *words], self.environment))

    def serve_words(self, port: int) -> list[str]:
        """The command people start the product with."""
        return [*PRODUCT, "run", "--host", "127.0.0.1", "--port", str(port)]


def instance_in(folder: Path, database_url: str) -> Instance:
    """An instance that keeps everything in that folder and that database; settings of the caller do not reach it."""
    return Instance(
        {
            **environment(),
            "DATA_DIR": str(folder / "data"),
            "DATABASE_URL": database_url,
            "DEMO": "story",
            "WEB_CONCURRENCY": str(PROCESSES),
            "DJANGO_SETTINGS_MODULE": "excellence.config.settings",
        }
    )


def environment() -> dict[str, str]:
    """What both sides inherit."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]), "PYTHONUTF8": "1"}
