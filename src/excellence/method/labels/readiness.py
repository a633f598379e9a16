"""Readiness for the levels of the label: each condition with what is needed, found and missing.

Sources: at least 80 % of the points and minimum criteria for Gold; an earlier Bronze, three improvement areas and the
minimum levels for Silver; eligibility for every level. That a pass must also hold with missing points is proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from excellence.method.frameworks import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Eligible,
    FactsComplete,
    Framework,
    Gates,
    Improvement,
    LabelLevel,
    MinimumLevels,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
)
from excellence.method.labels.claims import as_figures_give, beyond_figures
from excellence.method.labels.earlier import improvement, prior_label
from excellence.method.labels.eligibility import eligible, facts_complete
from excellence.method.labels.history import History
from excellence.method.labels.results import Case, ConditionResult, Met, Missing
from excellence.method.scoring import Facts, Score
from excellence.method.sentences import Reason, Term


@dataclass(frozen=True, slots=True)
class LevelReadiness:
    """Whether an assessment has what a label level asks for; `result` is that of its condition as a whole.

    `rests_on` are the indicators whose levels go beyond what figures give, when the level is reached only with them.
    """

    level: str
    result: ConditionResult
    rests_on: tuple[str, ...] = ()

    @property
    def reached(self) -> Met:
        """Whether everything holds; None when that cannot be known yet."""
        return self.result.met

    @property
    def caveat(self) -> Reason | None:
        """What must be said beside a level that is reached only with levels the figures do not give."""
        if not self.rests_on:
            return None
        return Reason("rests_on", {"indicators": tuple(Term("indicator", key) for key in self.rests_on)})

    @property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """The conditions to list for a reader: the parts of an `all`, otherwise the one there is."""
        return self.result.parts if self.result.id == "all" else (self.result,)


def readiness(
    framework: Framework, score: Score, facts: Facts, history: History, at: date
) -> tuple[LevelReadiness, ...]:
    """The readiness for every level of the label, lowest first; `at` is the legal day of the assessment."""
    case = Case(framework, score, facts, history, at)
    beyond = beyond_figures(score)
    by_figures = replace(case, score=as_figures_give(framework, score)) if beyond else case
    return tuple(_level(level, case, by_figures, beyond) for level in framework.levels)


def _level(level: LabelLevel, case: Case, by_figures: Case, beyond: tuple[str, ...]) -> LevelReadiness:
    result = fulfilment(level.requires, case)
    rests = bool(result.met and beyond) and fulfilment(level.requires, by_figures).met is not True
    return LevelReadiness(level.key, result, beyond if rests else ())


def fulfilment(condition: Condition, case: Case) -> ConditionResult:
    """The result of one condition."""
    match condition:
        case All(of):
            return _all([fulfilment(part, case) for part in of])
        case Any(of):
            return _any([fulfilment(part, case) for part in of])
        case Gates():
            levels = [(item.key, item.gate) for item in case.framework.indicators if item.gate is not None]
            return _levels("gates", levels, case.score)
        case MinimumLevels():
            levels = [(item.key, item.minimum) for item in case.framework.indicators if item.minimum is not None]
            return _levels("minimum_levels", levels, case.score)
        case RatioAtLeast(ratio):
            return _ratio(ratio, case.score)
        case PointsAtLeast(points):
            return _points(points, case.score)
        case ClassAtLeast():
            return _class(condition, case.score)
        case _:
            return _besides(condition, case)


def lowest_ratio(condition: ClassAtLeast) -> Fraction:
    """The ratio from which the class asked for, or a better one, is reached."""
    return dict(condition.classes)[condition.reach]


def _besides(condition: Eligible | FactsComplete | PriorLabel | Improvement, case: Case) -> ConditionResult:
    """Conditions that look at something else than the score."""
    match condition:
        case Eligible():
            return eligible(case.framework.eligibility, case.facts)
        case FactsComplete(metrics):
            return facts_complete(metrics, case.facts)
        case PriorLabel():
            return prior_label(condition, case)
        case Improvement():
            return improvement(condition, case.history.improvements)


def _all(parts: Sequence[ConditionResult]) -> ConditionResult:
    results = [part.met for part in parts]
    met: Met = False if False in results else None if None in results else True
    reason = Reason("all_hold" if met else "not_all_hold")
    return ConditionResult("all", met, reasons=(reason,), parts=tuple(parts))


def _any(parts: Sequence[ConditionResult]) -> ConditionResult:
    results = [part.met for part in parts]
    met: Met = True if True in results else None if None in results else False
    reason = Reason("one_holds" if met else "none_holds")
    return ConditionResult("any", met, reasons=(reason,), parts=tuple(parts))


def _levels(
    kind: Literal["gates", "minimum_levels"], levels: Sequence[tuple[str, int]], score: Score
) -> ConditionResult:
    shortfalls = [
        (key, needed, score.indicator(key).counted) for key, needed in levels if score.indicator(key).counted < needed
    ]
    counts = {"needed": Fraction(len(levels)), "found": Fraction(len(levels) - len(shortfalls))}
    sentence = "gate_open" if kind == "gates" else "below_minimum"
    reasons = [
        Reason(sentence, {"indicator": Term("indicator", key), "found": found, "needed": needed})
        for key, needed, found in shortfalls
    ]
    return ConditionResult(
        kind,
        not shortfalls,
        counts["needed"],
        counts["found"],
        tuple(Missing("level", key, Fraction(needed), found) for key, needed, found in shortfalls),
        (Reason(kind, counts), *reasons),
    )


def _points(points: Fraction, score: Score) -> ConditionResult:
    comparison = _Comparison("points", score.points, score.maximum, points)
    return ConditionResult(
        "points_at_least", comparison.holds, points, score.points, comparison.missing, (comparison.reason,)
    )


def _ratio(ratio: Fraction, score: Score) -> ConditionResult:
    """The threshold is inclusive and compared exactly, never rounded."""
    comparisons = _ratio_comparisons(ratio, score)
    return ConditionResult(
        "ratio_at_least",
        all(comparison.holds for comparison in comparisons),
        ratio,
        _lower_ratio(score),
        tuple(missing for comparison in comparisons for missing in comparison.missing),
        tuple(comparison.reason for comparison in comparisons),
    )


def _class(condition: ClassAtLeast, score: Score) -> ConditionResult:
    threshold = _ratio(lowest_ratio(condition), score)
    ratio = _lower_ratio(score)
    found = next((name for name, lowest in condition.classes if ratio >= lowest), None)
    reason = Reason("no_class", {"needed": condition.reach})
    if found is not None:
        reason = Reason("class_reached", {"found": found, "needed": condition.reach})
    return ConditionResult(
        "class_at_least",
        threshold.met,
        condition.reach,
        found,
        threshold.missing,
        (reason, *threshold.reasons),
    )


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Points found against points needed."""

    sentence: Literal["points", "points_with_missing"]
    found: Fraction
    maximum: Fraction
    needed: Fraction

    @property
    def holds(self) -> bool:
        return self.found >= self.needed

    @property
    def missing(self) -> tuple[Missing, ...]:
        return () if self.holds else (Missing("points", "", self.needed, self.found),)

    @property
    def reason(self) -> Reason:
        return Reason(self.sentence, {"found": self.found, "maximum": self.maximum, "needed": self.needed})


def _ratio_comparisons(ratio: Fraction, score: Score) -> tuple[_Comparison, ...]:
    plain = _Comparison("points", score.points, score.maximum, ratio * score.maximum)
    if not score.has_exceptions:
        return (plain,)
    full = score.full_maximum
    return plain, _Comparison("points_with_missing", score.points_with_missing, full, ratio * full)


def _lower_ratio(score: Score) -> Fraction:
    return min(score.ratio, score.ratio_with_missing)
