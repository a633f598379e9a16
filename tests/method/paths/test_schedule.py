"""When a team has done its work."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Value
from excellence.method.paths.schedule import day_after_work, months_of_work, posts
from tests.factories.method import AT, a_framework, a_metric, figures

METRICS = [a_metric("value"), a_metric("per_head", derived="value / team"), a_metric("team", "decimal")]


@pytest.mark.parametrize(
    ("given", "found"), [({"team": "0.6"}, Fraction(3, 5)), ({"team": 0}, None), ({}, None), ({"value": 3}, None)]
)
def test_posts_are_the_entered_figure_of_that_unit(given: dict[str, Value | int | str], found: Fraction | None) -> None:
    framework = a_framework(metrics=[*METRICS[:2], a_metric("team", "decimal", unit="fte")])

    assert posts(figures(framework, **given)) == found


def test_posts_of_a_framework_without_such_a_figure_are_unknown() -> None:
    framework = a_framework(metrics=METRICS)

    assert posts(figures(framework, team=3)) is None


def test_months_of_work_follow_from_the_working_days_of_a_year() -> None:
    assert months_of_work(Fraction(110), Fraction(1, 2)) == 12


@pytest.mark.parametrize(
    ("days", "team", "on"),
    [
        (Fraction(220), Fraction(1), date(2027, 3, 10)),
        (Fraction(1), Fraction(1), date(2026, 3, 12)),
        (Fraction(0), Fraction(1), AT),
        (Fraction(220), None, AT),
        (Fraction(220), Fraction(1, 100), None),
    ],
)
def test_day_after_work_counts_calendar_days(days: Fraction, team: Fraction | None, on: date | None) -> None:
    assert day_after_work(AT, days, team) == on
