"""The charts of a report, the same on the page and in the document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from excellence.assessment.reports.charts import dots_of, scale_of, stems_of
from excellence.assessment.reports.making import best_and_worst, report_of
from excellence.assessment.reports.report import Report
from excellence.assessment.reports.result import result_page
from excellence.assessment.reports.sheet import Sheet

TODAY = date(2026, 3, 2)


@pytest.fixture
def report(sheet: Sheet) -> Report:
    return report_of(sheet, {}, at=TODAY)


def with_ten_grades(report: Report) -> Report:
    """The same report by a framework whose indicators go up to level 10."""
    return replace(report, indicators=tuple(replace(each, highest=10) for each in report.indicators))


def test_page_shows_the_charts_of_the_report(sheet: Sheet, report: Report) -> None:
    page = result_page(sheet, at=TODAY)

    assert (page.scale, page.dimensions, page.indicators) == (scale_of(report), stems_of(report), dots_of(report))


def test_dots_go_as_far_as_the_grades_of_the_indicators(report: Report) -> None:
    plot = dots_of(with_ten_grades(report))

    assert (plot.maximum, {dot.best for dot in plot.dots}) == (10, {Fraction(10)})


def test_highest_level_is_no_weakness_and_one_below_it_is(report: Report) -> None:
    full = [replace(each, answered=True, level_counted=Fraction(5)) for each in report.indicators[1:5]]
    below = [replace(each, highest=10) for each in full]

    assert [len(keys) for keys in best_and_worst(full)] == [3, 0]
    assert [len(keys) for keys in best_and_worst(below)] == [3, 1]
