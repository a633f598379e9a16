"""Whether the instance works: what a probe asks, answered for machines."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from excellence.kernel.work import pulse
from excellence.mail.queries import oldest_unsent

# A worker notes that it lives every fifteen seconds.
WORKER_SILENT_AFTER = timedelta(seconds=90)
LEAST_ROOM_BYTES = 100 * 1024 * 1024
MEBIBYTE = 1024 * 1024


def state_of_health(at: datetime) -> dict[str, Any]:
    """Return the state of database, worker and disk, and for how many seconds tasks and e-mails have waited.

    `status` is "ok" or "broken"; what waits long is reported and breaks nothing.
    """
    parts = {"database": {"status": "ok"}, "worker": {}, "waiting": {}, "disk": _disk()}
    try:
        seen = pulse.last_seen()
        parts["worker"] = _worker(_seconds(seen, at))
        parts["waiting"] = {"task": _seconds(pulse.oldest_task(), at), "email": _seconds(oldest_unsent(), at)}
    except DatabaseError:
        parts["database"] = parts["worker"] = parts["waiting"] = {"status": "unreachable"}
    broken = any(part.get("status", "ok") != "ok" for part in parts.values())
    return {"status": "broken" if broken else "ok", **parts}


def _worker(silent: int | None) -> dict[str, Any]:
    is_there = silent is not None and silent <= WORKER_SILENT_AFTER.total_seconds()
    return {"status": "ok" if is_there else "missing", "seconds_since_seen": silent}


def _disk() -> dict[str, Any]:
    """Look where files, and with SQLite the database, are written."""
    folder = settings.DATA_DIR
    if not os.access(folder, os.W_OK):
        return {"status": "read-only", "free_mebibytes": None}
    free = shutil.disk_usage(folder).free
    return {"status": "ok" if free >= LEAST_ROOM_BYTES else "full", "free_mebibytes": free // MEBIBYTE}


def _seconds(since: datetime | None, at: datetime) -> int | None:
    return None if since is None else max(0, round((at - since).total_seconds()))
