"""The figures behind an indicator, this year and last, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.values import Figure, facts_of
from excellence.kernel import formats
from excellence.method.expressions import Unknown, Value
from excellence.method.frameworks import Indicator, Judged, Metric, MetricTexts
from excellence.method.scoring import Facts


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: its name, last year's and this year's value in words, where it comes from, where to enter it."""

    key: str
    name: str
    last_year: str
    this_year: str
    source: str
    origin: str
    group: str
    is_derived: bool
    is_missing: bool
    css: str


def facts_of_last_year(sheet: Sheet) -> Facts:
    """The figures of the year before, as the method reads them."""
    before = sheet.assessment.year - 1
    return facts_of(sheet.framework, sheet.values.figures[before], before)


def figures_behind(sheet: Sheet, indicator: Indicator, before: Facts) -> list[FigureLine]:
    """The figures an indicator reads and what they are worked out from, derived ones first.

    `before` are those of the year before, from `facts_of_last_year`.
    """
    metrics = sheet.framework.metrics
    deciding = _named_in_conditions(indicator)
    wanted = {*deciding, *indicator.metrics, *(name for key in deciding for name in _ingredients(metrics[key]))}
    sources = sheet.values.figures[sheet.assessment.year]
    lines = []
    for key, metric in metrics.items():
        if key not in wanted:
            continue
        texts, now = sheet.texts.metrics[key], sheet.facts[key]
        lines.append(
            FigureLine(
                key=key,
                name=texts.name,
                last_year=in_words(metric, texts, before[key]),
                this_year=in_words(metric, texts, now),
                source=_source(metric, sources.get(key)),
                origin=_origin(metric, sources.get(key)),
                group=metric.group,
                is_derived=metric.derived is not None,
                is_missing=isinstance(now, Unknown),
                css="said" if metric.kind in ("choice", "scale") else "amount",
            )
        )
    return sorted(lines, key=lambda line: not line.is_derived)


def _origin(metric: Metric, figure: Figure | None) -> str:
    """Where a figure comes from, as one word: calculated, list or typed."""
    if metric.derived is not None:
        return "calculated"
    return "list" if figure is not None and figure.listed_on is not None else "typed"


def _source(metric: Metric, figure: Figure | None) -> str:
    """Where a figure comes from, in words: what the person named, the participant list with its day, other figures."""
    if metric.derived is not None:
        return _("Calculated from other figures")
    if figure is None or figure.source or figure.listed_on is None:
        return figure.source if figure else ""
    return _("From the participant list, %(day)s") % {"day": formats.day(figure.listed_on)}


def _ingredients(metric: Metric) -> Iterable[str]:
    """What a derived figure is worked out from, one step down: nobody wants to read all nine kinds everywhere."""
    return metric.derived.names if metric.derived is not None else ()


def _named_in_conditions(indicator: Indicator) -> set[str]:
    measure = indicator.measure
    conditions = measure.ceiling if isinstance(measure, Judged) else measure.conditions
    return {name for condition in conditions for name in condition.names}


def in_words(metric: Metric, texts: MetricTexts, value: Value) -> str:
    """A value as people read it; nothing when it is unknown."""
    if isinstance(value, Unknown):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, frozenset):
        return _of_set(metric, texts, value)
    return _of_number(metric, texts, value)


def _of_set(metric: Metric, texts: MetricTexts, value: frozenset[str]) -> str:
    if metric.kind == "choice":
        return ", ".join(texts.options[option] for option in value)
    return _("%(count)s of %(all)s") % {"count": len(value), "all": len(metric.options)}


def _of_number(metric: Metric, texts: MetricTexts, value: Fraction) -> str:
    if metric.kind == "percent":
        return formats.percent(value / 100, 0 if value.denominator == 1 else 1)
    if metric.kind == "scale":
        return texts.options[metric.options[int(value)]]
    shown = formats.number(value if value.denominator == 1 else Fraction(round(value * 100), 100))
    return f"{shown} {texts.unit}" if metric.kind == "money" and texts.unit else shown
