"""When a figure is asked about: outside what is usual, or far from last year's."""

from __future__ import annotations

from fractions import Fraction

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.method.expressions import Value
from excellence.method.frameworks import Metric
from excellence.method.scoring.figures import implausible

# Proposed: a change is asked about when it halves or doubles a figure, and is no matter of a few.
FAR = 2
A_FEW = 3
COMPARED = frozenset({"count", "decimal", "money", "months"})


class Doubt(Refusal):
    """A figure is hard to believe; it is stored when the person says that it is right."""


class OutsideRange(Doubt):
    """The figure lies outside what the vocabulary proposes as usual."""

    sentence = N_("%(given)s is unusual here. Is it right? If so, save again; it is not saved yet.")


class Fell(Doubt):
    """The figure is at most half of last year's."""

    sentence = N_(
        "It fell from %(before)s to %(given)s within a year. Is it right? If so, save again; it is not saved yet."
    )


class Rose(Doubt):
    """The figure is at least twice last year's."""

    sentence = N_(
        "It rose from %(before)s to %(given)s within a year. Is it right? If so, save again; it is not saved yet."
    )


def doubt(metric: Metric, value: Value, before: Value | None, *, given: object, was: object) -> Doubt | None:
    """What to ask about a figure, None when there is nothing; `given` and `was` are how the two are written."""
    if implausible(metric, value):
        return OutsideRange(given=given)
    if metric.kind not in COMPARED or not isinstance(value, Fraction) or not isinstance(before, Fraction):
        return None
    if abs(value - before) < A_FEW:
        return None
    if value * FAR <= before:
        return Fell(before=was, given=given)
    if value >= before * FAR and before > 0:
        return Rose(before=was, given=given)
    return None
