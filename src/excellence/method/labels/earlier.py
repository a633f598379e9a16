"""Conditions over what came before: an earlier label, and improvements since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from excellence.method.expressions import add_months
from excellence.method.frameworks import Improvement, Metric, OtherLabel, PriorLabel, Renewal, Validity
from excellence.method.labels.history import HeldLabel, ImprovementArea
from excellence.method.labels.results import Case, ConditionResult, Missing
from excellence.method.labels.validity import renewal_window, validity
from excellence.method.sentences import Param, Reason, Term


def prior_label(condition: PriorLabel, case: Case) -> ConditionResult:
    """A label of that level assessed within the span asked for; outside it a warning until its grace ends.

    The grace ends `renew_after` months after the label does. Of several labels the one that fits best is used.
    """
    asked = f"{condition.from_months}-{condition.to_months}"
    held = _held(condition.level, case)
    if not held:
        return _no_label(condition.level, asked)
    rule = case.framework.validity_of(condition.level)
    reason, label = min(
        ((_standing(condition, label, rule, case.at), label) for label in held),
        key=lambda found: (_BEST_FIRST.index(found[0].id), -found[1].assessed_on.toordinal()),
    )
    met = reason.id != "prior_label_over"
    return ConditionResult(
        "prior_label",
        met,
        asked,
        Fraction(_whole_months(label.assessed_on, case.at)),
        () if met else (Missing("label", condition.level),),
        (reason,),
        warning=met and reason.id != "prior_label",
    )


def renewal(condition: Renewal, case: Case) -> ConditionResult:
    """A label of that level whose renewal window is open on the day; of several the one that ends last is used."""
    rule, end = case.framework.validity_of(condition.level), last_end(condition.level, case)
    if rule is None or end is None:
        return _no_label(condition.level, None)
    opens, closes = renewal_window(rule, end)
    sentence = "renewal_open" if opens <= case.at <= closes else "renewal_early" if case.at < opens else "renewal_over"
    params: dict[str, Param] = {"label": Term("label", condition.level), "opens": opens, "closes": closes}
    met = sentence == "renewal_open"
    missing = () if met else (Missing("label", condition.level),)
    return ConditionResult("prior_label", met, None, None, missing, (Reason(sentence, {**params, "end": end}),))


def other_label(condition: OtherLabel, case: Case) -> ConditionResult:
    """A label of another scheme that is valid on the day and shown by evidence."""
    held = [label for label in case.history.prior_labels if _is_of(condition, label)]
    valid = [label for label in held if label.assessed_on <= case.at <= (label.valid_until or date.min)]
    shown = [label for label in valid if label.evidence]
    params: dict[str, Param] = {"levels": " / ".join(condition.levels), "scheme": condition.scheme}
    sentence = "other_label" if shown else "other_label_not_shown" if valid else "other_label_none"
    missing = () if shown else (Missing("label", condition.scheme),)
    return ConditionResult("prior_label", bool(shown), None, None, missing, (Reason(sentence, params),))


def improvement(condition: Improvement, case: Case) -> ConditionResult:
    """Enough areas, each with an indicator or metric that is better now and evidence for both moments."""
    faults: dict[str, Reason | None] = {}
    for entry in case.history.improvements:
        if entry.area not in faults or faults[entry.area] is not None:
            faults[entry.area] = _fault(entry, case.framework.metrics)
    needed, found = Fraction(condition.areas), Fraction(list(faults.values()).count(None))
    reasons = [Reason("improvement", {"needed": needed, "found": found})]
    reasons += [fault for fault in faults.values() if fault]
    missing = tuple(Missing("area", area) for area, fault in faults.items() if fault)
    met = found >= needed
    return ConditionResult("improvement", met, needed, found, () if met else missing, tuple(reasons))


def is_better(metric: Metric | None, then: Fraction, now: Fraction) -> bool:
    """Whether a value improved: a higher level is better, a figure as its metric's direction says."""
    direction = "more" if metric is None else metric.direction
    return (direction == "more" and now > then) or (direction == "less" and now < then)


_BEST_FIRST = ("prior_label", "prior_label_late", "prior_label_early", "prior_label_over")


def _held(level: str, case: Case) -> list[HeldLabel]:
    """The framework's own labels of that level, assessed by the day of the case."""
    labels = case.history.prior_labels
    return [label for label in labels if label.level == level and not label.scheme and label.assessed_on <= case.at]


def last_end(level: str, case: Case) -> date | None:
    """The day on which the framework's own label of that level ends, the last of several; None when none is held."""
    rule = case.framework.validity_of(level)
    return max((end for label in _held(level, case) if (end := _end(label, rule)) is not None), default=None)


def _no_label(level: str, asked: str | None) -> ConditionResult:
    none = Reason("prior_label_none", {"label": Term("label", level)})
    return ConditionResult("prior_label", False, asked, None, (Missing("label", level),), (none,))


def _is_of(condition: OtherLabel, label: HeldLabel) -> bool:
    by_issuer = not condition.issuers or label.issuer in condition.issuers
    return label.scheme == condition.scheme and label.level in condition.levels and by_issuer


def _end(label: HeldLabel, rule: Validity | None) -> date | None:
    """The last day of a label; None where neither it nor the scheme says."""
    if label.valid_until is not None or rule is None:
        return label.valid_until
    return validity(rule, label.assessed_on).end


def _standing(condition: PriorLabel, label: HeldLabel, rule: Validity | None, at: date) -> Reason:
    end = _end(label, rule) or date.max
    until = add_months(end, rule.renew_after) if rule else end
    params: dict[str, Param] = {
        "label": Term("label", label.level),
        "assessed_on": label.assessed_on,
        "from_months": Fraction(condition.from_months),
        "to_months": Fraction(condition.to_months),
        "until": until,
    }
    if at > until:
        return Reason("prior_label_over", params)
    if at < add_months(label.assessed_on, condition.from_months):
        return Reason("prior_label_early", params)
    if at > add_months(label.assessed_on, condition.to_months):
        return Reason("prior_label_late", params)
    return Reason("prior_label", params)


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def _fault(entry: ImprovementArea, metrics: Mapping[str, Metric]) -> Reason | None:
    if entry.indicator is None and entry.metric is None:
        return Reason("area_without_subject", {"area": entry.area})
    metric = metrics[entry.metric] if entry.metric else None
    if metric is not None and metric.direction == "neither":
        return Reason("area_without_direction", {"area": entry.area, "metric": Term("metric", metric.key)})
    if not is_better(metric, entry.then, entry.now):
        subject = Term("metric", entry.metric) if entry.metric else Term("indicator", entry.indicator or "")
        params: dict[str, Param] = {"area": entry.area, "subject": subject, "then": entry.then, "now": entry.now}
        return Reason("area_not_better", params)
    if not (entry.evidence_then and entry.evidence_now):
        return Reason("area_without_evidence", {"area": entry.area})
    return None
