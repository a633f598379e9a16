"""A task that tells when it begins and ends."""

from __future__ import annotations

from django_tasks import task

from tests.processes.probe.waiting import note, wait_while


@task()
def carry(parcel: str) -> None:
    """Begin, wait while the test says so, end."""
    note("begun", parcel)
    wait_while("hold")
    note("ended", parcel)
