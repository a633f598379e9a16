"""Whether a framework makes sense: its cuts rise, its levels nest and can be reached, its thresholds can be met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from excellence.kernel.words import N_
from excellence.method.expressions import Expression, evaluate
from excellence.method.frameworks import (
    HIGHEST_LEVEL,
    Document,
    Framework,
    Indicator,
    Judged,
    Measured,
    Metric,
    decimal_text,
)
from excellence.method.source.reach import FAR, bounds
from excellence.method.source.sampling import Point, points
from excellence.method.source.schema import Path, Plain, Reading


def check_meaning(plain: Document, framework: Framework, reading: Reading) -> None:
    """Note everything that reads well and still makes no sense."""
    for index, (entry, indicator) in enumerate(zip(plain["indicators"], framework.indicators, strict=True)):
        _check_levels_named(entry, ("indicators", index), reading)
        _check_not_applicable(entry, ("indicators", index), reading)
        _check_measure(indicator, framework.metrics, ("indicators", index), reading)
    maximum = sum((indicator.points for indicator in framework.indicators), Fraction(0))
    if maximum == 0:
        reading.refuse_at(("indicators",), N_("no indicator has points"), N_("give at least one of them points"))
    for index, entry in enumerate(plain["levels"]):
        lower = [level["key"] for level in plain["levels"][:index]]
        _check_assessors(entry, ("levels", index, "assessors"), reading)
        _Requirements(lower, maximum, len(framework.indicators), reading).check(
            entry["requires"], ("levels", index, "requires")
        )


def _check_levels_named(entry: Document, path: Path, reading: Reading) -> None:
    for name in ("gate", "minimum"):
        if name in entry and not 1 <= int(entry[name]["level"]) <= HIGHEST_LEVEL:
            reading.refuse_at(
                (*path, name, "level"),
                N_("level %(level)s is not one of the scale"),
                N_("write 1 to %(highest)s"),
                level=entry[name]["level"],
                highest=HIGHEST_LEVEL,
            )


def _check_not_applicable(entry: Document, path: Path, reading: Reading) -> None:
    for name in ("gate", "minimum"):
        if name in entry and "not_applicable" in entry:
            reading.refuse_at(
                (*path, "not_applicable"),
                N_("an indicator with a %(name)s cannot be left out"),
                N_("remove not_applicable or the %(name)s"),
                name=name,
            )


def _check_assessors(entry: Document, path: Path, reading: Reading) -> None:
    if int(entry["assessors"]) < 1:
        reading.refuse_at(path, N_("nobody assesses this level"), N_("write 1 or more"))


def _check_measure(indicator: Indicator, metrics: Mapping[str, Metric], path: Path, reading: Reading) -> None:
    match indicator.measure:
        case Measured(value=Expression() as value, cuts=cuts):
            _check_cuts(value, cuts, metrics, (*path, "measured", "cuts"), reading)
        case Measured(conditions=conditions):
            _check_nesting(conditions, metrics, (*path, "measured", "levels"), reading, each_reached=True)
        case Judged(ceiling=conditions) if conditions:
            _check_nesting(conditions, metrics, (*path, "judged", "ceiling"), reading, each_reached=False)


def _check_cuts(
    value: Expression, cuts: Sequence[Fraction], metrics: Mapping[str, Metric], path: Path, reading: Reading
) -> None:
    for index, (lower, higher) in enumerate(pairwise(cuts), start=1):
        if higher <= lower:
            reading.refuse_at((*path, index), N_("the cuts do not rise"), N_("write each higher than the one before"))
    reach = bounds(value.tree, metrics)
    if cuts[0] <= reach.low:
        reading.refuse_at(
            (*path, 0), N_("level 0 can never be the result"), N_("begin above %(low)s"), low=_figure(reach.low)
        )
    for index, cut in enumerate(cuts):
        if cut > reach.high:
            reading.refuse_at(
                (*path, index),
                N_("level %(level)s can never be reached"),
                N_("%(value)s is at most %(high)s"),
                level=index + 1,
                value=value.text,
                high=_figure(reach.high),
            )


def _figure(number: Fraction) -> str:
    return "…" if abs(number) >= FAR else decimal_text(number)


def _check_nesting(
    conditions: Sequence[Expression],
    metrics: Mapping[str, Metric],
    path: Path,
    reading: Reading,
    *,
    each_reached: bool,
) -> None:
    """Try the conditions at sampled points: a higher one must imply the lower, and each level must be a result."""
    reached: set[int] = set()
    broken: dict[int, Point] = {}
    for point in points(conditions, metrics):
        held = [evaluate(condition, point) is True for condition in conditions]
        level = held.index(False) if False in held else len(held)
        reached.add(level)
        for index in range(level + 1, len(held)):
            if held[index] and not held[index - 1]:
                broken.setdefault(index, point)
    for index, point in sorted(broken.items()):
        _refuse_gap(index, point, conditions[index - 1], (*path, index), reading)
    wanted = range(HIGHEST_LEVEL + 1) if each_reached else [HIGHEST_LEVEL]
    for level in wanted:
        if level not in reached and not broken:
            reading.refuse_at(
                (*path, max(level - 1, 0)),
                N_("level %(level)s can never be the result"),
                N_("let each condition ask more than the one before, within what the figures can be"),
                level=level,
            )


def _refuse_gap(index: int, point: Point, lower: Expression, path: Path, reading: Reading) -> None:
    shown = ", ".join(f"{name} = {_shown(value)}" for name, value in point.values.items())
    reading.refuse_at(
        path,
        N_("the condition of level %(level)s can hold where that of the level below does not (%(point)s)"),
        N_("let it ask for “%(lower)s” as well"),
        level=index + 1,
        point=shown,
        lower=lower.text,
    )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return f"{len(value)} of the set"
    return f"{float(value):g}" if isinstance(value, Fraction) else str(value)


class _Requirements:
    """Checks what one label level requires, against the lower levels, the points and the indicators there are."""

    def __init__(self, lower: Sequence[str], maximum: Fraction, indicators: int, reading: Reading) -> None:
        self.lower = lower
        self.maximum = maximum
        self.indicators = indicators
        self.reading = reading

    def check(self, entry: Plain, path: Path) -> None:
        if isinstance(entry, str):
            return
        ((name, content),) = entry.items()
        below = (*path, name)
        if name in ("all", "any"):
            for index, part in enumerate(content):
                self.check(part, (*below, index))
        elif name == "ratio_at_least":
            self.require_at_most(Fraction(content), Fraction(1), below)
        elif name == "points_at_least":
            self.require_at_most(Fraction(content), self.maximum, below)
        elif name == "improvement":
            self.require_at_most(Fraction(content["areas"]), Fraction(self.indicators), (*below, "areas"))
        elif name == "prior_label":
            self.check_prior_label(content, below)
        elif name == "class_at_least":
            self.check_classes(content, below)

    def require_at_most(self, given: Fraction, limit: Fraction, path: Path) -> None:
        if not 0 < given <= limit:
            problem = N_("%(given)s can never be reached or asks for nothing")
            remedy = N_("write more than 0 and at most %(limit)s")
            self.reading.refuse_at(path, problem, remedy, given=decimal_text(given), limit=decimal_text(limit))

    def check_prior_label(self, content: Document, path: Path) -> None:
        if content["level"] not in self.lower:
            problem, remedy = N_("%(level)s is no lower level"), N_("name a level listed before this one")
            self.reading.refuse_at((*path, "level"), problem, remedy, level=content["level"])
        if int(content["from_months"]) > int(content["to_months"]):
            self.reading.refuse_at(path, N_("the span of months is empty"), N_("write from_months up to to_months"))

    def check_classes(self, content: Document, path: Path) -> None:
        ratios = [Fraction(lowest) for _, lowest in content["classes"]]
        if content["reach"] not in [letter for letter, _ in content["classes"]]:
            self.reading.refuse_at((*path, "reach"), N_("there is no such class"), N_("name one of the classes"))
        if ratios != sorted(set(ratios), reverse=True) or ratios[0] > 1:
            problem, remedy = N_("the classes do not fall from at most 1"), N_("write the best class first")
            self.reading.refuse_at((*path, "classes"), problem, remedy)
