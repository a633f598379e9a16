"""When the steps of a path can be shown, if the team does one after the other and nothing else."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from excellence.method.paths.needs import HORIZON
from excellence.method.scoring import Facts

CAPACITY_UNIT: Final = "fte"
WORKING_DAYS: Final = 220  # of one full-time post in a year; proposed
DAYS_OF_A_YEAR: Final = 365
MONTHS_OF_A_YEAR: Final = 12


def posts(facts: Facts) -> Fraction | None:
    """The full-time posts of the team: the entered figure with that unit, None when unknown or 0."""
    for key, metric in facts.metrics.items():
        if metric.unit == CAPACITY_UNIT and metric.derived is None:
            value = facts[key]
            return value if isinstance(value, Fraction) and value > 0 else None
    return None


def months_of_work(days: Fraction, team: Fraction) -> Fraction:
    """Months in which a team of so many posts does so many person-days, working on nothing else."""
    return days * MONTHS_OF_A_YEAR / (team * WORKING_DAYS)


def day_after_work(at: date, days: Fraction, team: Fraction | None) -> date | None:
    """The day on which so many person-days are done; today without a team, None beyond thirty years."""
    if team is None:
        return at
    needed = math.ceil(days * DAYS_OF_A_YEAR / (team * WORKING_DAYS))
    return None if needed > HORIZON.days else at + timedelta(days=needed)
