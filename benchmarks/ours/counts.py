"""What is the same on every machine: SQL statements and compressed bytes of each page, counted in this process."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.ours.words import EMAIL
from excellence.accounts.models import User

TRANSACTION_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
GZIP_LEVEL = 6  # what GZipMiddleware uses; its random filler of at most 100 bytes is not counted
PAGES = 31
TOKEN = "measuring" * 3 + "token"
BACKEND = "excellence.accounts.passwords.PasswordBackend"


def main(scene: str) -> dict[str, Any]:
    """Count for both assessments of a scene; of many pages the greatest figures are returned."""
    said = json.loads(scene)
    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=EMAIL), backend=BACKEND)
    counted = {}
    for name in ("assessment", "large"):
        address, numbers = f"/en/assessments/{said[name]['id']}/", said[name]["numbers"]
        counted[name] = {
            "form": _greatest(client, [f"{address}{number}/" for number in numbers[:: max(1, len(numbers) // PAGES)]]),
            "overview": _greatest(client, [address]),
            "result": _greatest(client, [f"{address}result/"]),
            "save": _save(client, f"{address}{numbers[-1]}/"),
        }
    return counted


def _greatest(client: Client, addresses: Sequence[str]) -> dict[str, Any]:
    """The most statements and bytes of these pages; one is asked before, to fill what is kept in memory."""
    client.get(addresses[0])
    counted = [_counted(partial(client.get, address)) for address in addresses]
    return max(counted, key=lambda each: (len(each["sql"]), each["bytes"])) | {
        "bytes": max(each["bytes"] for each in counted)
    }


def _save(client: Client, address: str) -> dict[str, Any]:
    """One save as the page sends it while somebody types."""
    client.cookies["csrftoken"] = TOKEN
    fields = {"seen": "1", "level": "3", "justification": "Another sentence than the one that is stored."}
    headers = {"HX-Request": "true", "X-CSRFToken": TOKEN}
    return _counted(partial(client.post, address, fields, headers=headers))


def _counted(ask: Callable[[], Any]) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as captured:
        response = ask()
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code}: {response.content[:300]!r}")
    statements = [query["sql"] for query in captured if not query["sql"].startswith(TRANSACTION_CONTROL)]
    return {
        "sql": [statement for statement in statements if not _is_beside(statement)],
        "beside": [statement for statement in statements if _is_beside(statement)],
        "transactions": sum(query["sql"].startswith("BEGIN") for query in captured),
        "bytes": len(gzip.compress(response.content, GZIP_LEVEL, mtime=0)),
    }


def _is_beside(statement: str) -> bool:
    """Reading the session and the person who is signed in; anything else about either counts."""
    table = User._meta.db_table
    of_session = statement.startswith("SELECT") and 'FROM "django_session"' in statement
    return of_session or (statement.startswith("SELECT") and f'FROM "{table}" WHERE "{table}"."id" =' in statement)
