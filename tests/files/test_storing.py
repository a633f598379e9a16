"""Bytes lie under random names, wherever the storage is."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from pytest_django import Settings

from excellence.files.refusals import NoRoom
from excellence.files.storing import discard, evidence_storage, kept_before, store_content

FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


def test_bytes_are_kept_in_folders_by_the_beginning_of_their_name(kept: Path) -> None:
    name = store_content(b"hello")

    folder, first, second, rest = name.split("/")
    assert (folder, first + second, len(rest), (kept / name).read_bytes()) == ("evidence", rest[:4], 40, b"hello")


def test_bytes_are_listed_and_discarded(kept: Path) -> None:
    names = sorted(store_content(content) for content in (b"a", b"b", b"c"))

    discard(names[0])

    assert sorted(kept_before(FUTURE)) == names[1:]


def test_storage_that_is_no_folder_works_alike(settings: Settings) -> None:
    backend = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend}}

    name = store_content(b"hello")

    with evidence_storage().open(name) as stored:
        assert (stored.read(), list(kept_before(FUTURE))) == (b"hello", [name])


class FullDisk(FileSystemStorage):
    """A folder on a disk that is full after the first byte."""

    def _save(self, name: str, content: File[bytes]) -> str:
        super()._save(name, ContentFile(content.read(1)))
        raise OSError(errno.ENOSPC, "No space left on device")


def test_what_was_written_until_the_disk_was_full_is_deleted(tmp_path: Path, settings: Settings) -> None:
    options = {"location": tmp_path}
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": f"{__name__}.FullDisk", "OPTIONS": options}}

    with pytest.raises(NoRoom):
        store_content(b"hello")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
