"""Where the bytes lie: under random names, flushed to disk before anybody is told they are stored."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from excellence.files.refusals import NoRoom

logger = logging.getLogger("excellence.files")

FOLDER = "evidence"


def evidence_storage() -> Storage:
    """Return the storage of uploads, which has no addresses on the web."""
    return storages["evidence"]


def store_content(content: bytes) -> str:
    """Store the content under a name that tells nothing and cannot be guessed; return the name.

    Raises `NoRoom` when it cannot be written; what was written of it is deleted at once.
    """
    random = secrets.token_hex(20)
    name = f"{FOLDER}/{random[:2]}/{random[2:4]}/{random}"
    try:
        stored = evidence_storage().save(name, ContentFile(content))
        _flush(stored)
    except OSError as full:
        logger.exception("A file of %s bytes could not be written.", len(content))
        with suppress(OSError):
            discard(name)
        raise NoRoom from full
    return stored


def discard(name: str) -> None:
    """Delete the content stored under a name, if it is there."""
    evidence_storage().delete(name)


def kept_before(moment: datetime) -> Iterator[str]:
    """Name the contents stored before a moment."""
    storage = evidence_storage()
    for name in _names_below(storage, FOLDER):
        if storage.get_modified_time(name) < moment:
            yield name


def _names_below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}"
    for name in sorted(folders):
        yield from _names_below(storage, f"{folder}/{name}")


def _flush(name: str) -> None:
    """Have the file and its entry in the folder written to disk, so that a power cut loses neither."""
    storage = evidence_storage()
    if not isinstance(storage, FileSystemStorage):
        return
    path = Path(storage.path(name))
    for target in (path, path.parent):
        descriptor = os.open(target, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
