"""Others go on writing while a file is examined."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import perf_counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from excellence.evidence.models import Item
from excellence.evidence.operations import add_file, add_note
from tests.cast import Cast
from tests.files import samples

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_file_that_takes_long_to_examine_keeps_nobody_from_writing(cast: Cast) -> None:
    content = samples.pdf_with_shared_marks(pages=3_000, marks=9_000)

    def add() -> None:
        upload = SimpleUploadedFile("links.pdf", content)
        add_file(cast.organisation, upload=upload, title="Links", names_people=False, by=cast.editor, at=NOW)
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        examining = pool.submit(add)
        took = []
        while not examining.done():
            began = perf_counter()
            add_note(cast.organisation, title="Note", by=cast.owner, at=NOW)
            took.append(perf_counter() - began)
        examining.result()

    assert max(took) < 1
    assert Item.objects.filter(lane="file").count() == 1
    assert len(took) > 5
