"""What a measure found: single figures against an aim, pairs of sides, and what has to be said beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in words with its aim; `met` is None where there is none. A gate is the same on every machine."""

    measure: str
    what: str
    found: str
    aim: str = ""
    met: bool | None = None
    is_gate: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything one measure has to say."""

    figures: tuple[Figure, ...] = ()
    pairs: tuple[Pairs, ...] = ()
    notes: tuple[str, ...] = ()

    def __add__(self, other: Findings) -> Findings:
        return Findings(self.figures + other.figures, self.pairs + other.pairs, self.notes + other.notes)

    @property
    def missed_gates(self) -> tuple[Figure, ...]:
        """The figures that are the same everywhere and miss their aim."""
        return tuple(figure for figure in self.figures if figure.is_gate and figure.met is False)


def at_most(measure: str, what: str, found: int, limit: int, unit: str = "") -> Figure:
    """A gate: a whole number that must not exceed a limit."""
    return Figure(measure, what, f"{found:,}{unit}", f"≤ {limit:,}{unit}", found <= limit, is_gate=True)


def statements(measure: str, counted: Mapping[str, Any], limit: int) -> Figure:
    """A gate: how many SQL statements were counted, with those for session and person beside."""
    found = f"{len(counted['sql'])} (and {len(counted['beside'])} for session and person)"
    return Figure(measure, "SQL statements", found, f"≤ {limit}", len(counted["sql"]) <= limit, is_gate=True)


def cpu_at_most(measure: str, pairs: Pairs, limit: float) -> Figure:
    """A report: CPU per request of A against B."""
    ratio = pairs.cpu_ratio
    found = f"{ratio.median:.2f} × ({ratio.least:.2f} to {ratio.greatest:.2f})"
    what = f"CPU per request, against {pairs.b.name}"
    return Figure(measure, what, found, f"≤ {limit} ×", ratio.median <= limit)


def rate_at_least(measure: str, pairs: Pairs, share: float) -> Figure:
    """A report: requests per second of CPU of A against B, which is the inverse of CPU per request."""
    ratio = pairs.cpu_ratio
    found = f"{1 / ratio.median:.0%} ({1 / ratio.greatest:.0%} to {1 / ratio.least:.0%})"
    what = f"requests per second of CPU, against {pairs.b.name}"
    return Figure(measure, what, found, f"≥ {share:.0%}", 1 / ratio.median >= share)


def rate_at_least_times(measure: str, pairs: Pairs, times: float) -> tuple[Figure, Figure]:
    """Reports: requests a second with one client, waiting included, of A against B; beside it those of CPU."""
    rate, cpu = pairs.rate_ratio, pairs.cpu_ratio
    found = f"{rate.median:.1f} × ({rate.least:.1f} to {rate.greatest:.1f})"
    beside = f"{1 / cpu.median:.1f} × ({1 / cpu.greatest:.1f} to {1 / cpu.least:.1f})"
    return (
        Figure(measure, f"requests a second, against {pairs.b.name}", found, f"≥ {times} ×", rate.median >= times),
        Figure(measure, f"requests per second of CPU, against {pairs.b.name}", beside),
    )


def seconds_of(taken: Sequence[float]) -> str:
    """The median with the least and the greatest, of seconds."""
    return f"{median(taken):.2f} s ({min(taken):.2f} to {max(taken):.2f})"


def megabytes(size: int) -> str:
    """Bytes as whole megabytes."""
    return f"{size / 1024**2:.0f} MB"
