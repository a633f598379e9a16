"""What figures a condition still needs."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import parse
from excellence.method.labels.needs import FigureNeed, figures_lacking
from excellence.method.sentences import say
from tests.factories.method import PlainSpeaker, a_framework, a_metric, figures

FRAMEWORK = a_framework(metrics=[a_metric("staff"), a_metric("plan", "flag")])


@pytest.mark.parametrize(
    ("condition", "need", "sentence"),
    [
        ("staff >= 3", FigureNeed("staff", True, ">=", Fraction(3), Fraction(2)), "staff: now 2, needed ≥ 3."),
        ("staff >= 2 and plan", FigureNeed("plan", True), "plan: needed yes."),
        ("staff >= 3 or plan", FigureNeed("staff >= 3 or plan", False), "This figure decides: staff >= 3 or plan."),
    ],
)
def test_figures_lacking_are_those_that_do_not_hold(condition: str, need: FigureNeed, sentence: str) -> None:
    (found,) = figures_lacking(parse(condition), figures(FRAMEWORK, staff=2, plan=False))

    assert (found, say(found.reason, PlainSpeaker())) == (need, sentence)


def test_figures_lacking_of_a_condition_that_holds_are_none() -> None:
    assert figures_lacking(parse("staff >= 2"), figures(FRAMEWORK, staff=2)) == ()
