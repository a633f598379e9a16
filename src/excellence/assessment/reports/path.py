"""The path to the next label level, as practices one can begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from excellence.assessment.reports.rail import address_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.kernel.formats import number
from excellence.method.paths import Path, Step
from excellence.method.sentences import Reason


@dataclass(frozen=True, slots=True)
class StepView:
    """Everything to do for one indicator, with the practice of the last level and those on the way."""

    title: str
    levels: str
    sentences: tuple[str, ...]
    practice: str
    on_the_way: tuple[str, ...]
    effort: str
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
    """Prepare a path for the page."""
    return PathView(
        label=sheet.texts.levels[path.level].name,
        summary=summary_of(path, speaker),
        steps=tuple(_step(sheet, step, speaker) for step in path.steps),
        waits=tuple(speaker.say(wait.reason) for wait in path.waits),
        apart=apart_of(path, speaker),
        reachable=path.reachable,
    )


def practices_of(sheet: Sheet, step: Step) -> tuple[str, ...]:
    """What to do, in the framework's words: the practices of all levels that the step climbs, the last one last."""
    texts = sheet.texts.indicators[step.indicator]
    return tuple(texts.practices[int(move.to_level) - 1] for move in step.raises)


def summary_of(path: Path, speaker: PageSpeaker) -> str:
    """How much there is to do, how long it takes this team, and when everything can be shown."""
    return " ".join(speaker.say(reason) for reason in path.reasons)


def apart_of(path: Path, speaker: PageSpeaker) -> tuple[str, ...]:
    """The open conditions that no step brings, with their numbers."""
    return tuple(speaker.say(reason) for result in path.apart for reason in result.reasons)


def _step(sheet: Sheet, step: Step, speaker: PageSpeaker) -> StepView:
    indicator = sheet.framework.indicator(step.indicator)
    *on_the_way, practice = practices_of(sheet, step) or ("",)
    levels = {"start": number(step.from_level), "end": number(step.to_level)}
    return StepView(
        title=f"{indicator.number} {sheet.texts.indicators[indicator.key].name}",
        levels="" if step.kind == "leave_out" else _("level %(start)s to %(end)s") % levels,
        sentences=tuple(speaker.say(reason) for reason in step.reasons),
        practice=practice,
        on_the_way=tuple(on_the_way),
        effort=speaker.say(Reason("effort", {"days": step.days})) if step.days else "",
        url=address_of(sheet, indicator),
    )
