"""How long a label awarded on a result would hold: by level, by result, and from the day of the assessment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.frameworks.values import Gates, RatioAtLeast, Span, Validity
from excellence.method.labels.history import HeldLabel, History
from excellence.method.labels.readiness import readiness
from excellence.method.labels.validity import Period
from tests.factories.method import AT, a_framework, a_level, an_indicator, figures, scored

BY_RESULT = Validity(
    12,
    24,
    6,
    12,
    "exact_day",
    by_result=(Span(RatioAtLeast(Fraction(1)), 48, 60), Span(RatioAtLeast(Fraction(4, 5)), 36, 36)),
)


def period_of(level: int, *, at: date = AT, held: HeldLabel | None = None, **fields: object) -> Period | None:
    """The period of a label with one indicator, whose gate is level 2."""
    framework = a_framework(an_indicator("a", gate=2), levels=[a_level(Gates(), key="gold")], **fields)
    history = History(() if held is None else (held,))
    (found,) = readiness(framework, scored(framework, a=level), figures(framework), history, at)
    return found.period


@pytest.mark.parametrize(
    ("level", "end"),
    [(2, date(2027, 3, 10)), (3, date(2027, 3, 10)), (4, date(2029, 3, 10)), (5, date(2030, 3, 10))],
)
def test_period_is_that_of_the_first_result_which_fits_else_the_plain_one(level: int, end: date) -> None:
    assert period_of(level, validity=BY_RESULT) == Period(AT, end, "first")


@pytest.mark.parametrize(("level", "end"), [(2, date(2028, 1, 31)), (4, date(2029, 1, 31)), (5, date(2031, 1, 31))])
def test_renewal_runs_on_from_the_earlier_end_as_long_as_the_result_says(level: int, end: date) -> None:
    held = HeldLabel("gold", date(2025, 1, 31), valid_until=date(2026, 1, 31))

    assert period_of(level, validity=BY_RESULT, held=held) == Period(date(2026, 2, 1), end, "renewal")


@pytest.mark.parametrize("at", [date(2026, 3, 10), date(2028, 2, 29)])
def test_period_begins_on_the_day_of_the_assessment(at: date) -> None:
    found = period_of(2, at=at)

    assert found is not None
    assert (found.start, found.end.year - at.year) == (at, 2)


def test_level_with_a_validity_of_its_own_takes_it_instead_of_the_framework_s() -> None:
    framework = a_framework(
        an_indicator("a", gate=2),
        levels=[a_level(Gates(), key="silver"), a_level(Gates(), key="gold", validity=Validity(12, 12))],
    )

    found = readiness(framework, scored(framework, a=2), figures(framework), History(), AT)

    assert [each.period.end for each in found if each.period] == [date(2028, 3, 10), date(2027, 3, 10)]


@pytest.mark.parametrize(
    ("level", "fields"),
    [(1, {}), (2, {"validity": None}), (2, {"validity": Validity(0, 0, until=date(2026, 3, 9))})],
    ids=["not reached", "not said", "over"],
)
def test_nothing_is_said_of_a_period(level: int, fields: dict[str, object]) -> None:
    assert period_of(level, **fields) is None


def test_label_can_begin_on_the_last_day_of_a_fixed_period() -> None:
    assert period_of(2, validity=Validity(0, 0, until=AT)) == Period(AT, AT, "first")
