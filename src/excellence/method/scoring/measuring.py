"""The level that figures alone give: conditions counted from level 1 upward, with the rule for small teams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from excellence.method.expressions import Expression, Unknown, Values, evaluate
from excellence.method.frameworks import Indicator, Judged, Measured, SmallTeam
from excellence.method.scoring.facts import Facts


@dataclass(frozen=True, slots=True)
class Proposal:
    """What figures say about an indicator: its level, or the highest one they allow, or why neither is known.

    `plain` is the level before the rule for small teams raised it, otherwise None. `proven` is the level that holds
    whatever the missing figures are.
    """

    level: Fraction | Unknown
    plain: Fraction | None = None
    proven: Fraction = Fraction(0)


def proposal(indicator: Indicator, facts: Facts) -> Proposal | None:
    """The level figures give a measured indicator, the ceiling they set a judged one; None where they say nothing."""
    match indicator.measure:
        case Measured(conditions=conditions, small_team=SmallTeam() as team):
            return _with_small_team(conditions, team, facts)
        case Measured(conditions=conditions):
            return Proposal(level_of(conditions, facts))
        case Judged(ceiling=()):
            return None
        case Judged(ceiling=conditions):  # pragma: no branch - every kind stands here, as mypy sees
            return Proposal(level_of(conditions, facts), proven=proven_level(conditions, facts))


def level_of(conditions: Sequence[Expression], values: Values) -> Fraction | Unknown:
    """How many conditions hold from the first upward without a gap; `Unknown` when figures that decide are missing."""
    for level, condition in enumerate(conditions):
        holds = evaluate(condition, values)
        if isinstance(holds, Unknown):
            return holds
        if not holds:
            return Fraction(level)
    return Fraction(len(conditions))


def proven_level(conditions: Sequence[Expression], values: Values) -> Fraction:
    """How many conditions hold from the first upward, whatever figures are missing."""
    held = takewhile(lambda condition: evaluate(condition, values) is True, conditions)
    return Fraction(len(list(held)))


def _with_small_team(conditions: Sequence[Expression], team: SmallTeam, facts: Facts) -> Proposal:
    """Below `team.below` heads one person fewer never costs more than one level (proposed)."""
    plain = level_of(conditions, facts)
    heads, counted = facts[team.heads], facts[team.counted]
    if (
        isinstance(plain, Unknown)
        or not isinstance(heads, Fraction)
        or not isinstance(counted, Fraction)
        or heads >= team.below
    ):
        return Proposal(plain)
    with_one_more = level_of(conditions, facts.with_figure(team.counted, min(counted + 1, heads)))
    if isinstance(with_one_more, Unknown) or with_one_more - 1 <= plain:
        return Proposal(plain)
    return Proposal(with_one_more - 1, plain)
