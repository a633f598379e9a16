"""Storing files and removing them."""

from __future__ import annotations

import logging
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from excellence.files import queries
from excellence.files.contents import examine
from excellence.files.models import StoredFile
from excellence.files.names import cleaned_name
from excellence.files.refusals import TooLarge
from excellence.files.storing import discard, keep
from excellence.kernel.people import Actor

logger = logging.getLogger("excellence.files")

MEBIBYTE = 1024 * 1024


def store_upload(upload: UploadedFile, *, by: Actor, at: datetime) -> StoredFile:
    """Examine what somebody brought and keep it; bytes first, then the row, so that no row ever lacks its bytes.

    Read whole, at most FILES_MAX_BYTES, because examining goes back and forth in the content. Bytes without a row
    (the transaction failed) are swept up later. Raises the refusals of
    `excellence.files.refusals`, each with its sentence.
    """
    name = cleaned_name(upload.name or "")
    content = _content_of(upload)
    kind = examine(content, name=name)
    storage_name = keep(content)
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                name=name,
                content_type=kind.media_type,
                size=len(content),
                sha256=sha256(content).hexdigest(),
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


def _content_of(upload: UploadedFile) -> bytes:
    """Return the bytes, never reading more than may be stored. Raises `TooLarge`."""
    limit: int = settings.FILES_MAX_BYTES
    upload.seek(0)
    content: bytes = upload.read(limit + 1)
    if len(content) > limit:
        raise TooLarge(limit=limit // MEBIBYTE)
    return content
