"""How long a label holds, and what its state is on a day. Legal days come in as values; there is no clock here."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from excellence.method.expressions import add_months
from excellence.method.frameworks import Validity

LabelState = Literal["valid", "ends_soon", "renewal_window", "ended"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days a label holds, both included, and whether they follow from a first award or from a renewal."""

    start: date
    end: date
    kind: Literal["first", "renewal"]


def renewal_window(rule: Validity, previous_end: date) -> tuple[date, date]:
    """First and last day on which an assessment renews a label that ends on `previous_end`."""
    return add_months(previous_end, -rule.renew_before), add_months(previous_end, rule.renew_after)


def validity(rule: Validity, assessed_on: date, previous_end: date | None = None) -> Period:
    """The period a label earned by an assessment on `assessed_on` holds.

    Inside the renewal window it runs on from the previous end without a gap, however early or late the new
    assessment was; without a previous label, or outside the window, it counts as a first one. A label of a scheme with
    a fixed last day is always a first one; after that day its period is empty (its end lies before its start). Sources:
    the scheme's Bronze page and two published certificates; the window's opening before the end is proposed.
    """
    if rule.until is not None:
        return Period(assessed_on, rule.until, "first")
    if previous_end is not None:
        opens, closes = renewal_window(rule, previous_end)
        if opens <= assessed_on <= closes:
            return Period(previous_end + timedelta(days=1), _end(rule, previous_end, rule.renewal), "renewal")
    return Period(assessed_on, _end(rule, assessed_on, rule.first), "first")


def state_on(day: date, rule: Validity, end: date) -> LabelState:
    """The public state on `day` of a label whose last day is `end`.

    It `ends_soon` once its renewal window is open; in `renewal_window` it has ended but can still be renewed.
    """
    opens, closes = renewal_window(rule, end)
    if day > closes:
        return "ended"
    if day > end:
        return "renewal_window"
    return "ends_soon" if day >= opens else "valid"


def _end(rule: Validity, day: date, months: int) -> date:
    end = add_months(day, months)
    if rule.day_rule == "end_of_month":
        return end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return end
