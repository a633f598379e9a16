"""Files are handed out as downloads, never as pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from excellence.accounts.models import User
from excellence.files.operations import store_upload
from excellence.files.serving import as_download, attachment

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_download_carries_the_bytes_and_the_headers_that_keep_it_a_download(kept: Path, ann: User) -> None:
    stored = store_upload(SimpleUploadedFile("Éves.txt", b"hello"), by=ann, at=NOON)

    response = as_download(stored)

    assert b"".join(response) == b"hello"
    names = ("Content-Type", "Content-Length", "Content-Disposition", "X-Content-Type-Options")
    assert [response.headers[name] for name in names] == [
        "text/plain",
        "5",
        "attachment; filename=\"Eves.txt\"; filename*=UTF-8''%C3%89ves.txt",
        "nosniff",
    ]
    others = ("Content-Security-Policy", "Cross-Origin-Resource-Policy", "Cache-Control")
    assert [response.headers[name] for name in others] == [
        "default-src 'none'; sandbox",
        "same-origin",
        "private, no-store",
    ]
    response.close()


def test_download_of_missing_bytes_fails_loudly(kept: Path, ann: User) -> None:
    stored = store_upload(SimpleUploadedFile("a.txt", b"hello"), by=ann, at=NOON)
    (kept / stored.storage_name).unlink()

    with pytest.raises(FileNotFoundError):
        as_download(stored)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("plan.pdf", "attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf"),
        ('a"b\\c;d%.pdf', "attachment; filename=\"abcd.pdf\"; filename*=UTF-8''a%22b%5Cc%3Bd%25.pdf"),
        ("план", "attachment; filename=\"file\"; filename*=UTF-8''%D0%BF%D0%BB%D0%B0%D0%BD"),
    ],
)
def test_attachment_names_the_file_in_ascii_and_in_full(name: str, header: str) -> None:
    assert attachment(name) == header
