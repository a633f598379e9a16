"""Conditions taken apart into what raising levels must bring."""

from __future__ import annotations

from fractions import Fraction

from excellence.method.frameworks.values import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Eligible,
    Gates,
    MinimumLevels,
    NotApplicable,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
)
from excellence.method.labels.history import History
from excellence.method.labels.results import Case
from excellence.method.paths.alternatives import Alternative, alternatives
from tests.factories.method import AT, a_framework, a_metric, an_indicator, figures, left_out, scored

FRAMEWORK = a_framework(
    an_indicator("a", gate=2),
    an_indicator("b", minimum=3),
    an_indicator("c", not_applicable=NotApplicable()),
    metrics=[a_metric("fte")],
    criteria=["fte >= 1"],
)
CASE = Case(FRAMEWORK, scored(FRAMEWORK, c=left_out()), figures(FRAMEWORK), History(), AT)


def taken_apart(condition: Condition) -> list[tuple[dict[str, int], Fraction, Fraction, list[str], list[str]]]:
    return [
        (
            dict(found.levels),
            found.plain,
            found.filled,
            [result.id for result in found.apart],
            [result.id for result in found.thresholds],
        )
        for found in alternatives(condition, CASE)
    ]


def test_alternatives_of_levels_are_the_levels() -> None:
    assert taken_apart(Gates()) == [({"a": 2}, 0, 0, [], [])]
    assert taken_apart(MinimumLevels()) == [({"b": 3}, 0, 0, [], [])]


def test_alternatives_of_a_ratio_are_points_plain_and_filled_in() -> None:
    assert taken_apart(RatioAtLeast(Fraction(4, 5))) == [({}, 8, 12, [], ["ratio_at_least"])]


def test_alternatives_of_a_class_are_those_of_its_ratio() -> None:
    condition = ClassAtLeast("B", (("A", Fraction(9, 10)), ("B", Fraction(3, 5))))

    assert taken_apart(condition) == [({}, 6, 9, [], ["class_at_least"])]


def test_alternatives_of_points_are_plain_points() -> None:
    assert taken_apart(PointsAtLeast(Fraction(7))) == [({}, 7, 0, [], ["points_at_least"])]


def test_alternatives_keep_apart_what_no_raise_brings() -> None:
    assert taken_apart(All((Eligible(), PriorLabel("bronze", 18, 24), Eligible()))) == [
        ({}, 0, 0, ["eligible", "prior_label"], [])
    ]


def test_alternatives_leave_out_what_holds_already() -> None:
    case = Case(FRAMEWORK, CASE.score, figures(FRAMEWORK, fte=2), History(), AT)

    assert alternatives(Eligible(), case) == [Alternative()]


def test_alternatives_of_all_and_any_join_one_of_each() -> None:
    condition = All((Gates(), Any((MinimumLevels(), PointsAtLeast(Fraction(7)))), PointsAtLeast(Fraction(3))))

    assert taken_apart(condition) == [
        ({"a": 2, "b": 3}, 3, 0, [], ["points_at_least"]),
        ({"a": 2}, 7, 0, [], ["points_at_least", "points_at_least"]),
    ]


def test_alternatives_of_an_empty_any_cannot_be_met() -> None:
    assert taken_apart(Any(())) == [({}, 0, 0, ["any"], [])]
