"""Two empty databases of one kind, for us and for the limit; both are gone afterwards."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from psycopg import Connection, connect, sql


@dataclass(frozen=True, slots=True)
class Databases:
    """Addresses of both databases, and what they are."""

    kind: str
    ours: str
    bare: str


@contextmanager
def two_databases(folder: Path, url: str = "") -> Generator[Databases]:
    """SQLite files in a folder; with `url`, two new databases on that PostgreSQL server."""
    if not url:
        files = [f"sqlite:///{folder / name}.sqlite3" for name in ("ours", "bare")]
        yield Databases(f"SQLite {sqlite3.sqlite_version}, WAL, synchronous=FULL", *files)
        return
    names = [f"bench_{name}_{secrets.token_hex(4)}" for name in ("ours", "bare")]
    with connect(url, autocommit=True) as server:
        try:
            for name in names:
                server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            yield Databases(_kind(server), *[_beside(url, name) for name in names])
        finally:
            for name in names:
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _kind(server: Connection) -> str:
    commits = server.execute("SHOW synchronous_commit").fetchone()
    flushes = server.execute("SHOW fsync").fetchone()
    version = server.info.server_version
    return (
        f"PostgreSQL {version // 10000}.{version % 10000}, "
        f"synchronous_commit={commits[0] if commits else '?'}, fsync={flushes[0] if flushes else '?'}"
    )


def _beside(url: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
