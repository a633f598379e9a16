"""One client that sends requests one after the other over a kept connection."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse

from benchmarks.processes import Server

TIMEOUT_SECONDS = 30.0
KEPT_FOR = 25


class UnexpectedAnswer(RuntimeError):
    """A server answered with another status than the measure counts on."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request and the status it must be answered with."""

    path: str
    method: str = "GET"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    expected: int = 200


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a block lasts at most, in seconds and in requests, and how many go before it uncounted."""

    seconds: float
    requests: int
    warm_up: int


@dataclass(frozen=True, slots=True)
class Block:
    """What one block of requests took: seconds of each request, of all, and of CPU in the server's processes."""

    times: tuple[float, ...]
    seconds: float
    cpu_seconds: float

    @property
    def cpu_per_request(self) -> float:
        """Seconds of CPU for one request."""
        return self.cpu_seconds / len(self.times)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.times) / self.seconds


Source = Callable[[], Request]


def run_block(server: Server, source: Source, bounds: Bounds) -> Block:
    """Send what `source` gives until a bound is reached; raises `UnexpectedAnswer`."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT_SECONDS)
    times: list[float] = []
    try:
        for _ in range(bounds.warm_up):
            send(connection, source())
        cpu, began = server.cpu_seconds(), time.perf_counter()
        while len(times) < bounds.requests and time.perf_counter() - began < bounds.seconds:
            request, sent = source(), time.perf_counter()
            send(connection, request)
            times.append(time.perf_counter() - sent)
        seconds = time.perf_counter() - began
        return Block(tuple(times), seconds, server.cpu_seconds() - cpu)
    finally:
        connection.close()


def send_many(server: Server, sources: Sequence[Source], requests: int) -> None:
    """Send so many requests, from as many clients at once as there are sources; raises `UnexpectedAnswer`.

    Connections are renewed now and then, so that every process of the server gets its part.
    """
    with ThreadPoolExecutor(len(sources)) as clients:
        for sent in [clients.submit(_send_all, server, source, requests // len(sources)) for source in sources]:
            sent.result()


def _send_all(server: Server, source: Source, requests: int) -> None:
    for first in range(0, requests, KEPT_FOR):
        connection = HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT_SECONDS)
        try:
            for _ in range(min(KEPT_FOR, requests - first)):
                send(connection, source())
        finally:
            connection.close()


def send(connection: HTTPConnection, request: Request) -> tuple[HTTPResponse, bytes]:
    """Send one request and read the answer to its end; raises `UnexpectedAnswer`."""
    connection.request(request.method, request.path, request.body or None, {**request.headers})
    response = connection.getresponse()
    body = response.read()
    if response.status != request.expected:
        start = body[:300].decode(errors="replace")
        raise UnexpectedAnswer(f"{request.method} {request.path}: {response.status}, not {request.expected}\n{start}")
    return response, body
