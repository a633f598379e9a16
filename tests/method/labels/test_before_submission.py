"""What to look at before answers are handed in."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Value, parse
from excellence.method.frameworks.values import Check as FigureCheck
from excellence.method.frameworks.values import Framework, NotApplicable
from excellence.method.labels.before_submission import Check, checks
from excellence.method.scoring.answers import Answer
from excellence.method.sentences import Reason, Term, say
from tests.factories.method import (
    DOCUMENT,
    INTERVIEW,
    PlainSpeaker,
    a_framework,
    a_metric,
    an_answer,
    an_indicator,
    bare,
    ceiling,
    figures,
    left_out,
    measured,
    scored,
)

ENOUGH = "A sentence that is long enough to tell an assessor why."
METRICS = [
    a_metric("value", low=Fraction(1), high=Fraction(50)),
    a_metric("part"),
    a_metric("share", "percent", derived="100 * part / value"),
]
JUDGED = a_framework(an_indicator("a"))
EXCEPTED = a_framework(an_indicator("a", not_applicable=NotApplicable()), an_indicator("b", minimum=2))
MEASURED = a_framework(an_indicator("a", measure=measured("value", 1, 2, 3, 4, 5)), metrics=METRICS)
CAPPED = a_framework(
    an_indicator("a", measure=ceiling("value >= 1", "value >= 2", "value >= 3", "value >= 4", "value >= 5")),
    metrics=METRICS,
)


def checked(framework: Framework, given: dict[str, Value | int] | None = None, **answers: Answer) -> list[Check]:
    facts = figures(framework, **(given or {}))
    return list(checks(framework, answers, facts, scored(framework, facts=facts, **answers)))


def told(found: list[Check]) -> list[tuple[str, str]]:
    return [(check.id, check.severity) for check in found]


def justified(level: int, *evidence: str) -> Answer:
    return an_answer(level, *(evidence or (DOCUMENT,)), justification=ENOUGH)


def test_checks_find_nothing_in_a_sound_answer() -> None:
    assert checked(JUDGED, a=justified(3)) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(), [("unanswered", "error")]),
        (Answer(Fraction(3), ENOUGH), [("no_evidence", "error")]),
        (bare(0), []),
        (justified(3, INTERVIEW), [("interview_only", "warning")]),
        (justified(1, INTERVIEW), [("interview_only", "warning")]),
        (an_answer(0, INTERVIEW), []),
        (an_answer(3), [("no_justification", "warning")]),
        (an_answer(3, justification="  \n"), [("no_justification", "warning")]),
        (an_answer(3, justification="Too short."), [("short_justification", "hint")]),
        (left_out(), [("exception_refused", "error")]),
    ],
)
def test_checks_of_an_answer(answer: Answer, expected: list[tuple[str, str]]) -> None:
    assert told(checked(JUDGED, a=answer)) == expected


def test_checks_name_the_indicator_and_say_a_sentence() -> None:
    (check,) = checked(JUDGED, a=an_answer(3, justification="Too short."))

    assert (check.indicator, check.metric) == ("a", None)
    assert say(check.reason, PlainSpeaker()) == "The justification of a is shorter than 40 characters."


@pytest.mark.parametrize(
    ("answer", "why"), [(left_out(), None), (left_out(""), "exception_without_reason")], ids=["granted", "bare"]
)
def test_checks_of_an_exception_foreseen(answer: Answer, why: str | None) -> None:
    found = checked(EXCEPTED, a=answer, b=justified(3))

    params = {"indicator": Term("indicator", "a"), "why": Reason(why or "")}
    assert found == ([Check("exception_refused", "error", Reason("exception_refused", params), "a")] if why else [])


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        (Answer(), 3, [("not_accepted", "error")]),
        (justified(3), 3, []),
        (justified(4), 3, [("above_figures", "error")]),
        (justified(2), 3, [("below_figures", "hint")]),
        (justified(2), None, [("figures_missing", "warning")]),
        (Answer(), None, [("figures_missing", "warning"), ("unanswered", "error")]),
    ],
)
def test_checks_of_a_measured_indicator(answer: Answer, value: int | None, expected: list[tuple[str, str]]) -> None:
    assert told(checked(MEASURED, {} if value is None else {"value": value}, a=answer)) == expected


@pytest.mark.parametrize(("level", "expected"), [(3, []), (4, [("above_ceiling", "warning")])])
def test_checks_of_a_level_above_its_ceiling(level: int, expected: list[tuple[str, str]]) -> None:
    assert told(checked(CAPPED, {"value": 3}, a=justified(level))) == expected


@pytest.mark.parametrize(
    ("low", "high", "value", "sentence"),
    [
        (Fraction(5), Fraction(9), 4, "m: 4 is unusual; expected is 5 to 9. Is it right?"),
        (Fraction(5), Fraction(9), 10, "m: 10 is unusual; expected is 5 to 9. Is it right?"),
        (Fraction(5), None, 4, "m: 4 is unusual; expected is 5 or more. Is it right?"),
        (None, Fraction(9), 10, "m: 10 is unusual; expected is 9 or less. Is it right?"),
        (Fraction(5), Fraction(9), 5, None),
        (Fraction(5), Fraction(9), None, None),
        (None, None, 10**9, None),
    ],
)
def test_checks_ask_about_unusual_figures(
    low: Fraction | None, high: Fraction | None, value: int | None, sentence: str | None
) -> None:
    framework = a_framework(metrics=[a_metric("m", low=low, high=high)])

    found = checked(framework, {} if value is None else {"m": value})

    assert [(check.severity, check.metric, say(check.reason, PlainSpeaker())) for check in found] == (
        [("warning", "m", sentence)] if sentence else []
    )


@pytest.mark.parametrize(("part", "expected"), [(9, []), (10, []), (11, [("impossible_share", "warning")])])
def test_checks_ask_when_a_part_is_larger_than_its_whole(part: int, expected: list[tuple[str, str]]) -> None:
    framework = a_framework(metrics=METRICS)

    assert told(checked(framework, {"value": 10, "part": part})) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"fte": 1, "web": True}, []),
        ({"fte": 0, "web": True}, [("not_eligible", "warning"), ("criterion_open", "warning")]),
        ({"fte": 1}, [("eligibility_unknown", "warning"), ("criterion_unknown", "warning")]),
    ],
)
def test_checks_of_eligibility(given: dict[str, int], expected: list[tuple[str, str]]) -> None:
    framework = a_framework(metrics=[a_metric("fte"), a_metric("web", "flag")], criteria=["fte >= 1", "web"])

    assert told(checked(framework, dict(given))) == expected


def test_checks_say_which_figures_contradict_each_other() -> None:
    framework = a_framework(
        an_indicator("a"),
        metrics=METRICS,
        checks=(
            FigureCheck("part_of_whole", parse("part <= value"), "refusal"),
            FigureCheck("part_is_large", parse("part <= 2"), "warning"),
            FigureCheck("fits", parse("value >= 1"), "warning"),
        ),
    )

    found = checked(framework, {"value": 2, "part": 3}, a=justified(3))

    assert [(each.id, each.reason.params["check"]) for each in found if each.id.startswith("figures_")] == [
        ("figures_refused", Term("check", "part_of_whole")),
        ("figures_doubted", Term("check", "part_is_large")),
    ]
