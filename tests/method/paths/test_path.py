"""The least work to a label level, compared with trying every combination of levels."""

from __future__ import annotations

import itertools
import time
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.method.expressions.evaluation import Value
from excellence.method.frameworks.values import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Eligible,
    Framework,
    Gates,
    Improvement,
    Indicator,
    MinimumLevels,
    NotApplicable,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
)
from excellence.method.labels.history import History
from excellence.method.paths.path import Path, Step, Wait, path_to
from excellence.method.scoring.answers import Answer
from excellence.method.sentences import say
from excellence.method.source.library import load
from tests.factories.method import (
    AT,
    INTERVIEW,
    PlainSpeaker,
    a_framework,
    a_metric,
    an_answer,
    an_indicator,
    bare,
    ceiling,
    days,
    figures,
    left_out,
    measured,
    ready,
    scored,
    thirty_one_indicators,
)

NO_HISTORY = History()


def path_of(
    framework: Framework, given: dict[str, Value | int] | None = None, *, panel: bool = False, **answers: Answer | int
) -> Path:
    facts = figures(framework, **(given or {}))
    return path_to(framework, scored(framework, panel=panel, facts=facts, **answers), facts, "gold", NO_HISTORY, AT)


def moves(path: Path) -> list[tuple[str, str, Fraction, Fraction, Fraction]]:
    return [(step.indicator, step.kind, step.from_level, step.to_level, step.days) for step in path.steps]


def needing(*indicators: Indicator, requires: Condition, **fields: object) -> Framework:
    return a_framework(*indicators, levels=[requires], **fields)  # type: ignore[arg-type]


def test_path_is_not_greedy() -> None:
    """A costs 5 then 1, B costs 3 then 4; two points are needed."""
    framework = needing(
        an_indicator("a", days=days(5, 1, 99, 99, 99)),
        an_indicator("b", days=days(3, 4, 99, 99, 99)),
        requires=PointsAtLeast(Fraction(2)),
    )

    path = path_of(framework, a=0, b=0)

    assert path.days == 6
    assert moves(path) == [("a", "raise", 0, 1, 5), ("a", "raise", 1, 2, 1)]


def test_path_of_a_level_already_reached_is_empty() -> None:
    path = path_of(needing(an_indicator("a"), requires=PointsAtLeast(Fraction(2))), a=2)

    assert (path.steps, path.is_empty, path.reachable, path.days, path.earliest) == ((), True, True, 0, AT)


def test_path_to_no_level_of_the_framework_raises() -> None:
    framework = needing(an_indicator("a"), requires=Gates())

    with pytest.raises(KeyError):
        path_to(framework, scored(framework), figures(framework), "platinum", NO_HISTORY, AT)


def test_path_raises_gates_and_minimum_levels_whatever_they_cost() -> None:
    framework = needing(
        an_indicator("a", points=0, gate=2, days=days(9, 9, 9, 9, 9)),
        an_indicator("b", minimum=1),
        an_indicator("c"),
        requires=All((Gates(), MinimumLevels(), PointsAtLeast(Fraction(2)))),
    )

    path = path_of(framework, a=1, b=0, c=0)

    assert moves(path) == [("a", "raise", 1, 2, 9), ("b", "raise", 0, 1, 1), ("b", "raise", 1, 2, 1)]


def test_path_counts_mandatory_raises_towards_the_points() -> None:
    framework = needing(
        an_indicator("a", minimum=2, days=days(5, 5, 1, 1, 1)),
        an_indicator("b", days=days(2, 2, 2, 2, 2)),
        requires=All((MinimumLevels(), PointsAtLeast(Fraction(3)))),
    )

    path = path_of(framework, a=0, b=0)

    assert path.days == 11
    assert [step.to_level for step in path.steps] == [1, 2, 3]


def test_path_first_supplies_evidence_for_what_is_claimed() -> None:
    framework = needing(an_indicator("a"), requires=PointsAtLeast(Fraction(4)))

    path = path_of(framework, a=bare(3))

    assert moves(path) == [("a", "evidence", 0, 3, Fraction(1, 2)), ("a", "raise", 3, 4, 1)]


def test_path_supplies_evidence_where_only_interview_notes_are() -> None:
    framework = needing(an_indicator("a", minimum=2), requires=MinimumLevels())

    assert moves(path_of(framework, a=an_answer(4, INTERVIEW))) == [("a", "evidence", 1, 4, Fraction(1, 2))]


def test_path_evidence_counts_no_further_than_the_ceiling() -> None:
    capped = ceiling("value >= 1", "value >= 2", "value >= 4", "value >= 6", "value >= 8")
    framework = needing(
        an_indicator("a", measure=capped), requires=PointsAtLeast(Fraction(3)), metrics=[a_metric("value")]
    )

    path = path_of(framework, {"value": 2}, a=bare(5))

    assert moves(path) == [("a", "evidence", 0, 2, Fraction(1, 2)), ("a", "raise", 2, 3, 1)]
    assert [say(need.reason, PlainSpeaker()) for need in path.steps[1].figures] == ["value: now 2, needed ≥ 4."]


def test_path_of_a_half_level_goes_on_with_the_next_whole_one() -> None:
    framework = needing(an_indicator("a", days=days(1, 2, 4, 8, 16)), requires=PointsAtLeast(Fraction(4)))

    path = path_of(framework, panel=True, a=an_answer("2.5"))

    assert moves(path) == [("a", "raise", Fraction(5, 2), 3, 4), ("a", "raise", 3, 4, 8)]


def test_path_of_a_half_level_without_evidence_has_every_rung() -> None:
    framework = needing(an_indicator("a"), requires=PointsAtLeast(Fraction(5)))

    path = path_of(framework, panel=True, a=bare("0.5"))

    assert [step.to_level for step in path.steps] == [Fraction(1, 2), 1, 2, 3, 4, 5]


def test_path_tells_days_months_and_figures_of_each_step() -> None:
    framework = needing(
        an_indicator("a", minimum=2, measure=measured("value", 15, 30, 45, 60, 75), months=(0, 6, 6, 9, 12)),
        requires=MinimumLevels(),
        metrics=[a_metric("value")],
    )

    (step,) = path_of(framework, {"value": 22}, a=1).steps

    assert (step.number, step.months, step.earliest) == ("N.a", 6, date(2026, 9, 10))
    assert say(step.reason, PlainSpeaker()) == "Raise a from level 1 to 2; evidence can count from 2026-09-10."
    assert [say(need.reason, PlainSpeaker()) for need in step.figures] == ["value: now 22, needed ≥ 30."]


def test_path_says_its_steps_and_waits() -> None:
    steps = [
        Step("a", "1", kind, Fraction(1), Fraction(2), Fraction(1), 0, AT) for kind in ("evidence", "raise")
    ]  # fmt: skip
    waits = [Wait("a", "1", Fraction(2), on) for on in (date(2027, 1, 31), None)]

    assert [say(item.reason, PlainSpeaker()) for item in [*steps, *waits]] == [
        "Supply evidence for a, so that level 2 counts.",
        "Raise a from level 1 to 2.",
        "a reaches level 2 by time alone, on 2027-01-31.",
        "a reaches level 2 by time alone; the day cannot be told yet.",
    ]


SINCE = a_metric("since", "date")
AGE = a_metric("age", "decimal", derived="years(since)")


def ageing(requires: Condition) -> Framework:
    return needing(
        an_indicator("a", minimum=2, raisable=False, measure=measured("age", "0.5", 1, 2, 3, 4)),
        an_indicator("b"),
        requires=requires,
        metrics=[SINCE, AGE],
    )


def test_path_waits_for_what_only_time_brings() -> None:
    path = path_of(ageing(MinimumLevels()), {"since": date(2025, 6, 15)}, a=1)

    assert (path.steps, path.waits) == ((), (Wait("a", "N.a", Fraction(2), date(2026, 6, 14)),))
    assert (path.earliest, path.is_empty) == (date(2026, 6, 14), False)


def test_path_without_the_date_does_not_know_how_long_to_wait() -> None:
    path = path_of(ageing(MinimumLevels()), a=1)

    assert (path.waits, path.earliest) == ((Wait("a", "N.a", Fraction(2), None),), None)


def test_path_counts_the_level_waited_for_but_no_more() -> None:
    path = path_of(ageing(All((MinimumLevels(), PointsAtLeast(Fraction(4))))), {"since": date(2025, 6, 15)}, a=1, b=0)

    assert moves(path) == [("b", "raise", 0, 1, 1), ("b", "raise", 1, 2, 1)]


def test_path_never_raises_what_only_time_raises() -> None:
    path = path_of(ageing(PointsAtLeast(Fraction(7))), {"since": date(2025, 6, 15)}, a=1, b=5)

    assert (path.steps, path.reachable) == ((), False)
    assert [result.id for result in path.apart] == ["points_at_least"]


def test_path_supplies_missing_evidence_also_where_only_time_raises() -> None:
    path = path_of(ageing(MinimumLevels()), {"since": date(2020, 6, 15)}, a=bare(5))

    assert moves(path) == [("a", "evidence", 0, 5, Fraction(1, 2))]


def test_path_out_of_reach_still_shows_the_mandatory_raises() -> None:
    framework = needing(
        an_indicator("a", minimum=2), requires=All((MinimumLevels(), PointsAtLeast(Fraction(6)), Gates()))
    )

    path = path_of(framework, a=1)

    assert (path.reachable, [result.id for result in path.apart]) == (False, ["points_at_least"])
    assert moves(path) == [("a", "raise", 1, 2, 1)]


def test_path_lists_apart_what_no_raise_brings() -> None:
    requires = All((Eligible(), PriorLabel("bronze", 18, 24), Improvement(3), MinimumLevels()))
    framework = needing(
        an_indicator("a", minimum=1), requires=requires, criteria=["fte >= 1"], metrics=[a_metric("fte")]
    )

    path = path_of(framework, {"fte": 0}, a=0)

    assert [result.id for result in path.apart] == ["eligible", "prior_label", "improvement"]
    assert (moves(path), path.reachable) == ([("a", "raise", 0, 1, 1)], True)


def test_path_prefers_an_alternative_that_raises_can_complete() -> None:
    requires = Any((PriorLabel("bronze", 18, 24), MinimumLevels()))

    path = path_of(needing(an_indicator("a", minimum=2), requires=requires), a=0)

    assert (len(path.steps), path.apart) == (2, ())


def test_path_takes_the_cheapest_alternative() -> None:
    framework = needing(
        an_indicator("a", minimum=2, days=days(9, 9, 9, 9, 9)),
        an_indicator("b"),
        requires=Any((MinimumLevels(), PointsAtLeast(Fraction(5)))),
    )

    assert path_of(framework, a=0, b=0).days == 5


def test_path_of_an_empty_any_cannot_be_completed() -> None:
    path = path_of(needing(an_indicator("a"), requires=Any(())), a=0)

    assert [result.id for result in path.apart] == ["any"]


def test_path_with_left_out_indicators_must_fill_their_points_too() -> None:
    """Plainly 8 of 10 points are there; filled in, dimension one stands at 50 per cent of 10 and needs a raise."""
    framework = needing(
        an_indicator("a", not_applicable=NotApplicable()),
        an_indicator("b", days=days(7, 7, 7, 7, 7)),
        an_indicator("c", dimension="two", days=days(4, 4, 4, 4, 4)),
        requires=RatioAtLeast(Fraction(4, 5)),
    )

    path = path_of(framework, a=left_out(), b=3, c=5)

    assert moves(path) == [("b", "raise", 3, 4, 7)]


# ---- compared with trying everything ----------------------------------------------------------------------------

EFFORTS = [
    days("0.5", 1, 2, 4, 6),
    days(1, 3, 6, 10, 15),
    days(5, 1, 1, 5, 1),
    days(3, 4, 1, 1, 9),
    days(2, 2, 2, 2, 2),
]
CLASSES = (("A", Fraction(9, 10)), ("B", Fraction(7, 10)), ("C", Fraction(1, 2)))
SIMPLE = st.sampled_from(
    [
        Gates(),
        MinimumLevels(),
        RatioAtLeast(Fraction(4, 5)),
        RatioAtLeast(Fraction(1, 2)),
        PointsAtLeast(Fraction(5)),
        ClassAtLeast("B", CLASSES),
    ]
)
REQUIREMENTS = st.one_of(
    SIMPLE,
    st.lists(SIMPLE, min_size=1, max_size=3).map(lambda of: All(tuple(of))),
    st.lists(SIMPLE, min_size=1, max_size=3).map(lambda of: Any(tuple(of))),
    st.tuples(SIMPLE, SIMPLE, SIMPLE).map(lambda of: All((of[0], Any((of[1], All((of[2], Gates()))))))),
)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    indicators = []
    for key in "abc"[: draw(st.integers(2, 3))]:
        kind = draw(st.sampled_from(["plain", "gate", "minimum", "exception"]))
        extra: dict[str, object] = {
            "plain": {},
            "gate": {"gate": 2},
            "minimum": {"minimum": 2},
            "exception": {"not_applicable": NotApplicable()},
        }[kind]
        indicators.append(
            an_indicator(
                key,
                dimension=draw(st.sampled_from(["one", "two"])),
                points=0 if kind == "gate" else draw(st.sampled_from([5, 5, 4, "2.5"])),
                days=draw(st.sampled_from(EFFORTS)),
                **extra,
            )
        )
    return needing(*indicators, requires=draw(REQUIREMENTS))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, dict[str, Answer]]:
    framework = draw(frameworks())
    answers = {}
    for indicator in framework.indicators:
        options = [an_answer(draw(st.integers(0, 5))), bare(draw(st.integers(1, 5)))]
        if indicator.not_applicable:
            options += [left_out(), left_out()]
        answers[indicator.key] = draw(st.sampled_from(options))
    return framework, answers


def cost_of(framework: Framework, answers: dict[str, Answer], targets: dict[str, int]) -> tuple[Fraction, int]:
    """Effort and steps from the levels claimed, or from 0 where the answer gives none, to higher targets."""
    effort, steps = Fraction(0), 0
    for key, target in targets.items():
        answer = answers[key]
        claimed = int(answer.level or 0)
        if not answer.has_evidence and claimed and target:
            effort, steps = effort + framework.evidence_days, steps + 1
        for level in range(claimed + 1, target + 1):
            effort, steps = effort + framework.indicator(key).days[level - 1], steps + 1
    return effort, steps


def cheapest_by_trying(framework: Framework, answers: dict[str, Answer]) -> tuple[Fraction, int] | None:
    now = scored(framework, **answers)
    choices = {}
    for indicator in framework.indicators:
        if now.indicator(indicator.key).applicable:
            answer = answers[indicator.key]
            claimed = int(answer.level or 0)
            choices[indicator.key] = [*([] if answer.has_evidence else [0]), *range(claimed, 6)]
    found = []
    for levels in itertools.product(*choices.values()):
        targets = dict(zip(choices, levels, strict=True))
        raised = {**answers, **{key: an_answer(level) for key, level in targets.items()}}
        if ready(framework, scored(framework, **raised)).reached:
            found.append(cost_of(framework, answers, targets))
    return min(found, default=None)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_path_agrees_with_trying_every_combination_of_levels(case: tuple[Framework, dict[str, Answer]]) -> None:
    framework, answers = case

    path = path_of(framework, **answers)
    expected = cheapest_by_trying(framework, answers)

    if expected is None:
        assert not path.reachable
    else:
        assert (path.reachable, path.apart, (path.days, len(path.steps))) == (True, (), expected)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_path_followed_reaches_its_level(case: tuple[Framework, dict[str, Answer]]) -> None:
    framework, answers = case
    path = path_of(framework, **answers)
    raised = {**answers, **{step.indicator: an_answer(str(step.to_level)) for step in path.steps}}

    reached = ready(framework, scored(framework, **raised)).reached

    assert reached is path.reachable


def test_path_of_the_2013_indicators_takes_less_than_fifty_milliseconds() -> None:
    framework = load("ecei-2013", "en").framework
    exceptions = [item.key for item in framework.indicators if item.not_applicable and not item.not_applicable.when]
    answers = {item.key: an_answer(number % 4) for number, item in enumerate(framework.indicators)}
    answers.update({key: left_out() for key in exceptions[:2]})
    facts = figures(framework)
    result = scored(framework, **answers)

    started = time.process_time()
    for _ in range(5):
        path = path_to(framework, result, facts, "gold", NO_HISTORY, AT)
    each = (time.process_time() - started) / 5

    assert path.reachable
    assert each < 0.05


def test_path_of_thirty_one_alike_raises_the_earlier_ones() -> None:
    framework = thirty_one_indicators(threshold="0.02")

    path = path_of(framework, gate=2, **{f"i{number:02}": 0 for number in range(30)})

    assert [(step.indicator, step.to_level) for step in path.steps] == [("i00", 1), ("i00", 2), ("i00", 3)]
