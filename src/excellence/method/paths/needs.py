"""What figures a level still needs, and when time alone brings it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from excellence.method.expressions import And, Comparison, Expression, Name, Node, evaluate, names, written
from excellence.method.frameworks import Indicator, Measured
from excellence.method.scoring import Facts, level_of
from excellence.method.sentences import Reason, Term

HORIZON: Final = timedelta(days=30 * 365)

_SIGNS: Final = {">=": "≥", "<=": "≤"}


@dataclass(frozen=True, slots=True)
class FigureNeed:
    """A figure that does not allow a level yet.

    `subject` is the key of a metric, or an expression where no single metric is compared (`is_metric` False). With a
    `sign`, such as >=, `needed` is the number asked for and `found` the one there is, None while unknown; without,
    the subject must become true.
    """

    subject: str
    is_metric: bool
    sign: str = ""
    needed: Fraction | None = None
    found: Fraction | None = None

    @property
    def reason(self) -> Reason:
        """The need as a sentence."""
        subject = Term("metric", self.subject) if self.is_metric else self.subject
        if self.needed is None:
            return Reason("yes_needed" if self.is_metric else "figure_decides", {"metric": subject})
        params = {"metric": subject, "sign": _SIGNS.get(self.sign, self.sign), "needed": self.needed}
        if self.found is None:
            return Reason("figure_unknown", params)
        return Reason("figure_needed", {**params, "found": self.found})


def figures_needed(indicator: Indicator, level: int, facts: Facts) -> tuple[FigureNeed, ...]:
    """The figures that keep the condition of a level from 1 to 5 from holding; none where it has no condition."""
    conditions = _conditions(indicator)
    return tuple(_needs(conditions[level - 1].tree, facts)) if conditions else ()


def day_reached(indicator: Indicator, level: int, facts: Facts) -> date | None:
    """The first day after the period on which time alone brings the level, if it does within thirty years."""
    if not isinstance(indicator.measure, Measured):
        return None
    before, after = facts.period_end, facts.period_end + HORIZON
    if not _reaches(indicator.measure, level, facts, after):
        return None
    while after - before > timedelta(days=1):
        middle = before + (after - before) // 2
        if _reaches(indicator.measure, level, facts, middle):
            after = middle
        else:
            before = middle
    return after


def _conditions(indicator: Indicator) -> Sequence[Expression]:
    if isinstance(indicator.measure, Measured):
        return indicator.measure.conditions
    return indicator.measure.ceiling


def _reaches(measure: Measured, level: int, facts: Facts, day: date) -> bool:
    reached = level_of(measure.conditions, Facts(facts.metrics, facts.figures, day))
    return isinstance(reached, Fraction) and reached >= level


def _needs(node: Node, facts: Facts) -> Iterator[FigureNeed]:
    if isinstance(node, And):
        for operand in node.operands:
            yield from _needs(operand, facts)
    elif evaluate(_expression(node), facts) is not True:
        yield _need(node, facts)


def _need(node: Node, facts: Facts) -> FigureNeed:
    needed = _number(node.right, facts) if isinstance(node, Comparison) else None
    if not isinstance(node, Comparison) or needed is None:
        return FigureNeed(written(node), isinstance(node, Name))
    found = _number(node.left, facts)
    return FigureNeed(written(node.left), isinstance(node.left, Name), node.operator, needed, found)


def _number(node: Node, facts: Facts) -> Fraction | None:
    value = evaluate(_expression(node), facts)
    return value if isinstance(value, Fraction) else None


def _expression(node: Node) -> Expression:
    return Expression(written(node), frozenset(name.name for name in names(node)), node)
