"""The steps of setting an instance up, in order; each returns what it did, in a few words."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from excellence.demo.operations import close_demonstration, tell_demo_story
from excellence.frameworks.operations import publish_edition, publish_vocabulary
from excellence.kernel.catalogues import catalogue_files, compile_catalogues
from excellence.kernel.clock import now
from excellence.listings.operations import load_listings
from excellence.method.source import catalogue as metrics_catalogue
from excellence.method.source import load, shipped_versions

EVERYBODY_ELSE = 0o077
Step = tuple[str, Callable[[], str]]


def steps() -> list[Step]:
    """What set-up does, as (what the reader is told, what is called)."""
    return [
        ("Database", migrate),
        ("Translations", compile_translations),
        ("Style sheets and scripts", collect_static_files),
        ("Frameworks", publish_shipped_frameworks),
        ("Listings", load_shipped_listings),
        ("Demonstration", load_demonstration),
        ("Data folder", keep_data_private),
    ]


def migrate() -> str:
    """Bring the database to this version's shape."""
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not waiting:
        return "up to date"
    with _no_garbage_collection():
        call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
    return f"{waiting} migrations applied"


def keep_data_private() -> str:
    """Close the data folder, and what earlier versions left open in it, to everybody but its owner."""
    folder = Path(settings.DATA_DIR)
    stored = (folder, *folder.glob("*.sqlite3*"), *folder.glob("files/**/*"), *folder.glob("static/**/*"))
    closed = sum(_close(path) for path in (*stored, *folder.glob("files"), *folder.glob("static")))
    return f"{closed} files and folders closed to others" if closed else "closed to others"


def _close(path: Path) -> bool:
    """Say whether others could read it, and are kept out now; links and what belongs to somebody else stay."""
    stat = path.lstat()
    if path.is_symlink() or stat.st_uid != os.getuid() or not stat.st_mode & EVERYBODY_ELSE:
        return False
    path.chmod(stat.st_mode & ~EVERYBODY_ELSE)
    return True


def compile_translations() -> str:
    """Compile each catalogue that changed since it was last compiled."""
    compiled = compile_catalogues(catalogue_files())
    return f"{compiled} catalogues compiled" if compiled else "up to date"


def collect_static_files() -> str:
    """Gather static files under hashed names, unless they are what was gathered last."""
    stamp = Path(settings.STATIC_ROOT) / "fingerprint"
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return "up to date"
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    stamp.write_text(fingerprint)
    return "gathered"


def publish_shipped_frameworks() -> str:
    """Publish every framework this version ships with, and every metric the pages of figures ask for."""
    publish_vocabulary(metrics_catalogue().metrics.values())
    versions = [publish_edition(load(framework_id), by=None, at=now()) for framework_id in shipped_versions()]
    return ", ".join(str(version) for version in versions)


def load_shipped_listings() -> str:
    """Load the organisations public sources name, with their label records; those known already stay as they are."""
    added = load_listings(by=None, at=now())
    return f"{added} listings added" if added else "up to date"


def load_demonstration() -> str:
    """Tell the demonstration's story, unless it was told; when none is wanted, keep its people out."""
    if settings.DEMO != "STORY":
        closed = close_demonstration(by=None, at=now())
        return f"none wanted; {closed} people of an earlier one can no longer sign in" if closed else "none wanted"
    with _no_garbage_collection():
        return tell_demo_story(at=now())


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path, storage in sorted(_static_files(), key=lambda found: found[0]):
        stat = Path(storage.path(path)).stat()
        digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[tuple[str, Any]]:
    for finder in get_finders():
        yield from finder.list([])


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    # Building the state of all migrations and telling the story allocate much and free little: collection nearly
    # doubles their time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
