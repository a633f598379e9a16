"""Levels from figures: conditions counted upward, unknown figures, ceilings, small teams."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.expressions.evaluation import Unknown
from excellence.method.frameworks.values import Framework, Judged, SmallTeam
from excellence.method.scoring.facts import Facts
from excellence.method.scoring.measuring import Proposal, proposal
from tests.factories.method import a_framework, a_metric, an_indicator, ceiling, conditions, figures, measured

TEAM = SmallTeam(heads="before", counted="stayed", below=Fraction(5))
KEPT = a_metric("kept", "percent", derived="100 * stayed / before")


def framework_of(measure: object, *more: object) -> Framework:
    metrics = [a_metric("value"), a_metric("other"), a_metric("plan", "flag"), a_metric("stayed"), a_metric("before")]
    return a_framework(an_indicator("a", measure=measure), metrics=[*metrics, KEPT, *more])


def proposed(framework: Framework, facts: Facts) -> Proposal | None:
    return proposal(framework.indicators[0], facts)


@pytest.mark.parametrize(
    ("value", "level"), [(0, 0), (7, 0), (8, 1), (11, 1), (12, 2), (18, 3), (24, 4), (30, 5), (1000, 5)]
)
def test_proposal_level_is_the_highest_cut_reached_lower_bound_included(value: int, level: int) -> None:
    framework = framework_of(measured("value", 8, 12, 18, 24, 30))

    said = proposed(framework, figures(framework, value=value))

    assert said == Proposal(Fraction(level))


def test_proposal_stops_at_the_first_condition_that_does_not_hold() -> None:
    framework = framework_of(conditions("value >= 1", "plan", "value >= 3", "value >= 4", "value >= 5"))

    said = proposed(framework, figures(framework, value=9, plan=False))

    assert said == Proposal(Fraction(1))


def test_proposal_is_unknown_and_names_the_figure_that_decides() -> None:
    framework = framework_of(conditions("value >= 1", "other >= 1", "value >= 3", "value >= 4", "value >= 5"))

    said = proposed(framework, figures(framework, value=9))

    assert said == Proposal(Unknown(frozenset({"other"})))


def test_proposal_is_known_when_the_missing_figure_no_longer_matters() -> None:
    framework = framework_of(conditions("plan", "plan and other >= 1", "other >= 2", "other >= 3", "other >= 4"))

    said = proposed(framework, figures(framework, plan=False))

    assert said == Proposal(Fraction(0))


def test_proposal_of_a_division_by_zero_is_unknown_and_names_the_divisor() -> None:
    framework = framework_of(measured("kept", 30, 50, 65, 75, 85))

    said = proposed(framework, figures(framework, stayed=0, before=0))

    assert said == Proposal(Unknown(frozenset({"before"})))


def test_proposal_of_a_judged_indicator_without_ceiling_is_nothing() -> None:
    framework = framework_of(Judged())

    assert proposed(framework, figures(framework)) is None


def test_proposal_of_a_judged_indicator_is_its_ceiling() -> None:
    framework = framework_of(ceiling("value >= 1", "value >= 2", "value >= 4", "value >= 6", "value >= 8"))

    assert proposed(framework, figures(framework, value=5)) == Proposal(Fraction(3), proven=Fraction(3))


@pytest.mark.parametrize(
    ("before", "stayed", "level", "plain"),
    [
        (3, 3, 5, None),
        (3, 2, 4, 3),  # 67 per cent is level 3; with the one who left it would be 5
        (3, 1, 2, 1),  # 33 per cent is level 1; with one more 67 per cent, level 3
        (2, 1, 4, 2),  # 50 per cent is level 2; with one more all, level 5
        (1, 0, 4, 0),
        (4, 0, 0, None),
        (4, 3, 4, None),  # 75 per cent is level 4 already
        (5, 3, 2, None),  # five heads are no small team: 60 per cent
    ],
)
def test_proposal_for_a_small_team_loses_one_level_at_most_for_one_person(
    before: int, stayed: int, level: int, plain: int | None
) -> None:
    framework = framework_of(measured("kept", 30, 50, 65, 75, 85, small_team=TEAM))

    said = proposed(framework, figures(framework, before=before, stayed=stayed))

    assert said == Proposal(Fraction(level), None if plain is None else Fraction(plain))


@pytest.mark.parametrize("given_figures", [{"stayed": 2}, {"before": 3}, {}])
def test_proposal_for_a_team_of_unknown_size_is_unknown(given_figures: dict[str, int]) -> None:
    framework = framework_of(measured("kept", 30, 50, 65, 75, 85, small_team=TEAM))

    said = proposed(framework, figures(framework, **given_figures))

    assert said is not None
    assert isinstance(said.level, Unknown)


def test_proposal_ignores_the_small_team_rule_when_its_figures_are_unknown() -> None:
    framework = framework_of(measured("value", 1, 2, 3, 4, 5, small_team=TEAM))

    assert proposed(framework, figures(framework, value=2)) == Proposal(Fraction(2))


def test_proposal_ignores_the_small_team_rule_when_one_person_more_cannot_be_computed() -> None:
    rest = a_metric("rest", "decimal", derived="10 / (before - stayed)")
    framework = framework_of(measured("rest", 1, 2, 3, 4, 5, small_team=TEAM), rest)

    assert proposed(framework, figures(framework, before=4, stayed=3)) == Proposal(Fraction(5))


@given(st.integers(1, 4), st.data())
def test_proposal_for_a_small_team_never_falls_by_more_than_one_level_a_person(
    before: int, data: st.DataObject
) -> None:
    stayed = data.draw(st.integers(1, before))
    framework = framework_of(measured("kept", 30, 50, 65, 75, 85, small_team=TEAM))

    one_fewer = proposed(framework, figures(framework, before=before, stayed=stayed - 1))
    plain = proposed(
        framework_of(measured("kept", 30, 50, 65, 75, 85)), figures(framework, before=before, stayed=stayed)
    )

    assert one_fewer is not None
    assert plain is not None
    assert one_fewer.level >= plain.level - 1  # type: ignore[operator]
