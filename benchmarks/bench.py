"""The two servers side by side, each with its own fresh database, and requests for both."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.databases import Databases
from benchmarks.load import TIMEOUT_SECONDS, Bounds, Request, Source, send
from benchmarks.ours.instance import PROCESSES, THREADS, Instance, environment, instance_in
from benchmarks.pairs import Pairs, Side, alternate
from benchmarks.processes import Server, free_port, run, serving
from benchmarks.progress import say

FORM = "application/x-www-form-urlencoded"
TOKEN = "measuring" * 3 + "token"
SIGN_IN = "/en/account/login/"


@dataclass(frozen=True, slots=True)
class Bench:
    """Both servers, who is signed in at ours, and what was counted there."""

    ours: Server
    bare: Server
    instance: Instance
    scene: dict[str, Any]
    counted: dict[str, Any]
    cookie: str
    pairs: int
    bounds: Bounds

    def page(self, path: str) -> str:
        """The address of a page of the full assessment."""
        return f"/en/assessments/{self.scene['assessment']['id']}/{path}"

    @property
    def numbers(self) -> list[str]:
        """The numbers of its indicators."""
        numbers: list[str] = self.scene["assessment"]["numbers"]
        return numbers

    def in_turn(self, paths: Sequence[str]) -> Source:
        """Requests of our pages, one after the other and round again, as the person who is signed in."""
        requests = cycle([Request(path, headers=self._headers()) for path in paths])
        return lambda: next(requests)

    def saving(self, path: str, fields: Callable[[], dict[str, str]]) -> Source:
        """Saves as the page sends them while somebody types."""
        headers = {**self._headers(), "HX-Request": "true", "X-CSRFToken": _token_in(self.cookie), "Content-Type": FORM}
        return lambda: Request(path, "POST", urlencode(fields()).encode(), headers)

    def bare_page(self, path: str) -> Source:
        """Requests of one page of the limit."""
        request = Request(path, headers={"Accept-Encoding": "gzip"})
        return lambda: request

    def bare_saving(self, path: str, fields: Callable[[], dict[str, str]]) -> Source:
        """Writes of the limit, with the same fields."""
        headers = {"Cookie": f"csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Content-Type": FORM}
        return lambda: Request(path, "POST", urlencode(fields()).encode(), headers, expected=204)

    def against(self, name: str, source: Source, limit: str, limiting: Source) -> Pairs:
        """Measure ours and the limit in turn."""
        ours, bare = Side("Cluster Excellence", self.ours, source), Side(limit, self.bare, limiting)
        return alternate(name, ours, bare, pairs=self.pairs, bounds=self.bounds)

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "Accept-Encoding": "gzip"}


@contextmanager
def prepared(folder: Path, databases: Databases, *, pairs: int, bounds: Bounds) -> Generator[Bench]:
    """Set both up, start both, sign in at ours; stop both afterwards."""
    instance = instance_in(folder, databases.ours)
    say("Setting up a fresh instance with the demonstration")
    instance.set_up()
    say("Answering 31 and 310 indicators")
    scene = instance.ask("scene")
    say("Counting statements and bytes")
    counted = instance.ask("counts", json.dumps(scene))
    say("Setting up the bare project")
    bare = {**environment(), "DATABASE_URL": databases.bare, "DJANGO_SETTINGS_MODULE": "benchmarks.bare.settings"}
    run([sys.executable, "-m", "benchmarks.bare.fill"], bare)
    ports = free_port(), free_port()
    with (
        serving(
            "ours", instance.serve_words(ports[0]), instance.environment, port=ports[0], log=folder / "ours.log"
        ) as a,
        serving("bare", _bare_words(ports[1]), bare, port=ports[1], log=folder / "bare.log") as b,
    ):
        cookie = _signed_in(a, scene["email"], scene["password"])
        yield Bench(a, b, instance, scene, counted, cookie, pairs, bounds)


def _bare_words(port: int) -> list[str]:
    """Gunicorn as `excellence run` configures it."""
    return [
        *(sys.executable, "-m", "gunicorn", "benchmarks.bare.wsgi:application"),
        *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--preload", "--log-level", "warning"),
        *("--workers", str(PROCESSES), "--threads", str(THREADS)),
        *(("--worker-tmp-dir", "/dev/shm") if Path("/dev/shm").is_dir() else ()),
    ]


def _signed_in(server: Server, email: str, password: str) -> str:
    """Sign in by the page everybody uses and return the cookies."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT_SECONDS)
    try:
        page, _ = send(connection, Request(SIGN_IN))
        cookies = _cookies(page.headers.get_all("Set-Cookie", []))
        body = urlencode({"login": email, "password": password}).encode()
        headers = {"Cookie": cookies, "X-CSRFToken": _token_in(cookies), "Content-Type": FORM}
        answer, _ = send(connection, Request(SIGN_IN, "POST", body, headers, expected=302))
        return _cookies(answer.headers.get_all("Set-Cookie", []))
    finally:
        connection.close()


def _cookies(headers: Sequence[str]) -> str:
    return "; ".join(header.partition(";")[0] for header in headers)


def _token_in(cookies: str) -> str:
    found = re.search(r"csrftoken=(\w+)", cookies)
    return found[1] if found else ""
