"""Work in the background: places and lists nobody confirmed."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from excellence.kernel.work import stopping
from excellence.kernel.work.processes import is_gone
from excellence.participants import gazetteer, tasks
from excellence.participants.gazetteer import Name
from excellence.participants.models import Gazetteer, Place, Upload
from excellence.participants.operations import placing
from tests.factories.participants import ParticipantFactory, UploadFactory
from tests.factories.people import LONG_AGO
from tests.processes.instance import Instance, eventually, stop

# Loading takes half a minute; one portion and a look for the parent take a second or two.
PROMPT_SECONDS = 8
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


@pytest.mark.usefixtures("_small")
def test_worker_asked_to_stop_leaves_the_rest_to_the_next_one(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "BATCH", 1)
    ParticipantFactory()
    stopping.ask_to_stop()

    tasks.load_places(NOW)
    left = (Place.objects.count(), [task.task_path for task in DBTaskResult.objects.ready()])
    stopping.begin()
    tasks.load_places_now.call()

    assert left == (1, ["excellence.participants.tasks.load_places_now"])
    assert (Place.objects.count(), Gazetteer.objects.count()) == (2, 1)


def test_site_that_stops_while_places_are_loaded_is_gone_promptly(instance: Instance) -> None:
    ParticipantFactory()
    site = instance.start_forking_parent()
    assert eventually(lambda: Place.objects.count() > 0), instance.log()

    began = time.monotonic()
    stop(site)
    assert eventually(lambda: is_gone(instance.lines("child")[0])), instance.log()

    assert time.monotonic() - began < PROMPT_SECONDS
    assert Gazetteer.objects.count() == 0
    assert "excellence.participants.tasks.load_places_now" in [task.task_path for task in DBTaskResult.objects.ready()]


def test_list_of_last_week_is_forgotten_and_one_of_today_stays(db: None) -> None:
    UploadFactory(at=LONG_AGO)
    today = UploadFactory(at=NOW - timedelta(hours=1))

    tasks.forget_old_lists(NOW)

    assert list(Upload.objects.all()) == [today]
