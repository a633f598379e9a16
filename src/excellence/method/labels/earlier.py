"""Conditions over what came before: an earlier label, and improvements since."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from excellence.method.frameworks import Improvement, PriorLabel, Validity
from excellence.method.labels.history import HeldLabel, ImprovementArea
from excellence.method.labels.results import Case, ConditionResult, Missing
from excellence.method.labels.validity import add_months, validity
from excellence.method.sentences import Param, Reason, Term


def prior_label(condition: PriorLabel, case: Case) -> ConditionResult:
    """A label of that level assessed within the span asked for; outside it a warning until its grace ends.

    The grace ends `renew_after` months after the label does. Of several labels the one that fits best is used.
    """
    asked = f"{condition.from_months}-{condition.to_months}"
    held = [
        label for label in case.history.prior_labels if label.level == condition.level and label.assessed_on <= case.at
    ]
    if not held:
        none = Reason("prior_label_none", {"label": Term("label", condition.level)})
        missing = (Missing("label", condition.level),)
        return ConditionResult("prior_label", False, asked, None, missing, (none,))
    rule = case.framework.validity
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


def improvement(condition: Improvement, entries: tuple[ImprovementArea, ...]) -> ConditionResult:
    """Enough areas, each with an indicator or metric that is better now and evidence for both moments."""
    faults: dict[str, Reason | None] = {}
    for entry in entries:
        if entry.area not in faults or faults[entry.area] is not None:
            faults[entry.area] = _fault(entry)
    needed, found = Fraction(condition.areas), Fraction(list(faults.values()).count(None))
    reasons = [Reason("improvement", {"needed": needed, "found": found})]
    reasons += [fault for fault in faults.values() if fault]
    missing = tuple(Missing("area", area) for area, fault in faults.items() if fault)
    met = found >= needed
    return ConditionResult("improvement", met, needed, found, () if met else missing, tuple(reasons))


def is_better(metric: str | None, then: Fraction, now: Fraction) -> bool:
    """Whether a value improved: more is better, except for turnover."""
    return now < then if metric is not None and "turnover" in metric else now > then


_BEST_FIRST = ("prior_label", "prior_label_late", "prior_label_early", "prior_label_over")


def _standing(condition: PriorLabel, label: HeldLabel, rule: Validity, at: date) -> Reason:
    end = label.valid_until or validity(rule, label.assessed_on).end
    until = add_months(end, rule.renew_after)
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


def _fault(entry: ImprovementArea) -> Reason | None:
    if entry.indicator is None and entry.metric is None:
        return Reason("area_without_subject", {"area": entry.area})
    if not is_better(entry.metric, entry.then, entry.now):
        subject = Term("metric", entry.metric) if entry.metric else Term("indicator", entry.indicator or "")
        params: dict[str, Param] = {"area": entry.area, "subject": subject, "then": entry.then, "now": entry.now}
        return Reason("area_not_better", params)
    if not (entry.evidence_then and entry.evidence_now):
        return Reason("area_without_evidence", {"area": entry.area})
    return None
