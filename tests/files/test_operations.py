"""Files are examined, then kept; no row ever lacks its bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from excellence.accounts.models import User
from excellence.files.examining import ExaminedFile
from excellence.files.kinds import PDF
from excellence.files.models import StoredFile
from excellence.files.operations import discard_orphans, remove_file, store_file
from tests.files import samples

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def examined(content: bytes | None = None) -> ExaminedFile:
    return ExaminedFile("Éves jelentés.pdf", PDF, samples.pdf() if content is None else content)


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def age(folder: Path, name: str, at: datetime) -> None:
    os.utime(folder / name, (at.timestamp(), at.timestamp()))


def test_store_file_keeps_the_bytes_and_what_they_are(kept: Path, ann: User) -> None:
    content = samples.pdf()

    stored = store_file(examined(content), by=ann, at=NOON)

    row = StoredFile.objects.get()
    assert (row.pk, row.name, row.content_type, row.size) == (
        stored.pk,
        "Éves jelentés.pdf",
        "application/pdf",
        len(content),
    )
    assert (row.sha256, row.uploaded_by, row.stored_at) == (sha256(content).hexdigest(), ann, NOON)
    assert contents(kept) == [content]


def test_store_file_chooses_a_name_that_tells_nothing(kept: Path, ann: User) -> None:
    names = [store_file(examined(), by=ann, at=NOON).storage_name for _ in range(2)]

    assert len(set(names)) == 2
    assert [name for name in names if "jelent" in name or name.endswith(".pdf")] == []


def test_store_file_leaves_no_bytes_when_the_row_cannot_be_written(kept: Path, ann: User) -> None:
    stranger = User(pk=ann.pk, email="x@example.org")
    stranger.pk = "nobody"

    with pytest.raises(ValueError, match="nobody"):
        store_file(examined(), by=stranger, at=NOON)

    assert contents(kept) == []


def test_remove_file_removes_the_row_and_after_the_commit_the_bytes(
    kept: Path, ann: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    stored = store_file(examined(), by=ann, at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        remove_file(stored, by=ann, at=NOON)
        before = (StoredFile.objects.count(), len(contents(kept)))

    assert (before, contents(kept)) == ((0, 1), [])


def test_discard_orphans_deletes_old_bytes_without_a_row_only(kept: Path, ann: User) -> None:
    owned, orphan, young = (store_file(examined(), by=ann, at=NOON).storage_name for _ in range(3))
    StoredFile.objects.exclude(storage_name=owned).delete()
    age(kept, owned, datetime(2020, 1, 1, tzinfo=UTC))
    age(kept, orphan, datetime(2020, 1, 1, tzinfo=UTC))
    age(kept, young, datetime(2030, 1, 1, tzinfo=UTC))

    count = discard_orphans(before=datetime(2025, 1, 1, tzinfo=UTC))

    left = sorted(path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file())
    assert (count, left) == (1, sorted([owned, young]))


def test_discard_orphans_of_an_empty_storage_finds_nothing(kept: Path, db: None) -> None:
    assert discard_orphans(before=NOON) == 0
