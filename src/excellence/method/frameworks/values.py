"""A framework as a value: what is assessed, how it counts, and which labels it leads to.

Everything here is frozen and exact (`Fraction`), built by `method.documents` from a canonical document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from excellence.method.expressions import Expression

HIGHEST_LEVEL = 5  # of a judged indicator that does not say its highest level; a default of the format, and no limit

ProvenanceKind = Literal["fact", "inferred", "proposed"]
MetricKind = Literal["count", "decimal", "months", "money", "percent", "date", "flag", "set", "choice", "scale"]
Direction = Literal["more", "less", "neither"]
Days = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a number or rule comes from; a `fact` carries the address of its public source."""

    kind: ProvenanceKind
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure about an organisation in one year, entered or derived.

    `low` and `high` bound what is plausible: outside them a person is asked, never refused.
    `options` are the values of a choice or a set, or the steps of a scale. `direction` says which way is better. A
    `bounded` share that comes out below 0 or above 100 is unknown, because a part is larger than its whole.
    """

    key: str
    kind: MetricKind
    unit: str
    period: str
    group: str
    options: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    derived: Expression | None = None
    benchmarked: bool = False
    direction: Direction = "more"
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class SmallTeam:
    """Below `below` heads, one person more or less never costs more than one level.

    `heads` and `counted` are metric keys: the size of the team and the persons who count.
    """

    heads: str
    counted: str
    below: Fraction


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator whose level follows from figures: one condition for each level from 1 upward.

    `value` and `cuts` are set when the conditions were written as one value with rising cuts.
    """

    conditions: tuple[Expression, ...]
    value: Expression | None = None
    cuts: tuple[Fraction, ...] = ()
    small_team: SmallTeam | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator whose level a person chooses from a rubric, under an optional ceiling of conditions."""

    ceiling: tuple[Expression, ...] = ()
    highest: int = HIGHEST_LEVEL


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """When an indicator may be left out; without `when` the reason is judged by the panel alone."""

    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One quality indicator.

    `key` is stable for ever and never reused; `number` is what people say. `gate` and `minimum` are levels.
    `points` are those of the highest level; `grades` those of every level from 0, where these do not rise evenly.
    `days` is the effort in person-days of the raise to each level from 1 upward, `months` how long the practice must
    have run before evidence of that level can count. An indicator that only time raises has `raisable` False.
    `metrics` are the figures shown beside it: those its conditions name, in their order, then others.
    `provenance` has the keys points, gate, minimum, audited_for, measured or judged, not_applicable and effort.
    """

    key: str
    number: str
    dimension: str
    points: Fraction
    measure: Measured | Judged
    audited_for: tuple[str, ...]
    days: Days
    months: tuple[int, ...]
    gate: int | None = None
    minimum: int | None = None
    raisable: bool = True
    not_applicable: NotApplicable | None = None
    metrics: tuple[str, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    grades: tuple[Fraction, ...] = ()

    @property
    def highest(self) -> int:
        """The highest level there is; the lowest is 0."""
        return len(self.measure.conditions) if isinstance(self.measure, Measured) else self.measure.highest

    def points_at(self, level: Fraction | int) -> Fraction:
        """The points a level carries, exact; a half level carries the mean of its neighbours."""
        if not self.grades:
            return self.points * level / self.highest
        below = int(level)
        above = min(below + 1, self.highest)
        return self.grades[below] + (self.grades[above] - self.grades[below]) * (level - below)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of indicators in the order they are asked."""

    key: str
    number: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one condition holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Gates:
    """Every indicator with a gate reaches it."""


@dataclass(frozen=True, slots=True)
class MinimumLevels:
    """Every indicator with a minimum level reaches it."""


@dataclass(frozen=True, slots=True)
class RatioAtLeast:
    """Points divided by the maximum reach `ratio`, also with missing points of N/A indicators filled in.

    With a `dimension` only its points count. A `strict` limit must be passed, another one reached.
    """

    ratio: Fraction
    strict: bool = False
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class PointsAtLeast:
    """Points reach `points`, or pass them when `strict`; with a `dimension` only its points count."""

    points: Fraction
    strict: bool = False
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class ClassAtLeast:
    """The ratio falls into class `reach` or a better one; `classes` are (name, lowest ratio), best first."""

    reach: str
    classes: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Eligible:
    """The framework's eligibility criteria hold, or its waiver does."""


@dataclass(frozen=True, slots=True)
class FactsComplete:
    """Every named metric has a value."""

    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PriorLabel:
    """A label of `level` whose assessment lies `from_months` to `to_months` back.

    Outside that span but within the label's grace year the condition still holds, with a warning.
    """

    level: str
    from_months: int
    to_months: int


@dataclass(frozen=True, slots=True)
class Renewal:
    """A label of `level` whose renewal window is open on the day of the assessment."""

    level: str


@dataclass(frozen=True, slots=True)
class OtherLabel:
    """A label of another scheme, valid on the day of the assessment and shown by evidence.

    Any of its `levels` will do; without `issuers` any issuer's.
    """

    scheme: str
    levels: tuple[str, ...]
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Improvement:
    """At least `areas` improvement areas, each with an indicator or metric then < now and evidence for both."""

    areas: int


Condition = (
    All
    | Any
    | Gates
    | MinimumLevels
    | RatioAtLeast
    | PointsAtLeast
    | ClassAtLeast
    | Eligible
    | FactsComplete
    | PriorLabel
    | Renewal
    | OtherLabel
    | Improvement
)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One eligibility criterion over facts."""

    key: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Criteria that all hold, or a waiver that replaces them."""

    criteria: tuple[Criterion, ...] = ()
    waiver: Expression | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that figures together must fulfil; a `refusal` cannot be right, a `warning` is asked about."""

    key: str
    holds: Expression
    severity: Literal["warning", "refusal"]


@dataclass(frozen=True, slots=True)
class Seat:
    """Seats of one kind on a panel: how many, with which licence, and how many of them foreign or national."""

    kind: Literal["expert", "peer", "trainee", "observer"]
    count: int
    licence: str = ""
    foreign: int = 0
    national: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """How long a label holds whose assessment fulfils `when`, in months."""

    when: Condition
    first: int
    renewal: int


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a label holds; all spans in months.

    `day_rule` says whether it ends on the exact day or at the end of that month. A renewal counts from the
    previous end when the new assessment lies between `renew_before` and `renew_after` months around it. The first of
    `by_result` whose condition holds takes the place of `first` and `renewal`. With `until` every label of the scheme
    ends on that day, whenever it was awarded, and the months do not count.
    """

    first: int
    renewal: int
    renew_before: int = 0
    renew_after: int = 0
    day_rule: Literal["exact_day", "end_of_month"] = "exact_day"
    by_result: tuple[Span, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LabelLevel:
    """A level of the label: what it takes, and how many independent assessors look at it.

    `panel` says who sits on it, and `tolerance` how far two levels may lie apart for their mean to count. `validity`
    is None where the framework's holds.
    """

    key: str
    requires: Condition
    assessors: int
    provenance: Provenance
    panel: tuple[Seat, ...] = ()
    tolerance: Fraction | None = None
    validity: Validity | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """A published or draft version of an assessment scheme, without prose.

    `rules_hash` (SHA-256 of the canonical rules) identifies the version for ever. `issuer` and `number_series` are
    defaults: an issuer that adopts the framework has its own. `max_not_applicable` bounds N/A claims; `evidence_days`
    is the effort of supplying missing evidence for a level already claimed. `not_yet` says by metric when a figure
    cannot be had yet and its absence is complete. Without `validity` the scheme does not say how long a label holds.
    """

    id: str
    version: str
    semantics: int
    issuer: str
    number_series: str
    rules_hash: str
    dimensions: tuple[Dimension, ...]
    indicators: tuple[Indicator, ...]
    metrics: Mapping[str, Metric]
    eligibility: Eligibility
    levels: tuple[LabelLevel, ...]
    validity: Validity | None
    max_not_applicable: int
    evidence_days: Fraction
    extends: str | None = None
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    not_yet: Mapping[str, Expression] = field(default_factory=dict)

    @property
    def maximum(self) -> Fraction:
        """The points there are in all; 0 for a scheme of gates alone."""
        return sum((indicator.points for indicator in self.indicators), Fraction(0))

    @property
    def forgives_missing_figures(self) -> bool:
        """Whether a figure left out is no limit: so in the first way of computing, where leaving out could pay."""
        return self.semantics == 1

    def validity_of(self, level: str) -> Validity | None:
        """How long a label of that level holds; None when the scheme does not say."""
        own = next((entry.validity for entry in self.levels if entry.key == level), None)
        return own or self.validity

    def indicator(self, key_or_number: str) -> Indicator:
        """The indicator of that key or number; `KeyError` when the framework has none."""
        for indicator in self.indicators:
            if key_or_number in (indicator.key, indicator.number):
                return indicator
        raise KeyError(key_or_number)

    @property
    def has_proposed_thresholds(self) -> bool:
        """Whether points or thresholds of it are proposed, so that its results are self-assessments only.

        The effort of a raise is no threshold: it is proposed in every framework.
        """
        return any(
            provenance.kind == "proposed"
            for indicator in self.indicators
            for name, provenance in indicator.provenance.items()
            if name != "effort"
        )
