"""The values a number can take at all, from the kinds of the metrics it is made of.

Interval arithmetic: every value lies within the bounds found, though not every number within them is a value. Used to
find cuts that nobody can ever reach.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from excellence.method.expressions import Call, Name, Node, Number, Product, Sum
from excellence.method.frameworks import Metric

# Beyond any figure that can be read, so that it serves as infinity and sums and products of it still compare.
FAR = Fraction(10**30)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and highest value; `FAR` and beyond means without limit."""

    low: Fraction
    high: Fraction


POSITIVE = Bounds(Fraction(0), FAR)
ANY = Bounds(-FAR, FAR)


def bounds(node: Node, metrics: Mapping[str, Metric]) -> Bounds:
    """Within what a number lies; `ANY` when nothing can be said."""
    match node:
        case Number():
            return Bounds(node.value, node.value)
        case Name(name):
            return _metric_bounds(metrics[name], metrics)
        case Sum(first, rest):
            found = bounds(first, metrics)
            for sign, part in rest:
                found = _added(found, bounds(part, metrics) if sign == "+" else _negated(bounds(part, metrics)))
            return found
        case Product(first, rest):
            found = bounds(first, metrics)
            for sign, part in rest:
                other = bounds(part, metrics)
                found = _multiplied(found, other) if sign == "*" else _divided(found, other)
            return found
        case Call():
            return _call_bounds(node, metrics)
    return ANY


def _metric_bounds(metric: Metric, metrics: Mapping[str, Metric]) -> Bounds:
    match metric.kind:
        case "percent":
            own = Bounds(Fraction(0), Fraction(100))
        case "scale":
            own = Bounds(Fraction(0), Fraction(len(metric.options) - 1))
        case _:
            own = POSITIVE if metric.derived is None else ANY
    if metric.derived is None:
        return own
    derived = bounds(metric.derived.tree, metrics)
    return Bounds(max(own.low, derived.low), min(own.high, derived.high))


def _call_bounds(call: Call, metrics: Mapping[str, Metric]) -> Bounds:
    first = call.arguments[0]
    if call.function == "size":
        options = metrics[first.name].options if isinstance(first, Name) else ()
        return Bounds(Fraction(0), Fraction(len(options)))
    if call.function in ("years", "months_since"):
        return POSITIVE
    if call.function == "count_positive":
        return Bounds(Fraction(0), Fraction(len(call.arguments)))
    choose = min if call.function == "min" else max
    found = [bounds(argument, metrics) for argument in call.arguments]
    return Bounds(choose(part.low for part in found), choose(part.high for part in found))


def _added(one: Bounds, other: Bounds) -> Bounds:
    return _limited(one.low + other.low, one.high + other.high)


def _negated(one: Bounds) -> Bounds:
    return Bounds(-one.high, -one.low)


def _multiplied(one: Bounds, other: Bounds) -> Bounds:
    corners = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    return _limited(min(corners), max(corners))


def _divided(one: Bounds, other: Bounds) -> Bounds:
    if other.low > 0:
        return _multiplied(one, Bounds(1 / other.high, 1 / other.low))
    if other.low == 0 and one.low >= 0:
        return POSITIVE
    return ANY


def _limited(low: Fraction, high: Fraction) -> Bounds:
    return Bounds(max(low, -FAR), min(high, FAR))
