"""Every noun has an id for its address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from excellence.kernel.models import Tick
from excellence.mail.models import Letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_noun_gets_a_public_id_by_itself() -> None:
    ids = {Letter().public_id, Letter().public_id}

    assert {len(public_id) for public_id in ids} == {12}
    assert len(ids) == 2


@pytest.mark.django_db
def test_tick_can_be_made_once_per_slot() -> None:
    Tick.objects.create(name="sweep", due_at=NOON, worker="a", taken_at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        Tick.objects.create(name="sweep", due_at=NOON, worker="b", taken_at=NOON)

    assert [str(tick) for tick in Tick.objects.all()] == ["sweep 2026-03-02 12:00:00"]
