"""The page that says where an organisation stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from excellence.assessment.reports.charts import dots_of, scale_of, stems_of
from excellence.assessment.reports.making import report_of
from excellence.assessment.reports.plan import plan_of
from excellence.assessment.reports.report import IndicatorSaid, LevelSaid, PlanSaid, Report
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.kernel.formats import number
from excellence.kernel.plurals import is_one
from excellence.web.charts import DotPlot, Scale, Stems
from excellence.web.components import Status

POINTS_FILLED = {"bronze": 6, "silver": 16, "gold": 31}
FULL_FIGURE = 31


@dataclass(frozen=True, slots=True)
class Readiness:
    """A label level with its figure and its state."""

    level: LevelSaid
    filled: int
    status: Status


@dataclass(frozen=True, slots=True)
class Tab:
    """A level one can see the path to."""

    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """An indicator that counts other than it was answered, with how many points that makes."""

    indicator: IndicatorSaid
    change: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What the result shows: the report, its charts, why each point is missing, and the path to one level."""

    report: Report
    scale: Scale
    dimensions: Stems
    indicators: DotPlot
    readiness: tuple[Readiness, ...]
    explained: tuple[Explained, ...]
    proposed: int
    path: PlanSaid | None
    paths: tuple[Tab, ...]


def result_page(sheet: Sheet, *, at: date, to: str = "") -> ResultPage:
    """Prepare the result as it stands on the day `at`, with the path to the level `to` or to the next one."""
    report = report_of(sheet, None, at=at)
    unreached = [level for level in report.levels.values() if level.reached != "yes"]
    target = to if to in {level.key for level in unreached} else report.next_level
    path = report.plan
    if target != report.next_level:
        path = plan_of(sheet, sheet.values.path_to(target, at), PageSpeaker(sheet.framework, sheet.texts))
    return ResultPage(
        report=report,
        scale=scale_of(report),
        dimensions=stems_of(report),
        indicators=dots_of(report),
        readiness=tuple(
            Readiness(level, POINTS_FILLED.get(level.key, FULL_FIGURE), _status(level))
            for level in report.levels.values()
        ),
        explained=tuple(Explained(each, _change(each)) for each in report.indicators if each.counts_otherwise),
        proposed=sum(each.proposal == "filled" for each in report.indicators),
        path=path,
        paths=tuple(Tab(level.name, f"?to={level.key}#path", level.key == target) for level in unreached),
    )


def _status(level: LevelSaid) -> Status:
    if level.rests_on:
        return Status("caution", _("Ready only with levels that your figures do not give"), "draft")
    if level.reached == "yes":
        return Status("ok", _("Ready"))
    still_open = sum(condition.met != "yes" for condition in level.conditions)
    said = ngettext("%(count)s condition open", "%(count)s conditions open", still_open)
    return Status("caution", said % {"count": still_open}, "draft")


def _change(indicator: IndicatorSaid) -> str:
    change = indicator.change
    if not change:
        return ""
    count = 1 if is_one(abs(change), get_language() or "en") else 2
    less = ngettext("%(points)s point less", "%(points)s points less", count)
    more = ngettext("%(points)s point more", "%(points)s points more", count)
    return (less if change < 0 else more) % {"points": number(abs(change))}
