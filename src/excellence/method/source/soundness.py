"""Whether a framework makes sense: its cuts rise, its levels nest and can be reached, its thresholds can be met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from excellence.kernel.words import N_
from excellence.method.expressions import Expression, evaluate
from excellence.method.frameworks import (
    JUDGES,
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
    entries = plain.get("indicators", [])
    for index, (entry, indicator) in enumerate(zip(entries, framework.indicators, strict=True)):
        _check_levels_named(entry, indicator, ("indicators", index), reading)
        _check_not_applicable(entry, ("indicators", index), reading)
        _check_measure(indicator, framework.metrics, ("indicators", index), reading)
    for index, entry in enumerate(plain["levels"]):
        lower = [level["key"] for level in plain["levels"][:index]]
        _check_assessors(entry, ("levels", index), reading)
        requirements = _Requirements(lower, framework, reading)
        requirements.check(entry["requires"], ("levels", index, "requires"))
        requirements.check_results(entry.get("validity", {}), ("levels", index, "validity"))
    everything = [level.key for level in framework.levels]
    _Requirements(everything, framework, reading).check_results(plain.get("validity", {}), ("validity",))


def _check_levels_named(entry: Document, indicator: Indicator, path: Path, reading: Reading) -> None:
    for name in ("gate", "minimum"):
        if name in entry and not 1 <= int(entry[name]["level"]) <= indicator.highest:
            reading.refuse_at(
                (*path, name, "level"),
                N_("level %(level)s is not one of the scale"),
                N_("write 1 to %(highest)s"),
                level=entry[name]["level"],
                highest=indicator.highest,
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
    seats = entry.get("panel", {}).get("seats", ())
    judging = sum(int(seat["count"]) for seat in seats if seat["kind"] in JUDGES)
    assessors = int(entry.get("assessors", judging or 1))
    if assessors < 1:
        reading.refuse_at((*path, "assessors"), N_("nobody assesses this level"), N_("write 1 or more"))
    elif seats and assessors != judging:
        problem, remedy = N_("the panel has another number of assessors"), N_("write %(count)s, or leave it out")
        reading.refuse_at((*path, "assessors"), problem, remedy, count=judging)
    for index, seat in enumerate(seats):
        if max(int(seat.get("foreign", 0)), int(seat.get("national", 0))) > int(seat["count"]):
            problem, remedy = N_("more are foreign or national than there are seats"), N_("write at most the count")
            reading.refuse_at((*path, "panel", "seats", index), problem, remedy)


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
    wanted = range(len(conditions) + 1) if each_reached else [len(conditions)]
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

    def __init__(self, lower: Sequence[str], framework: Framework, reading: Reading) -> None:
        self.lower = lower
        self.framework = framework
        self.reading = reading

    def check_results(self, validity: Document, path: Path) -> None:
        """The conditions on which it depends how long a label holds."""
        for index, entry in enumerate(validity.get("by_result", ())):
            self.check(entry["when"], (*path, "by_result", index, "when"))

    def check(self, entry: Plain, path: Path) -> None:
        if isinstance(entry, str):
            self.check_word(entry, path)
            return
        ((name, content),) = entry.items()
        below = (*path, name)
        if name in ("all", "any"):
            for index, part in enumerate(content):
                self.check(part, (*below, index))
        elif name in ("ratio_at_least", "ratio_above", "points_at_least", "points_above"):
            self.check_limit(name, content, below)
        elif name in ("dimension_at_least", "dimension_above"):
            self.check_dimension(name, content, below)
        elif name == "improvement":
            self.require_at_most(
                Fraction(content["areas"]),
                Fraction(len(self.framework.indicators) + len(self.framework.metrics)),
                (*below, "areas"),
            )
        elif name == "prior_label":
            self.check_prior_label(content, below)
        elif name == "renewal":
            self.check_renewal(content, below)
        elif name == "class_at_least":
            self.check_classes(content, below)

    def check_word(self, word: str, path: Path) -> None:
        """A word that asks for something of the framework asks in vain where nothing of the kind is there."""
        indicators = self.framework.indicators
        there: Mapping[str, bool] = {
            "gates": any(indicator.gate is not None for indicator in indicators),
            "minimum_levels": any(indicator.minimum is not None for indicator in indicators),
            "eligible": bool(self.framework.eligibility.criteria),
        }
        if not there[word]:
            problem, remedy = N_("this asks for nothing: %(word)s"), N_("leave it out, or write what it should ask for")
            self.reading.refuse_at(path, problem, remedy, word=word)

    def check_limit(self, name: str, content: str, path: Path) -> None:
        most = Fraction(1) if name.startswith("ratio") else self.framework.maximum
        self.require_within(Fraction(content), most, path, strict=name.endswith("above"))
        if self.framework.maximum == 0:
            self.reading.refuse_at(path, N_("no indicator has points"), N_("give at least one of them points"))

    def check_dimension(self, name: str, content: Document, path: Path) -> None:
        members = {dimension.key: dimension.indicators for dimension in self.framework.dimensions}
        if content["dimension"] not in members:
            remedy = N_("name one of: %(dimensions)s")
            problem, listed = N_("there is no such dimension"), ", ".join(members)
            self.reading.refuse_at((*path, "dimension"), problem, remedy, dimensions=listed)
            return
        points = [self.framework.indicator(key).points for key in members[content["dimension"]]]
        limit = "ratio" if "ratio" in content else "points"
        most = Fraction(1) if limit == "ratio" else sum(points, Fraction(0))
        self.require_within(Fraction(content[limit]), most, (*path, limit), strict=name.endswith("above"))

    def require_within(self, given: Fraction, most: Fraction, path: Path, *, strict: bool) -> None:
        """A limit to reach is above 0 and at most all; one to pass is below all."""
        if strict:
            if given >= most:
                problem, remedy = N_("%(given)s can never be passed"), N_("write less than %(limit)s")
                self.reading.refuse_at(path, problem, remedy, given=decimal_text(given), limit=decimal_text(most))
            return
        self.require_at_most(given, most, path)

    def check_renewal(self, content: Document, path: Path) -> None:
        level = next((entry for entry in self.framework.levels if entry.key == content["level"]), None)
        if level is None:
            self.reading.refuse_at((*path, "level"), N_("there is no such level"), N_("name one of the framework’s"))
        elif self.framework.validity_of(level.key) is None:
            problem, remedy = (
                N_("nothing says how long a label holds"),
                N_("add validity to the level or the framework"),
            )
            self.reading.refuse_at(path, problem, remedy)

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
