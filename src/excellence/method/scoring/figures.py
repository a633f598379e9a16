"""Reading what a person or a file wrote for a metric, and asking back when it is hard to believe."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.method.expressions import Value
from excellence.method.frameworks import Metric, MetricKind
from excellence.method.lists import NotAnExactDay, read_exact_day

HUNDRED_PERCENT = 100
_SPACES = "[ \u00a0\u2009\u202f]"  # also those that French and Hungarian typography sets between thousands
_WHOLE = rf"(?:[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}}){{1,4}}|[0-9]{{1,15}})"
_COUNT = re.compile(_WHOLE)
_DECIMAL = re.compile(rf"{_WHOLE}(?:[.,][0-9]{{1,6}})?")
_MONEY = re.compile(rf"{_WHOLE}(?:[.,][0-9]{{1,2}})?")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


class FigureError(Refusal):
    """What was written is no figure of this metric; the sentence says what would be right."""


class NotACount(FigureError):
    """A count is a whole number of things or persons."""

    sentence = N_("“%(given)s” is not a count: write a whole number, 0 or more.")


class NotANumber(FigureError):
    """A decimal, or a number of months."""

    sentence = N_("“%(given)s” is not a number: write digits with at most one decimal point or comma, 0 or more.")


class NotAnAmount(FigureError):
    """An amount of money has cents at most, so that a thousands separator is never taken for a decimal one."""

    sentence = N_(
        "“%(given)s” is not an amount: write digits without currency or thousands separators, "
        "with at most two decimals, 0 or more."
    )


class NotAPercentage(FigureError):
    """A share of a whole."""

    sentence = N_("“%(given)s” is not a percentage: write a number from 0 to 100.")


class NotADate(FigureError):
    """A day of the calendar."""

    sentence = NotAnExactDay.sentence


class NotYesOrNo(FigureError):
    """A flag."""

    sentence = N_("“%(given)s” is neither yes nor no: write “yes” or “no”.")


class NotAnOption(FigureError):
    """A choice, a step of a scale or a member of a set that the metric does not have."""

    sentence = N_("“%(given)s” is not one of the options: write %(options)s.")


def read_figure(metric: Metric, text: str) -> Value:
    """The value of what was written for an entered metric; raises `FigureError` saying what would be right.

    Numbers take a decimal point or comma and spaces between thousands. A scale takes the step's key or its
    number from 0 and gives that number; a choice gives the set of one option; a set takes option keys with commas
    or semicolons between them, or `none`.
    """
    return _READERS[metric.kind](metric, text.strip())


def implausible(metric: Metric, value: Value) -> bool:
    """Whether a figure lies outside what the vocabulary proposes as plausible, so that a person is asked."""
    if not isinstance(value, Fraction):
        return False
    return (metric.low is not None and value < metric.low) or (metric.high is not None and value > metric.high)


def _exact(text: str) -> Fraction:
    return Fraction(re.sub(_SPACES, "", text).replace(",", "."))


def _read_count(_: Metric, text: str) -> Value:
    if not _COUNT.fullmatch(text):
        raise NotACount(given=text)
    return _exact(text)


def _read_decimal(_: Metric, text: str) -> Value:
    if not _DECIMAL.fullmatch(text):
        raise NotANumber(given=text)
    return _exact(text)


def _read_money(_: Metric, text: str) -> Value:
    if not _MONEY.fullmatch(text):
        raise NotAnAmount(given=text)
    return _exact(text)


def _read_percent(_: Metric, text: str) -> Value:
    number = text.removesuffix("%").rstrip()
    if not _DECIMAL.fullmatch(number) or _exact(number) > HUNDRED_PERCENT:
        raise NotAPercentage(given=text)
    return _exact(number)


def _read_date(_: Metric, text: str) -> Value:
    try:
        return read_exact_day(text)
    except NotAnExactDay:
        raise NotADate(given=text) from None


def _read_flag(_: Metric, text: str) -> Value:
    try:
        return _FLAGS[text.lower()]
    except KeyError:
        raise NotYesOrNo(given=text) from None


def _read_scale(metric: Metric, text: str) -> Value:
    if re.fullmatch("[0-9]", text) and int(text) < len(metric.options):
        return Fraction(int(text))
    return Fraction(metric.options.index(_option(metric, text)))


def _read_choice(metric: Metric, text: str) -> Value:
    return frozenset({_option(metric, text)})


def _read_set(metric: Metric, text: str) -> Value:
    if text.lower() == "none" and "none" not in metric.options:
        return frozenset()
    return frozenset(_option(metric, part.strip()) for part in re.split("[,;]", text))


def _option(metric: Metric, text: str) -> str:
    if text.lower() not in metric.options:
        raise NotAnOption(given=text, options=", ".join(metric.options))
    return text.lower()


_READERS: dict[MetricKind, Callable[[Metric, str], Value]] = {
    "count": _read_count,
    "decimal": _read_decimal,
    "months": _read_decimal,
    "money": _read_money,
    "percent": _read_percent,
    "date": _read_date,
    "flag": _read_flag,
    "scale": _read_scale,
    "choice": _read_choice,
    "set": _read_set,
}


def write_figure(metric: Metric, value: Value) -> str:
    """The canonical text of an entered figure, which `read_figure` reads back to the same value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    if isinstance(value, Fraction):
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    raise TypeError(f"{metric.key} has no value to write")
