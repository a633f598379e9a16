"""The least work to a label level."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Value
from excellence.method.frameworks.values import (
    All,
    Any,
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
from excellence.method.paths.moves import Wait
from excellence.method.paths.path import Path, path_to
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
    return [
        (move.indicator, move.kind, move.from_level, move.to_level, move.days)
        for step in path.steps
        for move in step.moves
    ]


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
    assert [to for _, _, _, to, _ in moves(path)] == [1, 2, 3]


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
    assert [say(need.reason, PlainSpeaker()) for need in path.steps[0].figures] == ["value: now 2, needed ≥ 4."]


def test_path_of_a_half_level_goes_on_with_the_next_whole_one() -> None:
    framework = needing(an_indicator("a", days=days(1, 2, 4, 8, 16)), requires=PointsAtLeast(Fraction(4)))

    path = path_of(framework, panel=True, a=an_answer("2.5"))

    assert moves(path) == [("a", "raise", Fraction(5, 2), 3, 4), ("a", "raise", 3, 4, 8)]


def test_path_of_a_half_level_without_evidence_has_every_rung() -> None:
    framework = needing(an_indicator("a"), requires=PointsAtLeast(Fraction(5)))

    path = path_of(framework, panel=True, a=bare("0.5"))

    assert [to for _, _, _, to, _ in moves(path)] == [Fraction(1, 2), 1, 2, 3, 4, 5]


def test_path_tells_days_months_and_figures_of_each_step() -> None:
    framework = needing(
        an_indicator("a", minimum=2, measure=measured("value", 15, 30, 45, 60, 75), months=(0, 6, 6, 9, 12)),
        requires=MinimumLevels(),
        metrics=[a_metric("value")],
    )

    (step,) = path_of(framework, {"value": 22}, a=1).steps

    assert (step.number, step.months, step.earliest) == ("N.a", 6, date(2026, 9, 10))
    assert [say(reason, PlainSpeaker()) for reason in step.reasons] == [
        "Raise a from level 1 to 2.",
        "Evidence can count from 2026-09-10.",
    ]
    assert [say(need.reason, PlainSpeaker()) for need in step.figures] == ["value: now 22, needed ≥ 30."]


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

    assert (len(moves(path)), path.apart) == (2, ())


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

    assert [(key, to) for key, _, _, to, _ in moves(path)] == [("i00", 1), ("i00", 2), ("i00", 3)]


def test_path_of_nothing_but_claims_to_withdraw_says_that_it_needs_no_work() -> None:
    framework = needing(
        an_indicator("a", measure=measured("value", 1, 2, 3, 4, 5)),
        requires=PointsAtLeast(Fraction(5)),
        metrics=[a_metric("value")],
    )

    path = path_of(framework, {"value": 5}, a=2)

    assert [reason.id for reason in path.reasons] == ["path", "no_effort", "path_earliest"]


def test_path_out_of_reach_says_so_before_anything_else() -> None:
    framework = needing(an_indicator("a", minimum=1), requires=All((MinimumLevels(), PointsAtLeast(Fraction(9)))))

    assert path_of(framework).reasons[0].id == "path_out_of_reach"


def test_path_that_takes_a_small_team_longer_than_anybody_plans_says_so() -> None:
    heavy = an_indicator("a", minimum=1, days=days(99_999, 0, 0, 0, 0))
    framework = needing(heavy, requires=MinimumLevels(), metrics=[a_metric("fte", "decimal", unit="fte")])

    path = path_of(framework, {"fte": "0.1"})

    assert "path_too_long" in [reason.id for reason in path.reasons]


def test_path_whose_practice_has_to_run_beyond_the_calendar_has_no_later_day() -> None:
    slow = an_indicator("a", minimum=1, months=(999_999, 0, 0, 0, 0))

    assert path_of(needing(slow, requires=MinimumLevels())).earliest == date.max
