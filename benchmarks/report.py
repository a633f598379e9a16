"""The report as Markdown: machine, aims, every pair of sides, and what has to be said honestly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from statistics import median

from benchmarks.findings import Figure, Findings
from benchmarks.load import Block, Bounds
from benchmarks.pairs import Pairs, Side, percentile

MET = {True: "yes", False: "**no**", None: ""}
GATE = {True: "gate", False: "report"}
NOTES = (
    "Ratios are medians over pairs measured in turn on the same server software, interpreter and kind of database; in "
    "brackets the least and the greatest pair. They are reports: this machine's speed changes while it runs.",
    "A gate is the same on every machine. SQL statements leave out transaction control, the session and the person "
    "signed in, which each page of ours needs besides (two statements). Bytes are the page compressed at the level the "
    "site uses, without its random filler of at most 100 bytes.",
    "CPU time is that of the server's whole process tree. Ours includes the background worker, which looks for "
    "work once a second whether asked or not; its share is named below each table.",
    "One client, one request at a time over a kept connection, loopback only. The limit has eight standard "
    "middlewares, nobody signed in, no translation; its page of 50 rows has five columns, a link and a date in "
    "each row.",
)


def report(found: Findings, *, machine: Sequence[str], at: datetime, pairs: int, bounds: Bounds) -> str:
    """Everything as one Markdown text."""
    block = f"{pairs} pairs; a block lasts {bounds.seconds:g} s or {bounds.requests:,} requests"
    return "\n".join(
        [
            "# Benchmarks",
            "",
            f"{at:%Y-%m-%d %H:%M} UTC. {'; '.join(machine)}. {block}, after {bounds.warm_up} uncounted ones.",
            "",
            *_aims(found.figures),
            *(line for each in found.pairs for line in _pairs(each)),
            "## Notes",
            "",
            *(f"- {note}" for note in (*found.notes, *(NOTES if found.pairs else ()))),
            "",
        ]
    )


def _aims(figures: Iterable[Figure]) -> Iterator[str]:
    yield "## Aims"
    yield ""
    yield "| measure | what | found | aim | met | kind |"
    yield "|---|---|---|---|---|---|"
    for each in figures:
        kind = GATE[each.is_gate] if each.aim else ""
        yield f"| {each.measure} | {each.what} | {each.found} | {each.aim} | {MET[each.met]} | {kind} |"
    yield ""


def _pairs(pairs: Pairs) -> Iterator[str]:
    yield f"## {pairs.name.capitalize()} against {pairs.b.name}"
    yield ""
    yield "| side | CPU ms/request | requests/s | p50 ms | p95 ms | p99 ms | requests |"
    yield "|---|---|---|---|---|---|---|"
    yield _side(pairs.a, pairs.blocks_of_a)
    yield _side(pairs.b, pairs.blocks_of_b)
    cpu, rate = pairs.cpu_ratio, pairs.rate_ratio
    yield (
        f"| ratio | {cpu.median:.2f} ({cpu.least:.2f} to {cpu.greatest:.2f}) "
        f"| {rate.median:.2f} ({rate.least:.2f} to {rate.greatest:.2f}) | | | | |"
    )
    yield ""
    yield f"While the other side was asked, ours took {pairs.idle:.1%} of a core for its background work."
    yield ""


def _side(side: Side, blocks: Sequence[Block]) -> str:
    milliseconds = [percentile(blocks, share) * 1000 for share in (0.5, 0.95, 0.99)]
    cells = [
        side.name,
        f"{median(block.cpu_per_request for block in blocks) * 1000:.2f}",
        f"{median(block.rate for block in blocks):.0f}",
        *(f"{value:.1f}" for value in milliseconds),
        f"{sum(len(block.times) for block in blocks):,}",
    ]
    return f"| {' | '.join(cells)} |"
