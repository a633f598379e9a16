"""The three charts of a report, the same on the page and in the document."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from excellence.assessment.reports.report import DimensionSaid, IndicatorSaid, Report
from excellence.kernel.formats import number, percent
from excellence.web.charts import Dot, DotPlot, Scale, Stem, Stems, Threshold


def scale_of(report: Report) -> Scale:
    """The points against the thresholds of the levels."""
    said = _("%(label)s from %(points)s")
    shares = [(level.name, level.share * report.maximum) for level in report.levels.values() if level.share is not None]
    marks = [Threshold(points, said % {"label": name, "points": number(points)}) for name, points in shares]
    finding = _("Points that count: %(points)s of %(maximum)s (%(share)s).") % {
        "points": number(report.points),
        "maximum": number(report.maximum),
        "share": percent(report.ratio),
    }
    return Scale(finding, report.maximum, report.points, _("You %(points)s") % {"points": number(report.points)}, marks)


def stems_of(report: Report) -> Stems:
    """Points by dimension."""
    counted = [each for each in report.dimensions if each.maximum]
    stems = [Stem(each.number, each.name, each.points, each.maximum) for each in counted]
    return Stems(report.finding_by_dimension, stems)


def dots_of(report: Report) -> DotPlot:
    """The level of each indicator, in groups by dimension."""
    groups = [(each, report.indicators_of(each)) for each in report.dimensions]
    dots = [
        _dot(indicator, dimension if place == 0 else None, apart=place == 0 and order > 0)
        for order, (dimension, indicators) in enumerate(groups)
        for place, indicator in enumerate(indicators)
    ]
    return DotPlot(report.finding_by_indicator, dots, max(each.highest for each in report.indicators))


def _dot(indicator: IndicatorSaid, begins: DimensionSaid | None, *, apart: bool) -> Dot:
    counts = indicator.applicable and (indicator.answered or indicator.level_counted > 0)
    return Dot(
        number=indicator.number,
        name=indicator.name,
        value=indicator.level_counted if counts else None,
        least=indicator.least,
        best=Fraction(indicator.highest),
        apart=apart,
        remark=indicator.remark,
        group=f"{begins.number} {begins.name}" if begins else "",
    )
