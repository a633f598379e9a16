"""Accreditation of clusters, Hungary: 100 points in four groups, a strategy without points, three grades."""

from __future__ import annotations

from pathlib import Path

import pytest

from excellence.method import score
from tests.method.schemes.assessing import answers, assessed, open_sentences, ready, score_command

GROUPS = ("1.1", "2.1", "3.1", "4.1", "5.1")
GRADES = ("registered", "professional", "innovation")


def given(*levels: int) -> dict[str, object]:
    """Points for cooperation, management, international work and innovation; then whether the strategy convinces."""
    return answers("hungary", levels=dict(zip(GROUPS, levels, strict=True)))


def reached(found: dict[str, object]) -> list[object]:
    return [ready(found, grade).reached for grade in GRADES]


@pytest.mark.parametrize(
    ("levels", "points", "grades"),
    [
        ((10, 10, 10, 9, 1), 39, [False, False, False]),
        ((10, 10, 10, 10, 1), 40, [True, False, False]),
        ((15, 20, 10, 15, 1), 60, [True, True, False]),
        ((16, 24, 20, 20, 1), 80, [True, True, True]),
        ((20, 30, 24, 26, 1), 100, [True, True, True]),
        ((20, 30, 24, 26, 0), 100, [False, False, False]),
    ],
)
def test_grade_follows_from_the_points_of_four_groups_and_a_strategy(
    levels: tuple[int, ...], points: int, grades: list[object]
) -> None:
    found = given(*levels)

    assert (score(assessed(found)).points, reached(found)) == (points, grades)


def test_near_miss_names_the_points_and_a_strategy_that_does_not_convince_the_gate() -> None:
    assert open_sentences(given(15, 20, 10, 14, 1), "professional") == ["You have 59 of 100 points; needed: 60."]
    assert open_sentences(given(15, 20, 10, 15, 0), "professional") == [
        "Gates passed: 0 of 1.",
        "Level 0 for 5.1 Strategy; the gate asks for level 1.",
    ]


def test_eight_people_accredit_and_nothing_says_how_long_it_holds() -> None:
    level = assessed(given(20, 30, 24, 26, 1)).edition.framework.levels[-1]

    assert (level.assessors, ready(given(20, 30, 24, 26, 1), "innovation").period) == (8, None)


def test_strategy_is_told_without_points(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert score_command(given(15, 20, 10, 15, 1), tmp_path) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines if "%" in line] == [
        "1 Cooperation",
        "2 Management and composition",
        "3 International work",
        "4 Innovation",
    ]
