"""Points at which conditions are tried out: every figure they name on, just below and beyond each of its cuts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from excellence.method.expressions import Call, Comparison, Expression, Name, Node, Number, Value, names, parts
from excellence.method.frameworks import Metric
from excellence.method.source.reach import Bounds, bounds

MAX_POINTS = 4096
MAX_YEARS = 500
PERIOD_END = date(2000, 12, 31)
_JUST = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Point:
    """One value for each figure; figures are free of each other, whatever they are derived from."""

    values: Mapping[str, Value]
    period_end: date = PERIOD_END
    at: date | None = None

    def __getitem__(self, name: str, /) -> Value:
        return self.values[name]


def points(conditions: Sequence[Expression], metrics: Mapping[str, Metric]) -> Iterator[Point]:
    """The same points at every run: all combinations of the candidates, or some spread over them when too many."""
    keys = list(dict.fromkeys(name.name for condition in conditions for name in names(condition.tree)))
    candidates = [_candidates(metrics[key], _cuts(key, conditions), metrics) for key in keys]
    total = math.prod(map(len, candidates))
    stride = _stride(total) if total > MAX_POINTS else 1
    for turn in range(min(total, MAX_POINTS)):
        yield Point(dict(zip(keys, _combination(candidates, turn * stride % total), strict=True)))


def _stride(total: int) -> int:
    """A step near the golden section of the combinations and prime to them, which spreads the points evenly."""
    return next(step for step in range(total * 618 // 1000, total) if math.gcd(step, total) == 1)


def _combination(candidates: Sequence[Sequence[Value]], number: int) -> Iterator[Value]:
    """The combination of that number, the first figure changing fastest."""
    for values in candidates:
        number, index = divmod(number, len(values))
        yield values[index]


def _cuts(key: str, conditions: Sequence[Expression]) -> list[Fraction]:
    """The numbers a figure is compared with; all numbers of the conditions when it is part of a calculation."""
    comparisons = [part for condition in conditions for part in _walk(condition.tree) if isinstance(part, Comparison)]
    beside: set[Fraction] = set()
    for comparison in comparisons:
        left, right = comparison.left, comparison.right
        if _stands_for(left, key) and isinstance(right, Number):
            beside.add(right.value)
        elif _stands_for(right, key) and isinstance(left, Number):
            beside.add(left.value)
        elif any(isinstance(part, Name) and part.name == key for part in _walk(comparison)):
            beside |= {part.value for part in _walk(comparison) if isinstance(part, Number)}
    return sorted(beside)


def _stands_for(node: Node, key: str) -> bool:
    """Whether a node is the metric itself, or the size of it, or the years since."""
    if isinstance(node, Call) and node.function in ("size", "years"):
        node = node.arguments[0]
    return isinstance(node, Name) and node.name == key


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for part in parts(node):
        yield from _walk(part)


def _candidates(metric: Metric, cuts: Sequence[Fraction], metrics: Mapping[str, Metric]) -> list[Value]:
    if metric.kind == "flag":
        return [False, True]
    if metric.kind == "choice":
        return [frozenset({option}) for option in metric.options]
    if metric.kind == "set":
        return [frozenset(metric.options[:size]) for size in range(len(metric.options) + 1)]
    if metric.kind == "date":
        months = {min(max(math.ceil(cut * 12) + step, 0), 12 * MAX_YEARS) for cut in cuts for step in (-1, 0, 1)}
        return [_months_before_end(count) for count in sorted(months | {0})]
    return list(_numbers(cuts, bounds(Name(metric.key), metrics)))


def _numbers(cuts: Sequence[Fraction], within: Bounds) -> list[Fraction]:
    near = {cut + step for cut in cuts for step in (-_JUST, Fraction(0), _JUST)}
    ends = {max(within.low, min(within.high, end)) for end in (Fraction(0), *(2 * cut + 1 for cut in cuts))}
    return sorted({number for number in near if within.low <= number <= within.high} | ends)


def _months_before_end(months: int) -> date:
    """A day from which so many whole months run to the end of the period."""
    years, month = divmod(12 - months, 12)
    return date(PERIOD_END.year + years, month + 1, 1) if months else PERIOD_END
