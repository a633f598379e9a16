"""Which level of the label an indicator decides."""

from __future__ import annotations

from fractions import Fraction

from excellence.method.frameworks.values import All, Any, Condition, Framework, Gates, MinimumLevels, RatioAtLeast
from excellence.method.labels.deciding import decided_levels
from excellence.method.labels.history import History
from excellence.method.labels.readiness import readiness
from tests.factories.method import AT, a_framework, a_level, an_indicator, figures, scored


def a_ladder(lower: Condition, upper: Condition) -> Framework:
    """Silver and Gold over a gate, an indicator with a minimum level and one without."""
    return a_framework(
        an_indicator("gate", points=0, gate=2),
        an_indicator("least", minimum=2),
        an_indicator("free"),
        levels=[a_level(lower, key="silver"), a_level(upper)],
    )


def decided(framework: Framework, **answers: int) -> dict[str, str]:
    result = scored(framework, **answers)
    return dict(decided_levels(readiness(framework, result, figures(framework), History(), AT)))


def test_indicator_decides_the_lowest_level_whose_unmet_condition_names_it() -> None:
    framework = a_ladder(Gates(), All((Gates(), MinimumLevels())))

    assert decided(framework, gate=1, least=1, free=0) == {"gate": "silver", "least": "gold"}


def test_condition_that_holds_names_nothing() -> None:
    framework = a_ladder(Gates(), All((Gates(), MinimumLevels())))

    assert decided(framework, gate=2, least=1, free=0) == {"least": "gold"}
    assert decided(framework, gate=2, least=2, free=0) == {}


def test_share_of_all_points_names_no_indicator() -> None:
    framework = a_ladder(Gates(), RatioAtLeast(Fraction("0.8")))

    assert decided(framework, gate=2, least=0, free=0) == {}


def test_each_way_of_an_alternative_names_its_indicators() -> None:
    framework = a_ladder(Any((Gates(), MinimumLevels())), Gates())

    assert decided(framework, gate=1, least=1, free=5) == {"gate": "silver", "least": "silver"}
    assert decided(framework, gate=1, least=2, free=5) == {"gate": "gold"}
