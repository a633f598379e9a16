"""Sweepers: functions on a schedule that find unfinished work by its state and finish it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.module_loading import autodiscover_modules

Sweep = Callable[[datetime], object]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sweeper:
    """A named function, and how often it runs; running it twice does no harm."""

    name: str
    every: timedelta
    run: Sweep

    def slot(self, at: datetime) -> datetime:
        """Return the beginning of the slot a moment falls in, the same for every worker."""
        return EPOCH + (at - EPOCH) // self.every * self.every


_sweepers: dict[str, Sweeper] = {}


def sweeper(*, every: timedelta, name: str) -> Callable[[Sweep], Sweep]:
    """Register a function of one moment to run once in every slot of length `every`; it lives in a `tasks.py`.

    It must be idempotent, and quick or in portions: a slot whose worker dies is run again by another.
    Raises ValueError when the name is taken.
    """

    def register(run: Sweep) -> Sweep:
        if name in _sweepers:
            raise ValueError(f"two sweepers are called {name}")
        _sweepers[name] = Sweeper(name, every, run)
        return run

    return register


def all_sweepers() -> dict[str, Sweeper]:
    """Return the sweepers of every installed app by name."""
    autodiscover_modules("tasks")
    return dict(_sweepers)
