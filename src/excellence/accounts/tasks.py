"""What is tidied up among accounts."""

from __future__ import annotations

from datetime import datetime, timedelta

from excellence.accounts.limits import forget_old_counts
from excellence.accounts.operations import remove_stale_sign_ups
from excellence.kernel.work.sweepers import sweeper


@sweeper(every=timedelta(hours=1), name="accounts.old_counts")
def forget_what_was_counted(at: datetime) -> None:
    """Forget how often something was done once it no longer matters."""
    forget_old_counts(at=at)


@sweeper(every=timedelta(days=1), name="accounts.stale_sign_ups")
def end_stale_sign_ups(at: datetime) -> None:
    """Let go of addresses that nobody confirmed."""
    remove_stale_sign_ups(by=None, at=at)
