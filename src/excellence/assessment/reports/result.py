"""The page that says where an organisation stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.reports.path import PathView, path_view
from excellence.assessment.reports.rail import address_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.kernel.formats import number
from excellence.method.frameworks import All, Any, Condition, Framework, Indicator, RatioAtLeast
from excellence.method.labels import ConditionResult, LevelReadiness
from excellence.method.sentences import Reason, Term
from excellence.web.charts import Dot, DotPlot, Scale, Stem, Stems, Threshold
from excellence.web.components import Status

POINTS_FILLED = {"bronze": 6, "silver": 16, "gold": 31}
FULL_FIGURE = 31
READ_AT_A_GLANCE = 240
EARLIER = ("prior_label", "improvement")


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One sentence about one condition; `met` is "yes", "no" or "unknown"."""

    met: str
    sentence: str
    details: tuple[DetailLine, ...] = ()
    url: str = ""

    @property
    def is_long(self) -> bool:
        """Whether the details are better folded away."""
        return sum(len(detail.sentence) for detail in self.details) > READ_AT_A_GLANCE


@dataclass(frozen=True, slots=True)
class DetailLine:
    """What exactly is missing, with the page that mends it."""

    sentence: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReadinessView:
    """One label level, whether the organisation is ready for it, and what that rests on."""

    key: str
    name: str
    filled: int
    status: Status
    conditions: tuple[ConditionLine, ...]
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A level one can see the path to."""

    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything the result shows."""

    title: str
    lead: str
    points: str
    maximum: str
    claimed: str
    scale: Scale
    readiness: tuple[ReadinessView, ...]
    dimensions: Stems
    indicators: DotPlot
    reasons: tuple[DetailLine, ...]
    path: PathView | None
    paths: tuple[Tab, ...]
    is_complete: bool


def result_page(sheet: Sheet, *, at: date, to: str = "") -> ResultPage:
    """Prepare the result as it stands on the day `at`, with the path to the level `to` or to the next one."""
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    levels = sheet.values.readiness(at)
    unreached = [level for level in levels if not level.reached]
    target = next((level for level in unreached if level.level == to), unreached[0] if unreached else None)
    path = sheet.values.path_to(target.level, at) if target else None
    score = sheet.score
    return ResultPage(
        title=_title(sheet, levels),
        lead=_lead(sheet),
        points=number(score.points),
        maximum=number(score.maximum),
        claimed=number(score.claimed_points) if score.claimed_points != score.points else "",
        scale=_scale(sheet),
        readiness=tuple(_readiness(sheet, level, speaker) for level in levels),
        dimensions=_stems(sheet),
        indicators=_dots(sheet),
        reasons=tuple(_reasons(sheet, speaker)),
        path=path_view(sheet, path, speaker) if path else None,
        paths=tuple(
            Tab(sheet.texts.levels[level.level].name, f"?to={level.level}#path", level is target) for level in unreached
        ),
        is_complete=sheet.answered == len(sheet.framework.indicators),
    )


def _title(sheet: Sheet, levels: Sequence[LevelReadiness]) -> str:
    reached = [level for level in levels if level.reached]
    if reached:
        label = {"label": sheet.texts.levels[reached[-1].level].name}
        if reached[-1].caveat:
            return _("Ready for %(label)s only with levels that your figures do not give") % label
        return _("Ready for %(label)s") % label
    if sheet.answered == 0:
        return _("Nothing is answered yet")
    lowest = levels[0]
    still_open = sum(not condition.met for condition in lowest.conditions)
    said = ngettext("%(count)s condition before %(label)s", "%(count)s conditions before %(label)s", still_open)
    return said % {"count": still_open, "label": sheet.texts.levels[lowest.level].name}


def _lead(sheet: Sheet) -> str:
    asked = len(sheet.framework.indicators)
    if sheet.answered < asked:
        said = _("%(answered)s of %(asked)s indicators are answered, so this is how it stands so far.")
        return said % {"answered": sheet.answered, "asked": asked}
    lacking = sum(scored.lacks_evidence for scored in sheet.score.indicators)
    if lacking:
        said = ngettext(
            "All indicators are answered; %(count)s still counts less than you say, because evidence is missing.",
            "All indicators are answered; %(count)s still count less than you say, because evidence is missing.",
            lacking,
        )
        return said % {"count": lacking}
    return _("All indicators are answered, and each answer is shown by evidence.")


def _scale(sheet: Sheet) -> Scale:
    score = sheet.score
    marks = [
        Threshold(
            ratio * score.maximum,
            _("%(label)s from %(points)s")
            % {"label": sheet.texts.levels[level].name, "points": number(ratio * score.maximum)},
        )
        for level, ratio in ratios(sheet.framework)
    ]
    own = _("You %(points)s") % {"points": number(score.points)}
    finding = _("You have %(points)s of %(maximum)s points.") % {
        "points": number(score.points),
        "maximum": number(score.maximum),
    }
    return Scale(finding, score.maximum, score.points, own, marks)


def ratios(framework: Framework) -> Iterable[tuple[str, Fraction]]:
    """The share of the points each level asks for, where it asks for one."""
    for level in framework.levels:
        for part in _single(level.requires):
            if isinstance(part, RatioAtLeast) and not part.dimension:
                yield level.key, part.ratio


def _single(condition: Condition) -> Iterable[Condition]:
    """The conditions a nested one is made of."""
    if isinstance(condition, All | Any):
        for part in condition.of:
            yield from _single(part)
    else:
        yield condition


def _readiness(sheet: Sheet, level: LevelReadiness, speaker: PageSpeaker) -> ReadinessView:
    still_open = sum(not condition.met for condition in level.conditions)
    if level.caveat:
        status = Status("caution", _("Ready only with levels that your figures do not give"), "draft")
    elif level.reached:
        status = Status("ok", _("Ready"))
    else:
        said = ngettext("%(count)s condition open", "%(count)s conditions open", still_open) % {"count": still_open}
        status = Status("caution", said, "draft")
    return ReadinessView(
        key=level.level,
        name=sheet.texts.levels[level.level].name,
        filled=POINTS_FILLED.get(level.level, FULL_FIGURE),
        status=status,
        conditions=tuple(condition_line(sheet, condition, speaker) for condition in level.conditions),
        caveat=speaker.say(level.caveat) if level.caveat else "",
    )


def condition_line(sheet: Sheet, condition: ConditionResult, speaker: PageSpeaker) -> ConditionLine:
    """A condition as a sentence, with one line for each thing that is missing."""
    met = {True: "yes", False: "no", None: "unknown"}[condition.met]
    first, *rest = condition.reasons
    details = [DetailLine(speaker.say(reason), _page_of(sheet, reason)) for reason in rest]
    details += [
        DetailLine(speaker.say(reason), _page_of(sheet, reason))
        for part in condition.parts
        if not part.met
        for reason in part.reasons
    ]
    is_earlier = any(each.id in EARLIER for each in (condition, *condition.parts))
    url = reverse("assessment:before", args=[sheet.assessment.public_id]) if is_earlier else ""
    return ConditionLine(met, speaker.say(first), tuple(details) if condition.met is not True else (), url)


def _page_of(sheet: Sheet, reason: Reason) -> str:
    term = reason.params.get("indicator")
    if isinstance(term, Term):
        return address_of(sheet, sheet.framework.indicator(term.key))
    if "metrics" in reason.params:
        return reverse("facts:years", args=[sheet.assessment.organisation.public_id])
    return ""


def _stems(sheet: Sheet) -> Stems:
    stems = [
        Stem(scored.number, sheet.texts.dimensions[scored.key].name, scored.points, scored.maximum)
        for scored in sheet.score.dimensions
        if scored.maximum
    ]
    return Stems(_most_to_win(sheet), stems)


def _most_to_win(sheet: Sheet) -> str:
    scored = max(sheet.score.dimensions, key=lambda each: each.maximum - each.points)
    missing = scored.maximum - scored.points
    if not missing:
        return _("Every dimension has all its points.")
    said = _("%(dimension)s has the most points left to win: %(points)s.")
    return said % {"dimension": sheet.texts.dimensions[scored.key].name, "points": number(missing)}


def _dots(sheet: Sheet) -> DotPlot:
    dots = []
    for dimension in sheet.framework.dimensions:
        for place, key in enumerate(dimension.indicators):
            indicator = sheet.framework.indicator(key)
            dot = _dot(sheet, indicator, apart=place == 0 and dimension is not sheet.framework.dimensions[0])
            group = f"{dimension.number} {sheet.texts.dimensions[dimension.key].name}" if place == 0 else ""
            dots.append(replace(dot, group=group))
    return DotPlot(_excellent_and_low(sheet), dots)


def _dot(sheet: Sheet, indicator: Indicator, *, apart: bool) -> Dot:
    scored, answer = sheet.score.indicator(indicator.key), sheet.answer(indicator)
    least = indicator.gate if indicator.gate is not None else indicator.minimum
    counts = answer.is_answered or scored.counted > 0
    remark = ""
    if not scored.applicable:
        remark = _("does not apply")
    elif not answer.is_answered:
        remark = _("open")
    elif scored.lacks_evidence:
        remark = _("evidence missing")
    elif indicator.gate is not None:
        remark = _("gate, no points")
    elif scored.counted == scored.highest:
        remark = _("excellent")
    return Dot(
        number=indicator.number,
        name=sheet.texts.indicators[indicator.key].name,
        value=scored.counted if counts and scored.applicable else None,
        least=least,
        best=scored.highest,
        apart=apart,
        remark=remark,
    )


def _excellent_and_low(sheet: Sheet) -> str:
    excellent = sum(scored.counted == scored.highest for scored in sheet.score.indicators)
    low = sum(
        sheet.score.indicator(each.key).counted < least
        for each in sheet.framework.indicators
        if (least := each.gate if each.gate is not None else each.minimum) is not None
    )
    first = ngettext(
        "%(count)s indicator reaches the mark of excellence.",
        "%(count)s indicators reach the mark of excellence.",
        excellent,
    )
    second = ngettext("%(count)s lies below its minimum.", "%(count)s lie below their minimum.", low)
    return f"{first % {'count': excellent}} {second % {'count': low}}"


def _reasons(sheet: Sheet, speaker: PageSpeaker) -> Iterable[DetailLine]:
    """Why answered indicators count other than they were answered."""
    for indicator in sheet.framework.indicators:
        if not sheet.answer(indicator).is_answered:
            continue
        for reason in sheet.score.indicator(indicator.key).reasons:
            if reason.id == "figures_missing":
                continue
            yield DetailLine(speaker.say(reason), address_of(sheet, indicator))
