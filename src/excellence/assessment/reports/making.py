"""Making the report of a self-assessment from its score, its evidence and the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from excellence.assessment.queries import ExhibitRow
from excellence.assessment.reports.figures import FigureLine, facts_of_last_year, figures_behind
from excellence.assessment.reports.plan import plan_of
from excellence.assessment.reports.readiness import level_said
from excellence.assessment.reports.report import (
    CheckSaid,
    DimensionSaid,
    EarlierLabelNamed,
    EvidenceNamed,
    FigureSaid,
    FrameworkNamed,
    ImprovementNamed,
    IndicatorSaid,
    LevelSaid,
    OrganisationNamed,
    Report,
    SourceNamed,
    TextsNamed,
)
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.evidence.models import Item
from excellence.kernel.formats import number
from excellence.method.frameworks import Framework, Indicator
from excellence.method.labels import ImprovementArea, exact
from excellence.method.scoring import DimensionScore, IndicatorScore

FORMAT = "excellence-report/2"
BEST_AND_WORST = 3

Evidence = Mapping[str, Sequence[ExhibitRow]]
Behind = tuple[tuple[FigureSaid, ...], tuple[EvidenceNamed, ...]]
NOTHING: Behind = ((), ())


def report_of(
    sheet: Sheet, evidence: Evidence | None, *, at: date, frozen_hash: str | None = None, address: str = ""
) -> Report:
    """The report as it stands on the day `at`, in the active language.

    Without `evidence`, as the page shows it: evidence and figures behind each answer are left out.
    `frozen_hash` is the hash of what was submitted: give it for a submission, and the report is no draft. `address`
    is where its result can be read.
    """
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    assessment, score, checks = sheet.assessment, sheet.score, sheet.values.checks()
    readiness = sheet.values.readiness(at)
    levels = {each.level: level_said(sheet, each, checks, speaker) for each in readiness}
    behind = _behind(sheet, evidence) if evidence is not None else {}
    indicators = tuple(_indicator(sheet, each, behind.get(each.key, NOTHING), speaker) for each in score.indicators)
    reached = max((place for place, each in enumerate(readiness) if each.reached), default=-1)
    next_level = next((each.level for each in readiness[reached + 1 :] if not each.reached), "")
    strongest, weakest = best_and_worst(indicators)
    return Report(
        format=FORMAT,
        language=get_language() or "en",
        day=at,
        year=assessment.year,
        assessment=assessment.public_id,
        address=address,
        state=str(assessment.state),
        frozen_hash=frozen_hash,
        organisation=_organisation(sheet),
        framework=_framework(sheet),
        texts=TextsNamed(sheet.texts.language, sheet.texts.texts_hash),
        thresholds="proposed" if sheet.framework.has_proposed_thresholds else "sourced",
        verdict=_verdict(sheet, tuple(levels.values())),
        lead=_lead(sheet, tuple(levels.values())),
        points=score.points,
        maximum=score.maximum,
        ratio=score.ratio,
        claimed_points=score.claimed_points,
        answered_points=score.answered_points,
        answered=sheet.answered,
        levels=levels,
        next_level=next_level,
        strongest=strongest,
        weakest=weakest,
        finding_by_dimension=_most_to_win(sheet),
        finding_by_indicator=_excellent_and_low(indicators),
        dimensions=tuple(_dimension(sheet, each) for each in score.dimensions),
        indicators=indicators,
        checks=tuple(
            CheckSaid(each.id, each.severity, speaker.say(each.reason), each.indicator, each.metric) for each in checks
        ),
        plan=plan_of(sheet, sheet.values.path_to(next_level, at), speaker) if next_level else None,
        earlier_labels=tuple(_earlier_labels(sheet)),
        improvements=tuple(_improvement(sheet, area) for area in sheet.history.improvements),
        sources=tuple(_sources(sheet.framework)),
    )


def best_and_worst(indicators: Sequence[IndicatorSaid]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the three strongest and the three weakest of those answered.

    Strong is a high level, then many points; weak is below the minimum, then a low level, then many points missing.
    Nothing stands on both sides; a level 0 is no strength and the highest level no weakness.
    """
    judged = [each for each in indicators if each.applicable and each.answered]
    strong = sorted(
        (each for each in judged if each.level_counted > 0 and not each.is_low),
        key=lambda each: (-_share(each), -each.points),
    )[:BEST_AND_WORST]
    taken = {each.key for each in strong}
    weak = sorted(
        (each for each in judged if each.level_counted < each.highest and each.key not in taken),
        key=lambda each: (not each.is_low, _share(each), each.points - each.maximum),
    )[:BEST_AND_WORST]
    return tuple(each.key for each in strong), tuple(each.key for each in weak)


def _share(indicator: IndicatorSaid) -> Fraction:
    return indicator.level_counted / indicator.highest


def _verdict(sheet: Sheet, levels: Sequence[LevelSaid]) -> str:
    """Where the organisation stands; a level reached never hides that most of what is claimed is not shown."""
    reached = [level for level in levels if level.reached == "yes"]
    if reached and _lacking(sheet):
        said = _("Points of the levels chosen: %(answered)s; with evidence so far: %(points)s")
        return said % {"answered": number(sheet.score.answered_points), "points": number(sheet.score.points)}
    if reached and reached[-1].rests_on:
        return _("Ready for %(label)s only with levels that your figures do not give") % {"label": reached[-1].name}
    if reached:
        return _("Ready for %(label)s") % {"label": reached[-1].name}
    if sheet.answered == 0:
        return _("Nothing is answered yet")
    still_open = sum(condition.met != "yes" for condition in levels[0].conditions)
    said = ngettext("%(count)s condition before %(label)s", "%(count)s conditions before %(label)s", still_open)
    return said % {"count": still_open, "label": levels[0].name}


def _lead(sheet: Sheet, levels: Sequence[LevelSaid]) -> str:
    reached = [level for level in levels if level.reached == "yes"]
    lacking, asked = _lacking(sheet), len(sheet.framework.indicators)
    said = [_("Ready for %(label)s.") % {"label": reached[-1].name}] if reached and lacking else []
    if sheet.answered < asked:
        so_far = _("Indicators answered: %(answered)s of %(asked)s. This is the result so far.")
        said.append(so_far % {"answered": sheet.answered, "asked": asked})
    elif lacking:
        less = ngettext(
            "All indicators are answered; %(count)s still counts less than you say, because evidence is missing.",
            "All indicators are answered; %(count)s still count less than you say, because evidence is missing.",
            lacking,
        )
        said.append(less % {"count": lacking})
    else:
        said.append(_("All indicators are answered, and each answer is shown by evidence."))
    return " ".join(said)


def _lacking(sheet: Sheet) -> int:
    """How many chosen levels count less because evidence is missing."""
    return sum(each.claimed is not None and each.lacks_evidence for each in sheet.score.indicators)


def _most_to_win(sheet: Sheet) -> str:
    scored = max(sheet.score.dimensions, key=lambda each: each.maximum - each.points)
    missing = scored.maximum - scored.points
    if not missing:
        return _("Every dimension has all its points.")
    said = _("Most points left: %(dimension)s (%(points)s).")
    return said % {"dimension": sheet.texts.dimensions[scored.key].name, "points": number(missing)}


def _excellent_and_low(indicators: Sequence[IndicatorSaid]) -> str:
    excellent = sum(each.level_counted == each.highest for each in indicators)
    low = sum(each.is_low and (each.level_claimed is not None or each.level_counted > 0) for each in indicators)
    first = ngettext(
        "%(count)s indicator reaches the mark of excellence.",
        "%(count)s indicators reach the mark of excellence.",
        excellent,
    )
    second = ngettext("%(count)s lies below its minimum.", "%(count)s lie below their minimum.", low)
    return f"{first % {'count': excellent}} {second % {'count': low}}"


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
    framework = sheet.framework
    semantics = str(framework.semantics)
    return FrameworkNamed(framework.id, framework.version, semantics, sheet.texts.name, framework.rules_hash)


def _dimension(sheet: Sheet, scored: DimensionScore) -> DimensionSaid:
    name = sheet.texts.dimensions[scored.key].name
    return DimensionSaid(scored.key, scored.number, name, scored.points, scored.maximum)


def _indicator(sheet: Sheet, scored: IndicatorScore, behind: Behind, speaker: PageSpeaker) -> IndicatorSaid:
    indicator = sheet.framework.indicator(scored.key)
    answer, texts = sheet.answer(indicator), sheet.texts.indicators[scored.key]
    least = indicator.gate if indicator.gate is not None else indicator.minimum
    return IndicatorSaid(
        key=scored.key,
        dimension=indicator.dimension,
        number=scored.number,
        name=texts.name,
        answered=answer.is_answered,
        applicable=scored.applicable,
        gate=indicator.gate is not None,
        level_claimed=scored.claimed,
        level_from_figures=scored.proposed if isinstance(scored.proposed, Fraction) else None,
        level_counted=scored.counted,
        highest=scored.highest,
        points=scored.points,
        maximum=scored.maximum,
        answered_points=scored.answered_points,
        least=None if least is None else Fraction(least),
        proposal=scored.proposal,
        reasons=tuple(reason.id for reason in scored.reasons),
        sentences=tuple(speaker.say(reason) for reason in scored.reasons),
        says=texts.levels[int(scored.counted)] if scored.applicable else "",
        remark=_remark(indicator, scored, is_answered=answer.is_answered),
        justification=answer.justification,
        not_applicable=answer.not_applicable or "",
        figures=behind[0],
        evidence=behind[1],
    )


def _behind(sheet: Sheet, evidence: Evidence) -> dict[str, Behind]:
    before, found = facts_of_last_year(sheet), {}
    for indicator in sheet.framework.indicators:
        lines = figures_behind(sheet, indicator, before)
        figures = tuple(_figure(sheet, line) for line in lines if not line.is_missing)
        found[indicator.key] = (figures, tuple(map(_evidence, evidence.get(indicator.key, ()))))
    return found


def _remark(indicator: Indicator, scored: IndicatorScore, *, is_answered: bool) -> str:
    if not scored.applicable:
        return _("does not apply")
    if not is_answered:
        return _("open")
    if scored.lacks_evidence:
        return _("evidence missing")
    if indicator.gate is not None:
        return _("gate, no points")
    return _("excellent") if scored.counted == scored.highest else ""


def _figure(sheet: Sheet, line: FigureLine) -> FigureSaid:
    stored = sheet.values.figures[sheet.assessment.year].get(line.key)
    value = stored.value if stored and not line.is_derived else exact(sheet.facts[line.key]) or ""
    return FigureSaid(line.key, line.name, value, line.this_year, line.last_year, line.source, line.origin)


def _evidence(row: ExhibitRow) -> EvidenceNamed:
    lane = Item.Lane(row.lane)
    return EvidenceNamed(row.title, row.lane, str(lane.label), row.address, row.file, row.sha256)


def _earlier_labels(sheet: Sheet) -> Iterable[EarlierLabelNamed]:
    for label in sheet.history.prior_labels:
        texts = sheet.texts.levels.get(label.level)
        name = texts.name if texts else label.level
        yield EarlierLabelNamed(label.level, name, label.assessed_on, label.valid_until)


def _improvement(sheet: Sheet, area: ImprovementArea) -> ImprovementNamed:
    if area.indicator is not None:
        indicator = sheet.framework.indicator(area.indicator)
        name = f"{indicator.number} {sheet.texts.indicators[area.indicator].name}"
    else:
        name = sheet.texts.metrics[area.metric or ""].name
    shown = bool(area.evidence_then and area.evidence_now)
    return ImprovementNamed(area.area, area.indicator, area.metric, name, area.then, area.now, shown)


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
