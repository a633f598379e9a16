"""Conditions and derived metrics: parsed once, evaluated exactly and with three-valued logic.

`grammar` reads the text, `syntax` holds the tree, `kinds` checks that every operand is of the right kind.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from excellence.kernel.words import N_
from excellence.method.errors import Sentence
from excellence.method.expressions import grammar
from excellence.method.expressions.syntax import (
    And,
    Call,
    Comparison,
    ExpressionError,
    Is,
    Name,
    Node,
    Number,
    Or,
    Product,
    Sum,
    parts,
    written,
)

__all__ = ["Expression", "ExpressionError", "Unknown", "Value", "Values", "evaluate", "names", "parse", "years_until"]

MAX_BITS = 4096


@dataclass(frozen=True, slots=True)
class Unknown:
    """No value, because these metrics have none or would be divided by as zero."""

    metrics: frozenset[str]


Value = Fraction | bool | date | frozenset[str] | Unknown


class Values(Protocol):
    """What an expression is evaluated against: a value for each metric, the end of their year, the day it is."""

    @property
    def period_end(self) -> date:
        """The last day of the period."""

    @property
    def at(self) -> date | None:
        """The day of the assessment, where there is one."""

    def __getitem__(self, name: str, /) -> Value:
        """The value of a metric; `Unknown` when it has none."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: normalised text, the metrics it names, and its tree."""

    text: str
    names: frozenset[str]
    tree: Node = field(compare=False, repr=False)


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """Read an expression; raises `ExpressionError` with a sentence and the position of the first thing wrong."""
    tree = grammar.tree(text)
    _refuse_zero_divisors(tree)
    return Expression(written(tree), frozenset(node.name for node in names(tree)), tree)


def names(node: Node) -> Iterator[Name]:
    """Every place in a tree where a metric is named, left to right."""
    if isinstance(node, Name):
        yield node
    for part in parts(node):
        yield from names(part)


def evaluate(expression: Expression, values: Values) -> Value:
    """The exact value of an expression.

    A missing figure or a division by zero gives `Unknown` naming the metrics responsible; so does a number
    beyond 4096 bits. `and` and `or` are three-valued: false and unknown is false, true or unknown is true.
    Raises `KeyError` for a metric `values` does not know and `TypeError` for one of the wrong kind.
    """
    return _evaluate(expression.tree, values)


def years_until(day: date, period_end: date) -> Fraction:
    """Whole months completed from the start of `day` to the close of `period_end`, divided by 12.

    Both days count: from 1 January 2022 to 31 December 2025 is exactly 4 years. A month that lacks the day is
    complete on its last one. A day after the period gives 0.
    """
    after = period_end + timedelta(days=1)
    months = (after.year - day.year) * 12 + after.month - day.month
    if after.day < min(day.day, calendar.monthrange(after.year, after.month)[1]):
        months -= 1
    return Fraction(max(months, 0), 12)


def months_between(day: date, later: date) -> Fraction:
    """Months from `day` to `later` with the part of the one begun, so that a limit of months is exact; 0 before `day`.

    From 31 January to 28 February is one month, to 14 February a half.
    """
    months = (later.year - day.year) * 12 + later.month - day.month
    if add_months(day, months) > later:
        months -= 1
    if months < 0:
        return Fraction(0)
    begun, next_one = add_months(day, months), add_months(day, months + 1)
    return months + Fraction((later - begun).days, (next_one - begun).days)


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months later (earlier when negative); a day the month lacks becomes its last.

    Beyond the calendar it is the calendar's first or last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _refuse_zero_divisors(tree: Node) -> None:
    """A divisor that names no metric is a constant, and must not be 0."""
    for divisor in _divisors(tree):
        if not any(names(divisor)) and _number(divisor, _NOTHING) == 0:
            raise ExpressionError(Sentence(N_("%(divisor)s is 0 and cannot divide"), {"divisor": written(divisor)}), 0)


def _divisors(node: Node) -> Iterator[Node]:
    for operand in parts(node):
        yield from _divisors(operand)
    if isinstance(node, Product):
        yield from (operand for sign, operand in node.rest if sign == "/")


def _evaluate(node: Node, values: Values) -> Value:
    match node:
        case Name(name):
            return values[name]
        case Number():
            return node.value
        case Comparison(left, operator, right):
            return _compared(operator, _number(left, values), _number(right, values))
        case Is(metric, option, word):
            has = _has_option(_evaluate(metric, values), option)
            return not has if word == "lacks" and isinstance(has, bool) else has
        case Product(first, rest):
            return _product(first, rest, values)
        case Sum(first, rest):
            return _sum(first, rest, values)
        case And(operands):
            return _joined(operands, values, decisive=False)
        case Or(operands):
            return _joined(operands, values, decisive=True)
        case Call(function, arguments):  # pragma: no branch - every kind stands here, as mypy sees
            return _FUNCTIONS[function](arguments, values)


def _number(node: Node, values: Values) -> Fraction | Unknown:
    value = _evaluate(node, values)
    if isinstance(value, Fraction | Unknown):
        return value
    raise TypeError(f"{written(node)} is not a number")


def _unknown(*values: Fraction | bool | Unknown) -> Unknown | None:
    missing = [value.metrics for value in values if isinstance(value, Unknown)]
    return Unknown(frozenset().union(*missing)) if missing else None


def _has_option(value: Value, option: str) -> bool | Unknown:
    if isinstance(value, Unknown):
        return value
    if isinstance(value, bool):
        return value == (option == "yes")
    return isinstance(value, frozenset) and option in value


def _compared(operator: str, left: Fraction | Unknown, right: Fraction | Unknown) -> bool | Unknown:
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return _unknown(left, right) or Unknown(frozenset())
    return _COMPARISONS[operator](left, right)


def _sum(first: Node, rest: tuple[tuple[str, Node], ...], values: Values) -> Fraction | Unknown:
    numbers = [_number(first, values), *(_number(node, values) for _, node in rest)]
    if unknown := _unknown(*numbers):
        return unknown
    total, *others = (number for number in numbers if isinstance(number, Fraction))
    for (sign, _), number in zip(rest, others, strict=True):
        total = total + number if sign == "+" else total - number
        if _too_large(total):
            return _responsible(first, *(node for _, node in rest))
    return total


def _product(first: Node, rest: tuple[tuple[str, Node], ...], values: Values) -> Fraction | Unknown:
    numbers = [_number(first, values), *(_number(node, values) for _, node in rest)]
    zeros = [node for (sign, node), number in zip(rest, numbers[1:], strict=True) if sign == "/" and number == 0]
    if zeros or any(isinstance(number, Unknown) for number in numbers):
        return _unknown(*numbers, _responsible(*zeros)) or Unknown(frozenset())
    total, *others = (number for number in numbers if isinstance(number, Fraction))
    for (sign, _), number in zip(rest, others, strict=True):
        total = total * number if sign == "*" else total / number
        if _too_large(total):
            return _responsible(first, *(node for _, node in rest))
    return total


def _too_large(number: Fraction) -> bool:
    return number.numerator.bit_length() + number.denominator.bit_length() > MAX_BITS


def _responsible(*nodes: Node) -> Unknown:
    return Unknown(frozenset(name.name for node in nodes for name in names(node)))


def _joined(operands: tuple[Node, ...], values: Values, *, decisive: bool) -> bool | Unknown:
    """`and` is decided by the first false operand, `or` by the first true one."""
    missing: list[Unknown] = []
    for operand in operands:
        value = _evaluate(operand, values)
        if isinstance(value, Unknown):
            missing.append(value)
        elif not isinstance(value, bool):
            raise TypeError(f"{written(operand)} is not a condition")
        elif value is decisive:
            return decisive
    return _unknown(*missing) or (not decisive)


def _count_positive(arguments: tuple[Node, ...], values: Values) -> Fraction | Unknown:
    numbers = [_number(argument, values) for argument in arguments]
    return _unknown(*numbers) or Fraction(sum(number > 0 for number in numbers if isinstance(number, Fraction)))


def _extreme(choose: Callable[[list[Fraction]], Fraction]) -> Callable[[tuple[Node, ...], Values], Fraction | Unknown]:
    def function(arguments: tuple[Node, ...], values: Values) -> Fraction | Unknown:
        numbers = [_number(argument, values) for argument in arguments]
        return _unknown(*numbers) or choose([number for number in numbers if isinstance(number, Fraction)])

    return function


def _size(arguments: tuple[Node, ...], values: Values) -> Fraction | Unknown:
    value = _evaluate(arguments[0], values)
    if isinstance(value, Unknown):
        return value
    if isinstance(value, frozenset):
        return Fraction(len(value))
    raise TypeError(f"{written(arguments[0])} is not a set")


def _years(arguments: tuple[Node, ...], values: Values) -> Fraction | Unknown:
    value = _evaluate(arguments[0], values)
    if isinstance(value, Unknown):
        return value
    if isinstance(value, date):
        return years_until(value, values.period_end)
    raise TypeError(f"{written(arguments[0])} is not a date")


def _months_since(arguments: tuple[Node, ...], values: Values) -> Fraction | Unknown:
    value = _evaluate(arguments[0], values)
    if isinstance(value, date) and values.at is not None:
        return months_between(value, values.at)
    return value if isinstance(value, Unknown) else _responsible(arguments[0])


class _Nothing(dict[str, Value]):
    """Values of an expression that names no metric."""

    period_end = date.max
    at = None


_NOTHING = _Nothing()
_FUNCTIONS: dict[str, Callable[[tuple[Node, ...], Values], Fraction | Unknown]] = {
    "count_positive": _count_positive,
    "size": _size,
    "years": _years,
    "months_since": _months_since,
    "min": _extreme(min),
    "max": _extreme(max),
}
_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": Fraction.__ge__,
    ">": Fraction.__gt__,
    "<=": Fraction.__le__,
    "<": Fraction.__lt__,
}
