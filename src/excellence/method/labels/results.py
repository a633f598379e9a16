"""The result of one condition of a label level, and what conditions look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from excellence.method.frameworks import Framework
from excellence.method.labels.history import History
from excellence.method.labels.needs import FigureNeed
from excellence.method.scoring import Facts, Score
from excellence.method.sentences import Reason, Term

ConditionId = Literal[
    "all",
    "any",
    "gates",
    "minimum_levels",
    "ratio_at_least",
    "points_at_least",
    "class_at_least",
    "eligible",
    "facts_complete",
    "prior_label",
    "improvement",
]
Met = bool | None


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing between an assessment and a condition; `key` names the indicator, metric, criterion, label or area.

    `figures` are the numbers behind a criterion.
    """

    kind: Literal["level", "points", "criterion", "metric", "label", "area"]
    key: str = ""
    needed: Fraction | None = None
    found: Fraction | None = None
    figures: tuple[FigureNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """Whether a condition holds; `met` is None when it cannot be known yet.

    `needed` and `found` are the two sides compared: points, ratios, counts, months, or the name of a class. `parts`
    are the results an `all` or `any` is made of. A `warning` marks one that holds but will be asked about.
    """

    id: ConditionId
    met: Met
    needed: Fraction | str | None = None
    found: Fraction | str | None = None
    missing: tuple[Missing, ...] = ()
    reasons: tuple[Reason, ...] = ()
    parts: tuple[ConditionResult, ...] = ()
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Everything conditions look at; `at` is the legal day of the assessment."""

    framework: Framework
    score: Score
    facts: Facts
    history: History
    at: date


def metric_terms(keys: Iterable[str]) -> tuple[Term, ...]:
    """Metrics as terms, in the order of their keys."""
    return tuple(Term("metric", key) for key in sorted(set(keys)))
