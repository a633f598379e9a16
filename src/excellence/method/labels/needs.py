"""What figures a condition still needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from excellence.method.expressions import And, Comparison, Expression, Name, Node, evaluate, names, written
from excellence.method.scoring import Facts
from excellence.method.sentences import Reason, Term

_SIGNS: Final = {">=": "≥", "<=": "≤"}


@dataclass(frozen=True, slots=True)
class FigureNeed:
    """A figure that keeps a condition from holding.

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


def figures_lacking(condition: Expression, facts: Facts) -> tuple[FigureNeed, ...]:
    """The figures that keep a condition from holding; none when it holds."""
    return tuple(_needs(condition.tree, facts))


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
