"""Bytes lie under random names, wherever the storage is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pytest_django import Settings

from excellence.files.storing import discard, evidence_storage, keep, kept_before

FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


def test_bytes_are_kept_in_folders_by_the_beginning_of_their_name(kept: Path) -> None:
    name = keep(b"hello")

    folder, first, second, rest = name.split("/")
    assert (folder, first + second, len(rest), (kept / name).read_bytes()) == ("evidence", rest[:4], 40, b"hello")


def test_bytes_are_listed_and_discarded(kept: Path) -> None:
    names = sorted(keep(content) for content in (b"a", b"b", b"c"))

    discard(names[0])

    assert sorted(kept_before(FUTURE)) == names[1:]


def test_storage_that_is_no_folder_works_alike(settings: Settings) -> None:
    backend = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend}}

    name = keep(b"hello")

    with evidence_storage().open(name) as stored:
        assert (stored.read(), list(kept_before(FUTURE))) == (b"hello", [name])
