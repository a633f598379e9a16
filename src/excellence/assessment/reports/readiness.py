"""How far an organisation is from a level of the label, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from django.utils.translation import ngettext

from excellence.assessment.reports.report import ConditionSaid, Detail, LevelSaid, MissingNamed
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.method.frameworks import All, Any, Condition, Framework, RatioAtLeast
from excellence.method.labels import Check, ConditionResult, LevelReadiness, met_text
from excellence.method.sentences import Reason, Term


def level_said(sheet: Sheet, level: LevelReadiness, checks: Iterable[Check], speaker: PageSpeaker) -> LevelSaid:
    """One level with its conditions, and what must be said beside it."""
    texts = sheet.texts.levels[level.level]
    return LevelSaid(
        key=level.level,
        name=texts.name,
        reached=met_text(level.reached),
        share=_share(sheet.framework, level.level),
        conditions=tuple(condition_said(sheet, condition, speaker) for condition in level.conditions),
        attests_not=texts.attests_not,
        caveat=_caveat(level, checks, speaker),
        rests_on=level.rests_on,
    )


def condition_said(sheet: Sheet, condition: ConditionResult, speaker: PageSpeaker) -> ConditionSaid:
    """A condition as a sentence, with one detail for each thing that is missing."""
    first, *rest = condition.reasons
    rest += [reason for part in condition.parts if not part.met for reason in part.reasons]
    details = () if condition.met else tuple(_detail(sheet, reason, speaker) for reason in rest)
    return ConditionSaid(
        id=condition.id,
        met=met_text(condition.met),
        needed=condition.needed,
        found=condition.found,
        missing=tuple(MissingNamed(each.kind, each.key, each.needed) for each in condition.missing),
        parts=tuple(condition_said(sheet, part, speaker) for part in condition.parts),
        sentence=speaker.say(first),
        details=details,
    )


def _detail(sheet: Sheet, reason: Reason, speaker: PageSpeaker) -> Detail:
    term = reason.params.get("indicator")
    number = sheet.framework.indicator(term.key).number if isinstance(term, Term) else ""
    return Detail(speaker.say(reason), number, "metrics" in reason.params and not number)


def _caveat(level: LevelReadiness, checks: Iterable[Check], speaker: PageSpeaker) -> str:
    """A level that is ready stands beside nothing to do without a word about it."""
    if level.caveat:
        return speaker.say(level.caveat)
    to_do = sum(check.severity == "error" for check in checks)
    if not (level.reached and to_do):
        return ""
    said = ngettext(
        "%(count)s thing to do before you submit does not change this.",
        "%(count)s things to do before you submit do not change this.",
        to_do,
    )
    return said % {"count": to_do}


def _share(framework: Framework, key: str) -> Fraction | None:
    """The share of all points that a level asks for, where it asks for one."""
    level = next(level for level in framework.levels if level.key == key)
    return next(
        (part.ratio for part in _single(level.requires) if isinstance(part, RatioAtLeast) and not part.dimension), None
    )


def _single(condition: Condition) -> Iterator[Condition]:
    """The conditions a nested one is made of."""
    if isinstance(condition, All | Any):
        for part in condition.of:
            yield from _single(part)
    else:
        yield condition
