"""Evidence as it is shown: rows in lanes, what one must not overlook, and which papers end soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.assessment.queries import PaperEnding
from excellence.assessment.reports.rail import address_of
from excellence.assessment.reports.sheet import Sheet
from excellence.evidence.models import ENDS_SOON, Item
from excellence.kernel.formats import day, file_size
from excellence.method.frameworks import Framework, Indicator, Judged
from excellence.web.components import Action, FileRow, Lane, Status

STAFF_GROUP = "team"


def is_about_staff(framework: Framework, indicator: Indicator) -> bool:
    """Whether figures about the team bear on an indicator, so that papers for it are likely to name people."""
    measure = indicator.measure
    conditions = measure.ceiling if isinstance(measure, Judged) else measure.conditions
    named = {*indicator.metrics, *(name for condition in conditions for name in condition.names)}
    return any(framework.metrics[key].group == STAFF_GROUP for key in named)


def lanes_of(shown: Sequence[Item], *, on: date) -> Iterable[Lane]:
    """The evidence in its lanes, empty ones left out; `on` is the legal day on which papers hold or not."""
    audiences = {
        Item.Lane.FILE: _("assessors may read it"),
        Item.Lane.LINK: _("anyone can open it"),
        Item.Lane.INTERVIEW: _("counts at most level 1 until seen"),
    }
    for lane in Item.Lane:
        rows = [_row(item, on) for item in shown if item.lane == lane]
        if rows:
            yield Lane(lane.value, lane.label, audiences[lane], rows)


def _row(item: Item, on: date) -> FileRow:
    added = _("added on %(day)s by %(name)s") % {"day": day(item.added_at), "name": item.added_by.name}
    remove = Action(_("Remove"), reverse("evidence:remove", args=[item.public_id]))
    about, url, picture = added, "", "seen"
    if item.file is not None:
        about = f"{item.file.name}, {file_size(item.file.size)}, {added}"
        url, picture = reverse("evidence:download", args=[item.public_id]), "file"
    elif item.lane == Item.Lane.LINK:
        about, url, picture = f"{item.address}, {added}", item.address, "link"
    checksum = item.file.sha256 if item.file else ""
    marks = tuple(_marks(item, on))
    return FileRow(item.title, about, url, picture, action=remove, marks=marks, checksum=checksum)


def _marks(item: Item, on: date) -> Iterable[Status]:
    if item.names_people:
        yield Status("info", _("People are named"), "people")
    until = {"day": day(item.good_until)}
    match item.term(on):
        case Item.Term.GOOD:
            yield Status("ok", _("good until %(day)s") % until)
        case Item.Term.SOON:
            yield Status("caution", _("ends soon: good until %(day)s") % until)
        case Item.Term.ENDED:
            yield Status("caution", _("ended on %(day)s") % until, "ended")


@dataclass(frozen=True, slots=True)
class EndingLink:
    """A paper that ends soon or has ended: its title, its last day, the indicator's number and page."""

    title: str
    until: date
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class EndingPapers:
    """Papers of one fate: the sentence and the links that follow it."""

    sentence: str
    papers: tuple[EndingLink, ...]


def papers_ending(sheet: Sheet, found: Iterable[PaperEnding], *, on: date) -> tuple[EndingPapers, ...]:
    """The papers that ended before a legal day or will end within the days that count as soon, each named once."""
    first_shown = {paper.item: paper for paper in reversed(list(found))}
    links = [_link(sheet, paper) for paper in sorted(first_shown.values(), key=lambda each: (each.until, each.item))]
    ended = tuple(link for link in links if link.until < on)
    soon = tuple(link for link in links if link.until >= on)
    says_soon = ngettext(
        "%(count)s document ends within %(days)s days:", "%(count)s documents end within %(days)s days:", len(soon)
    )
    says_ended = ngettext("%(count)s document has ended:", "%(count)s documents have ended:", len(ended))
    said = ((says_ended, ended), (says_soon, soon))
    return tuple(
        EndingPapers(sentence % {"count": len(papers), "days": ENDS_SOON.days}, papers)
        for sentence, papers in said
        if papers
    )


def _link(sheet: Sheet, paper: PaperEnding) -> EndingLink:
    indicator = sheet.framework.indicator(paper.indicator)
    return EndingLink(paper.title, paper.until, indicator.number, f"{address_of(sheet, indicator)}#evidence")
