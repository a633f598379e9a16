"""The list as a page, and a list that was handed in before it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.method.lists import is_committed, is_participant
from excellence.participants.models import Participant, Upload
from excellence.participants.queries import Geography, participation_of, refused_of
from excellence.participants.reading.details import FIELDS, Details
from excellence.participants.reading.lists import RefusedRow
from excellence.participants.reading.planning import Plan
from excellence.participants.reports import speaking

MOST_SHOWN = 300
ENCODINGS = {"cp1250": "Windows-1250", "cp1252": "Windows-1252"}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One participant as the list shows it."""

    public_id: str
    name: str
    kind: str
    place: str
    distance: str
    place_open: str
    joined: str
    commitment: str
    met: str
    gone: str


def rows_of_page(
    participants: Iterable[Participant], geography: Geography, today: date, *, gazetteer: bool = True
) -> list[ListRow]:
    """The rows of a page of the list; without the gazetteer nothing is said of towns nobody could look up yet."""
    rows = [_row(participant, geography, today) for participant in participants]
    return rows if gazetteer else [replace(row, place_open="") for row in rows]


def _row(participant: Participant, geography: Geography, today: date) -> ListRow:
    one = participation_of(participant, geography)
    located = geography.located(participant)
    gone = ""
    if participant.left:
        gone = _("left %(day)s") % {"day": speaking.day(participant.left)}
    elif not is_participant(one, today):
        gone = _("joins %(day)s") % {"day": speaking.day(participant.joined)}
    commitment = speaking.choice("commitment", participant.commitment)
    if commitment and not gone and not is_committed(one, today):
        commitment = _("%(commitment)s from %(day)s") % {
            "commitment": commitment,
            "day": speaking.day(participant.committed_on),
        }
    return ListRow(
        public_id=participant.public_id,
        name=participant.name,
        kind=speaking.choice("category", participant.category),
        place=", ".join(part for part in (participant.town, str(participant.country.name)) if part),
        distance=speaking.distance(participant, located, geography.seat),
        place_open=_what_is_open(participant, geography),
        joined=speaking.day(participant.joined),
        commitment=commitment,
        met=speaking.day(max(participant.met_on, default="")),
        gone=gone,
    )


def _what_is_open(participant: Participant, geography: Geography) -> str:
    """Why a distance is not known, "" when it is."""
    located = geography.located(participant)
    if participant.distance_km is not None or located.point is not None:
        return ""
    if not participant.town:
        return _("no town entered")
    return _("several towns of this name") if located.candidates else _("town not found")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row that is not stored, and why."""

    number: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class AddedLine:
    """A row that is added, in words."""

    number: int
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A participant that is changed, with each field before and after."""

    number: int
    name: str
    changes: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What confirming a list would do."""

    added: Sequence[AddedLine]
    changed: Sequence[ChangedLine]
    refused: Sequence[RefusedLine]
    same: int
    absent: int
    notes: Sequence[str]
    fingerprint: str
    button: str

    @property
    def added_shown(self) -> Sequence[AddedLine]:
        """The first of those that are added; the whole file is with whoever chose it."""
        return self.added[:MOST_SHOWN]

    @property
    def added_more(self) -> int:
        """How many are added beside those shown."""
        return len(self.added) - len(self.added_shown)

    @property
    def changed_shown(self) -> Sequence[ChangedLine]:
        """The first of those that are changed."""
        return self.changed[:MOST_SHOWN]

    @property
    def changed_more(self) -> int:
        """How many are changed beside those shown."""
        return len(self.changed) - len(self.changed_shown)

    @property
    def can_store(self) -> bool:
        """Whether there is anything to confirm."""
        return bool(self.added or self.changed)


def preview_of(upload: Upload, made: Plan) -> Preview:
    """The preview of a list that was handed in."""
    refused = sorted([*refused_of(upload), *made.refused], key=lambda row: row.number)
    return Preview(
        added=[AddedLine(row.number, row.details.name, _in_short(row.details)) for row in made.added],
        changed=[
            ChangedLine(change.number, change.after.name, _changes(change.before, change.after, change.fields))
            for change in made.changed
        ],
        refused=[RefusedLine(row.number, row.name, str(row.refusal)) for row in refused],
        same=made.same,
        absent=made.absent,
        notes=list(_notes(upload)),
        fingerprint=made.fingerprint,
        button=_button(len(made.added) + len(made.changed), refused),
    )


def _button(stored: int, refused: Sequence[RefusedRow]) -> str:
    if refused:
        return _("Store %(count)s, leave out %(refused)s") % {"count": stored, "refused": len(refused)}
    return ngettext("Store %(count)s row", "Store %(count)s rows", stored) % {"count": stored}


def _in_short(details: Details) -> str:
    shown = [speaking.said(details, field) for field in FIELDS if field not in ("name", "country")]
    return ", ".join(part for part in shown if part)


def _changes(before: Details, after: Details, changed: Iterable[str]) -> list[tuple[str, str, str]]:
    return [(speaking.heading(field), speaking.said(before, field), speaking.said(after, field)) for field in changed]


def _notes(upload: Upload) -> Iterable[str]:
    notes = upload.notes
    if notes["others"] or notes["hidden"]:
        yield _("Read was the sheet “%(name)s”.") % {"name": notes["sheet"]}
    if notes["hidden"]:
        said = ngettext(
            "%(count)s hidden sheet was not read.", "%(count)s hidden sheets were not read.", notes["hidden"]
        )
        yield said % {"count": notes["hidden"]}
    if notes["encoding"] in ENCODINGS:
        yield _(
            "The file was read in the encoding %(encoding)s. If letters with accents look wrong, discard this, save "
            "the list as XLSX and choose that."
        ) % {"encoding": ENCODINGS[notes["encoding"]]}
    if notes["not_read"]:
        yield _("Columns that were not read: %(columns)s.") % {"columns": ", ".join(notes["not_read"])}
