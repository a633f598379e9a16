"""All indicators beside a form: what is done, what differs, what is open."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.reports.sheet import Sheet
from excellence.method.frameworks import Dimension, Indicator
from excellence.web.components import Rail, RailEntry, RailGroup


def rail_of(sheet: Sheet, here: Indicator | None = None) -> Rail:
    """The rail of an assessment; `here` is the indicator the reader is at."""
    groups = [_group(sheet, dimension, here) for dimension in sheet.framework.dimensions]
    return Rail(groups, remark=_remark(sheet), answered=sheet.answered, total=len(sheet.framework.indicators))


def address_of(sheet: Sheet, indicator: Indicator) -> str:
    """The page of one indicator."""
    return reverse("assessment:indicator", args=[sheet.assessment.public_id, indicator.number])


def _group(sheet: Sheet, dimension: Dimension, here: Indicator | None) -> RailGroup:
    title = f"{dimension.number} {sheet.texts.dimensions[dimension.key].name}"
    indicators = [sheet.framework.indicator(key) for key in dimension.indicators]
    return RailGroup(title, [_entry(sheet, indicator, here) for indicator in indicators])


def _entry(sheet: Sheet, indicator: Indicator, here: Indicator | None) -> RailEntry:
    state = "here" if here is not None and indicator.key == here.key else state_of(sheet, indicator)
    short, address = sheet.texts.indicators[indicator.key].short, address_of(sheet, indicator)
    return RailEntry(indicator.number, short, address, state, done=sheet.answer(indicator).is_answered)


def state_of(sheet: Sheet, indicator: Indicator) -> str:
    """Whether an indicator is answered ("done"), answered unlike the figures ("differs") or "open"."""
    if not sheet.answer(indicator).is_answered:
        return "open"
    return "differs" if sheet.scored(indicator).proposal in ("differs", "forced") else "done"


def _remark(sheet: Sheet) -> str:
    states = [state_of(sheet, indicator) for indicator in sheet.framework.indicators]
    differ, still_open = states.count("differs"), states.count("open")
    said = []
    if differ:
        differs = ngettext("%(count)s differs from your figures.", "%(count)s differ from your figures.", differ)
        said.append(differs % {"count": differ})
    if still_open:
        said.append(ngettext("%(count)s is open.", "%(count)s are open.", still_open) % {"count": still_open})
    return " ".join(said) or _("All are answered.")
