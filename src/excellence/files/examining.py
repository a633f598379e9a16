"""Asking a process of its own what a file is, for a limited time; never inside a transaction.

A hostile file then costs one process for ten seconds at most, holds no lock of the database, and whatever goes wrong in
a library that reads it goes wrong where there is nothing to harm.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from excellence.files import refusals
from excellence.files.kinds import KINDS, XLSX, Kind
from excellence.files.names import cleaned_name
from excellence.files.refusals import TooLarge, TooMuchToExamine

logger = logging.getLogger("excellence.files")

DEADLINE_SECONDS = 10.0
MEBIBYTE = 1024 * 1024
COMMAND = (sys.executable, "-m", "excellence.files.child")


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file that may be stored: its cleaned name, its kind and its bytes."""

    name: str
    kind: Kind
    content: bytes


def examine_upload(upload: UploadedFile) -> ExaminedFile:
    """Examine what somebody brought, before a transaction begins.

    Read whole, at most FILES_MAX_BYTES, because examining goes back and forth in the content. Raises the refusals of
    `files.refusals`, each with its sentence.
    """
    name, limit = cleaned_name(upload.name or ""), settings.FILES_MAX_BYTES
    upload.seek(0)
    content: bytes = upload.read(limit + 1)
    if len(content) > limit:
        raise TooLarge(limit=limit // MEBIBYTE)
    kind, drawn_again = _asked(content, name=name, as_table=False)
    return ExaminedFile(name, kind, drawn_again or content)


def is_workbook(content: bytes, *, name: str) -> bool:
    """Say whether a table that is read and not stored is XLSX; it is CSV otherwise, whatever its name says.

    Raises the refusals of `files.refusals`.
    """
    return _asked(content, name=name, as_table=True)[0] is XLSX


def _asked(content: bytes, *, name: str, as_table: bool) -> tuple[Kind, bytes]:
    request = json.dumps({"name": name, "as_table": as_table}).encode()
    try:
        child = subprocess.run(  # noqa: S603 - our own program; the file goes to its standard input
            COMMAND,
            input=request + b"\n" + content,
            capture_output=True,
            timeout=DEADLINE_SECONDS,
            env=_environment(),
            check=True,
        )
    except subprocess.TimeoutExpired as late:
        logger.warning("A file of %s bytes was not examined within %s seconds.", len(content), DEADLINE_SECONDS)
        raise TooMuchToExamine from late
    except subprocess.CalledProcessError as ended:
        # Killed at a bound, or a library failed: the end of what it said tells which.
        logger.exception("Examining a file of %s bytes gave no answer: %r", len(content), ended.stderr[-500:])
        raise TooMuchToExamine from ended
    head, _, rest = child.stdout.partition(b"\n")
    return _kind_or_refusal(json.loads(head)), rest


def _kind_or_refusal(head: dict[str, object]) -> Kind:
    if refused := head.get("refused"):
        params = head["params"]
        raise getattr(refusals, str(refused))(**params)  # type: ignore[arg-type]
    return next(kind for kind in KINDS if kind.name == head["kind"])


def _environment() -> dict[str, str]:
    """Return all the child needs, which is where its modules lie; passwords and keys stay here."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
