"""The levels one indicator can stop at: own figures, exceptions, documents, work and time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Value, parse
from excellence.method.frameworks.values import Indicator, NotApplicable
from excellence.method.labels.history import History
from excellence.method.labels.results import Case
from excellence.method.paths.ladder import Ladder, excepted, possible_from
from excellence.method.scoring.answers import Answer
from tests.factories.method import (
    AT,
    a_framework,
    a_metric,
    an_answer,
    an_indicator,
    bare,
    figures,
    left_out,
    measured,
    scored,
)

YOUNG = NotApplicable(parse("years(since) < 2"))
METRICS = [a_metric("value"), a_metric("since", "date")]
VALUE = measured("value", 1, 2, 3, 4, 5)

Told = list[tuple[Fraction, Fraction, list[str]]]


def case_of(indicator: Indicator, answer: Answer, **given: Value | int | str) -> Case:
    framework = a_framework(indicator, metrics=METRICS)
    facts = figures(framework, **given)
    return Case(framework, scored(framework, facts=facts, a=answer), facts, History(), AT)


def ladder_of(indicator: Indicator, answer: Answer, required: int = 0, **given: Value | int | str) -> Ladder:
    case = case_of(indicator, answer, **given)
    return Ladder(case, indicator, case.score.indicator("a"), required)


def told(ladder: Ladder) -> Told:
    return [(stop.level, stop.days, [move.kind for move in stop.moves]) for stop in ladder.stops]


HALF = Fraction(1, 2)


def test_ladder_accepts_own_figures_before_any_work() -> None:
    ladder = ladder_of(an_indicator("a", measure=VALUE), an_answer(1), value=4)

    assert told(ladder) == [(1, 0, []), (4, 0, ["accept"]), (5, 1, ["accept", "raise"])]


def test_ladder_proves_what_the_figures_give() -> None:
    ladder = ladder_of(an_indicator("a", measure=VALUE), bare(1), value=4)

    assert told(ladder) == [
        (0, 0, []),
        (1, HALF, ["evidence"]),
        (4, HALF, ["accept", "evidence"]),
        (5, Fraction(3, 2), ["accept", "evidence", "raise"]),
    ]


def test_ladder_without_an_answer_accepts_with_the_evidence() -> None:
    ladder = ladder_of(an_indicator("a", measure=VALUE), bare(), value=5)

    (move,) = ladder.stops[1].moves
    assert (move.kind, move.to_level, move.is_claimed) == ("evidence", 5, False)


def test_ladder_takes_back_a_refused_exception_so_that_the_figure_counts() -> None:
    indicator = an_indicator("a", measure=VALUE, not_applicable=YOUNG)

    ladder = ladder_of(indicator, Answer(notes=1, not_applicable="new"), value=3, since=date(2020, 1, 1))

    assert told(ladder)[:3] == [(0, 0, []), (1, 0, ["withdraw"]), (3, HALF, ["withdraw", "evidence"])]


def test_ladder_of_a_refused_exception_without_figures_must_take_it_back_before_raising() -> None:
    ladder = ladder_of(an_indicator("a"), left_out())

    assert told(ladder)[:2] == [(0, 0, []), (1, 1, ["withdraw", "raise"])]


def test_ladder_never_proposes_less_than_is_claimed() -> None:
    ladder = ladder_of(an_indicator("a", measure=VALUE), an_answer(4), value=2)

    assert told(ladder) == [(4, 0, []), (5, 1, ["raise"])]


def test_ladder_of_what_cannot_be_raised_yet_starts_when_it_can() -> None:
    indicator = an_indicator("a", measure=VALUE, not_applicable=YOUNG)

    ladder = ladder_of(indicator, an_answer(0), value=0, since=date(2025, 6, 15))

    assert ladder.start == date(2027, 6, 14)


def test_ladder_of_an_exception_that_time_does_not_end_starts_today() -> None:
    lasting = NotApplicable(parse("value < 3"))

    ladder = ladder_of(an_indicator("a", not_applicable=lasting), an_answer(1), value=0)

    assert ladder.start == AT


def test_ladder_that_waits_supplies_the_evidence_besides() -> None:
    aged = an_indicator("a", gate=2, raisable=False, measure=measured("years(since)", "0.5", 1, 2, 3, 4))

    ladder = ladder_of(aged, left_out(), 2, since=date(2025, 6, 15))

    assert ladder.wait is not None
    assert told(ladder) == [(2, HALF, ["withdraw", "evidence"])]


@pytest.mark.parametrize(
    ("indicator", "since", "expected"),
    [
        (an_indicator("a", not_applicable=YOUNG), date(2025, 1, 1), True),
        (an_indicator("a", not_applicable=YOUNG), date(2020, 1, 1), False),
        (an_indicator("a", not_applicable=YOUNG, gate=1), date(2025, 1, 1), False),
        (an_indicator("a", not_applicable=YOUNG, minimum=1), date(2025, 1, 1), False),
        (an_indicator("a", not_applicable=NotApplicable()), date(2025, 1, 1), False),
        (an_indicator("a"), date(2025, 1, 1), False),
    ],
)
def test_excepted_only_where_figures_show_it(indicator: Indicator, since: date, expected: bool) -> None:
    assert excepted(indicator, case_of(indicator, an_answer(1), since=since)) is expected


def test_possible_from_today_where_nothing_prevents_it() -> None:
    indicator = an_indicator("a", not_applicable=YOUNG)

    assert possible_from(indicator, case_of(indicator, an_answer(1))) == AT
