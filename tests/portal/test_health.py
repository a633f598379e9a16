"""A probe learns what does not work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client
from pytest_django import Settings

from excellence.kernel.work.pulse import beat
from excellence.portal import health
from excellence.portal.health import state_of_health
from tests.mail.letters import post

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORKER = "place-1-2"


@pytest.mark.django_db
def test_instance_with_a_living_worker_is_well() -> None:
    beat(WORKER, at=NOON - timedelta(hours=1))
    beat(WORKER, at=NOON - timedelta(seconds=10))

    with time_machine.travel(NOON, tick=False):
        response = Client().get("/health/")

    said = response.json()
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert said.pop("disk")["status"] == "ok"
    assert said == {
        "status": "ok",
        "database": {"status": "ok"},
        "worker": {"status": "ok", "seconds_since_seen": 10},
        "waiting": {"task": None, "email": None},
    }


@pytest.mark.django_db
@pytest.mark.parametrize("silent", [None, 91])
def test_worker_that_is_not_there_is_said(silent: int | None) -> None:
    if silent is not None:
        beat(WORKER, at=NOON - timedelta(seconds=silent))

    with time_machine.travel(NOON, tick=False):
        response = Client().get("/health/")

    assert (response.status_code, response.json()["status"]) == (503, "broken")
    assert response.json()["worker"] == {"status": "missing", "seconds_since_seen": silent}


@pytest.mark.django_db
def test_how_long_an_email_waits_is_said() -> None:
    beat(WORKER, at=NOON)
    post(at=NOON - timedelta(minutes=10))
    post("late@example.org", at=NOON - timedelta(minutes=3))

    assert (state_of_health(NOON)["status"], state_of_health(NOON)["waiting"]["email"]) == ("ok", 600)


@pytest.mark.django_db
def test_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    beat(WORKER, at=NOON)
    monkeypatch.setattr(health, "LEAST_ROOM_BYTES", 10**18)

    said = state_of_health(NOON)

    assert (said["status"], said["disk"]["status"]) == ("broken", "full")


@pytest.mark.django_db
def test_folder_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    beat(WORKER, at=NOON)
    settings.DATA_DIR = tmp_path / "gone"

    said = state_of_health(NOON)

    assert (said["status"], said["disk"]) == ("broken", {"status": "read-only", "free_mebibytes": None})


@pytest.mark.django_db
def test_database_that_does_not_answer_is_said() -> None:
    def fails(*_args: object) -> object:
        raise DatabaseError

    with connection.execute_wrapper(fails):
        response = Client().get("/health/")

    assert (response.status_code, response.json()["database"]) == (503, {"status": "unreachable"})
