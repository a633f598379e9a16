"""A list that was loaded, before it is saved: what would be added, changed or refused, and what stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.documents.tables.opening import Table
from excellence.documents.tables.reading import Choices, Group, Reading, Refused, grouped, of_one_meaning
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import FIELDS, Details
from excellence.participants.models import Upload
from excellence.participants.planning import Change, Plan
from excellence.participants.reports import speaking

MOST_SHOWN = 300
ROWS_OF_A_REASON = 20
MOST_REASONS = 50
ENCODINGS = {"cp1250": "Windows-1250", "cp1252": "Windows-1252"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is added or changed, with each field in words: its heading, what was said before, and now."""

    number: int
    name: str
    says: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class UnknownCells:
    """Cells of a column that could not be read and stay unknown: how many, and the first of them as they stand."""

    heading: str
    count: int
    first: Sequence[Refused]


@dataclass(frozen=True, slots=True)
class Preview:
    """What confirming a list would do."""

    added: Sequence[Line]
    added_count: int
    changed: Sequence[Line]
    changed_count: int
    refused: Sequence[Group]
    refused_count: int
    unread: Sequence[UnknownCells]
    same: int
    absent: int
    notes: Sequence[str]
    fingerprint: str

    @property
    def added_more(self) -> int:
        """How many are added beside those shown."""
        return self.added_count - len(self.added)

    @property
    def changed_more(self) -> int:
        """How many are changed beside those shown."""
        return self.changed_count - len(self.changed)

    @property
    def to_save(self) -> int:
        """How many rows there are to confirm."""
        return self.added_count + self.changed_count


def preview_of(upload: Upload, reading: Reading, plan: Plan) -> Preview:
    """The preview of a list that was loaded."""
    table = Table.from_json(upload.table)
    return Preview(
        added=[_added(change) for change in plan.added[:MOST_SHOWN]],
        added_count=len(plan.added),
        changed=[_changed(change) for change in plan.changed[:MOST_SHOWN]],
        changed_count=len(plan.changed),
        refused=grouped(plan.refused, shown=ROWS_OF_A_REASON)[:MOST_REASONS],
        refused_count=len(plan.refused),
        unread=_unread(reading.unread),
        same=plan.same,
        absent=plan.absent,
        notes=[*notes_of(table), *_notes_of_choices(table, Choices.from_json(upload.choices), reading)],
        fingerprint=plan.fingerprint,
    )


def notes_of(table: Table) -> list[str]:
    """What to know about how a file was read."""
    notes = []
    if table.skipped:
        text = _("Columns about persons are not read: %(columns)s. This list holds organisations only.")
        notes.append(text % {"columns": _listed(table.skipped)})
    if table.others or table.hidden:
        notes.append(_("Sheet “%(name)s” was read.") % {"name": table.sheet})
    if table.hidden:
        text = ngettext("%(count)s hidden sheet was not read.", "%(count)s hidden sheets were not read.", table.hidden)
        notes.append(text % {"count": table.hidden})
    if table.encoding in ENCODINGS:
        text = _(
            "The file was read in the encoding %(encoding)s. If letters with accents look wrong, discard this, save "
            "the list as XLSX and choose that."
        )
        notes.append(text % {"encoding": ENCODINGS[table.encoding]})
    return notes


def _notes_of_choices(table: Table, choices: Choices, reading: Reading) -> Iterable[str]:
    pairs = of_one_meaning(table, IN_A_FILE, choices.columns)
    for read, other in pairs:
        text = _("“%(read)s” and “%(other)s” mean the same: read is “%(read)s”.")
        yield text % {"read": read, "other": other}
    twins = {other for _read, other in pairs}
    others = [table.heading(place) for place in range(len(table.headings)) if place not in choices.columns]
    if unread := [heading for heading in others if heading not in twins]:
        yield _("Columns that were not read: %(columns)s.") % {"columns": _listed(unread)}
    if reading.examples:
        text = ngettext(
            "%(count)s example row of the template is left out.",
            "%(count)s example rows of the template are left out.",
            reading.examples,
        )
        yield text % {"count": reading.examples}


def _listed(headings: Iterable[str]) -> str:
    return ", ".join(_("“%(text)s”") % {"text": heading} for heading in headings)


def _unread(cells: Iterable[Refused]) -> list[UnknownCells]:
    by_key: dict[str, list[Refused]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell)
    return [UnknownCells(speaking.heading(key), len(found), found[:ROWS_OF_A_REASON]) for key, found in by_key.items()]


def _added(change: Change) -> Line:
    fields = [field for field in FIELDS if field != "name" and getattr(change.after, field)]
    return Line(change.number, change.after.name, _in_words(Details(), change.after, fields))


def _changed(change: Change) -> Line:
    return Line(change.number, change.after.name, _in_words(change.before or Details(), change.after, change.fields))


def _in_words(before: Details, after: Details, fields: Iterable[str]) -> list[tuple[str, str, str]]:
    return [(speaking.heading(field), speaking.said(before, field), speaking.said(after, field)) for field in fields]
