"""The least work from an assessment to a label level: which levels to raise, by how much, at what cost and when.

The total effort is minimal, not greedily so. Efforts, waiting times and the price of supplying evidence come from the
framework, where they are proposed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from excellence.method.frameworks import HIGHEST_LEVEL, Framework, Indicator
from excellence.method.labels import Case, ConditionResult, History, add_months
from excellence.method.paths.alternatives import Alternative, alternatives
from excellence.method.paths.needs import FigureNeed, day_reached, figures_needed
from excellence.method.paths.search import Candidate, Option, cheapest
from excellence.method.scoring import Facts, IndicatorScore, Score, points_at
from excellence.method.sentences import Param, Reason, Term


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: evidence for a level already claimed, or a raise to the next level.

    `days` are person-days. The practice must have run `months` months, so evidence can count from `earliest`.
    `figures` are those that do not yet allow the level.
    """

    indicator: str
    number: str
    kind: Literal["evidence", "raise"]
    from_level: Fraction
    to_level: Fraction
    days: Fraction
    months: int
    earliest: date
    figures: tuple[FigureNeed, ...] = ()

    @property
    def reason(self) -> Reason:
        """The step as a sentence."""
        params: dict[str, Param] = {"indicator": Term("indicator", self.indicator), "to": self.to_level}
        if self.kind == "evidence":
            return Reason("supply_evidence", params)
        params["from"] = self.from_level
        if self.months == 0:
            return Reason("raise", params)
        return Reason("raise_earliest", {**params, "earliest": self.earliest})


@dataclass(frozen=True, slots=True)
class Wait:
    """A level that only time brings; `on` is the day, None when figures do not tell it."""

    indicator: str
    number: str
    to_level: Fraction
    on: date | None

    @property
    def reason(self) -> Reason:
        """The wait as a sentence."""
        params: dict[str, Param] = {"indicator": Term("indicator", self.indicator), "to": self.to_level}
        return (
            Reason("reached_some_day", params) if self.on is None else Reason("reached_on", {**params, "on": self.on})
        )


@dataclass(frozen=True, slots=True)
class Path:
    """The least work to a label level.

    `apart` are unmet conditions that no raise of a level brings. `reachable` is False when the points asked for
    cannot be had even with every level raised; then those conditions stand in `apart` too.
    """

    level: str
    steps: tuple[Step, ...]
    waits: tuple[Wait, ...]
    apart: tuple[ConditionResult, ...]
    reachable: bool
    at: date

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
        """The first day on which everything can be shown; None when a wait has no known end."""
        days = [self.at, *(step.earliest for step in self.steps)]
        for wait in self.waits:
            if wait.on is None:
                return None
            days.append(wait.on)
        return max(days)


def path_to(  # noqa: PLR0917 - the five things readiness takes, and the level
    framework: Framework, score: Score, facts: Facts, level_key: str, history: History, at: date
) -> Path:
    """The path to a label level from the day `at`; raises `KeyError` when the framework has no such level.

    Of the alternatives an `any` offers, those with the fewest conditions out of reach come first, then the least
    effort, then the fewest steps, then the framework's order.
    """
    level = next((level for level in framework.levels if level.key == level_key), None)
    if level is None:
        raise KeyError(level_key)
    case = Case(framework, score, facts, history, at)
    plans = [_Plan(case, alternative) for alternative in alternatives(level.requires, case)]
    return min(plans, key=lambda plan: plan.order).path(level_key)


class _Plan:
    """The cheapest way for one alternative."""

    def __init__(self, case: Case, alternative: Alternative) -> None:
        self.case = case
        self.alternative = alternative
        weights = _weights(case.score, case.framework)
        self.ladders = [
            _Ladder(case, indicator, score, alternative.levels.get(indicator.key, 0))
            for indicator, score in zip(case.framework.indicators, case.score.indicators, strict=True)
            if score.applicable
        ]
        candidates = [Candidate(weights[ladder.indicator.key], ladder.options) for ladder in self.ladders]
        found = cheapest(candidates, alternative.plain, alternative.filled)
        self.reachable = found is not None
        self.choices = found or tuple(0 for _ in self.ladders)

    @property
    def apart(self) -> tuple[ConditionResult, ...]:
        """Unmet conditions that the steps do not bring."""
        unreached = () if self.reachable else tuple(result for result in self.alternative.thresholds if not result.met)
        return (*self.alternative.apart, *unreached)

    @property
    def order(self) -> tuple[int, Fraction, int, tuple[int, ...]]:
        chosen = [ladder.options[choice] for ladder, choice in zip(self.ladders, self.choices, strict=True)]
        return (
            len(self.apart),
            sum((option.days for option in chosen), Fraction(0)),
            sum(option.raises for option in chosen),
            tuple(-option.raises for option in chosen),
        )

    def path(self, level_key: str) -> Path:
        taken = list(zip(self.ladders, self.choices, strict=True))
        return Path(
            level=level_key,
            steps=tuple(step for ladder, choice in taken for step in ladder.steps(choice)),
            waits=tuple(ladder.wait for ladder, _ in taken if ladder.wait),
            apart=self.apart,
            reachable=self.reachable,
            at=self.case.at,
        )


class _Ladder:
    """The levels one indicator can stop at, from what counts now upward, at least the level `required`."""

    def __init__(self, case: Case, indicator: Indicator, score: IndicatorScore, required: int) -> None:
        self.case = case
        self.indicator = indicator
        self.rungs = [score.counted]
        self.has_evidence_step = score.lacks_evidence
        if score.lacks_evidence:
            self.rungs.append(score.with_evidence)
        if indicator.raisable:
            self.rungs += [Fraction(level) for level in range(int(self.rungs[-1]) + 1, HIGHEST_LEVEL + 1)]
        self.wait = self.waiting(required)
        self.first = next((index for index, level in enumerate(self.rungs) if level >= required), 0)

    def waiting(self, required: int) -> Wait | None:
        """What only time can bring, if the level required is not on the ladder."""
        if self.rungs[-1] >= required:
            return None
        on = day_reached(self.indicator, required, self.case.facts)
        return Wait(self.indicator.key, self.indicator.number, Fraction(required), on)

    @property
    def options(self) -> tuple[Option, ...]:
        """The levels to choose from; one that must be waited for is worth its points and costs nothing."""
        if self.wait is not None:
            return (Option(points_at(self.indicator, self.wait.to_level), Fraction(0), 0),)
        days = [sum((self.days(rung) for rung in range(1, top + 1)), Fraction(0)) for top in range(len(self.rungs))]
        return tuple(
            Option(points_at(self.indicator, self.rungs[top]), days[top], top)
            for top in range(self.first, len(self.rungs))
        )

    def days(self, rung: int) -> Fraction:
        """The effort of reaching a rung from the one below."""
        if self.has_evidence_step and rung == 1:
            return self.case.framework.evidence_days
        return self.indicator.days[int(self.rungs[rung]) - 1]

    def steps(self, choice: int) -> list[Step]:
        """The steps up to the option chosen."""
        if self.wait is not None:
            return []
        return [self.step(rung) for rung in range(1, self.first + choice + 1)]

    def step(self, rung: int) -> Step:
        is_evidence = self.has_evidence_step and rung == 1
        level = self.rungs[rung]
        months = 0 if is_evidence else self.indicator.months[int(level) - 1]
        return Step(
            indicator=self.indicator.key,
            number=self.indicator.number,
            kind="evidence" if is_evidence else "raise",
            from_level=self.rungs[rung - 1],
            to_level=level,
            days=self.days(rung),
            months=months,
            earliest=add_months(self.case.at, months),
            figures=() if is_evidence else figures_needed(self.indicator, int(level), self.case.facts),
        )


def _weights(score: Score, framework: Framework) -> Mapping[str, Fraction]:
    """What a point of each indicator adds once the missing points of its dimension are filled in at the mean."""
    return {
        key: result.full_maximum / result.maximum if result.maximum else Fraction(1)
        for dimension, result in zip(framework.dimensions, score.dimensions, strict=True)
        for key in dimension.indicators
    }
