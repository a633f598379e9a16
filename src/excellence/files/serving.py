"""Handing stored files out: as a download, or as a picture in a page of ours; never as a page."""

from __future__ import annotations

import logging
import unicodedata
from hashlib import sha256
from urllib.parse import quote

from django.http import HttpResponse

from excellence.files.models import StoredFile
from excellence.files.refusals import ContentLost
from excellence.files.storing import evidence_storage

logger = logging.getLogger("excellence.files")


def as_download(stored_file: StoredFile) -> HttpResponse:
    """Return the file as a download under the name it came with; whoever calls has asked who may see it.

    Raises `ContentLost` when its bytes are missing or are not those that were stored.
    """
    response = HttpResponse(_content_of(stored_file), content_type=stored_file.content_type)
    response.headers["Content-Length"] = str(stored_file.size)
    response.headers["Content-Disposition"] = attachment(stored_file.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def as_picture(stored_file: StoredFile) -> HttpResponse:
    """Return a picture to be shown in a page; whoever calls has asked who may see it and knows that it is one."""
    response = as_download(stored_file)
    response.headers["Content-Disposition"] = "inline"
    return response


def _content_of(stored_file: StoredFile) -> bytes:
    """Return the bytes after comparing them with the hash; a file is at most FILES_MAX_BYTES long."""
    try:
        with evidence_storage().open(stored_file.storage_name, "rb") as stored:
            content: bytes = stored.read()
    except OSError as missing:
        logger.exception("The content of the stored file %s cannot be read.", stored_file.public_id)
        raise ContentLost from missing
    if sha256(content).hexdigest() != stored_file.sha256:
        logger.error("The content of the stored file %s is not what was stored.", stored_file.public_id)
        raise ContentLost
    return content


def attachment(name: str) -> str:
    """Return the header for a download called `name`: in ASCII for old programs, then in full (RFC 6266)."""
    unaccented = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join(sign for sign in unaccented if sign not in '"\\%;').strip() or "file"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
