"""The report laid out as a paper: cover, one page for the board, charts, conditions, indicators, plan, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.reports.charts import dots_of, scale_of, stems_of
from excellence.assessment.reports.paper_indicators import indicator_blocks
from excellence.assessment.reports.report import ConditionSaid, IndicatorSaid, LevelSaid, Report, StepSaid
from excellence.documents.papers import (
    Block,
    Code,
    Cover,
    Drawing,
    Facts,
    Grid,
    GridColumn,
    Halves,
    Heading,
    Inline,
    Link,
    Listing,
    Paper,
    Paragraph,
    Words,
)
from excellence.kernel.countries import country_name
from excellence.kernel.formats import day, number

BRAND = "Cluster Excellence"
MISSING_SAID = 6
DETAILS_SAID = 280  # characters


def paper_of(report: Report) -> Paper:
    """Lay the report out; the active language must be the report's."""
    title = _("Self-assessment %(year)s") % {"year": report.year}
    return Paper(
        title=f"{report.organisation.name}: {title}",
        language=report.language,
        day=report.day,
        author=BRAND,
        running=f"{report.organisation.name} · {title}",
        mark=_("Draft, not submitted") if report.is_draft else "",
        note=_caution(report),
        cover=Cover(
            kind=_("Report of the self-assessment %(year)s") % {"year": report.year},
            subject=report.organisation.name,
            lead=f"{_points(report)} {report.verdict}.",
            facts=_cover_facts(report),
            contents=_("Contents"),
        ),
        blocks=(
            *_summary(report),
            *_charts(report),
            *_conditions(report),
            *_indicators(report),
            *_before(report),
            *_plan(report),
            *_sources(report),
        ),
    )


def _caution(report: Report) -> str:
    said = [_("Self-assessed, not verified by anyone.")]
    if report.thresholds == "proposed":
        said.append(_("Thresholds are proposed."))
    if report.organisation.fictional:
        said.insert(0, _("Fictional organisation."))
    return " ".join(said)


def _points(report: Report) -> str:
    said = _("Points: %(points)s of %(maximum)s.")
    return said % {"points": number(report.points), "maximum": number(report.maximum)}


def _cover_facts(report: Report) -> tuple[tuple[str, Inline], ...]:
    organisation, framework = report.organisation, report.framework
    place = ", ".join(part for part in (organisation.town, country_name(organisation.country)) if part)
    name = _("%(name)s, version %(version)s") % {"name": framework.name, "version": framework.version}
    facts: list[tuple[str, Inline]] = [
        (_("Seat"), place),
        (_("As of"), day(report.day)),
        (_("Framework"), Words(name, report.texts.language)),
    ]
    if report.address:
        facts.append((_("Address"), Link(report.address, report.address)))
    if report.frozen_hash is not None:
        facts.append((_("Submitted with the fingerprint"), Code(report.frozen_hash)))
    return tuple(facts)


def _summary(report: Report) -> Iterable[Block]:
    yield Heading(_("Summary for the board"), fresh=True)
    yield Paragraph(report.lead, "lead")
    yield Drawing(scale_of(report))
    yield Drawing(stems_of(report))
    yield Grid(
        (GridColumn(_("Label"), share=2), GridColumn(_("State"), share=2), GridColumn(_("Conditions met"), share=2)),
        [_level_row(level) for level in report.levels.values()],
    )
    ready = [level for level in report.levels.values() if level.reached == "yes"]
    if ready:
        yield from _beside_ready(report, ready[-1])
    yield Halves(
        (Paragraph(_("Strongest"), "strong"), *_ranked(report, report.strongest)),
        (Paragraph(_("Weakest"), "strong"), *_ranked(report, report.weakest)),
    )
    yield from _missing(report)


def _level_row(level: LevelSaid) -> tuple[Inline, ...]:
    met = sum(condition.met == "yes" for condition in level.conditions)
    said = _("%(met)s of %(all)s") % {"met": met, "all": len(level.conditions)}
    return Words(level.name, strong=True), _reached(level), said


def _reached(level: LevelSaid) -> str:
    return {"yes": _("Ready"), "no": _("Not ready yet"), "unknown": _("Not known yet")}[level.reached]


def _ranked(report: Report, keys: Sequence[str]) -> Iterable[Block]:
    if not keys:
        yield Paragraph(_("None among what is answered."), "hint")
        return
    said = _("%(number)s %(name)s: level %(level)s; points: %(points)s of %(maximum)s")
    ranked = [report.indicator(key) for key in keys]
    yield Listing([said % _scored(each) for each in ranked])


def _scored(indicator: IndicatorSaid) -> dict[str, str]:
    return {
        "number": indicator.number,
        "name": indicator.name,
        "level": number(indicator.level_counted),
        "points": number(indicator.points),
        "maximum": number(indicator.maximum),
    }


def _missing(report: Report) -> Iterable[Block]:
    level = report.levels.get(report.next_level)
    if level is None:
        highest = [each.name for each in report.levels.values()][-1]
        yield Paragraph(_("Every condition of %(label)s, the highest level, is met.") % {"label": highest})
        return
    yield Paragraph(_("What is missing for %(label)s") % {"label": level.name}, "strong")
    said = [condition for condition in level.conditions if condition.met != "yes"]
    yield Listing([_shortened(condition.sentence, _sentences(condition)) for condition in said[:MISSING_SAID]])
    if report.plan and report.plan.steps:
        proposed = _("Efforts are estimates, proposed.")
        yield Paragraph(f"{report.plan.summary} {proposed}")


def _shortened(sentence: str, details: Sequence[str]) -> str:
    """A condition with the first things that are missing, and how many more there are: a summary is one page."""
    said, length = [sentence], 0
    for detail in details:
        length += len(detail)
        if length > DETAILS_SAID:
            break
        said.append(detail)
    rest = len(details) + 1 - len(said)
    if rest > 0:
        more = ngettext("And %(count)s more, see below.", "And %(count)s more, see below.", rest)
        said.append(more % {"count": rest})
    return " ".join(said)


def _charts(report: Report) -> Iterable[Block]:
    yield Heading(_("By indicator"), fresh=True)
    yield Drawing(dots_of(report))


def _conditions(report: Report) -> Iterable[Block]:
    yield Heading(_("Ready for which label?"), fresh=True)
    marks = {"yes": _("Met:"), "no": _("Not met:"), "unknown": _("Not known yet:")}
    for level in report.levels.values():
        yield Heading(f"{level.name}: {_reached(level)}", 2)
        yield from _beside_ready(report, level)
        for condition in level.conditions:
            yield Paragraph(f"{marks[condition.met]} {condition.sentence}")
            if condition.details:
                yield Listing(_sentences(condition))


def _beside_ready(report: Report, level: LevelSaid) -> Iterable[Block]:
    """What must be said beside a level that is reached: what it does not say, and what is left to do."""
    if level.reached == "yes":
        if level.caveat:
            yield Paragraph(level.caveat)
        if level.attests_not:
            yield Paragraph(Words(level.attests_not, _other(report)), "hint")


def _sentences(condition: ConditionSaid) -> list[str]:
    return [detail.sentence for detail in condition.details]


def _indicators(report: Report) -> Iterable[Block]:
    yield Heading(_("Every indicator"), fresh=True)
    yield Paragraph(
        _("What was chosen, what counts and why, the figures behind it and the evidence with its SHA-256."), "hint"
    )
    for dimension in report.dimensions:
        tally = _("Points: %(points)s of %(maximum)s")
        said = tally % {"points": number(dimension.points), "maximum": number(dimension.maximum)}
        yield Heading(f"{dimension.number} {dimension.name}", 2, language=_other(report))
        yield Paragraph(said, "hint")
        for indicator in report.indicators_of(dimension):
            yield from indicator_blocks(indicator, report.year, _other(report))


def _other(report: Report) -> str:
    """The language of the framework's words where it is not the report's."""
    return report.texts.language if report.texts.language != report.language else ""


def _before(report: Report) -> Iterable[Block]:
    if not report.earlier_labels and not report.improvements:
        return
    yield Heading(_("Earlier labels and improvements"))
    yield Paragraph(_("As the organisation says; nobody has verified it here."), "hint")
    if report.earlier_labels:
        yield Grid(
            (GridColumn(_("Earlier label"), share=2), GridColumn(_("Assessed on")), GridColumn(_("Valid until"))),
            [
                (label.name, day(label.assessed_on), day(label.valid_until) or _("not told"))
                for label in report.earlier_labels
            ],
        )
    if report.improvements:
        yield Grid(
            (
                GridColumn(_("Area of improvement"), share=3),
                GridColumn(_("Shows in"), share=3),
                GridColumn(_("Then"), amount=True),
                GridColumn(_("Now"), amount=True),
                GridColumn(_("Evidence for both"), share=2),
            ),
            [
                (each.area, each.name, number(each.then), number(each.now), _("yes") if each.shown else _("no"))
                for each in report.improvements
            ],
        )


def _plan(report: Report) -> Iterable[Block]:
    plan = report.plan
    if plan is None:
        return
    yield Heading(_("Improvement plan: %(label)s") % {"label": plan.name}, fresh=True)
    yield from _beside(_("First: what no work on a level brings"), plan.besides)
    yield Paragraph(plan.summary, "lead")
    yield Paragraph(
        _("Efforts in person-days and months are estimates, proposed: no case has confirmed them yet."), "hint"
    )
    if plan.steps:
        yield Grid(
            (
                GridColumn(_("Indicator"), share=3),
                GridColumn(_("Level"), share=0),
                GridColumn(_("What to do"), share=9),
                GridColumn(_("Person-days (estimate)"), amount=True, share=2),
                GridColumn(_("Counts from"), share=2),
            ),
            [
                (
                    Words(f"{step.number} {step.name}", _other(report)),
                    f"{number(step.start)} → {number(step.end)}",
                    Words("\n".join([*step.sentences, *step.practices[-1:]]), _other(report)),
                    number(step.days),
                    _counts_from(step),
                )
                for step in plan.steps
            ],
        )
    yield from _beside(_("What only takes time"), plan.waits)


def _counts_from(step: StepSaid) -> str:
    if step.earliest is None:
        return _("in more than thirty years")
    return day(step.earliest) if step.months else _("at once")


def _beside(head: str, sentences: Sequence[str]) -> Iterable[Block]:
    if sentences:
        yield Heading(head, 2)
        yield Listing(sentences)


def _sources(report: Report) -> Iterable[Block]:
    framework = report.framework
    yield Heading(_("Sources and provenance"), fresh=report.plan is not None and len(report.plan.steps) > 1)
    rows: list[tuple[str, Inline]] = [
        (_("Framework"), f"{framework.id} {framework.version}"),
        (_("Hash of the rules"), Code(framework.rules_hash)),
        (_("Hash of the words"), Code(report.texts.hash)),
        (_("Self-assessment"), Code(report.assessment)),
    ]
    if report.frozen_hash is not None:
        rows.append((_("Submitted with the fingerprint"), Code(report.frozen_hash)))
    yield Facts(rows)
    if report.thresholds == "proposed":
        yield Paragraph(
            _(
                "Points, cuts, minimum levels and efforts of this framework are proposed where no public source states "
                "them; the rules, by their hash, say which."
            )
        )
    yield Paragraph(_("This document uses only what the organisation entered; nobody has verified it."))
    if report.sources:
        yield Paragraph(_("Public sources of the rules"), "strong")
        yield Listing([Link(source.address, source.address) for source in report.sources])
