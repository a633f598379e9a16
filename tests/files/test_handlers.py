"""What comes in from the network: no more than may be kept, however much is sent."""

from __future__ import annotations

import pytest
from django.conf import settings as real_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

KILOBYTE = 1024


def received(size: int) -> HttpRequest:
    return RequestFactory().post("/", {"upload": SimpleUploadedFile("notes.txt", b"a" * size)})


@pytest.mark.parametrize("in_memory", [4 * 1024 * KILOBYTE, 0])
@pytest.mark.parametrize(
    ("sent", "kept"), [(10, 10), (100 * KILOBYTE, 100 * KILOBYTE), (900 * KILOBYTE, 100 * KILOBYTE + 1)]
)
def test_upload_is_let_through_up_to_one_byte_more_than_may_be_kept(
    settings: Settings, in_memory: int, sent: int, kept: int
) -> None:
    settings.FILES_MAX_BYTES = 100 * KILOBYTE
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = in_memory

    with received(sent).FILES["upload"] as upload:  # type: ignore[union-attr]
        length = len(upload.read())

    assert length == kept


def test_each_file_of_a_form_is_counted_by_itself(settings: Settings) -> None:
    settings.FILES_MAX_BYTES = 10
    request = RequestFactory().post(
        "/", {name: SimpleUploadedFile(f"{name}.txt", b"a" * 8) for name in ("first", "second")}
    )

    assert [len(request.FILES[name].read()) for name in ("first", "second")] == [8, 8]  # type: ignore[union-attr]


def test_limit_stands_before_what_keeps() -> None:
    assert real_settings.FILE_UPLOAD_HANDLERS[0] == "excellence.files.handlers.NoMoreThanKept"
