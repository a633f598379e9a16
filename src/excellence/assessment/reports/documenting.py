"""Filling in the report of a self-assessment from its sheet, its evidence and the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.utils.translation import get_language

from excellence.assessment.queries import ExhibitRow
from excellence.assessment.reports.document import (
    ConditionSaid,
    DimensionSaid,
    EarlierLabelNamed,
    EvidenceNamed,
    FigureSaid,
    FrameworkNamed,
    ImprovementSaid,
    IndicatorSaid,
    LevelSaid,
    Met,
    OrganisationNamed,
    PlanSaid,
    Report,
    SourceNamed,
    StepSaid,
)
from excellence.assessment.reports.figures import FigureLine, figures_behind
from excellence.assessment.reports.path import apart_of, practices_of, summary_of
from excellence.assessment.reports.result import condition_line, ratios, result_page
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.evidence.models import Item
from excellence.method.expressions import Unknown, Value
from excellence.method.frameworks import HIGHEST_LEVEL, Dimension, Framework, Indicator, decimal_text
from excellence.method.labels import ImprovementArea, LevelReadiness
from excellence.method.labels import Met as IsMet
from excellence.method.paths import Path, Step

FORMAT = "excellence-report/1"
BEST_AND_WORST = 3

Evidence = Mapping[str, Sequence[ExhibitRow]]


def report_of(sheet: Sheet, evidence: Evidence, *, at: date, frozen_hash: str | None = None) -> Report:
    """The report as it stands on the day `at`, in the active language.

    `frozen_hash` is the hash of what was handed in: give it for a submission, and the report is no draft.
    """
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    levels, page = sheet.values.readiness(at), result_page(sheet, at=at)
    remarks = {dot.number: dot.remark for dot in page.indicators.dots}
    dimensions = tuple(_dimension(sheet, each, evidence, remarks, speaker) for each in sheet.framework.dimensions)
    unreached = [level for level in levels if not level.reached]
    path = sheet.values.path_to(unreached[0].level, at) if unreached else None
    assessment, score = sheet.assessment, sheet.score
    strongest, weakest = best_and_worst([each for dimension in dimensions for each in dimension.indicators])
    return Report(
        format=FORMAT,
        language=get_language() or "en",
        day=at,
        year=assessment.year,
        assessment=assessment.public_id,
        state=str(assessment.state),
        frozen_hash=frozen_hash,
        organisation=_organisation(sheet),
        framework=_framework(sheet),
        verdict=page.title,
        lead=page.lead,
        points=score.points,
        maximum=score.maximum,
        claimed_points=score.claimed_points,
        answered=sheet.answered,
        levels=tuple(_levels(sheet, levels, speaker)),
        next_level=unreached[0].level if unreached else "",
        strongest=strongest,
        weakest=weakest,
        finding_by_dimension=page.dimensions.finding,
        finding_by_indicator=page.indicators.finding,
        dimensions=dimensions,
        plan=_plan(sheet, path, speaker) if path else None,
        earlier_labels=tuple(_earlier_labels(sheet)),
        improvements=tuple(_improvement(sheet, area) for area in sheet.history.improvements),
        thresholds_proposed=sheet.framework.has_proposed_thresholds,
        sources=tuple(_sources(sheet.framework)),
    )


def best_and_worst(indicators: Sequence[IndicatorSaid]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the three strongest and the three weakest of those answered.

    Strong is a high level, then many points; weak is below the minimum, then a low level, then many points missing.
    Nothing stands on both sides; a level 0 is no strength and the highest level no weakness.
    """
    judged = [each for each in indicators if each.applicable and each.answered]
    strong = sorted(
        (each for each in judged if each.counted > 0 and not _is_low(each)),
        key=lambda each: (-each.counted, -each.points),
    )[:BEST_AND_WORST]
    taken = {each.key for each in strong}
    weak = sorted(
        (each for each in judged if each.counted < HIGHEST_LEVEL and each.key not in taken),
        key=lambda each: (not _is_low(each), each.counted, each.points - each.maximum),
    )[:BEST_AND_WORST]
    return tuple(each.key for each in strong), tuple(each.key for each in weak)


def _is_low(indicator: IndicatorSaid) -> bool:
    return indicator.least is not None and indicator.counted < indicator.least


def _organisation(sheet: Sheet) -> OrganisationNamed:
    organisation = sheet.assessment.organisation
    return OrganisationNamed(
        id=organisation.public_id,
        name=organisation.name,
        country=str(organisation.country),
        town=organisation.town,
        fictional=organisation.is_fictional,
    )


def _framework(sheet: Sheet) -> FrameworkNamed:
    return FrameworkNamed(
        id=sheet.framework.id,
        version=sheet.framework.version,
        name=sheet.texts.name,
        language=sheet.texts.language,
        rules_hash=sheet.framework.rules_hash,
        texts_hash=sheet.texts.texts_hash,
    )


def _levels(sheet: Sheet, levels: Iterable[LevelReadiness], speaker: PageSpeaker) -> Iterable[LevelSaid]:
    shares = dict(ratios(sheet.framework))
    for level in levels:
        lines = [condition_line(sheet, condition, speaker) for condition in level.conditions]
        yield LevelSaid(
            key=level.level,
            name=sheet.texts.levels[level.level].name,
            reached=_met(level.reached),
            share=shares.get(level.level),
            conditions=tuple(
                ConditionSaid(_met(result.met), line.sentence, tuple(detail.sentence for detail in line.details))
                for result, line in zip(level.conditions, lines, strict=True)
            ),
        )


def _met(met: IsMet) -> Met:
    return "unknown" if met is None else "yes" if met else "no"


def _dimension(
    sheet: Sheet, dimension: Dimension, evidence: Evidence, remarks: Mapping[str, str], speaker: PageSpeaker
) -> DimensionSaid:
    scored = next(each for each in sheet.score.dimensions if each.key == dimension.key)
    indicators = [sheet.framework.indicator(key) for key in dimension.indicators]
    return DimensionSaid(
        key=dimension.key,
        number=dimension.number,
        name=sheet.texts.dimensions[dimension.key].name,
        points=scored.points,
        maximum=scored.maximum,
        indicators=tuple(
            _indicator(sheet, each, evidence.get(each.key, ()), remarks[each.number], speaker) for each in indicators
        ),
    )


def _indicator(
    sheet: Sheet, indicator: Indicator, shown: Sequence[ExhibitRow], remark: str, speaker: PageSpeaker
) -> IndicatorSaid:
    answer, scored, texts = sheet.answer(indicator), sheet.scored(indicator), sheet.texts.indicators[indicator.key]
    least = indicator.gate if indicator.gate is not None else indicator.minimum
    return IndicatorSaid(
        key=indicator.key,
        number=indicator.number,
        name=texts.name,
        answered=answer.is_answered,
        applicable=scored.applicable,
        gate=indicator.gate is not None,
        claimed=scored.claimed,
        proposed=scored.proposed if isinstance(scored.proposed, Fraction) else None,
        counted=scored.counted,
        points=scored.points,
        maximum=scored.maximum,
        least=None if least is None else Fraction(least),
        says=texts.levels[int(scored.counted)] if scored.applicable else "",
        remark=remark,
        justification=answer.justification,
        exception=answer.not_applicable or "",
        reasons=tuple(speaker.say(reason) for reason in scored.reasons if reason.id != "unanswered"),
        figures=tuple(_figure(sheet, line) for line in figures_behind(sheet, indicator) if not line.is_missing),
        evidence=tuple(_evidence(row) for row in shown),
    )


def _figure(sheet: Sheet, line: FigureLine) -> FigureSaid:
    value = exact(sheet.facts[line.key])
    return FigureSaid(line.key, line.name, value, line.this_year, line.last_year, line.source, line.origin)


def _evidence(row: ExhibitRow) -> EvidenceNamed:
    lane = Item.Lane(row.lane)
    return EvidenceNamed(row.title, row.lane, str(lane.label), row.address, row.file, row.sha256)


def exact(value: Value) -> str:
    """A value of the method as text that loses nothing: 119.5, 1/3, 2025-12-31, true, a list by commas."""
    match value:
        case Unknown():
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case frozenset():
            return ",".join(sorted(value))
        case _:
            return decimal_text(value)


def _plan(sheet: Sheet, path: Path, speaker: PageSpeaker) -> PlanSaid:
    name = sheet.texts.levels[path.level].name
    return PlanSaid(
        level=path.level,
        name=name,
        reachable=path.reachable,
        summary=summary_of(path, speaker),
        days=path.days,
        earliest=path.earliest,
        steps=tuple(_step(sheet, step, speaker) for step in path.steps),
        waits=tuple(speaker.say(wait.reason) for wait in path.waits),
        besides=apart_of(path, speaker),
    )


def _step(sheet: Sheet, step: Step, speaker: PageSpeaker) -> StepSaid:
    supplied = [move.to_level for move in step.moves if move.kind == "evidence"]
    return StepSaid(
        key=step.indicator,
        number=step.number,
        name=sheet.texts.indicators[step.indicator].name,
        start=step.from_level,
        end=step.to_level,
        supplies=supplied[0] if supplied else None,
        sentences=tuple(speaker.say(reason) for reason in step.reasons),
        practices=practices_of(sheet, step)[-1:],
        days=step.days,
        months=step.months,
        earliest=step.earliest,
    )


def _earlier_labels(sheet: Sheet) -> Iterable[EarlierLabelNamed]:
    for label in sheet.history.prior_labels:
        texts = sheet.texts.levels.get(label.level)
        name = texts.name if texts else label.level
        yield EarlierLabelNamed(label.level, name, label.assessed_on, label.valid_until)


def _improvement(sheet: Sheet, area: ImprovementArea) -> ImprovementSaid:
    if area.indicator is not None:
        subject, indicator = area.indicator, sheet.framework.indicator(area.indicator)
        name = f"{indicator.number} {sheet.texts.indicators[area.indicator].name}"
    else:
        subject = area.metric or ""
        name = sheet.texts.metrics[subject].name if subject in sheet.texts.metrics else subject
    shown = bool(area.evidence_then and area.evidence_now)
    return ImprovementSaid(area.area, subject, name, area.then, area.now, shown)


def _sources(framework: Framework) -> Iterable[SourceNamed]:
    """The public sources of the rules, each with what it stands behind: a rule, a label level or indicators."""
    found: dict[str, list[str]] = {}
    named = [
        *framework.provenance.items(),
        *((level.key, level.provenance) for level in framework.levels),
        *((each.number, said) for each in framework.indicators for said in each.provenance.values()),
    ]
    for subject, provenance in named:
        for address in provenance.sources:
            found.setdefault(address, []).append(subject)
    return (SourceNamed(address, tuple(dict.fromkeys(subjects))) for address, subjects in sorted(found.items()))
