"""What figures a level still needs, and when time alone brings it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from excellence.method.expressions import Expression
from excellence.method.frameworks import Indicator, Measured
from excellence.method.labels import FigureNeed, figures_lacking
from excellence.method.scoring import Facts, level_of

HORIZON: Final = timedelta(days=30 * 365)


def figures_needed(indicator: Indicator, level: int, facts: Facts) -> tuple[FigureNeed, ...]:
    """The figures that keep the condition of a level from 1 upward from holding; none where it has no condition."""
    conditions = _conditions(indicator)
    return figures_lacking(conditions[level - 1], facts) if conditions else ()


def day_reached(indicator: Indicator, level: int, facts: Facts) -> date | None:
    """The first day after the period on which time alone brings the level, if it does within thirty years."""
    measure = indicator.measure
    if not isinstance(measure, Measured):
        return None
    return first_day(facts, lambda later: _reaches(measure, level, later))


def first_day(facts: Facts, holds: Callable[[Facts], bool]) -> date | None:
    """The first day after the period on which something holds for the same figures, if it does within thirty years."""
    before, after = facts.period_end, facts.period_end + HORIZON
    if not holds(_on(after, facts)):
        return None
    while after - before > timedelta(days=1):
        middle = before + (after - before) // 2
        if holds(_on(middle, facts)):
            after = middle
        else:
            before = middle
    return after


def _on(day: date, facts: Facts) -> Facts:
    return Facts(facts.metrics, facts.figures, day)


def _conditions(indicator: Indicator) -> Sequence[Expression]:
    if isinstance(indicator.measure, Measured):
        return indicator.measure.conditions
    return indicator.measure.ceiling


def _reaches(measure: Measured, level: int, facts: Facts) -> bool:
    reached = level_of(measure.conditions, facts)
    return isinstance(reached, Fraction) and reached >= level
