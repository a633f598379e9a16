"""A question compiled once and asked many times.

Building and compiling a queryset of joins, subqueries and unions takes ten times as long as answering it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import signature
from types import SimpleNamespace
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

Question = Callable[..., QuerySet[Any, Any]]
Rows = tuple[tuple[Any, ...], ...]
FIRST_STAND_IN: Final = 2_000_000_011
"""Stand-ins are values no row has by chance, one for each value the question takes."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A queryset about stand-ins with its compiler, which no longer changes, and the statement it gave."""

    queryset: Any
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]


class Prepared:
    """A question that takes whole numbers, and texts where its parameter is annotated as `str`.

    Raises `ValueError` when it is first asked if the question does not use each of its values.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self._compiled: dict[str, _Compiled] = {}
        self._stand_ins: dict[str, int | str] = {
            name: f"stand-in {place}" if parameter.annotation in ("str", str) else FIRST_STAND_IN + place
            for place, (name, parameter) in enumerate(signature(question).parameters.items())
        }

    def rows(self, **values: int | str) -> Rows:
        """The rows as the database gives them, unconverted, in one statement."""
        return self._fetched(self._of(connection.vendor), values)

    def instances(self, **values: int | str) -> list[Any]:
        """What the queryset itself would give: converted, and with what `select_related` and `annotate` add."""
        compiled = self._of(connection.vendor)
        rows = self._fetched(compiled, values)
        compiler = copy(compiled.compiler)
        compiler.connection = connection
        compiler.execute_sql = lambda **_options: [rows]
        asked: Any = SimpleNamespace(
            db=connection.alias,
            query=SimpleNamespace(get_compiler=lambda **_options: compiler),
            _known_related_objects={},
        )
        return list(compiled.queryset._iterable_class(asked))  # noqa: SLF001 - how a queryset makes what it gives

    def _fetched(self, compiled: _Compiled, values: dict[str, int | str]) -> Rows:
        given = {stand_in: values[name] for name, stand_in in self._stand_ins.items()}
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, [given.get(value, value) for value in compiled.parameters])
            return tuple(cursor.fetchall())

    def _of(self, vendor: str) -> _Compiled:
        if vendor not in self._compiled:
            queryset = self.question(**self._stand_ins)
            compiler = queryset.query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            unused = [name for name, stand_in in self._stand_ins.items() if stand_in not in parameters]
            if unused:
                raise ValueError(f"the question does not use {', '.join(unused)}")
            self._compiled[vendor] = _Compiled(queryset, compiler, sql, tuple(parameters))
        return self._compiled[vendor]


def as_moment(value: datetime | str | None) -> datetime | None:
    """A moment as the database gives it: SQLite keeps moments in UTC without saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
