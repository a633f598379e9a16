"""National Key Cluster, Poland: two gates, then 100 of 150 points."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method import score
from excellence.method.answersfile.reading import SheetErrors
from excellence.method.labels.validity import Period
from tests.method.schemes.assessing import answers, assessed, open_sentences, ready

FACTS = {"participants": 51, "founded_on": "2023-01-01"}
AREAS = ("1.1", "2.1", "3.1", "4.1", "5.1")


def given(*points: int, **facts: object) -> dict[str, object]:
    return answers("poland-kkk", facts={**FACTS, **facts}, levels=dict(zip(AREAS, points, strict=True)))


def test_hundred_points_and_both_gates_give_the_status_for_three_years() -> None:
    found = given(30, 25, 20, 15, 10)

    assert (score(assessed(found)).points, score(assessed(found)).maximum) == (100, 150)
    level = ready(found, "key_cluster")
    assert (level.reached, level.period) == (True, Period(date(2026, 1, 31), date(2029, 1, 31), "first"))


def test_ninety_nine_points_are_one_too_few() -> None:
    found = given(30, 25, 20, 15, 9)

    assert ready(found, "key_cluster").reached is False
    assert open_sentences(found, "key_cluster") == ["You have 99 of 150 points; needed: 100."]


def test_area_is_judged_in_raw_points_up_to_thirty() -> None:
    knowledge = score(assessed(given(0, 0, 17, 0, 0))).dimensions[2]

    assert (knowledge.points, knowledge.maximum) == (Fraction(17), Fraction(30))
    with pytest.raises(SheetErrors, match="write a whole number from 0 to 30"):
        assessed(given(31, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"participants": 50}, "Not fulfilled: The cluster has at least 51 members."),
        ({"founded_on": "2023-01-02"}, "Not fulfilled: The cluster is at least three years old."),
    ],
)
def test_formal_gate_closes_whatever_the_points_are(facts: dict[str, object], sentence: str) -> None:
    found = given(30, 30, 30, 30, 30, **facts)

    assert ready(found, "key_cluster").reached is False
    assert open_sentences(found, "key_cluster")[:2] == [
        "You are not eligible yet (1 of 2 criteria).",
        sentence,
    ]
