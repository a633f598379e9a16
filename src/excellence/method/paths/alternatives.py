"""A label level's condition taken apart into alternatives, each a plain list of what raising levels must bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

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

NOTHING: Final = Fraction(0)
BEYOND: Final = Fraction(1, 10**9)  # passes a strict limit; points have at most six decimals


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
    """The alternatives that may be best, at least one: an `any` offers those of each part, an `all` joins them.

    One that asks for the same levels as another, and for no fewer points and conditions apart, is left out; so their
    number does not multiply.
    """
    apart = [result for each in _leaves(condition, case) for result in each.apart]
    return _alternatives(condition, case, [result for result in apart if apart.count(result) > 1])


def _alternatives(condition: Condition, case: Case, shared: Sequence[ConditionResult]) -> list[Alternative]:
    match condition:
        case All(of):
            found = [Alternative()]
            for part in of:
                found = _least(_joined_each(found, _alternatives(part, case, shared)), shared)
            return found
        case Any(of=()):
            return [Alternative(apart=(fulfilment(condition, case),))]
        case Any(of):
            return _least([each for part in of for each in _alternatives(part, case, shared)], shared)
        case _:
            return [_leaf(condition, case)]


def _leaves(condition: Condition, case: Case) -> Iterator[Alternative]:
    if isinstance(condition, All | Any):
        for part in condition.of:
            yield from _leaves(part, case)
    else:
        yield _leaf(condition, case)


def _leaf(condition: Condition, case: Case) -> Alternative:
    match condition:
        case Gates():
            return Alternative({item.key: item.gate for item in case.framework.indicators if item.gate})
        case MinimumLevels():
            return Alternative({item.key: item.minimum for item in case.framework.indicators if item.minimum})
        case RatioAtLeast(dimension="") as limit:
            return _ratio(limit.ratio, condition, case, beyond=BEYOND * limit.strict)
        case ClassAtLeast():
            return _ratio(lowest_ratio(condition), condition, case)
        case PointsAtLeast(dimension="") as limit:
            points = limit.points + BEYOND * limit.strict
            return Alternative(plain=points, thresholds=(fulfilment(condition, case),))
        case _:
            result = fulfilment(condition, case)
            return Alternative(apart=() if result.met else (result,))


def _least(found: Sequence[Alternative], shared: Sequence[ConditionResult]) -> list[Alternative]:
    """Those that no other one makes needless; `shared` conditions stand in several places of the whole."""
    kept: list[Alternative] = []
    for each in sorted(found, key=lambda each: (len(each.apart), each.plain, each.filled)):
        if not any(_asks_no_more(other, each, shared) for other in kept):
            kept.append(each)
    return sorted(kept, key=found.index)


def _asks_no_more(one: Alternative, other: Alternative, shared: Sequence[ConditionResult]) -> bool:
    return (
        one.levels == other.levels
        and one.plain <= other.plain
        and one.filled <= other.filled
        and len(one.apart) <= len(other.apart)
        and [result for result in one.apart if result in shared]
        == [result for result in other.apart if result in shared]
    )


def _ratio(ratio: Fraction, condition: Condition, case: Case, *, beyond: Fraction = NOTHING) -> Alternative:
    score = case.score
    return Alternative(
        plain=ratio * score.maximum + beyond,
        filled=ratio * score.full_maximum + beyond,
        thresholds=(fulfilment(condition, case),),
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
