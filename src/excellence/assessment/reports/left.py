"""What is left to do before an assessment can be handed in, each with the page where one does it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from excellence.assessment.reports.rail import address_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.kernel.words import N_
from excellence.method.labels import Check

ORDER: Final = ("error", "warning", "hint")
GROUPS: Final = (
    ("answer", N_("Not answered yet"), {"unanswered"}),
    ("accept", N_("Proposed by your figures: accept or change"), {"not_accepted"}),
    ("claims", N_("Answers to correct"), {"above_figures", "exception_refused"}),
    ("ceilings", N_("Levels your figures do not show"), {"above_ceiling", "ceiling_unknown"}),
    ("papers", N_("Evidence"), {"no_evidence", "interview_only"}),
    ("words", N_("Justifications"), {"no_justification", "short_justification", "below_figures"}),
    (
        "figures",
        N_("Figures"),
        {
            "figures_missing",
            "figures_refused",
            "figures_doubted",
            "implausible_figure",
            "implausible_low",
            "implausible_high",
            "impossible_share",
        },
    ),
    ("eligibility", N_("Eligibility"), {"not_eligible", "eligibility_unknown", "criterion_open", "criterion_unknown"}),
)


PARTS: Final = {
    "no_evidence": "#evidence",
    "interview_only": "#evidence",
    "no_justification": "#justification-part",
    "short_justification": "#justification-part",
    "not_accepted": "#proposal",
    "above_figures": "#proposal",
    "below_figures": "#proposal",
    "above_ceiling": "#proposal",
    "exception_refused": "#not-applicable",
    "figures_missing": "#facts",
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing a check found, with the page that mends it."""

    severity: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class LeftGroup:
    """Things of one kind that are left, the gravest first."""

    key: str
    title: str
    items: tuple[ToDo, ...]


def by_kind(sheet: Sheet, found: Collection[Check]) -> tuple[LeftGroup, ...]:
    """What checks found, by kind; kinds of which nothing is left are left out."""
    groups = (
        LeftGroup(key, _(title), tuple(_short(sheet, each) for each in found if each.id in ids))
        for key, title, ids in GROUPS
    )
    return tuple(
        LeftGroup(group.key, group.title, tuple(sorted(group.items, key=gravity))) for group in groups if group.items
    )


def to_do(sheet: Sheet, found: Iterable[Check]) -> Iterator[ToDo]:
    """Checks as whole sentences."""
    speaker = PageSpeaker(sheet.framework, sheet.texts)
    for check in found:
        yield ToDo(check.severity, speaker.say(check.reason), mend_at(sheet, check))


def mend_at(sheet: Sheet, check: Check) -> str:
    """The page where one mends what a check found."""
    if check.indicator:
        return address_of(sheet, sheet.framework.indicator(check.indicator)) + PARTS.get(check.id, "")
    organisation = sheet.assessment.organisation
    metric = sheet.framework.metrics.get(check.metric or "")
    if metric is not None and metric.derived is None:
        return reverse("facts:figures", args=[organisation.public_id, sheet.assessment.year, metric.group])
    return reverse("facts:years", args=[organisation.public_id])


def _short(sheet: Sheet, check: Check) -> ToDo:
    """A check as a line below its heading: what is merely open needs no sentence but its name."""
    if check.id == "unanswered" and check.indicator:
        indicator = sheet.framework.indicator(check.indicator)
        name = f"{indicator.number} {sheet.texts.indicators[indicator.key].name}"
        return ToDo(check.severity, name, address_of(sheet, indicator))
    (line,) = to_do(sheet, (check,))
    return line


def gravity(line: ToDo) -> int:
    """The place of a line among others: what has to be corrected stands first, hints last."""
    return ORDER.index(line.severity)
