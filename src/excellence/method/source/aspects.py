"""A framework taken apart into short texts that can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from excellence.method.frameworks import (
    Framework,
    Indicator,
    LabelLevel,
    Measured,
    Metric,
    Provenance,
    Seat,
    Validity,
    decimal_text,
    written_condition,
)

PROVENANCE_OF = "provenance of "
Aspects = Mapping[str, str]  # what is said about one subject, by aspect; "" says that it has none


def framework_aspects(framework: Framework) -> Aspects:
    """What is said once for the whole framework."""
    waiver = framework.eligibility.waiver
    return {
        "version": framework.version,
        "semantics": str(framework.semantics),
        "extends": framework.extends or "",
        "issuer": framework.issuer,
        "number_series": framework.number_series,
        "maximum": decimal_text(framework.maximum),
        "validity": _validity(framework.validity),
        "max_not_applicable": str(framework.max_not_applicable),
        "evidence_days": decimal_text(framework.evidence_days),
        "waiver": waiver.text if waiver else "",
        "checks": "; ".join(f"{check.holds.text} ({check.severity})" for check in framework.checks),
        "not_yet": "; ".join(f"{key}: {when.text}" for key, when in framework.not_yet.items()),
        **_provenance(framework.provenance),
    }


def _validity(validity: Validity | None) -> str:
    if validity is None:
        return ""
    if validity.until:
        return f"until {validity.until}"
    spans = (validity.first, validity.renewal, validity.renew_before, validity.renew_after)
    results = [f"{span.first}, {span.renewal} if {written_condition(span.when)}" for span in validity.by_result]
    return "; ".join([_listed([*map(str, spans), validity.day_rule]), *results])


def subjects(framework: Framework) -> tuple[Mapping[str, Aspects], ...]:
    """Dimensions, indicators, levels, criteria and metrics by key, each in its order."""
    return (
        {dimension.key: {"number": dimension.number} for dimension in framework.dimensions},
        {indicator.key: _indicator(indicator) for indicator in framework.indicators},
        {level.key: _level(level) for level in framework.levels},
        {entry.key: {"condition": entry.condition.text} for entry in framework.eligibility.criteria},
        {metric.key: _metric(metric) for metric in framework.metrics.values()},
    )


def _indicator(indicator: Indicator) -> Aspects:
    return {
        "number": indicator.number,
        "dimension": indicator.dimension,
        "points": decimal_text(indicator.points),
        "grades": _decimals(indicator.grades),
        "gate": _level_text(indicator.gate),
        "minimum": _level_text(indicator.minimum),
        "audited_for": _listed(indicator.audited_for),
        **_measure(indicator),
        "not_applicable": _not_applicable(indicator),
        "metrics": _listed(indicator.metrics),
        "days": _decimals(indicator.days),
        "months": _listed(map(str, indicator.months)),
        "raisable": "yes" if indicator.raisable else "no",
        **_provenance(indicator.provenance),
    }


def _measure(indicator: Indicator) -> Aspects:
    measure = indicator.measure
    if not isinstance(measure, Measured):
        ceiling = "; ".join(condition.text for condition in measure.ceiling)
        return {"kind": "judged", "highest": str(measure.highest), "ceiling": ceiling}
    team = measure.small_team
    small_team = f"{team.counted} of {team.heads} below {decimal_text(team.below)}" if team else ""
    if measure.value:
        return {
            "kind": "measured",
            "value": measure.value.text,
            "cuts": _decimals(measure.cuts),
            "small_team": small_team,
        }
    conditions = "; ".join(condition.text for condition in measure.conditions)
    return {"kind": "measured", "conditions": conditions, "small_team": small_team}


def _not_applicable(indicator: Indicator) -> str:
    if indicator.not_applicable is None:
        return "no"
    return indicator.not_applicable.when.text if indicator.not_applicable.when else "yes"


def _level(level: LabelLevel) -> Aspects:
    return {
        "requires": written_condition(level.requires),
        "assessors": str(level.assessors),
        "panel": "; ".join(map(_seat, level.panel)),
        "tolerance": "" if level.tolerance is None else decimal_text(level.tolerance),
        "validity": _validity(level.validity),
        **_provenance({"level": level.provenance}),
    }


def _seat(seat: Seat) -> str:
    named = [f"{seat.count} {seat.kind}", *([seat.licence] if seat.licence else [])]
    return _listed(
        [*named, *(f"{n} {kind}" for kind, n in (("foreign", seat.foreign), ("national", seat.national)) if n)]
    )


def _metric(metric: Metric) -> Aspects:
    return {
        "kind": metric.kind,
        "unit": metric.unit,
        "period": metric.period,
        "group": metric.group,
        "options": _listed(metric.options),
        "derived": metric.derived.text if metric.derived else "",
        "direction": metric.direction,
        "benchmarked": "yes" if metric.benchmarked else "no",
    }


def _level_text(level: int | None) -> str:
    return "" if level is None else str(level)


def _decimals(numbers: Iterable[Fraction]) -> str:
    return _listed(map(decimal_text, numbers))


def _provenance(entries: Mapping[str, Provenance]) -> Aspects:
    return {f"{PROVENANCE_OF}{name}": " ".join([entry.kind, *entry.sources]) for name, entry in entries.items()}


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)
