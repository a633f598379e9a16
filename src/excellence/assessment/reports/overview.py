"""The page that shows all indicators at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.reports.left import LeftGroup, by_kind
from excellence.assessment.reports.rail import address_of, state_of
from excellence.assessment.reports.sheet import Sheet
from excellence.kernel.formats import number
from excellence.method.frameworks import Dimension, Indicator
from excellence.method.labels import Check, decided_levels
from excellence.web.components import Column, Status, Table
from excellence.web.figures import dots


@dataclass(frozen=True, slots=True)
class DimensionRows:
    """One dimension with its indicators as a table."""

    key: str
    title: str
    tally: str
    dots: SafeString
    table: Table


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one urgency: how many things, and which, by kind."""

    count: int
    groups: tuple[LeftGroup, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Everything the overview shows."""

    answered: int
    asked: int
    first_open: str
    dimensions: tuple[DimensionRows, ...]
    mend: Left
    look: Left


def overview_page(sheet: Sheet, *, at: date, comments: Mapping[str, int] | None = None) -> OverviewPage:
    """Prepare the overview of an assessment as it stands on the day `at`.

    `comments` counts those at each indicator, by its key.
    """
    decides = {} if sheet.submission else decided_levels(sheet.values.readiness(at))
    counts = comments or {}
    still_open = [each for each in sheet.framework.indicators if not sheet.answer(each).is_answered]
    return OverviewPage(
        answered=sheet.answered,
        asked=len(sheet.framework.indicators),
        first_open=address_of(sheet, still_open[0]) if still_open else "",
        dimensions=tuple(_dimension(sheet, dimension, decides, counts) for dimension in sheet.framework.dimensions),
        mend=_left(sheet, () if sheet.submission else sheet.values.must_be_mended()),
        look=_left(sheet, () if sheet.submission else sheet.values.should_be_looked_at()),
    )


def _left(sheet: Sheet, found: Sequence[Check]) -> Left:
    return Left(len(found), by_kind(sheet, found))


def _dimension(
    sheet: Sheet, dimension: Dimension, decides: Mapping[str, str], counts: Mapping[str, int]
) -> DimensionRows:
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
        _row(sheet, indicator, state, decides.get(indicator.key), counts.get(indicator.key, 0))
        for indicator, state in zip(indicators, states, strict=True)
    ]
    return DimensionRows(
        key=dimension.key,
        title=f"{dimension.number} {texts.name}",
        tally=_("%(answered)s of %(asked)s answered") % {"answered": answered, "asked": len(states)},
        dots=dots(states),
        table=Table(texts.name, columns, rows, unseen=True),
    )


def _row(sheet: Sheet, indicator: Indicator, state: str, decides: str | None, comments: int) -> tuple[object, ...]:
    answer, scored = sheet.answer(indicator), sheet.scored(indicator)
    name = sheet.texts.indicators[indicator.key].name
    link = format_html('<a href="{}">{} {}</a>', address_of(sheet, indicator), indicator.number, name)
    if decides:
        said = _("decides %(label)s for you") % {"label": sheet.texts.levels[decides].name}
        link = format_html('{} <span class="quiet decides">{}</span>', link, said)
    if comments:
        said = ngettext("%(count)s comment", "%(count)s comments", comments) % {"count": comments}
        link += format_html(' <a class="quiet" href="{}#comments">{}</a>', address_of(sheet, indicator), said)
    shown = answer.documents + answer.notes
    return (
        link,
        _level(answer.level, not_applicable=answer.not_applicable is not None),
        number(scored.counted) if scored.applicable else "–",
        str(shown) if shown else _("none"),
        _state(state, lacks_evidence=answer.is_answered and scored.lacks_evidence),
    )


def _level(level: Fraction | None, *, not_applicable: bool) -> str:
    if not_applicable:
        return _("does not apply")
    return "–" if level is None else number(level)


def _state(state: str, *, lacks_evidence: bool) -> Status:
    if state == "open":
        return Status("past", _("open"), "draft")
    if lacks_evidence:
        return Status("caution", _("evidence missing"))
    if state == "differs":
        return Status("info", _("differs from your figures"), "differs")
    return Status("ok", _("answered"))
