"""A question compiled once and asked many times.

Building and compiling a union of annotated querysets takes ten times as long as the database needs to answer it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from inspect import signature
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

Question = Callable[..., QuerySet[Any, tuple[Any, ...]]]
Rows = tuple[tuple[Any, ...], ...]
FIRST_STAND_IN: Final = 2_000_000_011
"""Stand-ins are numbers no row has by chance, one for each number the question takes."""


class Prepared:
    """A question about rows that takes whole numbers only; its rows come as the database gives them, unconverted.

    Raises `ValueError` when it is first asked if the question does not use each of its numbers.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self._compiled: dict[str, tuple[str, tuple[Any, ...]]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the numbers it takes."""
        return tuple(signature(self.question).parameters)

    def rows(self, **numbers: int) -> Rows:
        """The rows for these numbers, in one statement."""
        sql, parameters = self._of(connection.vendor)
        stand_ins = {FIRST_STAND_IN + place: numbers[name] for place, name in enumerate(self.names)}
        with connection.cursor() as cursor:
            cursor.execute(sql, [stand_ins.get(value, value) for value in parameters])
            return tuple(cursor.fetchall())

    def _of(self, vendor: str) -> tuple[str, tuple[Any, ...]]:
        if vendor not in self._compiled:
            stand_ins = {name: FIRST_STAND_IN + place for place, name in enumerate(self.names)}
            sql, parameters = self.question(**stand_ins).query.sql_with_params()
            unused = [name for name, stand_in in stand_ins.items() if stand_in not in parameters]
            if unused:
                raise ValueError(f"the question does not use {', '.join(unused)}")
            self._compiled[vendor] = (sql, tuple(parameters))
        return self._compiled[vendor]


def as_moment(value: datetime | str | None) -> datetime | None:
    """A moment as the database gives it: SQLite keeps moments in UTC without saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
