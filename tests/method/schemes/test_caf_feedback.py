"""CAF External Feedback: three pillars, each with a limit of its own, some months after a self-assessment."""

from __future__ import annotations

from datetime import date

import pytest

from excellence.method import score
from excellence.method.labels.validity import Period
from tests.method.schemes.assessing import answers, assessed, open_sentences, ready

SIZES = {"1": 6, "2": 3, "3": 8}
AT = date(2026, 1, 31)


def given(approved_on: str = "2025-07-15", **changed: int) -> dict[str, object]:
    """Level 2 of 4 for each step and principle, apart from those named as p2_3 for 2.3."""
    levels = {f"{pillar}.{number}": 2 for pillar, size in SIZES.items() for number in range(1, size + 1)}
    levels |= {key.removeprefix("p").replace("_", "."): level for key, level in changed.items()}
    return answers("caf-feedback", facts={"report_approved_on": approved_on}, levels=levels)


def test_half_of_each_pillar_is_enough_and_the_label_holds_two_years() -> None:
    dimensions = score(assessed(given())).dimensions

    assert [(each.points, each.maximum) for each in dimensions] == [(12, 24), (6, 12), (16, 32)]
    level = ready(given(), "effective_user", AT)
    assert (level.reached, level.period) == (True, Period(AT, date(2028, 1, 31), "first"))


def test_one_pillar_below_its_limit_is_not_made_good_by_another() -> None:
    found = given(p2_3=1, p3_1=4, p3_2=4)

    assert score(assessed(found)).points == 37
    assert open_sentences(found, "effective_user", AT) == [
        "How improvements were planned and made: You have 5 of 12 points; needed: 6."
    ]


@pytest.mark.parametrize(
    ("at", "reached"),
    [
        (date(2026, 1, 14), False),
        (date(2026, 1, 15), True),
        (date(2026, 7, 15), True),
        (date(2026, 7, 16), False),
    ],
)
def test_day_lies_six_to_twelve_months_after_the_report(at: date, reached: bool) -> None:
    assert ready(given(), "effective_user", at).reached is reached


def test_trained_peers_judge() -> None:
    (seat,) = assessed(given()).edition.framework.levels[0].panel

    assert (seat.kind, seat.licence, seat.count) == ("peer", "efac", 2)
