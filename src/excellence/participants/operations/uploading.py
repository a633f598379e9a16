"""Lists from files: read and looked at first, saved as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.documents.tables.grids import MOST_BYTES
from excellence.documents.tables.opening import open_table
from excellence.documents.tables.reading import Choices, guessed
from excellence.files.examining import is_workbook
from excellence.files.names import cleaned_name
from excellence.kernel.clock import legal_day
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.texts import fold
from excellence.kernel.words import N_
from excellence.kernel.work.hints import hint
from excellence.organisations.models import Organisation
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import Details, as_json, columns_of
from excellence.participants.models import ListChange, Participant, Upload
from excellence.participants.operations.keeping import MOST_PARTICIPANTS, ListFull
from excellence.participants.operations.undoing import remember, rewrite
from excellence.participants.planning import Change, Plan
from excellence.participants.queries import gazetteer_is_there, plan_of, reading_of, uploads_before

BATCH = 200
MOST_WAITING = 5


class ListChangedMeanwhile(Refusal):
    """Somebody changed the list after the preview was made."""

    sentence = N_(
        "The list was changed after you looked at this page, so that other rows would change now. Nothing was saved: "
        "look at it again below, and confirm if it is right."
    )


class NothingToStore(Refusal):
    """The file says nothing that is not stored already."""

    sentence = N_("The file says nothing new, so there is nothing to save.")


def hand_in_list(organisation: Organisation, *, file: UploadedFile, by: User, at: datetime) -> Upload:
    """Read a list and keep what it says until somebody confirms or discards it; the file itself is not kept.

    Raises the refusals of `files.refusals` and of `documents.tables.refusals`.
    """
    require("participants.keep", by, organisation)
    name = cleaned_name(file.name or "")
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    workbook = is_workbook(content, name=name)
    table = open_table(content, workbook=workbook, layout=IN_A_FILE, country=str(organisation.country))
    with transaction.atomic():
        waiting = Upload.objects.filter(organisation=organisation, by=by).order_by("-at", "-pk")
        for old in waiting[MOST_WAITING - 1 :]:
            old.delete()
        choices = guessed(table, IN_A_FILE, today=legal_day(at)).as_json()
        upload = Upload.objects.create(
            organisation=organisation, file_name=name, table=table.as_json(), choices=choices, by=by, at=at
        )
        counts = {"file": name, "rows": len(table.lines), "skipped": list(table.skipped)}
        record("participants.list_handed_in", by=by, subject=organisation, at=at, after=counts)
    return upload


def choose(upload: Upload, *, choices: Choices, by: User, at: datetime) -> None:
    """Say which column of a list is what, and what its words mean."""
    require("participants.keep", by, upload.organisation)
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(choices=choices.as_json())
        after = {"file": upload.file_name, **choices.as_json()}
        record("participants.list_chosen", by=by, subject=upload.organisation, at=at, after=after)


def confirm_list(upload: Upload, *, seen: str, by: User, at: datetime) -> Plan:
    """Store everything a list adds and changes, or nothing; `seen` is the fingerprint of the plan that was looked at.

    Raises `ListChangedMeanwhile`, `ListFull` and `NothingToStore`.
    """
    organisation = upload.organisation
    require("participants.keep", by, organisation)
    reading = reading_of(upload, legal_day(at))
    try:
        with transaction.atomic():
            locked = Participant.objects.select_for_update().filter(organisation=organisation)
            known = {one.folded: one for one in locked.order_by("pk")}
            made = plan_of(upload, reading, known.values())
            _require_as_seen(made, seen, len(known))
            added = _add(organisation, made.added, by=by, at=at)
            changed = _change(known, made.changed, by=by, at=at)
            record("participants.list_confirmed", by=by, subject=organisation, at=at, after=_said(upload, made))
            kind, about = ListChange.Kind.LOADED, upload.file_name
            remember(organisation, added=added, changed=changed, kind=kind, about=about, by=by, at=at)
            if not Upload.objects.filter(pk=upload.pk).delete()[0]:
                raise ListChangedMeanwhile
            if made.added and not gazetteer_is_there():
                hint("excellence.participants.tasks.load_places_now")
    except IntegrityError as taken:
        raise ListChangedMeanwhile from taken
    return made


def discard_list(upload: Upload, *, by: User, at: datetime) -> None:
    """Forget a list that was handed in; nothing of it was stored."""
    require("participants.keep", by, upload.organisation)
    with transaction.atomic():
        after = {"file": upload.file_name}
        record("participants.list_discarded", by=by, subject=upload.organisation, at=at, after=after)
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


def _add(organisation: Organisation, added: Iterable[Change], *, by: User, at: datetime) -> list[Participant]:
    rows = [
        Participant(organisation=organisation, **columns_of(change.after), changed_by=by, changed_at=at)
        for change in added
    ]
    Participant.objects.bulk_create(rows, batch_size=BATCH)
    return rows


def _change(
    known: Mapping[str, Participant], changed: Iterable[Change], *, by: User, at: datetime
) -> list[tuple[Participant, Details]]:
    rows = [(known[fold(change.after.name)], change) for change in changed]
    rewrite([(participant, change.after) for participant, change in rows], by=by, at=at)
    return [(participant, change.before) for participant, change in rows if change.before]


def _said(upload: Upload, made: Plan) -> dict[str, object]:
    changed = {change.after.name: _differences(change) for change in made.changed}
    return {"file": upload.file_name, "added": [as_json(change.after) for change in made.added], "changed": changed}


def _differences(change: Change) -> dict[str, object]:
    before, after = as_json(change.before or Details()), as_json(change.after)
    return {field: {"was": before.get(field, ""), "is": after.get(field, "")} for field in change.fields}
