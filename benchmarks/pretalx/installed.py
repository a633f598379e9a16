"""pretalx installed by name, set up by its own commands on an SQLite database of its own."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.contender import Contender, gunicorn_words
from benchmarks.load import Request, Source
from benchmarks.ours.instance import KEPT
from benchmarks.processes import ROOT, CommandFailed, free_port, run
from benchmarks.visitor import FORM

INSTALL_SECONDS = 600.0
NOT_FOR_THE_PEER = ("PYTHONPATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True, slots=True)
class Pretalx:
    """The peer set up: its server, its scene, and how long its migrations took."""

    contender: Contender
    scene: dict[str, Any]
    migrated_in: float

    @property
    def about(self) -> str:
        """Which peer it is, in sentences for the report."""
        scene = self.scene
        return (
            f"The peer is {scene['versions']}, installed from its package on the same interpreter, with the settings "
            "it ships with, on an SQLite database of its own opened the way ours is, on the same server software with "
            "the same processes and threads. Its event has the defaults pretalx gives it: "
            f"{len(scene['forms'])} proposals, each with two reviews of one score and a text; the person signed in "
            "may only review. Session and person included, its review form takes "
            f"{scene['form_sql']} statements and its save {scene['save_sql']}. A save there is the request that "
            "answers with a redirect; the page it leads to is not counted. Its pages are not compressed, which it "
            "leaves to a proxy."
        )

    def forms(self) -> Source:
        """Requests of the review form, one proposal after the other."""
        return self._with_cookies([(path, "GET", lambda: b"") for path in self.scene["forms"]], expected=200)

    def saving(self, words: Callable[[], str]) -> Source:
        """Saves of one review, each with other words and the next choice."""
        choices = cycle(self.scene["choices"])

        def body() -> bytes:
            fields = {"text": words(), self.scene["score"]: next(choices), "review_submit": "save"}
            return urlencode(fields).encode()

        return self._with_cookies([(self.scene["forms"][0], "POST", body)], expected=302)

    def _with_cookies(self, asked: list[tuple[str, str, Callable[[], bytes]]], *, expected: int) -> Source:
        """Sessions take turns: each save leaves a message in its session until the next page shows it."""
        requests, cookies = cycle(asked), cycle(self.scene["cookies"])
        shared = {"X-CSRFToken": self.scene["token"], "Content-Type": FORM, "Accept-Encoding": "gzip"}

        def source() -> Request:
            path, method, body = next(requests)
            headers = {**shared, "Cookie": next(cookies)}
            return Request(path, method, body(), headers, expected)

        return source


def installed(folder: Path) -> Pretalx:
    """Install and set up the peer in a folder; raises `CommandFailed`."""
    data, python = folder / "data", folder / "environment" / "bin" / "python"
    data.mkdir(parents=True)
    _install(python)
    port = free_port()
    environment = _environment(data, port)
    manage = [str(python), "-m", "pretalx"]
    began = time.perf_counter()
    run([*manage, "migrate", "--noinput", "--verbosity=0"], environment)
    migrated_in = time.perf_counter() - began
    run([*manage, "collectstatic", "--noinput", "--verbosity=0"], environment)
    scene = json.loads(run([str(python), "-m", "benchmarks.pretalx.scene"], environment))
    words = gunicorn_words(str(python), "benchmarks.pretalx.wsgi:application", port)
    return Pretalx(Contender("pretalx", words, environment, port, "/", folder / "pretalx.log"), scene, migrated_in)


def _install(python: Path) -> None:
    """An environment on our interpreter with the peer and the server software we use."""
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.is_file() else shutil.which("uv")
    if not uv:
        raise CommandFailed("uv, which installs it, is missing")
    environment = {name: value for name, value in os.environ.items() if name not in NOT_FOR_THE_PEER}
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    packages = ("pretalx", f"gunicorn=={version('gunicorn')}")
    run([sys.executable, "-m", "venv", "--without-pip", str(python.parent.parent)], environment)
    words = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python), *packages]
    run(words, environment, seconds=INSTALL_SECONDS)


def _environment(data: Path, port: int) -> dict[str, str]:
    """What the peer reads; settings of the machine and of the caller do not reach it."""
    nothing = data / "nothing.cfg"
    nothing.touch()
    kept = {name: os.environ[name] for name in KEPT if name in os.environ and name != "VIRTUAL_ENV"}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "benchmarks.pretalx.settings",
        "PRETALX_CONFIG_FILE": str(nothing),
        "PRETALX_DATA_DIR": str(data),
        "PRETALX_FILESYSTEM_STATIC": str(data / "static"),
        "PRETALX_SITE_URL": f"http://127.0.0.1:{port}",
        "PRETALX_NO_INITIAL_LOG": "1",
    }
