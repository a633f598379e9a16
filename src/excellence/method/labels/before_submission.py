"""Checks before a submission: what an assessor would ask about first. They advise; they change and forbid nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from excellence.method.expressions import Value, evaluate
from excellence.method.frameworks import Check as FigureCheck
from excellence.method.frameworks import Framework, Indicator, Metric
from excellence.method.labels.eligibility import eligible
from excellence.method.scoring import NO_ANSWER, Answer, Facts, IndicatorScore, Score, implausible
from excellence.method.sentences import Param, Reason, Term

Severity = Literal["error", "warning", "hint"]

SHORTEST_JUSTIFICATION: Final = 40  # characters; proposed
WHOLE: Final = Fraction(100)

SEVERITIES: Final[Mapping[str, Severity]] = {
    "unanswered": "error",
    "no_evidence": "error",
    "above_figures": "error",
    "exception_refused": "error",
    "not_accepted": "error",
    "above_ceiling": "warning",
    "ceiling_unknown": "warning",
    "interview_only": "warning",
    "no_justification": "warning",
    "figures_missing": "warning",
    "not_eligible": "warning",
    "eligibility_unknown": "warning",
    "criterion_open": "warning",
    "criterion_unknown": "warning",
    "implausible_figure": "warning",
    "implausible_low": "warning",
    "implausible_high": "warning",
    "impossible_share": "warning",
    "figures_refused": "error",
    "figures_doubted": "warning",
    "below_figures": "hint",
    "short_justification": "hint",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; `indicator` or `metric` says where, neither means the organisation as a whole.

    An `error` has to be corrected or decided before these answers are submitted; a `warning` will be asked about; a
    `hint` may help. A label level that rests on levels beyond the figures says so itself (`LevelReadiness.caveat`).
    """

    id: str
    severity: Severity
    reason: Reason
    indicator: str | None = None
    metric: str | None = None


def checks(framework: Framework, answers: Mapping[str, Answer], facts: Facts, score: Score) -> tuple[Check, ...]:
    """What to look at before these answers are handed in: indicators in order, then figures, then eligibility."""
    found: list[Check] = []
    for indicator in framework.indicators:
        reasons = _of_indicator(indicator, answers.get(indicator.key, NO_ANSWER), score.indicator(indicator.key))
        found += [_check(reason, indicator=indicator.key) for reason in reasons]
    for metric in framework.metrics.values():
        found += [_check(reason, metric=metric.key) for reason in _of_figure(metric, facts[metric.key])]
    found += [_check(reason) for reason in contradictions(framework.checks, facts)]
    found += [_check(reason) for reason in _of_eligibility(framework, facts)]
    return tuple(found)


def contradictions(among: Iterable[FigureCheck], facts: Facts) -> Iterator[Reason]:
    """Each check of figures that does not hold; one whose figures are missing says nothing."""
    for check in among:
        if evaluate(check.holds, facts) is False:
            sentence = "figures_refused" if check.severity == "refusal" else "figures_doubted"
            yield Reason(sentence, {"check": Term("check", check.key)})


def _check(reason: Reason, *, indicator: str | None = None, metric: str | None = None) -> Check:
    return Check(reason.id, SEVERITIES[reason.id], reason, indicator, metric)


def _of_indicator(indicator: Indicator, answer: Answer, score: IndicatorScore) -> Iterator[Reason]:
    params: dict[str, Param] = {"indicator": Term("indicator", indicator.key)}
    for reason in score.reasons:
        if reason.id == "not_applicable_refused":
            yield Reason("exception_refused", reason.params)
        elif reason.id in SEVERITIES:
            yield reason
    if answer.not_applicable is not None:
        return
    if isinstance(score.proposed, Fraction):
        yield from _of_proposal(score.claimed, score.proposed, params)
    if answer.level:
        if answer.has_only_interview:
            yield Reason("interview_only", params)
        yield from _of_justification(answer.justification.strip(), params)


def _of_proposal(claimed: Fraction | None, proposed: Fraction, params: Mapping[str, Param]) -> Iterator[Reason]:
    if claimed is None:
        yield Reason("not_accepted", {**params, "proposed": proposed})
    elif claimed != proposed:
        sentence = "above_figures" if claimed > proposed else "below_figures"
        yield Reason(sentence, {**params, "claimed": claimed, "proposed": proposed})


def _of_justification(words: str, params: Mapping[str, Param]) -> Iterator[Reason]:
    if not words:
        yield Reason("no_justification", params)
    elif len(words) < SHORTEST_JUSTIFICATION:
        yield Reason("short_justification", {**params, "length": SHORTEST_JUSTIFICATION})


def _of_figure(metric: Metric, value: Value) -> Iterator[Reason]:
    if not isinstance(value, Fraction):
        return
    params: dict[str, Param] = {"metric": Term("metric", metric.key), "found": value}
    if metric.derived is not None and metric.kind == "percent" and not 0 <= value <= WHOLE:
        yield Reason("impossible_share", params)
    elif implausible(metric, value):
        yield _implausible(metric, params)


def _implausible(metric: Metric, params: Mapping[str, Param]) -> Reason:
    if metric.low is None:
        return Reason("implausible_high", {**params, "high": metric.high or Fraction(0)})
    if metric.high is None:
        return Reason("implausible_low", {**params, "low": metric.low})
    return Reason("implausible_figure", {**params, "low": metric.low, "high": metric.high})


def _of_eligibility(framework: Framework, facts: Facts) -> Iterator[Reason]:
    result = eligible(framework.eligibility, facts)
    if not result.met:
        yield from (reason for reason in result.reasons if reason.id in SEVERITIES)
