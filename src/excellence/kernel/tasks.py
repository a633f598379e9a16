"""The kernel's own sweeper."""

from __future__ import annotations

from datetime import datetime, timedelta

from excellence.kernel.work.stuck import forget_finished
from excellence.kernel.work.sweepers import sweeper


@sweeper(every=timedelta(days=1), name="kernel.forget_finished")
def forget_finished_work(at: datetime) -> None:
    """Delete tasks and slots that ended long ago."""
    forget_finished(at)
