"""What another person does in the middle of an act, just before one of its statements reaches the database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


def just_before(statement: str, act: Callable[[], object]) -> AbstractContextManager[None]:
    """While this holds, the first statement that begins so waits until the act is done."""
    waiting = [act]

    def wrapped(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.startswith(statement) and waiting:
            waiting.pop()()
        return execute(sql, params, many, context)

    return connection.execute_wrapper(wrapped)
