"""The page that shows all indicators at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.reports.rail import address_of, state_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.method.checks import Check, checks
from excellence.method.frameworks import Dimension, Indicator
from excellence.web.components import Column, Status, Table
from excellence.web.figures import dots
from excellence.web.formats import number


@dataclass(frozen=True, slots=True)
class DimensionRows:
    """One dimension with its indicators as a table."""

    key: str
    title: str
    tally: str
    dots: SafeString
    table: Table


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing a check found, with the page that mends it."""

    severity: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Everything the overview shows."""

    answered: int
    asked: int
    first_open: str
    dimensions: tuple[DimensionRows, ...]
    to_do: tuple[ToDo, ...]


def overview_page(sheet: Sheet, *, comments: Mapping[str, int] | None = None) -> OverviewPage:
    """Prepare the overview of an assessment; `comments` counts those at each indicator, by its key."""
    counts = comments or {}
    still_open = [each for each in sheet.framework.indicators if not sheet.answer(each).is_answered]
    return OverviewPage(
        answered=sheet.answered,
        asked=len(sheet.framework.indicators),
        first_open=address_of(sheet, still_open[0]) if still_open else "",
        dimensions=tuple(_dimension(sheet, dimension, counts) for dimension in sheet.framework.dimensions),
        to_do=tuple(_to_do(sheet)),
    )


def _dimension(sheet: Sheet, dimension: Dimension, counts: Mapping[str, int]) -> DimensionRows:
    texts = sheet.texts.dimensions[dimension.key]
    indicators = [sheet.framework.indicator(key) for key in dimension.indicators]
    states = [state_of(sheet, indicator) for indicator in indicators]
    answered = len(states) - states.count("open")
    columns = (
        Column(_("Indicator")),
        Column(_("Your level"), amount=True),
        Column(_("Counts"), amount=True),
        Column(_("Evidence"), amount=True),
        Column(_("State")),
    )
    rows = [
        _row(sheet, indicator, state, counts.get(indicator.key, 0))
        for indicator, state in zip(indicators, states, strict=True)
    ]
    return DimensionRows(
        key=dimension.key,
        title=f"{dimension.number} {texts.name}",
        tally=_("%(answered)s of %(asked)s answered") % {"answered": answered, "asked": len(states)},
        dots=dots(states),
        table=Table(texts.name, columns, rows, unseen=True),
    )


def _row(sheet: Sheet, indicator: Indicator, state: str, comments: int) -> tuple[object, ...]:
    answer, scored = sheet.answer(indicator), sheet.scored(indicator)
    name = sheet.texts.indicators[indicator.key].name
    link = format_html('<a href="{}">{} {}</a>', address_of(sheet, indicator), indicator.number, name)
    if comments:
        said = ngettext("%(count)s comment", "%(count)s comments", comments) % {"count": comments}
        link += format_html(' <a class="quiet" href="{}#comments">{}</a>', address_of(sheet, indicator), said)
    shown = answer.papers + answer.notes
    return (
        link,
        _level(answer.level, not_applicable=answer.not_applicable is not None),
        number(scored.counted) if scored.applicable else "–",
        str(shown) if shown else _("none"),
        _state(state, lacks_evidence=answer.is_answered and scored.lacks_evidence),
    )


def _level(level: int | None, *, not_applicable: bool) -> str:
    if not_applicable:
        return _("does not apply")
    return "–" if level is None else str(level)


def _state(state: str, *, lacks_evidence: bool) -> Status:
    if state == "open":
        return Status("past", _("open"), "draft")
    if lacks_evidence:
        return Status("caution", _("evidence missing"))
    if state == "differs":
        return Status("info", _("differs from your figures"), "differs")
    return Status("ok", _("answered"))


def _to_do(sheet: Sheet) -> list[ToDo]:
    """What would be asked before the assessment is handed in, errors first; what is merely open is counted."""
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    found = checks(sheet.framework, sheet.answers, sheet.facts, sheet.score)
    order = ("error", "warning", "hint")
    listed = sorted(
        (check for check in found if check.id != "unanswered"), key=lambda check: order.index(check.severity)
    )
    return [ToDo(check.severity, speaker.say(check.reason), _mend(sheet, check)) for check in listed]


def _mend(sheet: Sheet, check: Check) -> str:
    if check.indicator:
        return address_of(sheet, sheet.framework.indicator(check.indicator))
    organisation = sheet.assessment.organisation
    metric = sheet.framework.metrics.get(check.metric or "")
    if metric is not None:
        return reverse("facts:figures", args=[organisation.public_id, sheet.assessment.year, metric.group])
    return reverse("facts:years", args=[organisation.public_id])
