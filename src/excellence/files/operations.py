"""Storing files and removing them."""

from __future__ import annotations

import logging
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from excellence.files import queries
from excellence.files.examining import ExaminedFile
from excellence.files.models import StoredFile
from excellence.files.storing import discard, store_content
from excellence.kernel.people import Actor

logger = logging.getLogger("excellence.files")


def store_file(examined: ExaminedFile, *, by: Actor, at: datetime) -> StoredFile:
    """Store a file that `files.examining` has examined; bytes first, then the row, so that no row ever lacks its bytes.

    Bytes without a row (the transaction failed) are swept up later. Raises `NoRoom`.
    """
    storage_name = store_content(examined.content)
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                name=examined.name,
                content_type=examined.kind.media_type,
                size=len(examined.content),
                sha256=sha256(examined.content).hexdigest(),
                storage_name=storage_name,
                uploaded_by_id=by.pk,
                stored_at=at,
            )
    except BaseException:
        discard(storage_name)
        raise


def remove_file(stored_file: StoredFile, *, by: Actor | None, at: datetime) -> None:
    """Remove a stored file: the row now, its bytes once the transaction is committed.

    Whoever owns the file asks the rule and records the act; `by` and `at` go to the log.
    """
    name, public_id = stored_file.storage_name, stored_file.public_id
    with transaction.atomic():
        stored_file.delete()
        transaction.on_commit(lambda: discard(name), robust=True)
    logger.info("File %s removed by %s at %s", public_id, by.public_id if by else "the platform", at.isoformat())


def discard_orphans(*, before: datetime) -> int:
    """Delete contents stored before a moment that belong to no stored file; return how many."""
    names = list(queries.orphans(before))
    for name in names:
        discard(name)
    return len(names)
