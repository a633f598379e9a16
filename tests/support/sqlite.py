"""Clones of a template on SQLite: files, copied page by page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from tests.settings import FOLDER


class ClonedFile:
    """A copy of `template-<key>.sqlite3` in this process's folder."""

    def __init__(self, folder: Path, key: str) -> None:
        self.template = folder / f"template-{key}.sqlite3"
        self.path = FOLDER / "clone.sqlite3"

    def has_template(self) -> bool:
        """Whether the template is there already."""
        return self.template.exists()

    @contextmanager
    def make_template(self) -> Iterator[None]:
        """Build beside the template, move into its place when done; templates of other keys go."""
        draft = FOLDER / "template.sqlite3"
        _look_at(draft)
        yield
        connection.close()
        for old in self.template.parent.glob("template-*.sqlite3"):
            old.unlink()
        beside = self.template.with_suffix(".draft")
        _copy(draft, beside)
        beside.replace(self.template)

    def renew(self) -> None:
        """Overwrite the clone with the template, through SQLite, so that open connections see it."""
        connection.close()
        _copy(self.template, self.path)
        _look_at(self.path)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written)


def _look_at(path: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(path)
