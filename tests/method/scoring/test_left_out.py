"""Indicators left out: where, when and how many."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method import load, read, score
from excellence.method.expressions.evaluation import parse
from excellence.method.frameworks.values import Indicator, NotApplicable
from excellence.method.scoring.answers import Answer
from excellence.method.scoring.left_out import settled
from excellence.method.sentences import Reason
from tests.factories.method import a_framework, a_metric, an_answer, an_indicator, figures, left_out

YOUNG = NotApplicable(parse("age < 2"))
ANYWAY = NotApplicable()


def settled_for(*indicators: Indicator, age: int | None = None, answers: dict[str, Answer]) -> dict[str, Reason | None]:
    framework = a_framework(*indicators, metrics=[a_metric("age")])
    facts = figures(framework) if age is None else figures(framework, age=age)
    return settled(framework, answers, facts)


def test_settled_leaves_out_where_the_framework_foresees_it() -> None:
    decided = settled_for(an_indicator("a", not_applicable=ANYWAY), answers={"a": left_out()})

    assert decided == {"a": None}


@pytest.mark.parametrize(("age", "refusal"), [(1, None), (None, None), (2, Reason("exception_contradicted"))])
def test_settled_refuses_only_what_figures_contradict(age: int | None, refusal: Reason | None) -> None:
    decided = settled_for(an_indicator("a", not_applicable=YOUNG), age=age, answers={"a": left_out()})

    assert decided == {"a": refusal}


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"gate": 2, "not_applicable": ANYWAY}, "exception_of_gate"),
        ({"minimum": 2, "not_applicable": ANYWAY}, "exception_of_minimum"),
        ({}, "exception_not_foreseen"),
    ],
)
def test_settled_refuses_gates_minimum_levels_and_what_is_not_foreseen(fields: dict[str, object], refusal: str) -> None:
    decided = settled_for(an_indicator("a", **fields), answers={"a": left_out()})

    assert decided == {"a": Reason(refusal)}


@pytest.mark.parametrize("words", ["", "  \n"])
def test_settled_refuses_what_comes_without_a_reason(words: str) -> None:
    decided = settled_for(an_indicator("a", not_applicable=ANYWAY), answers={"a": left_out(words)})

    assert decided == {"a": Reason("exception_without_reason")}


def test_settled_takes_the_first_two_in_the_framework_order() -> None:
    indicators = [an_indicator(key, not_applicable=ANYWAY) for key in "abcd"]

    decided = settled_for(*indicators, answers={"d": left_out(), "c": left_out(), "b": left_out(""), "a": left_out()})

    assert decided == {
        "a": None,
        "b": Reason("exception_without_reason"),
        "c": None,
        "d": Reason("exceptions_used_up", {"allowed": Fraction(2)}),
    }


def test_settled_says_nothing_about_answers_with_a_level() -> None:
    decided = settled_for(an_indicator("a", not_applicable=ANYWAY), an_indicator("b"), answers={"a": an_answer(3)})

    assert decided == {}


def test_figure_left_out_makes_no_room_for_another_exception() -> None:
    """Found by a second computation: unknown whether the management is young, Gold was reached; known, it was not."""
    governance = ("2.2.1", "2.2.2", "2.2.3", "2.3", "2.4", "2.5", "2.6", "2.7", "5.1", "5.2")
    levels = {"2.1": 2} | dict.fromkeys(governance, 3)
    answers: dict[str, object] = {
        each.number: {"level": levels.get(each.number, 5), "evidence": "Report"}
        for each in load("ecei-2013").framework.indicators
    }
    answers |= {number: {"not_applicable": "It does not apply."} for number in ("1.2", "2.2.4", "3.2")}
    known = {"programme_recognised": True, "active_links": 9, "foreign_partners": 2}
    given = {"framework": "ecei-2013", "period": 2025, "answers": answers}

    scores = [score(read({**given, "facts": {**known, **more}})) for more in ({}, {"management_since": "2025-03-01"})]

    applied = [{each.number for each in one.indicators if not each.applicable} for one in scores]
    assert applied == [{"1.2"}, {"1.2", "2.2.4"}]
    assert [one.points_with_missing / one.full_maximum >= Fraction(4, 5) for one in scores] == [False, False]
