"""The path to the next label level, as practices one can begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.reports.rail import address_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.kernel.formats import day, number
from excellence.method.paths import Path, Step, Wait
from excellence.method.sentences import Reason, Term


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing to do for one indicator: the practices of all levels it climbs."""

    title: str
    levels: str
    practices: tuple[str, ...]
    effort: str
    earliest: str
    url: str


@dataclass(frozen=True, slots=True)
class PathView:
    """The least work to a level."""

    label: str
    summary: str
    steps: tuple[StepView, ...]
    waits: tuple[str, ...]
    apart: tuple[str, ...]
    reachable: bool


def path_view(sheet: Sheet, path: Path, speaker: PageSpeaker) -> PathView:
    """Prepare a path for the page; the steps of one indicator are told together."""
    label = sheet.texts.levels[path.level].name
    return PathView(
        label=label,
        summary=summary_of(path, label),
        steps=tuple(_step(sheet, steps, speaker) for steps in grouped(path)),
        waits=tuple(speaker.say(wait_reason(wait)) for wait in path.waits),
        apart=tuple(speaker.say(result.reasons[0]) for result in path.apart if result.reasons),
        reachable=path.reachable,
    )


def grouped(path: Path) -> list[list[Step]]:
    """The steps of each indicator together, in the order of the framework."""
    steps: dict[str, list[Step]] = {}
    for step in path.steps:
        steps.setdefault(step.indicator, []).append(step)
    return list(steps.values())


def practices_of(sheet: Sheet, steps: Sequence[Step]) -> list[str]:
    """What to do, in the framework's words: the practices of all levels that the steps climb."""
    texts = sheet.texts.indicators[steps[0].indicator]
    return [texts.practices[int(step.to_level) - 1] for step in steps if step.kind == "raise"]


def summary_of(path: Path, label: str) -> str:
    """The path in one sentence."""
    if not path.steps:
        return _("No level needs to be raised for %(label)s.") % {"label": label}
    indicators = len({step.indicator for step in path.steps})
    said = ngettext(
        "The least work to %(label)s: %(count)s indicator, about %(days)s person-days.",
        "The least work to %(label)s: %(count)s indicators, about %(days)s person-days.",
        indicators,
    )
    return said % {"label": label, "count": indicators, "days": number(path.days)}


def _step(sheet: Sheet, steps: list[Step], speaker: PageSpeaker) -> StepView:
    first, last = steps[0], steps[-1]
    indicator = sheet.framework.indicator(first.indicator)
    texts = sheet.texts.indicators[indicator.key]
    supplies = [step for step in steps if step.kind == "evidence"]
    practices = practices_of(sheet, steps)
    if supplies:
        said = _("Supply the evidence for level %(level)s, which you claim already.")
        practices.insert(0, said % {"level": number(supplies[0].to_level)})
    days = sum((step.days for step in steps), Fraction(0))
    earliest = max(step.earliest for step in steps)
    return StepView(
        title=f"{indicator.number} {texts.name}",
        levels=_("level %(start)s to %(end)s") % {"start": number(first.from_level), "end": number(last.to_level)},
        practices=tuple(practices),
        effort=speaker.say(Reason("effort", {"days": days})),
        earliest=_("counts from %(day)s at the earliest") % {"day": day(earliest)} if last.months else "",
        url=address_of(sheet, indicator),
    )


def wait_reason(wait: Wait) -> Reason:
    """What only time brings, as a sentence without its subject's page."""
    indicator = Term("indicator", wait.indicator)
    if wait.on is None:
        return Reason("reached_some_day", {"indicator": indicator, "to": wait.to_level})
    return Reason("reached_on", {"indicator": indicator, "to": wait.to_level, "on": wait.on})
