"""Answers given as plain Python values, in the shape of an answers file: read by the same reader, refused alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from excellence.method.frameworks import decimal_text
from excellence.method.source import Items, Node, Place, Table, Text

NAME = "answers"


def table_given(values: Mapping[str, object], *, name: str = NAME) -> Table:
    """The mapping as an answers file would hold it.

    Numbers, days, yes and no may be Python's own; None is left out, and an answer may be its level alone. Raises
    `TypeError` for anything else.
    """
    answers = values.get("answers")
    if isinstance(answers, Mapping):
        values = {**values, "answers": {key: _answer(answer) for key, answer in answers.items()}}
    return _table(values, name)


def _answer(given: object) -> object:
    return given if given is None or isinstance(given, Mapping) else {"level": given}


def _table(values: Mapping[str, object], name: str) -> Table:
    place = Place(name, 1)
    entries = {str(key): _node(value, f"{name}.{key}") for key, value in values.items() if value is not None}
    return Table(entries, place, {key: Place(f"{name}.{key}", 1) for key in entries})


def _node(value: object, name: str) -> Node:
    match value:
        case Mapping():
            return _table(value, name)
        case str() | bool() | int() | float() | Decimal() | Fraction() | date():
            return Text(_text(value), Place(name, 1))
        case Sequence() | set() | frozenset():
            return Items([_node(item, f"{name}.{index}") for index, item in enumerate(value)], Place(name, 1))
    raise TypeError(f"{name}: {type(value).__name__} is no answer; give text, a number, a day, a list or a mapping")


def _text(value: str | bool | float | Decimal | Fraction | date) -> str:  # noqa: FBT001 - yes and no are answers
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Fraction():
            return decimal_text(value)
        case float():
            return decimal_text(Fraction(repr(value)))
    return str(value)
