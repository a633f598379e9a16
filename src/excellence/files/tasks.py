"""Keeping the storage tidy in the background."""

from __future__ import annotations

from datetime import datetime, timedelta

from excellence.files import operations
from excellence.kernel.work.sweepers import sweeper

# Long enough to restore yesterday's database beside today's files without losing today's.
ORPHANS_KEPT = timedelta(days=7)


@sweeper(every=timedelta(days=1), name="files.orphans")
def discard_orphans(at: datetime) -> None:
    """Delete contents whose row was never committed or was removed."""
    operations.discard_orphans(before=at - ORPHANS_KEPT)
