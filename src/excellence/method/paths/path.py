"""The least work from an assessment to a label level: what to accept, prove and raise, at what cost and when.

The total effort is minimal, not greedily so. Efforts, waiting times and the price of supplying evidence come from the
framework, where they are proposed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from excellence.method.frameworks import Framework, Indicator, LabelLevel
from excellence.method.labels import Case, ConditionResult, History, add_months
from excellence.method.paths.alternatives import Alternative, alternatives
from excellence.method.paths.ladder import Ladder, Stop, excepted
from excellence.method.paths.moves import RANKS, Move, Step, Wait
from excellence.method.paths.schedule import day_after_work, months_of_work, posts
from excellence.method.paths.search import Candidate, cheapest
from excellence.method.scoring import Facts, Score, summed
from excellence.method.sentences import Param, Reason, Term


@dataclass(frozen=True, slots=True)
class Path:
    """The least work to a label level.

    `steps` are in the order to begin them: what costs nothing, then documents, then work, the longest wait first.
    `apart` are unmet conditions that no step brings. `reachable` is False when the points asked for cannot be had
    even with every level raised; then those conditions stand in `apart` too. `posts` are the team's full-time posts,
    None when they are not known; then the days leave out how much time the team has.
    """

    level: str
    steps: tuple[Step, ...]
    waits: tuple[Wait, ...]
    apart: tuple[ConditionResult, ...]
    reachable: bool
    at: date
    posts: Fraction | None = None

    @property
    def days(self) -> Fraction:
        """The effort of all steps in person-days."""
        return sum((step.days for step in self.steps), Fraction(0))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do, to wait for, or to bring besides."""
        return not (self.steps or self.waits or self.apart)

    @property
    def earliest(self) -> date | None:
        """The first day on which everything can be shown; None when it has no known end within thirty years."""
        days = [self.at]
        for day in [*(step.earliest for step in self.steps), *(wait.on for wait in self.waits)]:
            if day is None:
                return None
            days.append(day)
        return max(days)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The path in sentences: how much there is to do, how long that takes this team, and when it can be shown.

        Nothing of it when only conditions are open that no step brings.
        """
        label: dict[str, Param] = {"label": Term("label", self.level)}
        if self.is_empty:
            return (Reason("path_done", label),)
        said = [] if self.reachable else [Reason("path_out_of_reach", label)]
        if self.steps:
            said += [Reason("path", {**label, "steps": len(self.steps)}), *self._effort]
        return (*said, *self._day)

    @property
    def _effort(self) -> tuple[Reason, ...]:
        if not self.days:
            return (Reason("no_effort"),)
        effort = Reason("effort", {"days": self.days})
        months = 0 if self.posts is None else math.ceil(months_of_work(self.days, self.posts))
        if self.posts is None or months <= 1:
            return (effort,)
        return effort, Reason("capacity", {"posts": self.posts, "months": months})

    @property
    def _day(self) -> tuple[Reason, ...]:
        if any(step.earliest is None for step in self.steps):
            return (Reason("path_too_long"),)
        if not self.steps or self.earliest is None:
            return ()
        knows_time = self.posts is not None or not self.days
        return (Reason("path_earliest" if knows_time else "path_earliest_without_team", {"earliest": self.earliest}),)


def path_to(  # noqa: PLR0917 - the five things readiness takes, and the level
    framework: Framework, score: Score, facts: Facts, level_key: str, history: History, at: date
) -> Path:
    """The path to a label level from the day `at`; raises `KeyError` when the framework has no such level.

    Of the alternatives an `any` offers and of the exceptions the figures allow, those with the fewest conditions out
    of reach come first, then those without a wait that has no known end, then the least effort, the fewest moves, the
    shortest wait, and the framework's order.
    """
    level = next((level for level in framework.levels if level.key == level_key), None)
    if level is None:
        raise KeyError(level_key)
    case = Case(framework, score, facts.on(at), history, at)
    return min(_plans(case, level), key=lambda plan: plan.order).path(level_key)


def _plans(case: Case, level: LabelLevel) -> Iterator[_Plan]:
    for left_out in _exceptions(case):
        adapted = replace(case, score=_without(case, left_out))
        for alternative in alternatives(level.requires, adapted):
            yield _Plan(adapted, alternative, left_out)


def _exceptions(case: Case) -> Iterator[tuple[Indicator, ...]]:
    """Every set of indicators that may be left out besides those that are; first none."""
    scores = zip(case.framework.indicators, case.score.indicators, strict=True)
    possible = [indicator for indicator, score in scores if score.applicable and excepted(indicator, case)]
    free = case.framework.max_not_applicable - sum(not score.applicable for score in case.score.indicators)
    for number in range(min(free, len(possible)) + 1):
        yield from combinations(possible, number)


def _without(case: Case, left_out: Sequence[Indicator]) -> Score:
    if not left_out:
        return case.score
    none, keys = Fraction(0), {indicator.key for indicator in left_out}
    return summed(
        case.framework,
        [
            replace(score, counted=none, with_evidence=none, points=none, maximum=none, applicable=False)
            if score.key in keys
            else score
            for score in case.score.indicators
        ],
    )


class _Plan:
    """The cheapest way for one alternative, with some indicators left out."""

    def __init__(self, case: Case, alternative: Alternative, left_out: tuple[Indicator, ...]) -> None:
        self.case, self.alternative, self.left_out = case, alternative, left_out
        weights = _weights(case.score, case.framework)
        self.ladders = [
            Ladder(case, indicator, score, alternative.levels.get(indicator.key, 0))
            for indicator, score in zip(case.framework.indicators, case.score.indicators, strict=True)
            if score.applicable
        ]
        candidates = [Candidate(weights[ladder.indicator.key], ladder.options) for ladder in self.ladders]
        found = cheapest(candidates, alternative.plain, alternative.filled)
        self.reachable = found is not None
        chosen = found or tuple(0 for _ in self.ladders)
        self.stops = [ladder.stops[choice] for ladder, choice in zip(self.ladders, chosen, strict=True)]
        self.waits = tuple(ladder.wait for ladder in self.ladders if ladder.wait)

    @property
    def apart(self) -> tuple[ConditionResult, ...]:
        """Unmet conditions that the steps do not bring."""
        unreached = () if self.reachable else tuple(result for result in self.alternative.thresholds if not result.met)
        return (*self.alternative.apart, *unreached)

    @property
    def order(self) -> tuple[int, int, Fraction, int, date, tuple[int, ...]]:
        known = [wait.on for wait in self.waits if wait.on]
        return (
            len(self.apart) + (not self.reachable),
            len(self.waits) - len(known),
            sum((stop.days for stop in self.stops), Fraction(0)),
            sum(len(stop.moves) for stop in self.stops) + len(self.left_out),
            max(known, default=date.min),
            tuple(-len(stop.moves) for stop in self.stops),
        )

    def path(self, level_key: str) -> Path:
        team = posts(self.case.facts)
        return Path(
            level=level_key,
            steps=tuple(_in_order(self.case.at, team, [*self.exceptions(), *self.taken()])),
            waits=self.waits,
            apart=self.apart,
            reachable=self.reachable,
            at=self.case.at,
            posts=team,
        )

    def exceptions(self) -> Iterator[Step]:
        """What is left out from now on."""
        none = Fraction(0)
        for each in self.left_out:
            move = Move(each.key, "leave_out", none, none)
            yield Step(each.key, each.number, none, (move,), self.case.at)

    def taken(self) -> Iterator[Step]:
        """The steps to the stops chosen, in the framework's order."""
        for ladder, stop in zip(self.ladders, self.stops, strict=True):
            if stop.moves:
                yield _step(ladder, stop)


def _step(ladder: Ladder, stop: Stop) -> Step:
    indicator, at = ladder.indicator, ladder.case.at
    is_raised = any(move.kind == "raise" for move in stop.moves)
    begin_later = ladder.start if is_raised and ladder.start != at else None
    return Step(indicator.key, indicator.number, ladder.score.counted, stop.moves, at, begin_later)


def _in_order(at: date, team: Fraction | None, steps: Sequence[Step]) -> Iterator[Step]:
    """The steps in the order to begin them, with the day on which each can be shown.

    With one team the longest wait first ends everything soonest (Jackson's rule).
    """
    done = Fraction(0)
    for step in sorted(steps, key=lambda step: (RANKS[step.kind], -step.months)):
        done += step.days
        free = day_after_work(at, done, team)
        yield replace(step, earliest=None if free is None else _ready(step, free))


def _ready(step: Step, free: date) -> date:
    """The day on which a step can be shown whose work is done on the day `free`."""
    return add_months(max(free, step.begin_later or free), step.months)


def _weights(score: Score, framework: Framework) -> Mapping[str, Fraction]:
    """What a point of each indicator adds once the missing points of its dimension are filled in at the mean."""
    return {
        key: result.full_maximum / result.maximum if result.maximum else Fraction(1)
        for dimension, result in zip(framework.dimensions, score.dimensions, strict=True)
        for key in dimension.indicators
    }
