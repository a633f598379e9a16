"""The servers side by side, each with its own fresh database, and requests for all of them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.load import Bounds, Request, Source
from benchmarks.pairs import Pairs, Side, alternate
from benchmarks.pretalx.installed import Pretalx
from benchmarks.processes import Server
from benchmarks.setting_up import SetUp
from benchmarks.visitor import FORM, Visitor, signed_in

TOKEN = "measuring" * 3 + "token"


@dataclass(frozen=True, slots=True)
class Bench:
    """The running servers, how everyone was set up, and who is signed in at ours; no peer where it is not asked."""

    ours: Server
    bare: Server
    peer: Server | None
    set_up: SetUp
    visitor: Visitor
    pairs: int
    bounds: Bounds

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
        return self._alternate(name, source, Side(limit, self.bare, limiting))

    def against_peer(
        self, name: str, source: Source, what: str, asking: Callable[[Pretalx], Source]
    ) -> tuple[Pairs, ...]:
        """Measure ours and the peer in turn; nothing where the peer could not be set up."""
        if not (self.peer and self.set_up.peer):
            return ()
        return (self._alternate(name, source, Side(what, self.peer, asking(self.set_up.peer))),)

    def _alternate(self, name: str, source: Source, other: Side) -> Pairs:
        ours = Side("Cluster Excellence", self.ours, source)
        return alternate(name, ours, other, pairs=self.pairs, bounds=self.bounds)


@contextmanager
def served(everyone: SetUp, *, pairs: int, bounds: Bounds) -> Generator[Bench]:
    """Start everyone and sign in at ours; stop everyone afterwards."""
    with ExitStack() as stack:
        ours = stack.enter_context(everyone.ours.serving())
        bare = stack.enter_context(everyone.bare.serving())
        peer = stack.enter_context(everyone.peer.contender.serving()) if everyone.peer else None
        yield Bench(ours, bare, peer, everyone, signed_in(ours, everyone.scene), pairs, bounds)
