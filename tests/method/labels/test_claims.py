"""Levels beyond what figures give, and label levels that rest on them."""

from __future__ import annotations

from fractions import Fraction

from excellence.method.expressions.evaluation import Value
from excellence.method.frameworks.values import PointsAtLeast
from excellence.method.labels.claims import as_figures_give, beyond_figures
from excellence.method.scoring.score import Score
from excellence.method.sentences import say
from tests.factories.method import PlainSpeaker, a_framework, a_metric, an_indicator, figures, measured, ready, scored

FRAMEWORK = a_framework(
    an_indicator("above", measure=measured("value", 1, 2, 3, 4, 5)),
    an_indicator("unknown", measure=measured("other", 1, 2, 3, 4, 5)),
    an_indicator("below", measure=measured("value", 1, 2, 3, 4, 5)),
    an_indicator("judged"),
    levels=[PointsAtLeast(Fraction(15))],
    metrics=[a_metric("value"), a_metric("other")],
)


def scored_with(above: int, **values: Value | int | str) -> Score:
    facts = figures(FRAMEWORK, **values)
    return scored(FRAMEWORK, facts=facts, above=above, unknown=3, below=1, judged=5)


def test_beyond_figures_are_higher_levels_and_those_without_figures() -> None:
    assert beyond_figures(scored_with(5, value=2)) == ("above", "unknown")


def test_as_figures_give_counts_what_they_give_and_nothing_without_them() -> None:
    result = as_figures_give(FRAMEWORK, scored_with(5, value=2))

    assert [each.counted for each in result.indicators] == [2, 0, 1, 5]
    assert (result.points, result.maximum) == (8, 20)


def test_level_not_reached_rests_on_nothing() -> None:
    facts = figures(FRAMEWORK, value=2)

    found = ready(FRAMEWORK, scored_with(5, value=2), facts=facts)

    assert (found.reached, found.rests_on) == (False, ())


def test_level_that_rests_on_claims_has_a_caveat() -> None:
    found = ready(
        FRAMEWORK,
        scored(FRAMEWORK, facts=figures(FRAMEWORK, value=2), above=5, unknown=5, below=1, judged=5),
        facts=figures(FRAMEWORK, value=2),
    )

    assert (found.reached, found.rests_on) == (True, ("above", "unknown"))
    assert found.caveat is not None
    assert say(found.caveat, PlainSpeaker()) == (
        "Your figures do not give the levels chosen here: above, unknown. Correct the levels, or enter the figures."
    )


def test_level_that_figures_reach_too_has_no_caveat() -> None:
    facts = figures(FRAMEWORK, value=5)

    found = ready(FRAMEWORK, scored(FRAMEWORK, facts=facts, above=5, unknown=1, below=5, judged=5), facts=facts)

    assert (found.reached, found.caveat) == (True, None)
