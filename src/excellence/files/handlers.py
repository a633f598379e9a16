"""Taking uploads in from the network, and no more of them than may be kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class NoMoreThanKept(FileUploadHandler):
    """Lets each file through up to one byte more than FILES_MAX_BYTES, so that it is refused as too large.

    What follows is read and dropped: it fills neither memory nor disk, and the person gets a page with a sentence
    instead of a broken connection. Stands before the handlers that keep.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count afresh."""
        super().new_file(*args, **kwargs)
        self.let_through = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 - Django's signature
        """Hand on what may still be kept."""
        room = settings.FILES_MAX_BYTES + 1 - self.let_through
        self.let_through += len(raw_data)
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> UploadedFile | None:  # noqa: ARG002 - Django's signature
        """Leave it to the handlers that keep."""
        return None
