"""The steps of setting an instance up: quick when nothing is left to do, done again when something changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django.fixtures import Settings

from excellence.config.setup import steps
from excellence.demo.people import PEOPLE
from excellence.frameworks.models import FrameworkVersion
from excellence.method.source.library import load, shipped_versions

CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "level"\nmsgstr "{word}"\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "django.po"
    monkeypatch.setattr(steps, "catalogue_files", lambda: [path])
    path.write_text(CATALOGUE.format(word="szint"), encoding="utf-8")
    return path


@pytest.mark.django_db
def test_database_in_shape_is_left_alone() -> None:
    assert steps.migrate() == "up to date"


@pytest.mark.django_db(transaction=True)
def test_database_behind_by_one_migration_is_brought_up_to_date() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE kernel_heartbeat")
    MigrationRecorder(connection).record_unapplied("kernel", "0002_heartbeat")

    assert (steps.migrate(), steps.migrate()) == ("1 migrations applied", "up to date")


def test_catalogue_is_compiled_once(catalogue: Path) -> None:
    first, second = steps.compile_translations(), steps.compile_translations()

    assert (first, second) == ("1 catalogues compiled", "up to date")
    assert b"szint" in catalogue.with_suffix(".mo").read_bytes()
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["django.mo", "django.po"]


def test_catalogue_that_changed_is_compiled_again(catalogue: Path) -> None:
    steps.compile_translations()
    catalogue.write_text(CATALOGUE.format(word="fokozat"), encoding="utf-8")
    later = catalogue.with_suffix(".mo").stat().st_mtime + 5
    os.utime(catalogue, (later, later))

    assert steps.compile_translations() == "1 catalogues compiled"
    assert b"fokozat" in catalogue.with_suffix(".mo").read_bytes()


def test_static_files_are_gathered_once(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path / "static"

    first, second = steps.collect_static_files(), steps.collect_static_files()

    assert (first, second) == ("gathered", "up to date")
    assert (tmp_path / "static" / "web" / "style.css").is_file()


def test_static_files_are_gathered_again_after_an_interruption(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    steps.collect_static_files()
    (tmp_path / "static" / "fingerprint").unlink()

    assert steps.collect_static_files() == "gathered"


@pytest.mark.django_db
def test_every_shipped_framework_is_published() -> None:
    FrameworkVersion.objects.all().delete()

    said = steps.publish_shipped_frameworks()

    published = FrameworkVersion.objects.values_list("rules_hash", flat=True)
    assert sorted(published) == sorted(load(each).framework.rules_hash for each in shipped_versions())
    assert len(said.split(", ")) == len(shipped_versions())


@pytest.mark.django_db
def test_demonstration_is_told_once(settings: Settings) -> None:
    settings.DEMO = "STORY"

    assert [steps.load_demonstration(), steps.load_demonstration()] == [
        "22 organisations, 26 people",
        "already there",
    ]


@pytest.mark.django_db
def test_listings_are_loaded_once() -> None:
    assert (steps.load_shipped_listings(), steps.load_shipped_listings()) == ("244 listings added", "up to date")


def test_data_folder_is_closed_to_others_also_when_it_was_open(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path / "var"
    stored = settings.DATA_DIR / "files" / "ab"
    stored.mkdir(parents=True)
    for path in (settings.DATA_DIR / "excellence.sqlite3", stored / "evidence.pdf"):
        path.write_text("private")
        path.chmod(0o644)
    settings.DATA_DIR.chmod(0o755)

    said = [steps.keep_data_private(), steps.keep_data_private()]

    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (settings.DATA_DIR, *settings.DATA_DIR.rglob("*"))}
    assert said == ["5 files and folders closed to others", "closed to others"]
    assert modes == {
        "var": "0o700",
        "files": "0o700",
        "ab": "0o700",
        "excellence.sqlite3": "0o600",
        "evidence.pdf": "0o600",
    }


@pytest.mark.django_db
def test_people_of_an_earlier_demonstration_are_kept_out_and_let_in_again(settings: Settings) -> None:
    settings.DEMO = "STORY"
    steps.load_demonstration()
    person = PEOPLE[0]
    right = {"login": person.email, "password": person.password}
    signed_in = Client()
    signed_in.post("/en/account/login/", right)

    settings.DEMO = "NONE"
    said = [steps.load_demonstration(), steps.load_demonstration()]
    refused = Client().post("/en/account/login/", right)
    session = signed_in.get("/en/desk/")

    settings.DEMO = "STORY"
    steps.load_demonstration()
    assert said == [f"none wanted; {len(PEOPLE)} people of an earlier one can no longer sign in", "none wanted"]
    assert (refused["Location"], session.status_code) == ("/en/account/inactive/", 302)
    assert Client().post("/en/account/login/", right)["Location"] == "/hu/desk/"
