"""Figures that follow from the participant list: who counts, since when, how far away."""

from excellence.method.lists.days import (
    NotADay,
    NotAnExactDay,
    first_day,
    last_day,
    read_day,
    read_exact_day,
)
from excellence.method.lists.distance import (
    Point,
    great_circle,
)
from excellence.method.lists.participants import (
    Counted,
    Participation,
    Project,
    count,
    day_of,
    is_committed,
    is_participant,
    metrics_of_the_list,
)

__all__ = [
    "Counted",
    "NotADay",
    "NotAnExactDay",
    "Participation",
    "Point",
    "Project",
    "count",
    "day_of",
    "first_day",
    "great_circle",
    "is_committed",
    "is_participant",
    "last_day",
    "metrics_of_the_list",
    "read_day",
    "read_exact_day",
]
