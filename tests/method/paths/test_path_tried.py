"""The path compared with trying every combination of answers, with everything that a path knows.

Trying knows nothing of the path: it changes answers, scores them anew and looks whether the level is reached.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.method.expressions.evaluation import parse
from excellence.method.frameworks.values import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Framework,
    Gates,
    Indicator,
    Judged,
    Measured,
    MinimumLevels,
    NotApplicable,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
)
from excellence.method.labels.history import History
from excellence.method.labels.validity import add_months
from excellence.method.paths.moves import RANKS, Step
from excellence.method.paths.path import Path, path_to
from excellence.method.paths.schedule import day_after_work
from excellence.method.scoring.answers import Answer
from excellence.method.scoring.facts import Facts
from excellence.method.scoring.measuring import proposal
from excellence.method.scoring.score import IndicatorScore
from tests.factories.method import (
    AT,
    INTERVIEW,
    a_framework,
    a_metric,
    an_answer,
    an_indicator,
    bare,
    days,
    figures,
    left_out,
    measured,
    ready,
    scored,
)

EFFORTS = [
    days("0.5", 1, 2, 4, 6),
    days(1, 3, 6, 10, 15),
    days(5, 1, 1, 5, 1),
    days(3, 4, 1, 1, 9),
    days(2, 2, 2, 2, 2),
]
MONTHS = [(0, 0, 0, 0, 0), (0, 2, 6, 6, 12), (1, 2, 12, 12, 12), (3, 3, 3, 12, 36)]
CLASSES = (("A", Fraction(9, 10)), ("B", Fraction(7, 10)), ("C", Fraction(1, 2)))
METRICS = [
    a_metric("since", "date"),
    a_metric("team", "decimal", unit="fte"),
    *(a_metric(f"figure_{key}") for key in "abc"),
]
SIMPLE = st.sampled_from(
    [
        Gates(),
        MinimumLevels(),
        RatioAtLeast(Fraction(4, 5)),
        RatioAtLeast(Fraction(1, 2)),
        PointsAtLeast(Fraction(5)),
        ClassAtLeast("B", CLASSES),
        PriorLabel("bronze", 18, 24),
    ]
)
NESTED = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda of: All(tuple(of))),
        st.lists(inner, min_size=1, max_size=3).map(lambda of: Any(tuple(of))),
    ),
    max_leaves=6,
)
KINDS: dict[str, dict[str, object]] = {
    "plain": {},
    "gate": {"gate": 2, "points": 0},
    "minimum": {"minimum": 2},
    "exception": {"not_applicable": NotApplicable()},
    "young": {"not_applicable": NotApplicable(parse("years(since) < 2"))},
    "older": {"not_applicable": NotApplicable(parse("years(since) >= 2"))},
}


@dataclass(frozen=True)
class Tried:
    """A framework with answers and figures."""

    framework: Framework
    answers: dict[str, Answer]
    facts: Facts

    @property
    def path(self) -> Path:
        score = scored(self.framework, facts=self.facts, **self.answers)
        return path_to(self.framework, score, self.facts, "gold", History(), AT)

    def reaches(self, answers: dict[str, Answer]) -> bool:
        score = scored(self.framework, facts=self.facts, **answers)
        return ready(self.framework, score, facts=self.facts).reached is True


@st.composite
def indicators(draw: st.DrawFn, key: str) -> Indicator:
    kind = draw(st.sampled_from(list(KINDS)))
    measure = draw(st.sampled_from([Judged(), measured(f"figure_{key}", 1, 2, 3, 4, 5)]))
    points = draw(st.sampled_from([5, 5, 4, "2.5"]))
    return an_indicator(
        key,
        **{  # type: ignore[arg-type]
            "dimension": draw(st.sampled_from(["one", "two"])),
            "points": points,
            "days": draw(st.sampled_from(EFFORTS)),
            "months": draw(st.sampled_from(MONTHS)),
            "measure": measure,
            **KINDS[kind],
        },
    )


@st.composite
def frameworks(draw: st.DrawFn, requirements: st.SearchStrategy[Condition]) -> Framework:
    of = [draw(indicators(key)) for key in "abc"[: draw(st.integers(2, 3))]]
    return a_framework(*of, levels=[draw(requirements)], metrics=METRICS, max_not_applicable=draw(st.integers(0, 2)))


@st.composite
def cases(draw: st.DrawFn, requirements: st.SearchStrategy[Condition] = NESTED) -> Tried:
    framework = draw(frameworks(requirements))
    answers = {}
    for indicator in framework.indicators:
        level = draw(st.one_of(st.none(), st.integers(0, 5)))
        options = [an_answer(level), bare(level), an_answer(level, INTERVIEW), left_out(), left_out("")]
        answers[indicator.key] = draw(st.sampled_from(options))
    given_figures = {f"figure_{key}": draw(st.integers(0, 5)) for key in "abc" if draw(st.booleans())}
    since = draw(st.sampled_from([date(2015, 1, 1), date(2025, 6, 15)]))
    team = draw(st.sampled_from([{}, {"team": "0.5"}]))
    return Tried(framework, answers, figures(framework, since=since, **given_figures, **team))  # type: ignore[arg-type]


Change = tuple[Answer, Fraction, int]


def changes(case: Tried, indicator: Indicator, now: IndicatorScore, *, may_leave_out: bool) -> Iterator[Change]:
    """Every answer one could give instead, with its effort and the number of moves it takes."""
    answer = case.answers[indicator.key]
    yield answer, Fraction(0), 0
    if not now.applicable:
        return
    if may_leave_out:
        yield left_out(), Fraction(0), 1
    own = proposal(indicator, case.facts) if isinstance(indicator.measure, Measured) else None
    given_level = own.level if own and isinstance(own.level, Fraction) else None
    refused = answer.not_applicable is not None
    held = Fraction(0) if refused else answer.level if answer.level is not None else given_level or Fraction(0)
    better = given_level is not None and given_level > held
    for accepted, moves in ((held, 0), *(((given_level, 1),) if better else ())):
        assert accepted is not None
        taken = replace(answer, level=accepted, not_applicable=None)
        if refused and not moves:
            continue
        if moves:
            yield taken, Fraction(0), moves
        if accepted:
            yield replace(taken, documents=1), case.framework.evidence_days, moves + 1
    top = given_level if better and given_level is not None else held
    lacks = top > (0 if not answer.has_evidence else 1 if answer.has_only_interview else 5)
    effort = case.framework.evidence_days * lacks
    moves = int(better or refused) + lacks
    for level in range(int(top) + 1, 6):
        effort, moves = effort + indicator.days[level - 1], moves + 1
        yield an_answer(level), effort, moves


def may_be_left_out(case: Tried, indicator: Indicator) -> bool:
    """Whether the figures show that the exception applies, tried by claiming it alone."""
    if indicator.not_applicable is None or indicator.not_applicable.when is None or indicator.gate or indicator.minimum:
        return False
    alone = replace(case.framework, max_not_applicable=1)
    return not scored(alone, facts=case.facts, **{indicator.key: left_out()}).indicator(indicator.key).applicable


def cheapest_by_trying(case: Tried) -> tuple[Fraction, int] | None:
    now = scored(case.framework, facts=case.facts, **case.answers)
    options = [
        list(changes(case, item, now.indicator(item.key), may_leave_out=may_be_left_out(case, item)))
        for item in case.framework.indicators
    ]
    free = case.framework.max_not_applicable - sum(not each.applicable for each in now.indicators)
    best: tuple[Fraction, int] | None = None
    for chosen in itertools.product(*options):
        rank = sum((each[1] for each in chosen), Fraction(0)), sum(each[2] for each in chosen)
        if best is not None and rank >= best:
            continue
        if sum(each == (left_out(), 0, 1) for each in chosen) > free:
            continue
        keys = [item.key for item in case.framework.indicators]
        if case.reaches(dict(zip(keys, (each[0] for each in chosen), strict=True))):
            best = rank
    return best


def effort(path: Path) -> tuple[Fraction, int]:
    return path.days, sum(len(step.moves) for step in path.steps)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_path_agrees_with_trying_every_answer(case: Tried) -> None:
    path = case.path

    expected = cheapest_by_trying(case)

    assert (effort(path) if not path.apart and path.reachable else None) == expected


def followed(case: Tried, step: Step) -> Answer:
    """The answer after a step."""
    if step.kind == "leave_out":
        return left_out()
    proven = any(move.kind in {"evidence", "raise"} for move in step.moves)
    before = case.answers[step.indicator]
    return Answer(step.to_level, "", 1 if proven else before.documents, before.notes)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_path_followed_reaches_its_level(case: Tried) -> None:
    path = case.path

    reached = case.reaches({**case.answers, **{step.indicator: followed(case, step) for step in path.steps}})

    assert reached is (path.reachable and not path.apart)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_path_costs_nothing_first_and_waits_in_a_row(case: Tried) -> None:
    path = case.path

    assert [RANKS[step.kind] for step in path.steps] == sorted(RANKS[step.kind] for step in path.steps)
    for step in path.steps:
        months = [case.framework.indicator(step.indicator).months[int(move.to_level) - 1] for move in step.raises]
        assert step.months == sum(months)
        assert step.earliest is not None
        assert step.earliest >= add_months(step.begin_later or AT, sum(months))


@settings(max_examples=80, deadline=None)
@given(cases(st.just(PointsAtLeast(Fraction(9)))))
def test_path_ends_no_later_than_in_any_other_order_of_the_work(case: Tried) -> None:
    path = case.path
    first = [step for step in path.steps if step.kind != "raise"]
    work = [step for step in path.steps if step.kind == "raise"]

    ends = [end_of([*first, *order], path) for order in itertools.permutations(work)]

    assert path.earliest == min(ends)


def end_of(steps: list[Step], path: Path) -> date:
    """The day on which everything can be shown when one team does the steps in this order."""
    done, days_shown = Fraction(0), [AT]
    for step in steps:
        done += step.days
        free = day_after_work(AT, done, path.posts)
        assert free is not None
        days_shown.append(add_months(max(free, step.begin_later or free), step.months))
    return max(days_shown)


# ---- any, with waits ---------------------------------------------------------------------------------------------

SLOW = an_indicator("slow", points=0, gate=2, raisable=False, measure=measured("years(since)", "0.5", 1, 2, 3, 4))
LAB = a_framework(
    SLOW,
    an_indicator("quick"),
    levels=[Any((Gates(), PointsAtLeast(Fraction(5))))],
    metrics=[a_metric("since", "date")],
)


def test_path_of_an_any_that_holds_waits_for_nothing() -> None:
    path = Tried(LAB, {"slow": an_answer(1), "quick": an_answer(5)}, figures(LAB, since=date(2025, 6, 15))).path

    assert path.is_empty


def test_path_of_an_any_prefers_a_day_of_work_to_a_wait_without_end() -> None:
    path = Tried(LAB, {"slow": an_answer(1), "quick": an_answer(4)}, figures(LAB)).path

    assert (path.waits, path.days) == ((), 1)


def test_path_of_an_any_prefers_a_known_wait_to_work() -> None:
    path = Tried(LAB, {"slow": an_answer(1), "quick": an_answer(4)}, figures(LAB, since=date(2025, 6, 15))).path

    assert ([wait.on for wait in path.waits], path.days) == ([date(2026, 6, 14)], 0)


def test_path_of_nine_anys_of_four_takes_less_than_a_second() -> None:
    offered = [
        [PointsAtLeast(Fraction(number)), RatioAtLeast(Fraction(number, 20)), Gates(), PriorLabel("bronze", number, 24)]
        for number in range(1, 10)
    ]
    requires = All(tuple(Any(tuple(each)) for each in offered))
    framework = a_framework(an_indicator("a", gate=5), an_indicator("b"), an_indicator("c"), levels=[requires])
    case = Tried(framework, {"a": an_answer(0), "b": an_answer(0), "c": an_answer(0)}, figures(framework))

    started = time.process_time()
    path = case.path
    taken = time.process_time() - started

    assert (path.days, path.apart, taken < 1) == (5, (), True)
