"""The cheapest set of choices that reaches two totals at once, exactly.

A knapsack over whole numbers: every candidate takes one of its options, each worth points and costing days. The plain
total adds points, the filled one points times the weight of the candidate's group. Within a group both rise together,
so a group is one table from points to the cheapest way; groups are then combined. The key of a way is one whole number
that orders by days, then raises, then candidates, and from whose last digits the way can be read again.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, repeat
from operator import mul


@dataclass(frozen=True, slots=True)
class Option:
    """A level one may stop at: the points it is worth, and the days and raises it takes from now."""

    points: Fraction
    days: Fraction
    raises: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be raised; `weight` is what one of its points adds to the filled total.

    Options are in rising order: each later one is worth at least as much.
    """

    weight: Fraction
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """Totals reached and the key of the cheapest way to them."""

    plain: int
    filled: int
    key: int


def cheapest(candidates: Sequence[Candidate], plain: Fraction, filled: Fraction) -> tuple[int, ...] | None:
    """The index of the option each candidate takes so that both totals are reached; None when they cannot be.

    Of all ways the one with the fewest days; of those the one with the fewest raises; of those the one that raises
    earlier candidates more.
    """
    search = _Search(candidates, plain, filled)
    key = search.lowest_key()
    return None if key is None else search.choices(key)


class _Search:
    def __init__(self, candidates: Sequence[Candidate], plain: Fraction, filled: Fraction) -> None:
        self.candidates = candidates
        self.point_scale = _scale(option.points for candidate in candidates for option in candidate.options)
        self.weight_scale = _scale(candidate.weight for candidate in candidates)
        self.day_scale = _scale(option.days for candidate in candidates for option in candidate.options)
        self.plain = max(0, math.ceil(plain * self.point_scale))
        self.filled = max(0, math.ceil(filled * self.point_scale * self.weight_scale))
        self.most = max((len(candidate.options) for candidate in candidates), default=1)
        self.places = list(accumulate(repeat(self.most, len(candidates)), mul, initial=1))[::-1]
        self.order_span = self.places.pop(0)
        highest = (max(option.raises for option in candidate.options) for candidate in candidates)
        self.raise_span = sum(highest) + 1

    def lowest_key(self) -> int | None:
        """The key of the best way, or None."""
        groups: dict[int, list[int]] = {}
        for index, candidate in enumerate(self.candidates):
            groups.setdefault(int(candidate.weight * self.weight_scale), []).append(index)
        tables = [(weight, self.table(weight, members)) for weight, members in groups.items()]
        tables.sort(key=lambda table: len(table[1]))
        if not tables:
            return 0 if self.plain == self.filled == 0 else None
        ways = [_Way(0, 0, 0)]
        for weight, table in tables[:-1]:
            ways = self.combined(ways, weight, table)
        return min(self.completed(ways, *tables[-1]), default=None)

    def table(self, weight: int, members: Sequence[int]) -> list[tuple[int, int]]:
        """Points of a group and the key of the cheapest way to them, both rising."""
        enough = max(self.plain, math.ceil(Fraction(self.filled, weight)))
        table = [(0, 0)]
        for index in members:
            steps = [
                (int(option.points * self.point_scale), self.key(index, choice, option))
                for choice, option in enumerate(self.candidates[index].options)
            ]
            lowest: dict[int, int] = {}
            for points, key in table:
                for more, cost in steps:
                    total = min(points + more, enough)
                    if key + cost < lowest.get(total, key + cost + 1):
                        lowest[total] = key + cost
            table = _frontier(lowest)
        return table

    def key(self, index: int, choice: int, option: Option) -> int:
        """Days, then raises, then order in one number; the digit of order is smaller the more is raised."""
        digit = (self.most - 1 - choice) * self.places[index]
        return (int(option.days * self.day_scale) * self.raise_span + option.raises) * self.order_span + digit

    def combined(self, ways: Sequence[_Way], weight: int, table: Sequence[tuple[int, int]]) -> list[_Way]:
        """Every way joined with every one of a group, without those that another beats in all respects."""
        joined = [
            _Way(min(way.plain + points, self.plain), min(way.filled + weight * points, self.filled), way.key + key)
            for way in ways
            for points, key in table
        ]
        return list(_undominated(joined))

    def completed(self, ways: Iterable[_Way], weight: int, table: Sequence[tuple[int, int]]) -> Iterator[int]:
        """The keys of the ways that reach both totals with the cheapest sufficient one of the last group."""
        reached = [points for points, _ in table]
        for way in ways:
            short = max(self.plain - way.plain, math.ceil(Fraction(self.filled - way.filled, weight)))
            at = bisect_left(reached, short)
            if at < len(table):
                yield way.key + table[at][1]

    def choices(self, key: int) -> tuple[int, ...]:
        """The options a key stands for."""
        order = key % self.order_span
        digits = []
        for _ in self.candidates:
            order, digit = divmod(order, self.most)
            digits.append(self.most - 1 - digit)
        return tuple(reversed(digits))


def _scale(values: Iterable[Fraction]) -> int:
    return math.lcm(*(value.denominator for value in values))


def _frontier(lowest: dict[int, int]) -> list[tuple[int, int]]:
    """Points with their keys, rising, without those that more points cost no more than."""
    kept: list[tuple[int, int]] = []
    for points in sorted(lowest, reverse=True):
        if not kept or lowest[points] < kept[-1][1]:
            kept.append((points, lowest[points]))
    kept.reverse()
    return kept


def _undominated(ways: list[_Way]) -> Iterator[_Way]:
    """The ways, cheapest first, that no cheaper one equals in both totals: a staircase of plain against filled."""
    plains: list[int] = []
    filleds: list[int] = []
    for way in sorted(ways, key=lambda way: way.key):
        at = bisect_left(plains, way.plain)
        if at < len(plains) and filleds[at] >= way.filled:
            continue
        yield way
        stop = bisect_left(plains, way.plain + 1)
        start = stop
        while start and filleds[start - 1] <= way.filled:
            start -= 1
        plains[start:stop] = [way.plain]
        filleds[start:stop] = [way.filled]
