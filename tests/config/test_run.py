"""`excellence run`: a port that cannot be used stops it before anything is touched; setting up can be repeated."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from excellence.accounts.models import User
from excellence.config.management.commands.run import Command, refuse_taken_port
from excellence.demo.people import PEOPLE

WITH_PASSWORDS = len([person for person in PEOPLE if person.password])


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def fresh(tmp_path: Path, settings: Settings) -> Path:
    """A data folder of its own, with no style sheets gathered yet."""
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    return tmp_path


def set_up() -> dict[str, str]:
    """Set the instance up; return what each step said, without how long it took."""
    said = StringIO()
    call_command("run", set_up_only=True, stdout=said)
    return dict(re.findall(r"^  (.+) … (.*) \([\d.]+ s\)$", said.getvalue(), re.MULTILINE))


def test_taken_port_stops_it_before_anything_is_touched(taken_port: int, fresh: Path) -> None:
    said = StringIO()

    with pytest.raises(CommandError, match=f"Port {taken_port} on 127.0.0.1 cannot be used"):
        call_command("run", host="127.0.0.1", port=taken_port, stdout=said)

    assert (said.getvalue(), list(fresh.iterdir())) == ("", [])


@pytest.mark.parametrize("port", [65536, -1, 10**9])
def test_number_that_is_no_port_is_refused_in_a_sentence(port: int) -> None:
    with pytest.raises(CommandError, match="is no port: choose one from 1 to 65535"):
        refuse_taken_port("127.0.0.1", port)


def test_host_that_is_not_here_is_refused_in_a_sentence() -> None:
    with pytest.raises(CommandError, match=r"Port 8000 on 192\.0\.2\.1 cannot be used"):
        refuse_taken_port("192.0.2.1", 8000)


def test_free_port_is_left_free(taken_port: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]

    refuse_taken_port("127.0.0.1", free)

    with socket.socket() as again:
        again.bind(("127.0.0.1", free))


@pytest.mark.django_db
def test_setting_up_again_finds_nothing_left_to_do(fresh: Path, settings: Settings) -> None:
    settings.DEMO = "STORY"
    first = set_up()

    second = set_up()

    assert (first["Style sheets and scripts"], first["Demonstration"]) == ("gathered", "22 organisations, 26 people")
    assert second == {
        "Database": "up to date",
        "Translations": "up to date",
        "Style sheets and scripts": "up to date",
        "Frameworks": first["Frameworks"],
        "Listings": "up to date",
        "Demonstration": "already there",
        "Data folder": "closed to others",
    }
    assert User.objects.count() == 26


@pytest.mark.django_db
def test_instance_without_demonstration_has_nobody(fresh: Path, settings: Settings) -> None:
    settings.DEMO = "NONE"

    assert set_up()["Demonstration"] == "none wanted"
    assert User.objects.count() == 0


@pytest.mark.parametrize(("demo", "people"), [("STORY", WITH_PASSWORDS), ("NONE", 0)])
def test_people_to_sign_in_as_are_told_in_a_demonstration_only(settings: Settings, demo: str, people: int) -> None:
    settings.DEMO = demo
    said = StringIO()

    Command(stdout=said).say_where("127.0.0.1", 8001)

    assert said.getvalue().count("http://127.0.0.1:8001/") == 1
    assert len(re.findall(r"@\S+-example\.invalid +\S+-example-\d ", said.getvalue())) == people
