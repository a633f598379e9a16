"""Requests sent to a server of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from benchmarks.load import Request, UnexpectedAnswer, send_many
from benchmarks.processes import Server


class Counting(BaseHTTPRequestHandler):
    """Remembers what it was asked, and knows every page but one."""

    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def server(asked: list[str]) -> Iterator[Server]:
    handler = type("Handler", (Counting,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield Server("test", pid=1, port=listening.server_address[1])
        listening.shutdown()


def test_send_many_shares_the_requests_among_the_clients(server: Server, asked: list[str]) -> None:
    sources = [lambda: Request("/a"), lambda: Request("/b")]

    send_many(server, sources, 120)

    assert (asked.count("/a"), asked.count("/b")) == (60, 60)


def test_send_many_another_status_than_expected_is_raised(server: Server) -> None:
    with pytest.raises(UnexpectedAnswer, match=r"GET /missing: 404, not 200"):
        send_many(server, [lambda: Request("/missing")], 10)
