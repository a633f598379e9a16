"""A framework as a value: what is assessed, how it counts, and which labels it leads to.

Everything here is frozen and exact (`Fraction`), built by `method.documents` from a canonical document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from excellence.method.expressions import Expression

HIGHEST_LEVEL = 5

ProvenanceKind = Literal["fact", "inferred", "proposed"]
MetricKind = Literal["count", "decimal", "months", "money", "percent", "date", "flag", "set", "choice", "scale"]
Days = tuple[Fraction, Fraction, Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a number or rule comes from; a `fact` carries the address of its public source."""

    kind: ProvenanceKind
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure about an organisation in one year, entered or derived.

    `low` and `high` bound what is plausible: outside them a person is asked, never refused.
    `options` are the values of a choice or a set, or the five steps of a scale.
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
    """An indicator whose level follows from figures: conditions for levels 1 to 5.

    `value` and `cuts` are set when the conditions were written as one value with five rising cuts.
    """

    conditions: tuple[Expression, ...]
    value: Expression | None = None
    cuts: tuple[Fraction, ...] = ()
    small_team: SmallTeam | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator whose level a person chooses from a rubric, under an optional ceiling of conditions."""

    ceiling: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """When an indicator may be left out; without `when` the reason is judged by the panel alone."""

    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One quality indicator.

    `key` is stable for ever and never reused; `number` is what people say. `gate` and `minimum` are levels.
    `days` is the effort in person-days of the raise to levels 1 to 5, `months` how long the practice must
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
    months: tuple[int, int, int, int, int]
    gate: int | None = None
    minimum: int | None = None
    raisable: bool = True
    not_applicable: NotApplicable | None = None
    metrics: tuple[str, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)


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
    """Points divided by the maximum reach `ratio`, also with missing points of N/A indicators filled in."""

    ratio: Fraction


@dataclass(frozen=True, slots=True)
class PointsAtLeast:
    """Points reach `points`."""

    points: Fraction


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
class LabelLevel:
    """A level of the label: what it takes, and how many independent assessors look at it."""

    key: str
    requires: Condition
    assessors: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a label holds; all spans in months.

    `day_rule` says whether it ends on the exact day or at the end of that month. A renewal counts from the
    previous end when the new assessment lies between `renew_before` and `renew_after` months around it.
    """

    first: int
    renewal: int
    renew_before: int
    renew_after: int
    day_rule: Literal["exact_day", "end_of_month"]


@dataclass(frozen=True, slots=True)
class Framework:
    """A published or draft version of an assessment scheme, without prose.

    `rules_hash` (SHA-256 of the canonical rules) identifies the version for ever. `issuer` is the key of the
    body whose level names, mottos and number series these are; binding labels need its recorded adoption
    while thresholds are proposed. `max_not_applicable` bounds N/A claims; `evidence_days` is the effort of
    supplying missing evidence for a level already claimed.
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
    validity: Validity
    max_not_applicable: int
    evidence_days: Fraction
    extends: str | None = None
    provenance: Mapping[str, Provenance] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class IndicatorTexts:
    """The words of one indicator in one language; `levels` are six sentences, `practices` five."""

    name: str
    short: str
    meaning: str
    why: str
    levels: tuple[str, ...]
    evidence: tuple[str, ...]
    good: str
    not_enough: str
    practices: tuple[str, ...]
    not_applicable: str = ""


@dataclass(frozen=True, slots=True)
class MetricTexts:
    """The words of one metric in one language; `options` maps option keys to words."""

    name: str
    hint: str = ""
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LevelTexts:
    """The words of one label level: its name, motto, and what it attests and does not."""

    name: str
    motto: str
    attests: str
    attests_not: str


@dataclass(frozen=True, slots=True)
class DimensionTexts:
    """Name and one line about a dimension; `short` fits a rail."""

    name: str
    short: str
    about: str


@dataclass(frozen=True, slots=True)
class FrameworkTexts:
    """All words of a framework in one language; `texts_hash` is the SHA-256 of their canonical form."""

    language: str
    texts_hash: str
    name: str
    about: str
    issuer: str
    scale: tuple[str, ...]
    dimensions: Mapping[str, DimensionTexts]
    levels: Mapping[str, LevelTexts]
    criteria: Mapping[str, str]
    indicators: Mapping[str, IndicatorTexts]
    metrics: Mapping[str, MetricTexts]
    groups: Mapping[str, str]
    periods: Mapping[str, str] = field(default_factory=dict)
