"""Figures a level still needs, and levels that only time brings."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Value
from excellence.method.frameworks.values import Framework, Judged
from excellence.method.paths.needs import FigureNeed, day_reached, figures_needed
from excellence.method.sentences import say
from tests.factories.method import (
    PlainSpeaker,
    a_framework,
    a_metric,
    an_indicator,
    ceiling,
    conditions,
    figures,
    measured,
)

METRICS = [
    a_metric("value"),
    a_metric("other"),
    a_metric("plan", "flag"),
    a_metric("since", "date"),
    a_metric("age", "decimal", derived="years(since)"),
]


def framework_of(measure: object) -> Framework:
    return a_framework(an_indicator("a", measure=measure), metrics=METRICS)


def needed(measure: object, level: int = 3, **values: Value | int) -> list[tuple[FigureNeed, str]]:
    framework = framework_of(measure)
    needs = figures_needed(framework.indicators[0], level, figures(framework, **values))
    return [(need, say(need.reason, PlainSpeaker())) for need in needs]


def test_figures_needed_compares_the_cut_with_the_value_now() -> None:
    assert needed(measured("value", 8, 12, 18, 24, 30), value=13) == [
        (FigureNeed("value", True, ">=", Fraction(18), Fraction(13)), "value: now 13, needed ≥ 18.")
    ]


def test_figures_needed_says_when_the_value_is_unknown() -> None:
    assert needed(measured("value", 8, 12, 18, 24, 30)) == [
        (FigureNeed("value", True, ">=", Fraction(18), None), "value: not known now, needed ≥ 18.")
    ]


def test_figures_needed_is_empty_when_the_figures_allow_the_level() -> None:
    assert needed(measured("value", 8, 12, 18, 24, 30), value=18) == []


def test_figures_needed_lists_only_the_tests_that_do_not_hold() -> None:
    measure = conditions("value > 1", "value > 1", "value > 2 and plan and other < 4", "value > 1", "value > 1")

    assert needed(measure, value=3, plan=False, other=5) == [
        (FigureNeed("plan", True), "plan: needed yes."),
        (FigureNeed("other", True, "<", Fraction(4), Fraction(5)), "other: now 5, needed < 4."),
    ]


def test_figures_needed_of_a_sum_shows_the_sum() -> None:
    measure = conditions("value >= 1", "value >= 1", "value + other >= 9", "value >= 1", "value >= 1")

    assert needed(measure, value=3, other=5) == [
        (FigureNeed("value + other", False, ">=", Fraction(9), Fraction(8)), "value + other: now 8, needed ≥ 9.")
    ]


def test_figures_needed_of_alternatives_shows_them_whole() -> None:
    measure = conditions("value >= 1", "value >= 1", "plan or other >= 9", "value >= 1", "value >= 1")

    assert needed(measure, plan=False, other=5) == [
        (FigureNeed("plan or other >= 9", False), "This figure decides: plan or other >= 9.")
    ]


def test_figures_needed_compared_with_an_unknown_figure_shows_the_comparison() -> None:
    measure = conditions("value >= 1", "value >= 1", "value >= other", "value >= 1", "value >= 1")

    assert needed(measure, value=3) == [(FigureNeed("value >= other", False), "This figure decides: value >= other.")]


def test_figures_needed_of_a_ceiling_are_those_that_bind() -> None:
    measure = ceiling("value >= 1", "value >= 2", "value >= 4", "value >= 6", "value >= 8")

    assert [need.needed for need, _ in needed(measure, value=2)] == [4]


def test_figures_needed_without_conditions_are_none() -> None:
    assert needed(Judged()) == []


@pytest.mark.parametrize(
    ("level", "day"),
    [(2, date(2026, 6, 14)), (3, date(2027, 6, 14)), (4, date(2028, 6, 14)), (5, date(2029, 6, 14))],
)
def test_day_reached_is_the_day_the_years_are_complete(level: int, day: date) -> None:
    framework = framework_of(measured("age", "0.5", 1, 2, 3, 4))

    facts = figures(framework, since=date(2025, 6, 15))

    assert day_reached(framework.indicators[0], level, facts) == day


def test_day_reached_needs_the_date() -> None:
    framework = framework_of(measured("age", "0.5", 1, 2, 3, 4))

    assert day_reached(framework.indicators[0], 2, figures(framework)) is None


def test_day_reached_is_unknown_when_time_alone_does_not_bring_it() -> None:
    framework = framework_of(measured("value", 1, 2, 3, 4, 5))

    assert day_reached(framework.indicators[0], 2, figures(framework, value=1)) is None


def test_day_reached_of_a_judged_indicator_is_unknown() -> None:
    framework = framework_of(Judged())

    assert day_reached(framework.indicators[0], 2, figures(framework)) is None
