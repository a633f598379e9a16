"""A database for each worker, cloned from a template that is migrated once and has the shipped framework published.

The template is kept under a key made of everything it follows from: migrations of all installed apps, the method and
what it ships. A test that commits (`transaction=True`) leaves a fresh clone behind.
"""

from __future__ import annotations

import fcntl
import gc
import hashlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Protocol

import django
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from tests.settings import FOLDER, TEST_DATABASE
from tests.support.postgres import ClonedDatabase, running_cluster
from tests.support.sqlite import ClonedFile


class Clone(Protocol):
    """The database of this worker, as made from the template."""

    def has_template(self) -> bool:
        """Whether the template is there already."""

    def make_template(self) -> Iterator[None]:
        """Point the connection at an empty database that becomes the template once the block ends well."""

    def renew(self) -> None:
        """Put a fresh copy of the template where the connection looks."""


CLONE = pytest.StashKey[Clone]()
BLOCKER = pytest.StashKey[DjangoDbBlocker]()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what the database under test cannot show."""
    if item.get_closest_marker("postgres") and TEST_DATABASE != "postgres":
        pytest.skip("holds on PostgreSQL only: TEST_DATABASE=postgres")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once, before workers are started; they inherit its address."""
    if TEST_DATABASE == "postgres":
        running_cluster(config)


@pytest.fixture(scope="session")
def clone(pytestconfig: pytest.Config, django_db_blocker: DjangoDbBlocker) -> Generator[Clone]:
    """This worker's database, made when the first test asks for one."""
    folder = Path(pytestconfig.cache.mkdir("databases")) if pytestconfig.cache else FOLDER
    made = _new_clone(folder)
    with django_db_blocker.unblock():
        with _one_at_a_time(folder):
            if not made.has_template():
                with made.make_template():
                    _fill_template()
        made.renew()
        pytestconfig.stash[CLONE], pytestconfig.stash[BLOCKER] = made, django_db_blocker
        yield made
        connection.close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, clone: Clone) -> None:
    """Take the place of pytest-django's own databases."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """Once all fixtures of a test that may have committed are gone, give the next test a fresh database."""
    result = yield
    clone = item.config.stash.get(CLONE, None)
    if clone is not None and nextitem is not None and _commits(item):
        with item.config.stash[BLOCKER].unblock():
            clone.renew()
    return result


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_marked or not {"transactional_db", "live_server"}.isdisjoint(getattr(item, "fixturenames", ()))


def _new_clone(folder: Path) -> Clone:
    return ClonedFile(folder, _key()) if TEST_DATABASE == "sqlite" else ClonedDatabase()


def _key() -> str:
    digest = hashlib.sha256(django.__version__.encode())
    for path in sorted(_sources()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for migration in MigrationLoader(None).disk_migrations.values():
        yield Path(str(__import__(migration.__module__, fromlist=["Migration"]).__file__))
    method = Path(settings.PACKAGE) / "method"
    yield from (path for path in method.rglob("*") if path.suffix in {".py", ".yaml"})
    yield from (Path(settings.PACKAGE) / "frameworks").glob("*.py")


def _fill_template() -> None:
    """Migrate and publish; the trail of acts begins empty."""
    from excellence.frameworks.operations import (  # noqa: PLC0415 - a plugin is read before the apps
        publish_edition,
        publish_vocabulary,
    )
    from excellence.kernel.clock import now  # noqa: PLC0415 - as above
    from excellence.method.source.library import load, shipped_versions  # noqa: PLC0415 - as above
    from excellence.method.source.metrics import catalogue  # noqa: PLC0415 - as above

    gc.disable()
    try:
        call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
    finally:
        gc.enable()
    publish_vocabulary(catalogue().metrics.values())
    for framework in shipped_versions():
        publish_edition(load(framework), by=None, at=now())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_actpayload")
        cursor.execute("DELETE FROM audit_act")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
