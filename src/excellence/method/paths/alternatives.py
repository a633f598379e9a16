"""A label level's condition taken apart into alternatives, each a plain list of what raising levels must bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

from excellence.method.frameworks import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Gates,
    MinimumLevels,
    PointsAtLeast,
    RatioAtLeast,
)
from excellence.method.labels import Case, ConditionResult, fulfilment, lowest_ratio


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to meet a condition: levels by indicator, points plain and with missing ones filled in.

    `apart` are the conditions not met now that no raise of a level brings; `thresholds` the results behind the points.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    plain: Fraction = Fraction(0)
    filled: Fraction = Fraction(0)
    apart: tuple[ConditionResult, ...] = ()
    thresholds: tuple[ConditionResult, ...] = ()


def alternatives(condition: Condition, case: Case) -> list[Alternative]:
    """Every alternative, at least one: an `any` offers those of each part, an `all` joins one of each part."""
    match condition:
        case All(of):
            return reduce(_joined_each, [alternatives(part, case) for part in of], [Alternative()])
        case Any(of):
            offered = [alternative for part in of for alternative in alternatives(part, case)]
            return offered or [Alternative(apart=(fulfilment(condition, case),))]
        case Gates():
            return [Alternative({item.key: item.gate for item in case.framework.indicators if item.gate})]
        case MinimumLevels():
            return [Alternative({item.key: item.minimum for item in case.framework.indicators if item.minimum})]
        case RatioAtLeast(ratio):
            return [_ratio(ratio, condition, case)]
        case ClassAtLeast():
            return [_ratio(lowest_ratio(condition), condition, case)]
        case PointsAtLeast(points):
            return [Alternative(plain=points, thresholds=(fulfilment(condition, case),))]
        case _:
            result = fulfilment(condition, case)
            return [Alternative(apart=() if result.met else (result,))]


def _ratio(ratio: Fraction, condition: Condition, case: Case) -> Alternative:
    score = case.score
    return Alternative(
        plain=ratio * score.maximum, filled=ratio * score.full_maximum, thresholds=(fulfilment(condition, case),)
    )


def _joined_each(first: Sequence[Alternative], second: Sequence[Alternative]) -> list[Alternative]:
    return [_joined(one, other) for one in first for other in second]


def _joined(one: Alternative, other: Alternative) -> Alternative:
    levels = {key: max(one.levels.get(key, 0), other.levels.get(key, 0)) for key in [*one.levels, *other.levels]}
    apart = (*one.apart, *(result for result in other.apart if result not in one.apart))
    return Alternative(
        levels,
        max(one.plain, other.plain),
        max(one.filled, other.filled),
        apart,
        (*one.thresholds, *other.thresholds),
    )
