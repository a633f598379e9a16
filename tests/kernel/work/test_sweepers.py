"""Sweepers are functions on a schedule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.kernel.work.sweepers import Sweeper, all_sweepers, sweeper


@pytest.mark.parametrize(
    ("every", "slot"),
    [
        (timedelta(minutes=5), datetime(2026, 3, 2, 12, 5, tzinfo=UTC)),
        (timedelta(hours=1), datetime(2026, 3, 2, 12, tzinfo=UTC)),
        (timedelta(days=1), datetime(2026, 3, 2, tzinfo=UTC)),
    ],
)
def test_slot_begins_at_the_same_moment_for_every_worker(every: timedelta, slot: datetime) -> None:
    moments = [datetime(2026, 3, 2, 12, 5, tzinfo=UTC), datetime(2026, 3, 2, 12, 9, 59, tzinfo=UTC)]

    slots = {Sweeper("sweep", every, print).slot(moment) for moment in moments}

    assert slots == {slot}


def test_sweepers_of_installed_modules_are_known_by_name() -> None:
    ours = {name: sweeper.every for name, sweeper in all_sweepers().items() if name.startswith(("kernel.", "mail."))}

    assert ours == {
        "kernel.forget_finished": timedelta(days=1),
        "mail.old_texts": timedelta(hours=1),
        "mail.unsent_letters": timedelta(minutes=1),
    }


def test_two_sweepers_of_one_name_are_refused() -> None:
    all_sweepers()

    with pytest.raises(ValueError, match="two sweepers"):
        sweeper(every=timedelta(days=1), name="kernel.forget_finished")(print)
