"""Lists from files: read and looked at first, stored as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.files.names import cleaned_name
from excellence.kernel.clock import legal_day
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.kernel.work.hints import hint
from excellence.organisations.models import Organisation
from excellence.participants.models import Participant, Upload
from excellence.participants.operations.keeping import ListFull
from excellence.participants.queries import details_of, gazetteer_is_there, rows_of, uploads_before
from excellence.participants.reading.details import Vocabulary
from excellence.participants.reading.lists import ReadList, ReadRow, RefusedRow, read_list
from excellence.participants.reading.planning import Change, Plan, plan
from excellence.participants.reading.storing import as_json, columns_of
from excellence.participants.reading.tables import MOST_BYTES, MOST_PARTICIPANTS

BATCH = 200
MOST_WAITING = 5


class ListChangedMeanwhile(Refusal):
    """Somebody changed the list after the preview was made."""

    sentence = N_(
        "The list was changed after you looked at this page, so that other rows would change now. Nothing was stored: "
        "look at it again below, and confirm if it is right."
    )


class NothingToStore(Refusal):
    """The file says nothing that is not stored already."""

    sentence = N_("The file says nothing new, so there is nothing to store.")


def hand_in_list(
    organisation: Organisation, *, file: UploadedFile, words: Vocabulary, by: User, at: datetime
) -> Upload:
    """Read a list and keep what it says until somebody confirms or discards it; the file itself is not kept.

    Raises the refusals of `files.refusals` and of `reading.refusals` that concern a whole file.
    """
    require("participants.keep", by, organisation)
    name = cleaned_name(file.name or "")
    file.seek(0)
    read = read_list(file.read(MOST_BYTES + 1), name=name, words=words, today=legal_day(at))
    with transaction.atomic():
        waiting = Upload.objects.filter(organisation=organisation, by=by).order_by("-at", "-pk")
        for old in waiting[MOST_WAITING - 1 :]:
            old.delete()
        upload = Upload.objects.create(
            organisation=organisation,
            file_name=name,
            rows=[{"row": row.number, "says": as_json(row.details)} for row in read.rows],
            refused=[_kept(row) for row in read.refused],
            notes=_notes(read),
            by=by,
            at=at,
        )
        counts = {"file": name, "rows": len(read.rows), "refused": len(read.refused)}
        record("participants.list_handed_in", by=by, subject=organisation, at=at, after=counts)
    return upload


def confirm_list(upload: Upload, *, seen: str, words: Vocabulary, by: User, at: datetime) -> Plan:
    """Store everything a list adds and changes, or nothing; `seen` is the fingerprint of the plan that was looked at.

    Raises `ListChangedMeanwhile`, `ListFull` and `NothingToStore`.
    """
    organisation = upload.organisation
    require("participants.keep", by, organisation)
    try:
        with transaction.atomic():
            locked = Participant.objects.select_for_update().filter(organisation=organisation)
            known = {one.folded: one for one in locked.order_by("pk")}
            made = plan({name: details_of(one) for name, one in known.items()}, rows_of(upload), words)
            _require_as_seen(made, seen, len(known))
            _add(organisation, made.added, by=by, at=at)
            _change(known, made.changed, by=by, at=at)
            record("participants.list_confirmed", by=by, subject=organisation, at=at, after=_said(upload, made))
            if not Upload.objects.filter(pk=upload.pk).delete()[0]:
                raise ListChangedMeanwhile
            if not gazetteer_is_there():
                hint("excellence.participants.tasks.load_places_now")
    except IntegrityError as raced:
        raise ListChangedMeanwhile from raced
    return made


def discard_list(upload: Upload, *, by: User, at: datetime) -> None:
    """Forget a list that was handed in."""
    require("participants.keep", by, upload.organisation)
    with transaction.atomic():
        record(
            "participants.list_discarded", by=by, subject=upload.organisation, at=at, after={"file": upload.file_name}
        )
        Upload.objects.filter(pk=upload.pk).delete()


def forget_lists(*, before: datetime, by: User | None, at: datetime) -> int:
    """Forget lists that nobody confirmed and that were handed in before a moment; return how many."""
    forgotten = 0
    for upload in uploads_before(before).select_related("organisation"):
        with transaction.atomic():
            after = {"file": upload.file_name}
            record("participants.list_forgotten", by=by, subject=upload.organisation, at=at, after=after)
            upload.delete()
        forgotten += 1
    return forgotten


def _require_as_seen(made: Plan, seen: str, stored: int) -> None:
    if made.fingerprint != seen:
        raise ListChangedMeanwhile
    if not made.added and not made.changed:
        raise NothingToStore
    if stored + len(made.added) > MOST_PARTICIPANTS:
        raise ListFull(most=MOST_PARTICIPANTS)


def _add(organisation: Organisation, added: Iterable[ReadRow], *, by: User, at: datetime) -> None:
    rows = [
        Participant(organisation=organisation, **columns_of(row.details), changed_by=by, changed_at=at) for row in added
    ]
    Participant.objects.bulk_create(rows, batch_size=BATCH)


def _change(known: dict[str, Participant], changed: Iterable[Change], *, by: User, at: datetime) -> None:
    rows = []
    columns: dict[str, Any] = {}
    for change in changed:
        participant = known[change.before.folded]
        columns = columns_of(change.after)
        for name, value in columns.items():
            setattr(participant, name, value)
        participant.version += 1
        participant.changed_by, participant.changed_at = by, at
        rows.append(participant)
    if rows:
        fields = [*columns, "version", "changed_by", "changed_at"]
        Participant.objects.bulk_update(rows, fields, batch_size=BATCH)


def _said(upload: Upload, made: Plan) -> dict[str, object]:
    changed = {change.after.name: _differences(change) for change in made.changed}
    return {"file": upload.file_name, "added": [as_json(row.details) for row in made.added], "changed": changed}


def _differences(change: Change) -> dict[str, object]:
    before, after = as_json(change.before), as_json(change.after)
    return {field: {"was": before.get(field, ""), "is": after.get(field, "")} for field in change.fields}


def _kept(row: RefusedRow) -> dict[str, object]:
    return {"row": row.number, "name": row.name, "why": type(row.refusal).__name__, "params": row.refusal.params}


def _notes(read: ReadList) -> dict[str, object]:
    sheet = read.sheet
    return {
        "sheet": sheet.name,
        "hidden": sheet.hidden,
        "others": sheet.others,
        "encoding": sheet.encoding,
        "not_read": list(read.not_read),
    }
