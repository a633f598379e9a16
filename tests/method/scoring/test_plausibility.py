"""When a figure is asked about."""

from __future__ import annotations

import pytest

from excellence.method.scoring.figures import read_figure
from excellence.method.scoring.plausibility import doubt
from excellence.method.source.metrics import catalogue

METRICS = catalogue().metrics


def asked(key: str, given: str, before: str = "") -> str | None:
    metric = METRICS[key]
    earlier = read_figure(metric, before) if before else None
    found = doubt(metric, read_figure(metric, given), earlier, given=given, was=before)
    return type(found).__name__ if found else None


@pytest.mark.parametrize(
    ("key", "given", "before", "kind"),
    [
        ("staff", "10", "20", "Fell"),
        ("staff", "11", "20", None),
        ("staff", "20", "10", "Rose"),
        ("staff", "19", "10", None),
        ("staff", "2", "4", None),
        ("staff", "4", "2", None),
        ("committed_sme", "30", "0", None),
        ("committed_sme", "0", "30", "Fell"),
        ("income_fees", "20000", "50000", "Fell"),
        ("staff", "500", "", "OutsideRange"),
        ("staff", "500", "490", "OutsideRange"),
        ("survey_response", "20", "60", None),
        ("training_plan", "no", "yes", None),
    ],
)
def test_figure_is_asked_about_when_it_halves_doubles_or_is_unusual(
    key: str, given: str, before: str, kind: str | None
) -> None:
    assert asked(key, given, before) == kind


def test_question_says_both_figures() -> None:
    metric = METRICS["staff"]

    question = doubt(metric, read_figure(metric, "4"), read_figure(metric, "9"), given="4", was="9")

    assert str(question) == "It fell from 9 to 4 within a year. Is it right? If so, save again; it is not saved yet."
