"""The settings of the house, for tests: a folder of their own, quick passwords, mail that stays in memory.

`TEST_DATABASE` chooses the database: sqlite (the default) or postgres. Nothing else is read from the environment of
whoever runs the tests. Names of databases are filled in by `tests.support.database`.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="excellence-tests-"))
OWNER = os.getpid()


def _forget_folder() -> None:
    # A forked child leaves through here too, and must not take its parent's folder with it.
    if os.getpid() == OWNER:
        shutil.rmtree(FOLDER, ignore_errors=True)


atexit.register(_forget_folder)
(FOLDER / "static").mkdir()

TEST_DATABASE = os.environ.get("TEST_DATABASE", "sqlite")
os.environ.update(
    {
        "DATA_DIR": str(FOLDER),
        "SECRET_KEY": "tests-only-" + "0123456789" * 5,
        "DEBUG": "false",
        "DEMO": "NONE",
        "BEHIND_TLS": "false",
        "PROXIES": "0",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        "CACHE_URL": "locmemcache://",
        "OUTBOX_TRANSPORT": "django.core.mail.backends.locmem.EmailBackend",
        "DATABASE_URL": {
            "sqlite": f"sqlite:///{FOLDER / 'not-cloned-yet.sqlite3'}",
            "postgres": "postgres://postgres:@localhost/not-cloned-yet",
        }[TEST_DATABASE],
    }
)

from excellence.config.settings import *  # noqa: E402, F403 - settings extend settings, after the environment is set
from excellence.config.settings import DATABASES, STORAGES  # noqa: E402 - changed below

if TEST_DATABASE == "sqlite":
    # Durability is tested nowhere in this process, and costs most of the time a write takes.
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
