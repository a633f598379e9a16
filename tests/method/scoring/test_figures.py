"""What people and files write for a metric, and what they are told when it cannot be."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Unknown, Value
from excellence.method.frameworks.values import Metric, MetricKind
from excellence.method.scoring.figures import FigureError, implausible, read_figure, write_figure

STEPS = ("none", "informal", "documented", "applied", "reviewed")
OPTIONS: dict[MetricKind, tuple[str, ...]] = {
    "scale": STEPS,
    "set": ("news", "training", "visits"),
    "choice": ("association", "company", "none"),
}


def metric(kind: MetricKind, low: Fraction | None = None, high: Fraction | None = None) -> Metric:
    return Metric("example", kind, "none", "moment", "people", options=OPTIONS.get(kind, ()), low=low, high=high)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("count", " 48 ", Fraction(48)),
        ("count", "0", Fraction(0)),
        ("count", "1 250", Fraction(1250)),
        ("count", "12\u202f500", Fraction(12500)),
        ("decimal", "2.5", Fraction(5, 2)),
        ("decimal", "2,5", Fraction(5, 2)),
        ("decimal", "0.1", Fraction(1, 10)),
        ("months", "18", Fraction(18)),
        ("money", "1 250 000,50", Fraction(2500001, 2)),
        ("money", "1250.5", Fraction(2501, 2)),
        ("percent", "0", Fraction(0)),
        ("percent", "100", Fraction(100)),
        ("percent", "62,5 %", Fraction(125, 2)),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("flag", "yes", True),
        ("flag", "No", False),
        ("flag", "TRUE", True),
        ("flag", "false", False),
        ("scale", "documented", Fraction(2)),
        ("scale", "none", Fraction(0)),
        ("scale", "4", Fraction(4)),
        ("choice", "Company", frozenset({"company"})),
        ("choice", "none", frozenset({"none"})),
        ("set", "news, visits", frozenset({"news", "visits"})),
        ("set", "news;news", frozenset({"news"})),
        ("set", "none", frozenset()),
    ],
)
def test_read_figure_gives_the_exact_value(kind: MetricKind, text: str, value: Value) -> None:
    read = read_figure(metric(kind), text)

    assert read == value


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("count", "2.5", "“2.5” is not a count: write a whole number, 0 or more."),
        ("count", "-1", "“-1” is not a count: write a whole number, 0 or more."),
        ("count", "", "“” is not a count: write a whole number, 0 or more."),
        ("count", "1 25", "“1 25” is not a count: write a whole number, 0 or more."),
        ("count", "٣", "“٣” is not a count: write a whole number, 0 or more."),
        ("count", "9" * 16, f"“{'9' * 16}” is not a count: write a whole number, 0 or more."),
        (
            "decimal",
            "1.2.3",
            "“1.2.3” is not a number: write digits with at most one decimal point or comma, 0 or more.",
        ),
        ("decimal", "1e3", "“1e3” is not a number: write digits with at most one decimal point or comma, 0 or more."),
        ("months", "two", "“two” is not a number: write digits with at most one decimal point or comma, 0 or more."),
        (
            "money",
            "1,250",
            "“1,250” is not an amount: write digits without currency or thousands separators, "
            "with at most two decimals, 0 or more.",
        ),
        (
            "money",
            "1.250.000",
            "“1.250.000” is not an amount: write digits without currency or thousands separators, "
            "with at most two decimals, 0 or more.",
        ),
        ("percent", "100.1", "“100.1” is not a percentage: write a number from 0 to 100."),
        ("percent", "-3", "“-3” is not a percentage: write a number from 0 to 100."),
        (
            "date",
            "29.02.2023",
            "“29.02.2023” is not a date: write day, month and year, such as 31/05/2024 or 2024-05-31.",
        ),
        ("date", "2024", "“2024” is not a date: write day, month and year, such as 31/05/2024 or 2024-05-31."),
        ("flag", "maybe", "“maybe” is neither yes nor no: write “yes” or “no”."),
        (
            "scale",
            "5",
            "“5” is not one of the options: write none, informal, documented, applied, reviewed.",
        ),
        ("choice", "club", "“club” is not one of the options: write association, company, none."),
        ("set", "news, radio", "“radio” is not one of the options: write news, training, visits."),
        ("set", "", "“” is not one of the options: write news, training, visits."),
    ],
)
def test_read_figure_refusal_says_what_would_be_right(kind: MetricKind, text: str, sentence: str) -> None:
    with pytest.raises(FigureError) as refusal:
        read_figure(metric(kind), text)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        (Fraction(5), False),
        (Fraction(10), False),
        (Fraction(4), True),
        (Fraction(11), True),
        (Unknown(frozenset({"example"})), False),
        (True, False),
    ],
)
def test_implausible_number_outside_the_range_is_asked_about(value: Value, asked: bool) -> None:
    found = implausible(metric("count", Fraction(5), Fraction(10)), value)

    assert found is asked


def test_implausible_without_a_range_never_asks() -> None:
    found = implausible(metric("count"), Fraction(10**9))

    assert found is False


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("count", Fraction(1250000), "1250000"),
        ("decimal", Fraction(1, 10), "0.1"),
        ("money", Fraction(123456789012345, 100), "1234567890123.45"),
        ("percent", Fraction(125, 2), "62.5"),
        ("date", date(2024, 2, 29), "2024-02-29"),
        ("flag", True, "yes"),
        ("flag", False, "no"),
        ("scale", Fraction(2), "2"),
        ("choice", frozenset({"company"}), "company"),
        ("set", frozenset({"visits", "news"}), "news, visits"),
        ("set", frozenset(), "none"),
    ],
)
def test_write_figure_gives_text_that_reads_back_to_the_same_value(kind: MetricKind, value: Value, text: str) -> None:
    written = write_figure(metric(kind), value)

    assert (written, read_figure(metric(kind), written)) == (text, value)


def test_write_figure_without_a_value_raises_type_error() -> None:
    with pytest.raises(TypeError):
        write_figure(metric("count"), Unknown(frozenset({"example"})))
