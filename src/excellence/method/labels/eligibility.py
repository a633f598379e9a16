"""Conditions over figures: eligibility with its waiver, and figures that must be entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from excellence.method.expressions import Expression, Unknown, Value, evaluate
from excellence.method.frameworks import Criterion, Eligibility
from excellence.method.labels.needs import figures_lacking
from excellence.method.labels.results import ConditionResult, Met, Missing, metric_terms
from excellence.method.scoring import Facts
from excellence.method.sentences import Reason, Term


def eligible(eligibility: Eligibility, facts: Facts) -> ConditionResult:
    """Every criterion, or the waiver instead; while a figure that decides is missing it stays open."""
    results = [(criterion, evaluate(criterion.condition, facts)) for criterion in eligibility.criteria]
    unfulfilled = [(criterion, value) for criterion, value in results if value is not True]
    needed, found = Fraction(len(results)), Fraction(len(results) - len(unfulfilled))
    waiver = evaluate(eligibility.waiver, facts) if eligibility.waiver else False
    if unfulfilled and waiver is True:
        return ConditionResult("eligible", True, needed, found, reasons=(Reason("eligible_by_waiver"),))
    met = _met([value for _, value in unfulfilled], waiver)
    sentence = {True: "eligible", False: "not_eligible", None: "eligibility_unknown"}[met]
    reasons = [
        Reason(sentence, {"needed": needed, "found": found}),
        *(reason for criterion, value in unfulfilled for reason in _unfulfilled(criterion, value, facts)),
    ]
    if met is None and isinstance(waiver, Unknown):
        reasons.append(Reason("waiver_unknown", {"metrics": metric_terms(waiver.metrics)}))
    missing = tuple(
        Missing("criterion", criterion.key, figures=figures_lacking(criterion.condition, facts))
        for criterion, _ in unfulfilled
    )
    return ConditionResult("eligible", met, needed, found, missing, tuple(reasons))


def facts_complete(metrics: Sequence[str], not_yet: Mapping[str, Expression], facts: Facts) -> ConditionResult:
    """Every named metric has a value, or cannot have one yet as `not_yet` says by metric.

    What is told as missing are the figures entered by hand behind it.
    """
    values = {key: facts[key] for key in metrics}
    without = {key: value for key, value in values.items() if isinstance(value, Unknown)}
    excused = [key for key in without if key in not_yet and evaluate(not_yet[key], facts) is True]
    absent = {key: value for key, value in without.items() if key not in excused}
    needed, found = Fraction(len(metrics)), Fraction(len(metrics) - len(absent))
    reasons = [Reason("facts_complete", {"needed": needed, "found": found})]
    reasons += [Reason("not_yet", {"metric": Term("metric", key), "why": Term("not_yet", key)}) for key in excused]
    if absent:
        behind = metric_terms(metric for value in absent.values() for metric in value.metrics)
        reasons.append(Reason("facts_missing", {"metrics": behind}))
    missing = tuple(Missing("metric", key) for key in absent)
    return ConditionResult("facts_complete", not absent, needed, found, missing, tuple(reasons))


def _met(unfulfilled: Sequence[Value], waiver: Value) -> Met:
    if not unfulfilled:
        return True
    if isinstance(waiver, Unknown):
        return None
    return False if any(value is False for value in unfulfilled) else None


def _unfulfilled(criterion: Criterion, value: Value, facts: Facts) -> Iterator[Reason]:
    """The criterion in words, then its numbers: what is asked, and what there is."""
    words = Term("criterion", criterion.key)
    if isinstance(value, Unknown):
        yield Reason("criterion_unknown", {"criterion": words, "metrics": metric_terms(value.metrics)})
    else:
        yield Reason("criterion_open", {"criterion": words})
    yield from (need.reason for need in figures_lacking(criterion.condition, facts) if need.found is not None)
