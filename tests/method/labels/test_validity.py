"""Validity: real certificates, the renewal window day by day, and month arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.frameworks.values import Validity
from excellence.method.labels.validity import Period, add_months, renewal_window, state_on, validity

EXACT = Validity(first=24, renewal=36, renew_before=6, renew_after=12, day_rule="exact_day")
MONTH = Validity(first=24, renewal=36, renew_before=6, renew_after=12, day_rule="end_of_month")
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
RULES = st.sampled_from([EXACT, MONTH])


def test_validity_sofia_first_label_ends_with_december_2020() -> None:
    period = validity(MONTH, date(2018, 12, 11))

    assert period == Period(date(2018, 12, 11), date(2020, 12, 31), "first")


def test_validity_sofia_renewal_ends_with_december_2023() -> None:
    period = validity(MONTH, date(2021, 2, 3), previous_end=date(2020, 12, 31))

    assert period == Period(date(2021, 1, 1), date(2023, 12, 31), "renewal")


def test_validity_qoot_first_label_ends_on_the_exact_day() -> None:
    period = validity(EXACT, date(2019, 7, 25))

    assert period == Period(date(2019, 7, 25), date(2021, 7, 25), "first")


@pytest.mark.parametrize(
    ("assessed_on", "kind"),
    [
        (date(2021, 1, 14), "first"),
        (date(2021, 1, 15), "renewal"),
        (date(2021, 7, 15), "renewal"),
        (date(2022, 7, 15), "renewal"),
        (date(2022, 7, 16), "first"),
    ],
)
def test_validity_renewal_window_includes_both_of_its_last_days(assessed_on: date, kind: str) -> None:
    period = validity(EXACT, assessed_on, previous_end=date(2021, 7, 15))

    assert period.kind == kind


def test_validity_outside_the_window_starts_anew() -> None:
    period = validity(EXACT, date(2022, 7, 16), previous_end=date(2021, 7, 15))

    assert period == Period(date(2022, 7, 16), date(2024, 7, 16), "first")


def test_validity_leap_day_ends_on_28_february() -> None:
    period = validity(Validity(12, 36, 6, 12, "exact_day"), date(2024, 2, 29))

    assert period.end == date(2025, 2, 28)


def test_validity_end_of_month_rule_ends_on_leap_day_where_there_is_one() -> None:
    period = validity(MONTH, date(2022, 2, 10))

    assert period.end == date(2024, 2, 29)


@pytest.mark.parametrize("assessed_on", [date(2021, 5, 1), date(2023, 12, 31)])
def test_validity_of_a_scheme_with_a_fixed_last_day_ends_then_whenever_it_begins(assessed_on: date) -> None:
    period = validity(Validity(0, 0, until=date(2023, 12, 31)), assessed_on, previous_end=date(2023, 12, 31))

    assert period == Period(assessed_on, date(2023, 12, 31), "first")


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 5, 5), 0, date(2024, 5, 5)),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last_of_the_month(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2021, 1, 14), "valid"),
        (date(2021, 1, 15), "ends_soon"),
        (date(2021, 7, 15), "ends_soon"),
        (date(2021, 7, 16), "renewal_window"),
        (date(2022, 7, 15), "renewal_window"),
        (date(2022, 7, 16), "ended"),
    ],
)
def test_state_on_changes_on_the_days_of_the_rule(day: date, state: str) -> None:
    assert state_on(day, EXACT, date(2021, 7, 15)) == state


@given(DAYS, RULES)
def test_validity_any_day_ends_after_it_starts(assessed_on: date, rule: Validity) -> None:
    period = validity(rule, assessed_on)

    assert period.start < period.end


@given(DAYS, st.integers(-200, 400), RULES)
def test_validity_renewal_leaves_no_gap_and_ends_later(previous_end: date, offset: int, rule: Validity) -> None:
    assessed_on = previous_end + timedelta(days=offset)
    opens, closes = renewal_window(rule, previous_end)

    period = validity(rule, assessed_on, previous_end)

    if opens <= assessed_on <= closes:
        assert period == Period(previous_end + timedelta(days=1), period.end, "renewal")
        assert period.end > max(previous_end, assessed_on)
    else:
        assert period == validity(rule, assessed_on)


@given(DAYS, st.integers(-300, 300))
def test_add_months_moves_by_exactly_that_many_calendar_months(day: date, months: int) -> None:
    moved = add_months(day, months)

    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)
