"""Two sides measured in turn, A B A B, so that a change in the machine's speed meets both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.load import Block, Bounds, Source, run_block
from benchmarks.processes import Server
from benchmarks.progress import say


@dataclass(frozen=True, slots=True)
class Side:
    """What is measured: a server and the requests it gets."""

    name: str
    server: Server
    source: Source


@dataclass(frozen=True, slots=True)
class Spread:
    """A ratio over all pairs: its median, least and greatest value."""

    median: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Pairs:
    """Blocks of both sides in the order they ran; `idle` is the CPU share A's processes took while B was asked."""

    name: str
    a: Side
    b: Side
    blocks_of_a: tuple[Block, ...]
    blocks_of_b: tuple[Block, ...]
    idle: float

    @property
    def cpu_ratio(self) -> Spread:
        """CPU per request of A over that of B, pair by pair."""
        blocks = zip(self.blocks_of_a, self.blocks_of_b, strict=True)
        return _spread([one.cpu_per_request / other.cpu_per_request for one, other in blocks])

    @property
    def rate_ratio(self) -> Spread:
        """Requests a second of A over those of B, pair by pair."""
        return _spread([one.rate / other.rate for one, other in zip(self.blocks_of_a, self.blocks_of_b, strict=True)])


def alternate(name: str, a: Side, b: Side, *, pairs: int, bounds: Bounds) -> Pairs:
    """Measure A and B in turn, as often as `pairs` says."""
    blocks_of_a: list[Block] = []
    blocks_of_b: list[Block] = []
    idle: list[float] = []
    for number in range(1, pairs + 1):
        blocks_of_a.append(run_block(a.server, a.source, bounds))
        before = a.server.cpu_seconds()
        blocks_of_b.append(run_block(b.server, b.source, bounds))
        idle.append((a.server.cpu_seconds() - before) / blocks_of_b[-1].seconds)
        say(f"  {name}: pair {number} of {pairs}, {_in_words(blocks_of_a[-1])} against {_in_words(blocks_of_b[-1])}")
    return Pairs(name, a, b, tuple(blocks_of_a), tuple(blocks_of_b), median(idle))


def percentile(blocks: Sequence[Block], share: float) -> float:
    """Seconds within which that share of all requests were answered (nearest rank)."""
    times = sorted(time for block in blocks for time in block.times)
    return times[min(len(times) - 1, int(share * len(times)))]


def _spread(ratios: Sequence[float]) -> Spread:
    return Spread(median(ratios), min(ratios), max(ratios))


def _in_words(block: Block) -> str:
    return f"{block.cpu_per_request * 1000:.1f} ms CPU"
