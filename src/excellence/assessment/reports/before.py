"""The page that says what came before: labels held, areas improved, and what the conditions make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from excellence.assessment.models import EarlierLabel, Improvement
from excellence.assessment.reports.rail import address_of
from excellence.assessment.reports.readiness import condition_said
from excellence.assessment.reports.report import ABOUT_BEFORE, ConditionSaid
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.assessment.values import measured_value
from excellence.kernel.formats import day, number
from excellence.method.frameworks import Metric
from excellence.method.labels import ConditionResult, is_better, numbering
from excellence.web.components import Status

NUMBERS = ("count", "decimal", "months", "money", "percent")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry: its title, what is said of it, where one can see it, and where one changes it."""

    title: str
    facts: tuple[tuple[str, str], ...]
    url: str
    saved: str
    remark: Status | None = None
    remark_url: str = ""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """What one label level asks of what came before."""

    label: str
    condition: ConditionSaid


@dataclass(frozen=True, slots=True)
class BeforePage:
    """Everything the page shows."""

    labels: tuple[EntryLine, ...]
    improvements: tuple[EntryLine, ...]
    asked: tuple[AskedLine, ...]


def before_page(
    sheet: Sheet, labels: Iterable[EarlierLabel], improvements: Iterable[Improvement], *, at: date
) -> BeforePage:
    """Prepare the page as things stand on the day `at`."""
    return BeforePage(
        labels=tuple(_label(sheet, label) for label in labels),
        improvements=tuple(_improvement(sheet, improvement) for improvement in improvements),
        asked=tuple(_asked(sheet, at)),
    )


def level_choices(sheet: Sheet) -> list[tuple[str, str]]:
    """The label levels to choose from, as key and name."""
    return [(level.key, sheet.texts.levels[level.key].name) for level in sheet.framework.levels]


def measure_choices(sheet: Sheet) -> list[tuple[str, Any]]:
    """Indicators and figures an improvement may show in, in two groups."""
    texts, framework = sheet.texts, sheet.framework
    indicators = [
        (f"indicator:{each.key}", f"{each.number} {texts.indicators[each.key].name}") for each in framework.indicators
    ]
    metrics = [
        (f"metric:{metric.key}", texts.metrics[metric.key].name)
        for metric in framework.metrics.values()
        if metric.kind in NUMBERS
    ]
    return [(_("Indicators"), indicators), (_("Figures"), sorted(metrics, key=lambda choice: choice[1]))]


def _asked(sheet: Sheet, at: date) -> Iterator[AskedLine]:
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    for level in sheet.values.readiness(at):
        for condition in _earlier(level.conditions):
            yield AskedLine(sheet.texts.levels[level.level].name, condition_said(sheet, condition, speaker))


def _earlier(conditions: Iterable[ConditionResult]) -> Iterator[ConditionResult]:
    for condition in conditions:
        if condition.id in ABOUT_BEFORE:
            yield condition
        yield from _earlier(condition.parts)


def _label(sheet: Sheet, label: EarlierLabel) -> EntryLine:
    texts = sheet.texts.levels.get(label.level)
    facts = [
        (_("Issuer"), label.issuer),
        (_("Assessed on"), day(label.assessed_on)),
        (_("Valid until"), day(label.valid_until) or _("not told; the first period of validity is assumed")),
        (_("Label number"), label.number),
        (_("Where one can see it"), label.evidence),
    ]
    return EntryLine(
        title=texts.name if texts else label.level,
        facts=tuple((name, text) for name, text in facts if text),
        url=reverse("assessment:change_label", args=[sheet.assessment.public_id, label.public_id]),
        saved=_saved(label),
        remark=_number_remark(label.number),
    )


def _number_remark(text: str) -> Status | None:
    """How a number in the European form reads; one of another form is kept as it is."""
    if not text:
        return None
    try:
        read = numbering.parse(text)
    except numbering.NumberError:
        return Status("info", _("The number is not of the European form; it is kept as you wrote it."))
    said = _("The number reads: %(country)s, registered %(month)s/%(year)s, series %(series)s.")
    params = {"country": read.country, "month": f"{read.month:02}", "year": read.year, "series": read.series}
    return Status("ok", said % params)


def _improvement(sheet: Sheet, entry: Improvement) -> EntryLine:
    subject, remark, url = _measured(sheet, entry)
    none = _("not named yet")
    facts = [
        (_("Where it shows"), subject),
        (
            _("Then and now"),
            _("%(then)s, now %(now)s")
            % {"then": _shown(sheet, entry, entry.then), "now": _shown(sheet, entry, entry.now)},
        ),
        (_("Effect on the cluster"), entry.effect),
        (_("Evidence for then"), entry.evidence_then or none),
        (_("Evidence for now"), entry.evidence_now or none),
    ]
    return EntryLine(
        title=entry.area,
        facts=tuple((name, text) for name, text in facts if text),
        url=reverse("assessment:change_improvement", args=[sheet.assessment.public_id, entry.public_id]),
        saved=_saved(entry),
        remark=remark,
        remark_url=url,
    )


def _shown(sheet: Sheet, entry: Improvement, text: str) -> str:
    shown = number(measured_value(sheet.framework, entry.metric_id, text))
    return _("level %(level)s") % {"level": shown} if entry.indicator_id else shown


def _measured(sheet: Sheet, entry: Improvement) -> tuple[str, Status, str]:
    """The name of what an improvement shows in, what is to be said of `now`, and where one mends it."""
    then, now = (measured_value(sheet.framework, entry.metric_id, text) for text in (entry.then, entry.now))
    if entry.indicator_id:
        indicator = sheet.framework.indicator(entry.indicator_id)
        name = f"{indicator.number} {sheet.texts.indicators[indicator.key].name}"
        today = sheet.answer(indicator).level
        url = address_of(sheet, indicator)
    else:
        metric = sheet.framework.metrics[entry.metric_id or ""]
        name, value = sheet.texts.metrics[metric.key].name, sheet.facts[metric.key]
        today = value if isinstance(value, Fraction) else None
        url = _figures_of(sheet, metric)
    metric_shown = sheet.framework.metrics[entry.metric_id] if entry.metric_id else None
    if metric_shown is not None and metric_shown.direction == "neither":
        said = _("This figure is neither better nor worse when it changes. Choose another one.")
        return name, Status("caution", said), ""
    if not is_better(metric_shown, then, now):
        return name, Status("caution", _("The current value is not better than the earlier one.")), ""
    return name, _beside_today(now, today, is_level=entry.indicator_id is not None), "" if today == now else url


def _beside_today(now: Fraction, today: Fraction | None, *, is_level: bool) -> Status:
    if today is None:
        said = _("Your answer is still open there.") if is_level else _("The figure of the year is still missing.")
        return Status("caution", said)
    params = {"today": number(today), "now": number(now)}
    if today == now:
        same = _("The same as your answer: level %(today)s.") if is_level else _("The same as your figure: %(today)s.")
        return Status("ok", same % params)
    differs = (
        _("Your answer is level %(today)s, but here you say %(now)s. Correct one of the two.")
        if is_level
        else _("Your figure of the year is %(today)s, but here you say %(now)s. Correct one of the two.")
    )
    return Status("caution", differs % params)


def _figures_of(sheet: Sheet, metric: Metric) -> str:
    organisation, year = sheet.assessment.organisation, sheet.assessment.year
    if metric.derived is not None:
        return reverse("facts:years", args=[organisation.public_id])
    return reverse("facts:figures", args=[organisation.public_id, year, metric.group])


def _saved(entry: EarlierLabel | Improvement) -> str:
    return _("Saved on %(day)s by %(name)s") % {"day": day(entry.saved_at), "name": entry.saved_by.name}
