"""Questions about stored files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.db.models import QuerySet, Sum

from excellence.files.models import StoredFile
from excellence.files.storing import kept_before
from excellence.kernel.people import Actor

BATCH = 500


def bytes_stored_by(person: Actor) -> int:
    """Return how many bytes a person has brought in all."""
    return bytes_in(StoredFile.objects.filter(uploaded_by=person.pk))


def bytes_in(files: QuerySet[StoredFile]) -> int:
    """Return how many bytes some files have together; quotas are the business of whoever owns the files."""
    total: int | None = files.aggregate(total=Sum("size"))["total"]
    return total or 0


def orphans(before: datetime) -> Iterator[str]:
    """Name the contents stored before a moment that belong to no stored file."""
    names = kept_before(before)
    while batch := list(islice(names, BATCH)):
        owned = set(StoredFile.objects.filter(storage_name__in=batch).values_list("storage_name", flat=True))
        yield from (name for name in batch if name not in owned)
