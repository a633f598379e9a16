"""The report of a self-assessment as one value: page, PDF, DOCX and JSON say what stands here, nothing else.

Numbers and days are exact, sentences are in the reader's `language`; the framework's own words are in
`texts.language`, which may be another one where they are not translated yet. What is frozen too has the same name and
the same value here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from excellence.method.frameworks import canonical, decimal_text

ABOUT_BEFORE = ("prior_label", "improvement")
EXPLAINS_NOTHING = frozenset({"unanswered", "figures_missing"})
READ_AT_A_GLANCE = 240  # characters


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
    """By which rules; the hash identifies them for ever."""

    id: str
    version: str
    semantics: str
    name: str
    rules_hash: str


@dataclass(frozen=True, slots=True)
class TextsNamed:
    """In which words of the framework; the hash identifies them for ever."""

    language: str
    hash: str


@dataclass(frozen=True, slots=True)
class MissingNamed:
    """One thing between the assessment and a condition; `key` names the indicator, metric, criterion, label or area."""

    kind: str
    key: str
    needed: Fraction | None


@dataclass(frozen=True, slots=True)
class Detail:
    """What is missing as a sentence, with the number of the indicator or that it is about figures."""

    sentence: str
    number: str = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class ConditionSaid:
    """One condition of a label level as a sentence; `met` is yes, no or unknown. `details` say what is missing."""

    id: str
    met: str
    needed: Fraction | str | None
    found: Fraction | str | None
    missing: tuple[MissingNamed, ...]
    parts: tuple[ConditionSaid, ...]
    sentence: str
    details: tuple[Detail, ...]

    @property
    def is_about_before(self) -> bool:
        """Whether what came before decides about it."""
        return any(each.id in ABOUT_BEFORE for each in (self, *self.parts))

    @property
    def is_long(self) -> bool:
        """Whether the details are better folded away."""
        return sum(len(detail.sentence) for detail in self.details) > READ_AT_A_GLANCE


@dataclass(frozen=True, slots=True)
class LevelSaid:
    """Readiness for one label level; `share` is the share of the points it asks for, if any.

    `attests_not` is what the level does not say of an organisation. `caveat` must be said beside one that is reached:
    that it rests on levels beyond the figures, or that something is left to do.
    """

    key: str
    name: str
    reached: str
    share: Fraction | None
    conditions: tuple[ConditionSaid, ...]
    attests_not: str
    caveat: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckSaid:
    """One thing to look at before it is submitted."""

    id: str
    severity: str
    sentence: str
    indicator: str | None
    metric: str | None


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure behind an indicator: `value` exact, `said` and `said_before` (the year before) in words.

    `origin` is one of typed, list (the participant list) and calculated; `said_source` says it in words.
    """

    key: str
    name: str
    value: str
    said: str
    said_before: str
    said_source: str
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
    """One indicator: what was claimed, what counts and why; one sentence for each of the `reasons`.

    `answered_points` are those of the level somebody chose, `says` is the rubric's sentence of the level that counts,
    `least` the minimum or gate, `not_applicable` the reason why it should not apply, `remark` one word for a chart.
    """

    key: str
    dimension: str
    number: str
    name: str
    answered: bool
    applicable: bool
    gate: bool
    level_claimed: Fraction | None
    level_from_figures: Fraction | None
    level_counted: Fraction
    highest: int
    points: Fraction
    maximum: Fraction
    answered_points: Fraction
    least: Fraction | None
    proposal: str | None
    reasons: tuple[str, ...]
    sentences: tuple[str, ...]
    says: str
    remark: str
    justification: str
    not_applicable: str
    figures: tuple[FigureSaid, ...]
    evidence: tuple[EvidenceNamed, ...]

    @property
    def is_low(self) -> bool:
        """Whether it lies below its minimum or gate."""
        return self.least is not None and self.level_counted < self.least

    @property
    def change(self) -> Fraction:
        """How many points more count than were chosen; below 0 where fewer do."""
        return self.points - self.answered_points

    @property
    def said(self) -> tuple[str, ...]:
        """The reasons in sentences, but for the one that it is open."""
        reasons = zip(self.reasons, self.sentences, strict=True)
        return tuple(sentence for reason, sentence in reasons if reason != "unanswered")

    @property
    def counts_otherwise(self) -> bool:
        """Whether it must be explained why it counts as it does."""
        return bool(set(self.reasons) - EXPLAINS_NOTHING) or self.change != 0


@dataclass(frozen=True, slots=True)
class DimensionSaid:
    """A dimension; its indicators name it by its key."""

    key: str
    number: str
    name: str
    points: Fraction
    maximum: Fraction


@dataclass(frozen=True, slots=True)
class StepSaid:
    """One thing to do; `days` are person-days, `earliest` the first day its evidence can count, unless it is too far.

    `sentences` say what to accept, leave out, prove or raise; `practices` are those of all levels that it climbs.
    """

    key: str
    number: str
    name: str
    kind: str
    start: Fraction
    end: Fraction
    supplies: Fraction | None
    sentences: tuple[str, ...]
    practices: tuple[str, ...]
    effort: str
    days: Fraction
    months: int
    earliest: date | None


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """The least work to a label level; efforts and months are estimates, proposed."""

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
class ImprovementNamed:
    """One thing made better, then and now, exact: the level of an indicator or the value of a figure, by its key."""

    area: str
    indicator: str | None
    metric: str | None
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
    """A whole report. `frozen_hash` identifies what was submitted; a draft has none. `address` is that of the result.

    `claimed_points` would count if every level chosen or proposed counted; `answered_points` are those chosen alone.
    """

    format: str
    language: str
    day: date
    year: int
    assessment: str
    address: str
    state: str
    frozen_hash: str | None
    organisation: OrganisationNamed
    framework: FrameworkNamed
    texts: TextsNamed
    thresholds: str
    verdict: str
    lead: str
    points: Fraction
    maximum: Fraction
    ratio: Fraction
    claimed_points: Fraction
    answered_points: Fraction
    answered: int
    levels: Mapping[str, LevelSaid]
    next_level: str
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    finding_by_dimension: str
    finding_by_indicator: str
    dimensions: tuple[DimensionSaid, ...]
    indicators: tuple[IndicatorSaid, ...]
    checks: tuple[CheckSaid, ...]
    plan: PlanSaid | None
    earlier_labels: tuple[EarlierLabelNamed, ...]
    improvements: tuple[ImprovementNamed, ...]
    sources: tuple[SourceNamed, ...]

    def indicator(self, key: str) -> IndicatorSaid:
        """The indicator of that key; raises `StopIteration` where there is none."""
        return next(indicator for indicator in self.indicators if indicator.key == key)

    def indicators_of(self, dimension: DimensionSaid) -> tuple[IndicatorSaid, ...]:
        """The indicators of a dimension in the order they are asked."""
        return tuple(each for each in self.indicators if each.dimension == dimension.key)

    @property
    def proposed_points(self) -> Fraction:
        """The points of the levels that figures propose and nobody has accepted yet."""
        return self.claimed_points - self.answered_points

    @property
    def is_draft(self) -> bool:
        """Whether nothing of it is submitted."""
        return self.frozen_hash is None


def json_of(report: Report) -> bytes:
    """The report as canonical JSON (RFC 8785); the same report always gives the same bytes."""
    return canonical(plain(report))


def plain(value: object) -> Any:
    """A value as objects, lists, texts, true and false; what is not there is left out."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            return decimal_text(value)
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [plain(part) for part in value]
        case Mapping():
            return {name: plain(part) for name, part in value.items()}
        case _ if is_dataclass(value):
            parts = ((each.name, getattr(value, each.name)) for each in fields(value))
            return {name: plain(part) for name, part in parts if part is not None}
    raise TypeError(f"{value!r} has no place in a report")
