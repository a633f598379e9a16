"""The levels one indicator can stop at, from what counts now upward, each with the moves that lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from excellence.method.expressions import evaluate
from excellence.method.frameworks import Indicator, Measured
from excellence.method.labels import Case
from excellence.method.paths.moves import Move, Wait
from excellence.method.paths.needs import day_reached, figures_needed, first_day
from excellence.method.paths.search import Option
from excellence.method.scoring import IndicatorScore, points_at, proposal


@dataclass(frozen=True, slots=True)
class Stop:
    """A level one may stop at."""

    level: Fraction
    moves: tuple[Move, ...] = ()

    @property
    def days(self) -> Fraction:
        """The effort of its moves in person-days."""
        return sum((move.days for move in self.moves), Fraction(0))


class Ladder:
    """What can be done for one indicator that must reach at least the level `required`.

    `start` is the first day on which its raises can begin.
    """

    def __init__(self, case: Case, indicator: Indicator, score: IndicatorScore, required: int) -> None:
        self.case, self.indicator, self.score = case, indicator, score
        self.start = case.at if required else possible_from(indicator, case)
        rising = sorted(self.free_stops(), key=lambda stop: (stop.level, stop.days, len(stop.moves)))
        stops = [*rising, *self.raised(rising[-1])]
        self.wait = self.waiting(required) if stops[-1].level < required else None
        self.stops = [self.waited(self.wait)] if self.wait else [stop for stop in stops if stop.level >= required]

    @property
    def options(self) -> tuple[Option, ...]:
        """The stops as the search takes them; one that must be waited for is worth its points."""
        return tuple(Option(points_at(self.indicator, stop.level), stop.days, len(stop.moves)) for stop in self.stops)

    def free_stops(self) -> Iterator[Stop]:
        """What counts now, and what the evidence and the figures there are can make of it."""
        score, own = self.score, own_level(self.indicator, self.score, self.case)
        yield Stop(score.counted)
        if score.lacks_evidence:
            yield Stop(score.with_evidence, (self.evidence(score.with_evidence),))
        if own is None:
            return
        if score.counted < min(own, score.evidence_allows) < own:
            yield Stop(min(own, score.evidence_allows), (self.taking(own),))
        proven = (self.evidence(own),) if own > score.evidence_allows else ()
        yield Stop(own, (self.taking(own), *proven))

    def raised(self, highest: Stop) -> Iterator[Stop]:
        """Every level above, by work, unless only time raises the indicator."""
        if not self.indicator.raisable:
            return
        moves, level = highest.moves, highest.level
        if self.score.exception_refused and not moves:
            moves = (self.taking(Fraction(0)),)
        for target in range(int(level) + 1, self.indicator.highest + 1):
            moves = (*moves, self.raising(level, target))
            level = Fraction(target)
            yield Stop(level, moves)

    def waiting(self, required: int) -> Wait:
        """What only time can bring."""
        on = day_reached(self.indicator, required, self.case.facts)
        return Wait(self.indicator.key, self.indicator.number, Fraction(required), on)

    def waited(self, wait: Wait) -> Stop:
        """The level waited for, with the evidence that it needs besides."""
        moves = (self.taking(Fraction(0)),) if self.score.exception_refused else ()
        if wait.to_level > self.score.evidence_allows:
            moves = (*moves, self.evidence(wait.to_level, is_claimed=True))
        return Stop(wait.to_level, moves)

    def taking(self, own: Fraction) -> Move:
        """Taking the level that the figures give, or no longer leaving the indicator out."""
        kind: Literal["accept", "withdraw"] = "withdraw" if self.score.exception_refused else "accept"
        return Move(self.indicator.key, kind, self.score.claimed or Fraction(0), own)

    def evidence(self, level: Fraction, *, is_claimed: bool | None = None) -> Move:
        claimed = self.score.proposal != "filled" if is_claimed is None else is_claimed
        days = self.case.framework.evidence_days
        return Move(self.indicator.key, "evidence", self.score.counted, level, days, is_claimed=claimed)

    def raising(self, level: Fraction, target: int) -> Move:
        return Move(
            self.indicator.key,
            "raise",
            level,
            Fraction(target),
            self.indicator.days[target - 1],
            self.indicator.months[target - 1],
            figures=figures_needed(self.indicator, target, self.case.facts),
        )


def own_level(indicator: Indicator, score: IndicatorScore, case: Case) -> Fraction | None:
    """The level that the figures of a measured indicator give, where the answer does not use it."""
    found = proposal(indicator, case.facts) if isinstance(indicator.measure, Measured) else None
    if found is None or not isinstance(found.level, Fraction) or found.level <= score.with_evidence:
        return None
    return found.level


def possible_from(indicator: Indicator, case: Case) -> date:
    """The first day on which raising can begin: later than today while an exception applies that time will end."""
    exception = indicator.not_applicable
    if exception is None or exception.when is None or not excepted(indicator, case):
        return case.at
    condition = exception.when
    ends = first_day(case.facts, lambda facts: evaluate(condition, facts) is False)
    return case.at if ends is None else max(ends, case.at)


def excepted(indicator: Indicator, case: Case) -> bool:
    """Whether the figures show that the indicator may be left out; what only a panel can judge is not counted on."""
    exception = indicator.not_applicable
    if exception is None or exception.when is None or indicator.gate is not None or indicator.minimum is not None:
        return False
    return evaluate(exception.when, case.facts) is True
