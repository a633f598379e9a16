"""Questions about stored files."""

from __future__ import annotations

from datetime import UTC, datetime

from excellence.accounts.models import User
from excellence.files.models import StoredFile
from excellence.files.queries import bytes_in, bytes_stored_by

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def stored(by: User, size: int) -> StoredFile:
    number = StoredFile.objects.count()
    return StoredFile.objects.create(
        name="a.txt", content_type="text/plain", size=size, storage_name=str(number), uploaded_by=by, stored_at=NOON
    )


def test_bytes_stored_by_a_person_are_summed(ann: User) -> None:
    bob = User.objects.create_user(email="bob@example.org", name="Bob")
    stored(ann, 3)
    stored(ann, 4)
    stored(bob, 5)

    assert [bytes_stored_by(ann), bytes_stored_by(bob)] == [7, 5]


def test_bytes_in_no_files_are_none(ann: User) -> None:
    assert (bytes_stored_by(ann), bytes_in(StoredFile.objects.none())) == (0, 0)
