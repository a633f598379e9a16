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
    OtherLabel,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
    Renewal,
)
from excellence.method.labels.claims import as_figures_give, beyond_figures
from excellence.method.labels.earlier import improvement, last_end, other_label, prior_label, renewal
from excellence.method.labels.eligibility import eligible, facts_complete
from excellence.method.labels.history import History
from excellence.method.labels.results import Case, ConditionResult, Met, Missing
from excellence.method.labels.validity import Period, validity
from excellence.method.scoring import DimensionScore, Facts, Score
from excellence.method.sentences import Param, Reason, Term


@dataclass(frozen=True, slots=True)
class LevelReadiness:
    """Whether an assessment has what a label level asks for; `result` is that of its condition as a whole.

    `rests_on` are the indicators whose levels go beyond what figures give, when the level is reached only with them.
    `period` is how long a label awarded on this result would hold: None while the level is not reached, where the
    scheme does not say, and once its fixed period is over.
    """

    level: str
    result: ConditionResult
    rests_on: tuple[str, ...] = ()
    period: Period | None = None

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
    case = Case(framework, score, facts.on(at), history, at)
    beyond = beyond_figures(score)
    by_figures = replace(case, score=as_figures_give(framework, score)) if beyond else case
    return tuple(_level(level, case, by_figures, beyond) for level in framework.levels)


def _level(level: LabelLevel, case: Case, by_figures: Case, beyond: tuple[str, ...]) -> LevelReadiness:
    result = fulfilment(level.requires, case)
    rests = bool(result.met and beyond) and fulfilment(level.requires, by_figures).met is not True
    return LevelReadiness(level.key, result, beyond if rests else (), _period(level, case) if result.met else None)


def _period(level: LabelLevel, case: Case) -> Period | None:
    """How long the label holds: the span of the first result that fits, else the one of the level or the framework."""
    rule = case.framework.validity_of(level.key)
    if rule is None:
        return None
    span = next((span for span in rule.by_result if fulfilment(span.when, case).met), rule)
    period = validity(replace(rule, first=span.first, renewal=span.renewal), case.at, last_end(level.key, case))
    return period if period.start <= period.end else None


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
        case RatioAtLeast():
            return _ratio(condition, case.score)
        case PointsAtLeast():
            return _points(condition, case.score)
        case ClassAtLeast():
            return _class(condition, case.score)
        case _:
            return _besides(condition, case)


def lowest_ratio(condition: ClassAtLeast) -> Fraction:
    """The ratio from which the class asked for, or a better one, is reached."""
    return dict(condition.classes)[condition.reach]


def _besides(
    condition: Eligible | FactsComplete | PriorLabel | Renewal | OtherLabel | Improvement, case: Case
) -> ConditionResult:
    """Conditions that look at something else than the score."""
    match condition:
        case Eligible():
            return eligible(case.framework.eligibility, case.facts)
        case FactsComplete(metrics):
            return facts_complete(metrics, case.framework.not_yet, case.facts)
        case PriorLabel():
            return prior_label(condition, case)
        case Renewal():
            return renewal(condition, case)
        case OtherLabel():
            return other_label(condition, case)
        case Improvement():  # pragma: no branch - every kind stands here, as mypy sees
            return improvement(condition, case)


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


def _points(condition: PointsAtLeast, score: Score) -> ConditionResult:
    comparison = _compared("points", _part(score, condition.dimension), condition, condition.points)
    return ConditionResult(
        "points_at_least",
        comparison.holds,
        condition.points,
        comparison.found,
        comparison.missing,
        (comparison.reason,),
    )


def _ratio(condition: RatioAtLeast, score: Score) -> ConditionResult:
    """The threshold is compared exactly, never rounded."""
    part = _part(score, condition.dimension)
    comparisons = [_compared("points", part, condition, condition.ratio * part.maximum)]
    if part.maximum != part.full_maximum:
        comparisons.append(_compared("points_with_missing", part, condition, condition.ratio * part.full_maximum))
    return ConditionResult(
        "ratio_at_least",
        all(comparison.holds for comparison in comparisons),
        condition.ratio,
        _lower_ratio(part),
        tuple(missing for comparison in comparisons for missing in comparison.missing),
        tuple(comparison.reason for comparison in comparisons),
    )


def _part(score: Score, dimension: str) -> Score | DimensionScore:
    """The whole score, or the part of one dimension."""
    if not dimension:
        return score
    return next(part for part in score.dimensions if part.key == dimension)


def _class(condition: ClassAtLeast, score: Score) -> ConditionResult:
    threshold = _ratio(RatioAtLeast(lowest_ratio(condition)), score)
    ratio = _lower_ratio(score)
    found = next((name for name, lowest in condition.classes if ratio >= lowest), None)
    reason = Reason("no_class", {"needed": Term("class", condition.reach)})
    if found is not None:
        reason = Reason("class_reached", {"found": Term("class", found), "needed": Term("class", condition.reach)})
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
    """Points found against points needed, of the whole or of a dimension; a `strict` limit must be passed."""

    sentence: str
    found: Fraction
    maximum: Fraction
    needed: Fraction
    strict: bool
    dimension: str

    @property
    def holds(self) -> bool:
        return self.found > self.needed if self.strict else self.found >= self.needed

    @property
    def missing(self) -> tuple[Missing, ...]:
        return () if self.holds else (Missing("points", self.dimension, self.needed, self.found),)

    @property
    def reason(self) -> Reason:
        params: dict[str, Param] = {"found": self.found, "maximum": self.maximum, "needed": self.needed}
        reason = Reason(f"{self.sentence}_above" if self.strict else self.sentence, params)
        if not self.dimension:
            return reason
        return Reason("of_dimension", {"dimension": Term("dimension", self.dimension), "said": reason})


def _compared(
    sentence: Literal["points", "points_with_missing"],
    part: Score | DimensionScore,
    condition: RatioAtLeast | PointsAtLeast,
    needed: Fraction,
) -> _Comparison:
    plain = sentence == "points"
    return _Comparison(
        sentence,
        found=part.points if plain else part.points_with_missing,
        maximum=part.maximum if plain else part.full_maximum,
        needed=needed,
        strict=condition.strict,
        dimension=condition.dimension,
    )


def _lower_ratio(part: Score | DimensionScore) -> Fraction:
    return min(part.ratio, part.ratio_with_missing)
