"""Questions about stored files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from excellence.files.models import StoredFile
from excellence.files.storing import kept_before

BATCH = 500


def orphans(before: datetime) -> Iterator[str]:
    """Name the contents stored before a moment that belong to no stored file."""
    names = kept_before(before)
    while batch := list(islice(names, BATCH)):
        owned = set(StoredFile.objects.filter(storage_name__in=batch).values_list("storage_name", flat=True))
        yield from (name for name in batch if name not in owned)
