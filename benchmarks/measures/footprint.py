"""Row 12: what it takes to be there at all: the start, the memory, what a day of work adds to it, the migrations."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.contender import Contender
from benchmarks.findings import Figure, Findings, megabytes, seconds_of
from benchmarks.load import Request, Source, send_many
from benchmarks.ours.instance import PRODUCT, instance_in
from benchmarks.processes import Server, run
from benchmarks.progress import say
from benchmarks.setting_up import SetUp
from benchmarks.visitor import signed_in

MEASURE = "12 footprint"
MEMORY_OF_PEER = 1.0
START_OF_PEER = 1.2
GROWTH_PER_CENT = 3
MIGRATE_SECONDS = 10.0
CLIENTS = 4
SETTLED = 200  # requests each side gets before its memory is read
EASED = 2_000  # requests before growth is counted, so that what is kept up to a bound is full


@dataclass(frozen=True, slots=True)
class Effort:
    """How often a start and the migrations are timed, and over how many requests growth is read."""

    rounds: int
    requests: int
    is_full: bool


def measure(everyone: SetUp, effort: Effort) -> Findings:
    """Start everyone in turn, then read the memory of each alone, then let ours work, then migrate from empty."""
    starts = _starts(everyone.contenders, effort.rounds)
    memory, growth = _memory(everyone, effort)
    migrated = _migrations(everyone.folder, effort.rounds)
    return Findings(
        figures=(
            *start_figures(starts),
            *memory_figures(memory),
            growth_figure(*growth, requests=effort.requests, is_gate=effort.is_full),
            *_migrate_figures(migrated, everyone),
        ),
        notes=(
            "Start: from the command to the first page, on data that is set up already and files the system has read "
            "before. Ours looks at migrations, translations, style sheets, frameworks, listings and demonstration and "
            "forks its background worker; the others start the server alone. Each answers the page it opens with: "
            "ours the home page, pretalx its list of events, the limit its 50 rows.",
            f"Memory: PSS of all processes of a server, ours with its background worker, after {SETTLED} requests "
            f"from {CLIENTS} clients at once; one server runs at a time.",
            "Growth: the clients ask for overview, an indicator, a save and the result in turn; counted from the "
            f"first {EASED:,} requests on, when everything that is kept in memory up to a bound is full.",
        ),
    )


def start_figures(starts: Mapping[str, Sequence[float]]) -> list[Figure]:
    """Ours, the first, against the peer, the third where there is one."""
    names = list(starts)
    ours, *others = names
    aim: tuple[str, bool | None] = ("", None)
    if len(others) > 1:
        peer = others[1]
        aim = (f"≤ {START_OF_PEER} × {peer}'s", median(starts[ours]) <= START_OF_PEER * median(starts[peer]))
    return [
        Figure(MEASURE, "cold start to the first 200", seconds_of(starts[ours]), *aim),
        *(Figure(MEASURE, f"cold start of {name}", seconds_of(starts[name])) for name in others),
    ]


def memory_figures(memory: Mapping[str, int]) -> list[Figure]:
    """Ours, the first, against the peer, the third where there is one; a gate, as memory is the same everywhere."""
    ours, *others = memory
    found, aim, met = megabytes(memory[ours]), "", None
    if len(others) > 1:
        share = memory[ours] / memory[others[1]]
        found, aim, met = f"{found}, {share:.2f} × {others[1]}", f"≤ {MEMORY_OF_PEER} ×", share <= MEMORY_OF_PEER
    return [
        Figure(MEASURE, "memory of 2 workers (PSS)", found, aim, met, is_gate=met is not None),
        *(Figure(MEASURE, f"memory of {name}", megabytes(memory[name])) for name in others),
    ]


def growth_figure(before: int, after: int, *, requests: int, is_gate: bool) -> Figure:
    """How much memory grew, as a share; a gate only over all the requests the aim names."""
    found = f"{after / before - 1:+.1%} ({megabytes(before)} to {megabytes(after)})"
    met = (after - before) * 100 <= GROWTH_PER_CENT * before
    return Figure(MEASURE, f"growth over {requests:,} requests", found, f"≤ {GROWTH_PER_CENT} %", met, is_gate)


def _starts(contenders: Sequence[Contender], rounds: int) -> dict[str, list[float]]:
    """Seconds to the first page of each, in turn; a first round brings the files into memory and is not counted."""
    taken: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for number in range(rounds + 1):
        for contender in contenders:
            with contender.serving() as server:
                if number:
                    taken[contender.name].append(server.started_in)
        say(f"  starts: round {number} of {rounds}")
    return taken


def _memory(everyone: SetUp, effort: Effort) -> tuple[dict[str, int], tuple[int, int]]:
    """Memory of each after some requests, and of ours before and after many."""
    memory = {}
    with everyone.ours.serving() as server:
        visitor = signed_in(server, everyone.scene)
        working = [visitor.working(place) for place in range(CLIENTS)]
        memory[everyone.ours.name] = _settled(server, working)
        send_many(server, working, EASED - SETTLED)
        before = server.pss_bytes()
        say(f"  growth over {effort.requests:,} requests, from {megabytes(before)}")
        send_many(server, working, effort.requests)
        growth = before, server.pss_bytes()
    with everyone.bare.serving() as server:
        memory[everyone.bare.name] = _settled(server, _same(CLIENTS, lambda: Request("/rows/")))
    if everyone.peer:
        with everyone.peer.contender.serving() as server:
            memory[everyone.peer.contender.name] = _settled(server, [everyone.peer.forms() for _ in range(CLIENTS)])
    return memory, growth


def _settled(server: Server, sources: Sequence[Source]) -> int:
    send_many(server, sources, SETTLED)
    return server.pss_bytes()


def _same(clients: int, source: Callable[[], Request]) -> list[Source]:
    return [source] * clients


def _migrations(folder: Path, rounds: int) -> list[float]:
    """Seconds of `excellence migrate` on a new SQLite file, whichever database is measured otherwise."""
    taken = []
    for _ in range(rounds):
        with TemporaryDirectory(dir=folder) as name:
            instance = instance_in(Path(name), f"sqlite:///{name}/empty.sqlite3")
            began = time.perf_counter()
            run([*PRODUCT, "migrate", "--noinput", "--verbosity=0"], instance.environment)
            taken.append(time.perf_counter() - began)
    return taken


def _migrate_figures(taken: Sequence[float], everyone: SetUp) -> list[Figure]:
    met = median(taken) <= MIGRATE_SECONDS
    ours = Figure(MEASURE, "migrate from empty on SQLite", seconds_of(taken), f"≤ {MIGRATE_SECONDS:.0f} s", met)
    peer = everyone.peer
    return [ours, *([Figure(MEASURE, "migrate of pretalx, once", f"{peer.migrated_in:.1f} s")] if peer else [])]
