"""The report of a self-assessment as one value: PDF, DOCX and JSON say what stands here, nothing else.

Numbers and days are exact, sentences are in the reader's `language`; the framework's own words are in
`framework.language`, which may be another one where they are not translated yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Met = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class OrganisationNamed:
    """Who assessed itself."""

    id: str
    name: str
    country: str
    town: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class FrameworkNamed:
    """By which rules and in which words; the hashes identify both for ever."""

    id: str
    version: str
    name: str
    language: str
    rules_hash: str
    texts_hash: str


@dataclass(frozen=True, slots=True)
class ConditionSaid:
    """One condition of a label level as a sentence, with what is missing."""

    met: Met
    sentence: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelSaid:
    """Readiness for one label level; `share` is the share of the points it asks for, if any."""

    key: str
    name: str
    reached: Met
    share: Fraction | None
    conditions: tuple[ConditionSaid, ...]


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure behind an indicator: `value` exact, `said` and `said_before` (the year before) in words.

    `origin` is one of typed, list (the participant list) and calculated.
    """

    key: str
    name: str
    value: str
    said: str
    said_before: str
    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class EvidenceNamed:
    """A piece of evidence; a stored file has its SHA-256, a link its address, a note neither."""

    title: str
    lane: str
    lane_name: str
    address: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IndicatorSaid:
    """One indicator: what was claimed, what counts and why.

    `says` is the rubric's sentence of the level that counts, `least` the minimum or gate, `exception` the reason
    why it should not apply, `remark` one word for a chart.
    """

    key: str
    number: str
    name: str
    answered: bool
    applicable: bool
    gate: bool
    claimed: Fraction | None
    proposed: Fraction | None
    counted: Fraction
    points: Fraction
    maximum: Fraction
    least: Fraction | None
    says: str
    remark: str
    justification: str
    exception: str
    reasons: tuple[str, ...]
    figures: tuple[FigureSaid, ...]
    evidence: tuple[EvidenceNamed, ...]


@dataclass(frozen=True, slots=True)
class DimensionSaid:
    """A dimension with its indicators in the order they are asked."""

    key: str
    number: str
    name: str
    points: Fraction
    maximum: Fraction
    indicators: tuple[IndicatorSaid, ...]


@dataclass(frozen=True, slots=True)
class StepSaid:
    """One thing to do; `days` are person-days, `earliest` the first day its evidence can count, unless it is too far.

    `sentences` say what to accept, leave out, prove or raise.
    """

    key: str
    number: str
    name: str
    start: Fraction
    end: Fraction
    supplies: Fraction | None
    sentences: tuple[str, ...]
    practices: tuple[str, ...]
    days: Fraction
    months: int
    earliest: date | None


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """The least work to the next label level; efforts and months are estimates, proposed."""

    level: str
    name: str
    reachable: bool
    summary: str
    days: Fraction
    earliest: date | None
    steps: tuple[StepSaid, ...]
    waits: tuple[str, ...]
    besides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierLabelNamed:
    """A label held before, as the organisation says; without `valid_until` the first period is assumed."""

    level: str
    name: str
    assessed_on: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class ImprovementSaid:
    """One thing made better: the level of an indicator or the value of a figure (`subject`), then and now, exact."""

    area: str
    subject: str
    name: str
    then: Fraction
    now: Fraction
    shown: bool


@dataclass(frozen=True, slots=True)
class SourceNamed:
    """What a public source stands behind."""

    address: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `frozen_hash` identifies what was handed in; a draft has none."""

    format: str
    language: str
    day: date
    year: int
    assessment: str
    state: str
    frozen_hash: str | None
    organisation: OrganisationNamed
    framework: FrameworkNamed
    verdict: str
    lead: str
    points: Fraction
    maximum: Fraction
    claimed_points: Fraction
    answered: int
    levels: tuple[LevelSaid, ...]
    next_level: str
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    finding_by_dimension: str
    finding_by_indicator: str
    dimensions: tuple[DimensionSaid, ...]
    plan: PlanSaid | None
    earlier_labels: tuple[EarlierLabelNamed, ...]
    improvements: tuple[ImprovementSaid, ...]
    thresholds_proposed: bool
    sources: tuple[SourceNamed, ...]

    @property
    def indicators(self) -> tuple[IndicatorSaid, ...]:
        """All indicators in the order they are asked."""
        return tuple(indicator for dimension in self.dimensions for indicator in dimension.indicators)

    def indicator(self, key: str) -> IndicatorSaid:
        """The indicator of that key; raises `StopIteration` where there is none."""
        return next(indicator for indicator in self.indicators if indicator.key == key)

    @property
    def is_draft(self) -> bool:
        """Whether nothing of it is handed in."""
        return self.frozen_hash is None
