"""How many statements a page costs, beside those that every request makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import connection

TRANSACTION_CONTROL = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET CONSTRAINTS|PRAGMA)", re.IGNORECASE)
SESSION = '"django_session"'
WHO_IS_IT = re.compile(r'SELECT .* FROM "accounts_user" WHERE "accounts_user"."id" = \S+ LIMIT 21', re.DOTALL)

MASTHEAD = re.compile(
    r'SELECT .* FROM "organisations_membership" INNER JOIN "organisations_organisation" .*'
    r'WHERE "organisations_membership"."person_id" = \S+ ORDER BY "organisations_organisation"."name" ASC, .*',
    re.DOTALL,
)
"""The one statement by which the masthead of an organisation's pages names the reader's roles; its test counts it."""

Counting = Callable[[], AbstractContextManager[list[str]]]
Asserting = Callable[[int], AbstractContextManager[list[str]]]


@contextmanager
def counted_queries() -> Generator[list[str]]:
    """Give a list that fills with statements; transaction control, session, reader and masthead are left out."""
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if _counts(sql):
            statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


@pytest.fixture
def count_queries(db: None) -> Counting:
    """`with count_queries() as statements:` … `len(statements)`."""
    return counted_queries


@pytest.fixture
def assert_queries(db: None) -> Asserting:
    """`with assert_queries(2):` fails, and lists the statements, unless the block made exactly so many."""

    @contextmanager
    def asserting(expected: int) -> Generator[list[str]]:
        with counted_queries() as statements:
            yield statements
        if len(statements) != expected:
            listed = "\n".join(f"{place}. {sql}" for place, sql in enumerate(statements, 1))
            pytest.fail(f"{len(statements)} statements instead of {expected}:\n{listed}")

    return asserting


def _counts(sql: str) -> bool:
    if TRANSACTION_CONTROL.match(sql) or SESSION in sql:
        return False
    return not (WHO_IS_IT.fullmatch(sql) or MASTHEAD.fullmatch(sql))
