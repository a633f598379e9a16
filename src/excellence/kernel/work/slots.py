"""Slots of sweepers: taken once, run, and taken over when their worker is gone."""

from __future__ import annotations

import logging
from datetime import datetime

from excellence.kernel.models import Tick
from excellence.kernel.work.limits import stuck_before
from excellence.kernel.work.processes import is_gone
from excellence.kernel.work.sweepers import Sweeper, all_sweepers

logger = logging.getLogger("excellence.work")


def run_slot(sweeper: Sweeper, *, worker: str, at: datetime) -> bool:
    """Run the slot of this moment unless somebody took it; say whether it was run here."""
    tick, is_ours = Tick.objects.get_or_create(
        name=sweeper.name, due_at=sweeper.slot(at), defaults={"worker": worker, "taken_at": at}
    )
    if is_ours:
        _run(sweeper, tick, at)
    return is_ours


def resume_slots(*, worker: str, at: datetime) -> list[str]:
    """Run again each sweeper whose newest slot was left unfinished by a worker that is gone; return their names."""
    known = all_sweepers()
    resumed = []
    for tick in Tick.objects.filter(finished_at=None, name__in=known).order_by("name"):
        if _is_abandoned(tick, at) and _take_over(tick, worker, at):
            _run(known[tick.name], tick, at)
            resumed.append(tick.name)
    return resumed


def _is_abandoned(tick: Tick, at: datetime) -> bool:
    is_left = tick.taken_at < stuck_before(at) or is_gone(tick.worker)
    return is_left and not Tick.objects.filter(name=tick.name, due_at__gt=tick.due_at).exists()


def _take_over(tick: Tick, worker: str, at: datetime) -> bool:
    unchanged = Tick.objects.filter(pk=tick.pk, worker=tick.worker, taken_at=tick.taken_at, finished_at=None)
    return bool(unchanged.update(worker=worker, taken_at=at))


def _run(sweeper: Sweeper, tick: Tick, at: datetime) -> None:
    try:
        sweeper.run(at)
    except Exception:
        logger.exception("Sweeper %s failed; its next slot tries again.", sweeper.name)
    Tick.objects.filter(pk=tick.pk).update(finished_at=at)
