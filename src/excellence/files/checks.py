"""What must be true of where files are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

from excellence.files.storing import evidence_storage


def files_are_not_served(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse to start when uploads lie in a folder that a web server hands out."""
    storage = evidence_storage()
    if not isinstance(storage, FileSystemStorage):
        return []
    kept = Path(storage.location).resolve()
    served = [Path(folder).resolve() for folder in (settings.STATIC_ROOT, settings.MEDIA_ROOT) if folder]
    if not any(kept == folder or folder in kept.parents for folder in served):
        return []
    return [
        Error(
            "Uploaded files are kept in a folder that the web server hands out to everybody.",
            hint="Give the storage “evidence” a location outside STATIC_ROOT and MEDIA_ROOT.",
            id="files.E001",
        )
    ]
