"""Within what a number can lie at all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import parse
from excellence.method.frameworks.values import Metric, MetricKind
from excellence.method.source.reach import FAR, bounds


def entry(key: str, kind: MetricKind, derived: str | None = None, options: tuple[str, ...] = ()) -> Metric:
    return Metric(key, kind, "none", "moment", "people", options, derived=parse(derived) if derived else None)


METRICS = {
    metric.key: metric
    for metric in (
        entry("a", "count"),
        entry("b", "count"),
        entry("share", "percent"),
        entry("kept", "percent", "100 * a / b"),
        entry("gone", "percent", "100 - kept"),
        entry("difference", "decimal", "a - b"),
        entry("maturity", "scale", options=("none", "informal", "documented", "applied", "reviewed")),
        entry("offers", "set", options=("news", "training", "visits")),
        entry("since", "date"),
    )
}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3.5", Fraction(7, 2), Fraction(7, 2)),
        ("a", Fraction(0), FAR),
        ("share", Fraction(0), Fraction(100)),
        ("kept", Fraction(0), Fraction(100)),
        ("gone", Fraction(0), Fraction(100)),
        ("gone + kept", Fraction(0), Fraction(200)),
        ("maturity * 2", Fraction(0), Fraction(8)),
        ("size(offers) + 1", Fraction(1), Fraction(4)),
        ("years(since)", Fraction(0), FAR),
        ("count_positive(a, b, share)", Fraction(0), Fraction(3)),
        ("min(share, 40)", Fraction(0), Fraction(40)),
        ("max(share, 40)", Fraction(40), Fraction(100)),
        ("share / 4", Fraction(0), Fraction(25)),
        ("share / (maturity + 1)", Fraction(0), Fraction(100)),
        ("a / b", Fraction(0), FAR),
        ("difference", -FAR, FAR),
        ("difference / a", -FAR, FAR),
        ("share * difference", -FAR, FAR),
        ("10 - share", Fraction(-90), Fraction(10)),
    ],
)
def test_bounds_hold_every_value_of_the_number(text: str, low: Fraction, high: Fraction) -> None:
    found = bounds(parse(text).tree, METRICS)

    assert (found.low, found.high) == (low, high)


def test_bounds_of_a_condition_say_nothing() -> None:
    found = bounds(parse("a > b").tree, METRICS)

    assert (found.low, found.high) == (-FAR, FAR)
