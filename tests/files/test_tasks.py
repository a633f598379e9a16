"""The storage is tidied in the background."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from excellence.files.storing import store_content
from excellence.files.tasks import ORPHANS_KEPT, discard_orphans

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_orphans_are_kept_for_a_week(kept: Path, db: None) -> None:
    names = [store_content(b"old"), store_content(b"young")]
    for name, older in zip(names, (timedelta(hours=1), -timedelta(hours=1)), strict=True):
        moment = (NOON - ORPHANS_KEPT - older).timestamp()
        os.utime(kept / name, (moment, moment))

    discard_orphans(NOON)

    assert [(kept / name).exists() for name in names] == [False, True]
