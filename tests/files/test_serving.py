"""Files are handed out as downloads, never as pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse

from excellence.accounts.models import User
from excellence.files.examining import ExaminedFile
from excellence.files.kinds import TXT
from excellence.files.models import StoredFile
from excellence.files.operations import store_file
from excellence.files.refusals import ContentLost
from excellence.files.serving import as_download, as_picture, attachment

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def stored_text(person: User) -> StoredFile:
    return store_file(ExaminedFile("Éves.txt", TXT, b"hello"), by=person, at=NOON)


def test_download_carries_the_bytes_and_the_headers_that_keep_it_a_download(kept: Path, ann: User) -> None:
    stored = stored_text(ann)

    response = as_download(stored)

    assert response.content == b"hello"
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


def test_missing_bytes_are_said_and_logged(kept: Path, ann: User, caplog: pytest.LogCaptureFixture) -> None:
    stored = stored_text(ann)
    (kept / stored.storage_name).unlink()

    with pytest.raises(ContentLost):
        as_download(stored)

    assert caplog.messages == [f"The content of the stored file {stored.public_id} cannot be read."]


@pytest.mark.parametrize("content", [b"hellO", b"", b"hello!"])
@pytest.mark.parametrize("hand_out", [as_download, as_picture])
def test_changed_bytes_are_not_handed_out(
    kept: Path,
    ann: User,
    caplog: pytest.LogCaptureFixture,
    hand_out: Callable[[StoredFile], HttpResponse],
    content: bytes,
) -> None:
    stored = stored_text(ann)
    (kept / stored.storage_name).write_bytes(content)

    with pytest.raises(ContentLost):
        hand_out(stored)

    assert caplog.messages == [f"The content of the stored file {stored.public_id} is not what was stored."]


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
