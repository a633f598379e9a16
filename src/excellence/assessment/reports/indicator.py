"""The page of one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.models import Answer
from excellence.assessment.operations import Wording
from excellence.assessment.reports.figures import FigureLine, facts_of_last_year, figures_behind
from excellence.assessment.reports.papers import lanes_of
from excellence.assessment.reports.rail import address_of, rail_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.evidence.models import Item
from excellence.kernel.clock import today
from excellence.kernel.formats import day, minute, number
from excellence.method.frameworks import Dimension, Framework, Indicator, IndicatorTexts, Judged
from excellence.method.labels import decided_levels
from excellence.method.scoring import IndicatorScore
from excellence.web.components import Lane, Level, Merge, Rail, Rubric, Status, Version


@dataclass(frozen=True, slots=True)
class Proposal:
    """What figures propose for a measured indicator, in words; `level` can be taken over where it is offered."""

    state: str
    title: str
    sentences: tuple[str, ...]
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The indicator before or after."""

    number: str
    url: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything the page of one indicator shows."""

    indicator: Indicator
    texts: IndicatorTexts
    dimension: str
    facts_about: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    proposal: Proposal | None
    remarks: tuple[str, ...]
    rubric: Rubric
    answer: Answer
    wording: Wording
    lanes: tuple[Lane, ...]
    removed: tuple[Item, ...]
    rail: Rail
    previous: Neighbour | None
    following: Neighbour | None
    merge: Merge | None = None
    exception_allowed: bool = False
    progress: str = ""


def indicator_page(
    sheet: Sheet,
    indicator: Indicator,
    stored: Answer,
    items: Iterable[Item],
    *,
    at: date,
    may_answer: bool = True,
    typed: Wording | None = None,
    theirs: str = "",
) -> IndicatorPage:
    """Prepare the page as it stands on the day `at`.

    After a refused save `typed` is what the person wrote; with `theirs`, who saved what is stored, both are shown.
    """
    scored = sheet.scored(indicator)
    wording = typed or Wording(stored.level, stored.justification, stored.not_applicable)
    previous, following = _neighbours(sheet, indicator)
    shown = list(items)
    return IndicatorPage(
        indicator=indicator,
        texts=sheet.texts.indicators[indicator.key],
        dimension=sheet.texts.dimensions[indicator.dimension].name,
        facts_about=(*_about(sheet, indicator), *_decides(sheet, indicator, at)),
        figures=tuple(figures_behind(sheet, indicator, facts_of_last_year(sheet))),
        proposal=_proposal(scored),
        remarks=tuple(_remarks(sheet, scored)),
        rubric=replace(_rubric(sheet, indicator, wording, theirs), fixed=not may_answer),
        answer=stored,
        wording=wording,
        lanes=tuple(lanes_of([item for item in shown if item.removed_at is None], on=today())),
        removed=tuple(item for item in shown if item.removed_at is not None),
        rail=rail_of(sheet, indicator),
        previous=previous,
        following=following,
        merge=_merge(theirs, stored, wording) if theirs else None,
        exception_allowed=indicator.not_applicable is not None and (may_answer or wording.not_applicable is not None),
        progress=progress_of(sheet),
    )


@dataclass(frozen=True, slots=True)
class SavedPart:
    """What changes on the page when an answer was saved: how it counts now, alone and in the whole."""

    proposal: Proposal | None
    remarks: tuple[str, ...]
    progress: str


def saved_part(sheet: Sheet, indicator: Indicator) -> SavedPart:
    """Prepare what an automatic save says."""
    scored = sheet.scored(indicator)
    return SavedPart(_proposal(scored), tuple(_remarks(sheet, scored)), progress_of(sheet))


def progress_of(sheet: Sheet) -> str:
    """How far the assessment is, in one line."""
    said = _("%(answered)s of %(asked)s answered; points that count: %(points)s of %(maximum)s")
    return said % {
        "answered": sheet.answered,
        "asked": len(sheet.framework.indicators),
        "points": number(sheet.score.points),
        "maximum": number(sheet.score.maximum),
    }


def dimension_of(framework: Framework, indicator: Indicator) -> Dimension:
    """The dimension an indicator belongs to."""
    return next(dimension for dimension in framework.dimensions if dimension.key == indicator.dimension)


def _about(sheet: Sheet, indicator: Indicator) -> Iterable[str]:
    if indicator.gate is not None:
        yield _("Gate without points")
    else:
        points = ngettext("%(points)s point", "%(points)s points", int(indicator.points))
        yield points % {"points": number(indicator.points)}
    yield _("Judged by a rubric") if isinstance(indicator.measure, Judged) else _("Measured by figures")
    levels = [sheet.texts.levels[key].name for key in indicator.audited_for]
    if len(levels) == 1:
        yield _("Audited for %(label)s") % {"label": levels[0]}
    elif levels:
        yield _("Audited for %(labels)s and %(last)s") % {"labels": ", ".join(levels[:-1]), "last": levels[-1]}


def _decides(sheet: Sheet, indicator: Indicator, at: date) -> Iterable[str]:
    """Which level of the label hangs on this indicator now."""
    level = None if sheet.submission else decided_levels(sheet.values.readiness(at)).get(indicator.key)
    if level is not None:
        yield _("Decides %(label)s for you") % {"label": sheet.texts.levels[level].name}


def _proposal(scored: IndicatorScore) -> Proposal | None:
    proposed = _ceiling(scored) if scored.proposal == "forced" else scored.proposed
    if not isinstance(proposed, Fraction) or scored.proposal is None:
        return None
    level = int(proposed)
    offered = level if scored.proposal in ("filled", "differs") else None
    titles = {
        "same": _("Your figures give the same level: %(level)s"),
        "filled": _("Your figures propose level %(level)s"),
        "differs": _("Differs: your figures propose %(level)s, you answered %(claimed)s"),
        "forced": _("Your figures allow level %(level)s at most"),
    }
    claimed = number(scored.claimed) if scored.claimed is not None else ""
    title = titles[scored.proposal] % {"level": level, "claimed": claimed}
    return Proposal(scored.proposal, title, (), offered)


def _ceiling(scored: IndicatorScore) -> object:
    """The level a judged answer is held at by figures; nothing where none holds it."""
    return next((reason.params["ceiling"] for reason in scored.reasons if reason.id == "above_ceiling"), None)


def _remarks(sheet: Sheet, scored: IndicatorScore) -> Iterable[str]:
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    shown_elsewhere = {"unanswered", "filled_from_figures", "differs_from_figures", "figures_missing", "above_ceiling"}
    for reason in scored.reasons:
        if reason.id not in shown_elsewhere:
            yield speaker.say(reason)


def _rubric(sheet: Sheet, indicator: Indicator, wording: Wording, theirs: str) -> Rubric:
    texts = sheet.texts.indicators[indicator.key]
    rows = [
        Level(
            value=str(level),
            grade=str(level),
            name=sheet.texts.level_name(indicator.key, level),
            says=texts.levels[level],
            marks=tuple(_marks(sheet, indicator, level, theirs)),
        )
        for level in range(indicator.highest + 1)
    ]
    legend = _("Level for %(number)s, from 0 to %(highest)s") % {
        "number": indicator.number,
        "highest": indicator.highest,
    }
    chosen = None if wording.level is None else str(wording.level)
    return Rubric("level", legend, rows, chosen=chosen)


def _marks(sheet: Sheet, indicator: Indicator, level: int, theirs: str) -> Iterable[Status]:
    answer, proposed = sheet.answer(indicator), sheet.scored(indicator).proposed
    if answer.level == level:
        yield Status("info", _("Saved: %(name)s") % {"name": theirs}) if theirs else Status("you", _("Your answer"))
    if level == indicator.gate:
        yield Status("caution", _("Gate for Silver and Gold"), "info")
    if level == indicator.minimum:
        yield Status("caution", _("Minimum for Silver and Gold"), "info")
    if isinstance(proposed, Fraction) and proposed == level and answer.level != level:
        yield Status("info", _("Proposed by your figures"), "differs")
    if level == indicator.highest:
        yield Status("gold", _("Mark of excellence"))


def _neighbours(sheet: Sheet, indicator: Indicator) -> tuple[Neighbour | None, Neighbour | None]:
    order: Sequence[Indicator] = sheet.framework.indicators
    at = order.index(indicator)

    def neighbour(place: int) -> Neighbour | None:
        if not 0 <= place < len(order):
            return None
        return Neighbour(order[place].number, address_of(sheet, order[place]))

    return neighbour(at - 1), neighbour(at + 1)


def _merge(theirs: str, stored: Answer, mine: Wording) -> Merge:
    when = f"{day(stored.saved_at)}, {minute(stored.saved_at)}" if stored.saved_at else ""
    versions = [
        Version(theirs, when, stored.justification),
        Version(_("You, in this window"), _("not saved yet"), mine.justification, own=True),
    ]
    texts = dict.fromkeys(text.strip() for text in (stored.justification, mine.justification) if text.strip())
    return Merge("justification", _("One text from both"), versions, joined="\n\n".join(texts))
