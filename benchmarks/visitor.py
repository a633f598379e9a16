"""Somebody signed in at ours, and the requests their browser sends while they work on an assessment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from benchmarks.load import TIMEOUT_SECONDS, Request, Source, send
from benchmarks.ours.words import JUSTIFICATION
from benchmarks.processes import Server

FORM = "application/x-www-form-urlencoded"
SIGN_IN = "/en/account/login/"


class Typing:
    """What somebody types: each save says something else than the one before; `sent` counts them."""

    def __init__(self, version: int = 0) -> None:
        self.version, self.sent = version, 0

    def fields(self) -> dict[str, str]:
        """The fields of the next save, with the version the page has seen."""
        seen = self.version + self.sent
        self.sent += 1
        return {"seen": str(seen), "level": str(2 + self.sent % 3), "justification": self.words}

    @property
    def words(self) -> str:
        """What the last save said."""
        return f"{JUSTIFICATION} Wording {self.sent}."


@dataclass(frozen=True, slots=True)
class Visitor:
    """The cookies of a session, and the public id and indicator numbers of the assessment."""

    cookie: str
    public_id: str
    numbers: Sequence[str]

    def page(self, path: str) -> str:
        """The address of a page of the assessment."""
        return f"/en/assessments/{self.public_id}/{path}"

    def in_turn(self, paths: Sequence[str]) -> Source:
        """Requests of these pages, one after the other and round again."""
        requests = cycle([self.asking(path) for path in paths])
        return lambda: next(requests)

    def asking(self, path: str) -> Request:
        """One page asked for."""
        return Request(path, headers=self._headers())

    def saving(self, path: str, fields: Callable[[], dict[str, str]]) -> Source:
        """Saves as the page sends them while somebody types."""
        headers = {**self._headers(), "HX-Request": "true", "X-CSRFToken": _token_in(self.cookie), "Content-Type": FORM}
        return lambda: Request(path, "POST", urlencode(fields()).encode(), headers)

    def working(self, place: int) -> Source:
        """Overview, an indicator, a save of the indicator at `place`, the result, and so on with the next indicator."""
        return self._at_work(place).__next__

    def _at_work(self, place: int) -> Iterator[Request]:
        save = self.saving(self.page(f"{self.numbers[place]}/"), Typing().fields)
        for number in cycle(self.numbers):
            yield self.asking(self.page(""))
            yield self.asking(self.page(f"{number}/"))
            yield save()
            yield self.asking(self.page("result/"))

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "Accept-Encoding": "gzip"}


def signed_in(server: Server, scene: dict[str, Any]) -> Visitor:
    """Sign in by the page everybody uses."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT_SECONDS)
    try:
        page, _ = send(connection, Request(SIGN_IN))
        cookies = _cookies(page.headers.get_all("Set-Cookie", []))
        body = urlencode({"login": scene["email"], "password": scene["password"]}).encode()
        headers = {"Cookie": cookies, "X-CSRFToken": _token_in(cookies), "Content-Type": FORM}
        answer, _ = send(connection, Request(SIGN_IN, "POST", body, headers, expected=302))
        cookie = _cookies(answer.headers.get_all("Set-Cookie", []))
    finally:
        connection.close()
    return Visitor(cookie, scene["assessment"]["id"], scene["assessment"]["numbers"])


def _cookies(headers: Sequence[str]) -> str:
    return "; ".join(header.partition(";")[0] for header in headers)


def _token_in(cookies: str) -> str:
    found = re.search(r"csrftoken=(\w+)", cookies)
    return found[1] if found else ""
