"""Work in the background: places and lists nobody confirmed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.participants import gazetteer, tasks
from excellence.participants.gazetteer import Name
from excellence.participants.models import Gazetteer, Place, Upload
from tests.factories.participants import ParticipantFactory, UploadFactory
from tests.factories.people import LONG_AGO

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
GYOR = Name("HU", "gyor", 3052009, True, "Győr", 129301, 47.68333, 17.63512)
RAAB = Name("HU", "raab", 3052009, False, "Győr", 129301, 47.68333, 17.63512)


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of one town: the real one takes seconds, and its rows are tested where it is read."""
    monkeypatch.setattr(gazetteer, "names", lambda: iter([GYOR, RAAB]))


@pytest.mark.usefixtures("_small")
def test_places_are_loaded_once_somebody_keeps_a_list(db: None) -> None:
    tasks.load_places(NOW)
    without_a_list = Place.objects.count()
    ParticipantFactory()
    tasks.load_places(NOW)
    tasks.load_places(NOW + timedelta(minutes=10))

    assert (without_a_list, Place.objects.count(), Gazetteer.objects.count()) == (0, 2, 1)


@pytest.mark.usefixtures("_small")
def test_hint_loads_them_at_once(db: None) -> None:
    ParticipantFactory()

    tasks.load_places_now.call()

    assert Gazetteer.objects.get().places == 2


def test_list_of_last_week_is_forgotten_and_one_of_today_stays(db: None) -> None:
    UploadFactory(at=LONG_AGO)
    today = UploadFactory(at=NOW - timedelta(hours=1))

    tasks.forget_old_lists(NOW)

    assert list(Upload.objects.all()) == [today]
