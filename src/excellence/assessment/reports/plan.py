"""The path to a label level in sentences, as practices one can begin with."""

from __future__ import annotations

from excellence.assessment.reports.report import PlanSaid, StepSaid
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.method.paths import Path, Step
from excellence.method.sentences import Reason


def plan_of(sheet: Sheet, path: Path, speaker: PageSpeaker) -> PlanSaid:
    """The path in the reader's language and the framework's words."""
    return PlanSaid(
        level=path.level,
        name=sheet.texts.levels[path.level].name,
        reachable=path.reachable,
        summary=" ".join(speaker.say(reason) for reason in path.reasons),
        days=path.days,
        earliest=path.earliest,
        steps=tuple(_step(sheet, step, speaker) for step in path.steps),
        waits=tuple(speaker.say(wait.reason) for wait in path.waits),
        besides=tuple(speaker.say(reason) for result in path.apart for reason in result.reasons),
    )


def _step(sheet: Sheet, step: Step, speaker: PageSpeaker) -> StepSaid:
    texts = sheet.texts.indicators[step.indicator]
    supplied = [move.to_level for move in step.moves if move.kind == "evidence"]
    return StepSaid(
        key=step.indicator,
        number=step.number,
        name=texts.name,
        kind=step.kind,
        start=step.from_level,
        end=step.to_level,
        supplies=supplied[0] if supplied else None,
        sentences=tuple(speaker.say(reason) for reason in step.reasons),
        practices=tuple(texts.practices[int(move.to_level) - 1] for move in step.raises if texts.practices),
        effort=speaker.say(Reason("effort", {"days": step.days})) if step.days else "",
        days=step.days,
        months=step.months,
        earliest=step.earliest,
    )
