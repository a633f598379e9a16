"""What a framework answers about itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from excellence.method.frameworks.values import Gates, Judged, Provenance, Validity
from tests.factories.method import a_framework, a_level, an_indicator, conditions

TWO, FIVE = Fraction(2), Fraction(5)
VALIDITY = Validity(12, 12)
FRAMEWORK = a_framework(
    an_indicator("even", points=10),
    an_indicator("graded", measure=Judged((), 2), grades=(Fraction(0), TWO, FIVE)),
    levels=[a_level(Gates(), key="first"), replace(a_level(Gates(), key="second"), validity=VALIDITY)],
)


@pytest.mark.parametrize(
    ("key", "level", "points"),
    [
        ("even", 2, 4),
        ("even", Fraction(5, 2), 5),
        ("graded", 1, 2),
        ("graded", Fraction(3, 2), Fraction(7, 2)),
        ("graded", 2, 5),
    ],
)
def test_points_at_a_level_are_even_or_as_graded(key: str, level: Fraction, points: Fraction) -> None:
    assert FRAMEWORK.indicator(key).points_at(level) == points


def test_highest_level_is_that_of_the_measure() -> None:
    measured = an_indicator("m", measure=conditions("a >= 1", "a >= 2", "a >= 3"))

    assert (measured.highest, FRAMEWORK.indicator("even").highest, FRAMEWORK.indicator("graded").highest) == (3, 5, 2)


def test_indicator_is_found_by_key_and_number_only() -> None:
    assert FRAMEWORK.indicator("N.even") is FRAMEWORK.indicator("even")
    with pytest.raises(KeyError):
        FRAMEWORK.indicator("odd")


def test_validity_of_a_level_is_its_own_or_the_framework_s() -> None:
    assert (FRAMEWORK.validity_of("first"), FRAMEWORK.validity_of("second")) == (FRAMEWORK.validity, VALIDITY)


def test_thresholds_are_proposed_when_anything_but_the_effort_is() -> None:
    sourced, proposed = Provenance("fact"), Provenance("proposed")
    official = an_indicator("a", provenance={"points": sourced, "effort": proposed})
    open_ = an_indicator("b", provenance={"points": proposed})

    assert [a_framework(*given).has_proposed_thresholds for given in ([official], [official, open_])] == [False, True]


def test_missing_figures_are_forgiven_by_the_first_way_of_computing_only() -> None:
    assert [a_framework(semantics=number).forgives_missing_figures for number in (1, 2)] == [True, False]
