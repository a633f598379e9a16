"""Adding and removing evidence."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.evidence.models import Item
from excellence.evidence.queries import files_of
from excellence.evidence.rules import is_held
from excellence.files.examining import MEBIBYTE, examine_upload
from excellence.files.operations import store_file
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.models import Organisation


class NothingToAdd(Refusal):
    """An item needs a file, an address or a note."""

    sentence = N_("Choose a file, give an address on the web, or say in a note what you show at the interview.")


class NoMoreRoom(Refusal):
    """An organisation has as many files here as one may have."""

    sentence = N_(
        "Your organisation may save at most %(files)s files with %(megabytes)s MB in all here. "
        "Give an address on the web or a note instead, or ask the administrator of this site for more room."
    )
    field = "file"


class PeopleNotAskedAbout(Refusal):
    """Whoever stores a paper says whether it names people."""

    sentence = N_(
        "Say whether people are named in the file. If they do not know that it is saved here, "
        "choose “Shown at the interview”: then only a note is saved."
    )
    field = "names_people"


class RemovedAlready(Refusal):
    """Somebody else removed the item first."""

    sentence = N_("This piece of evidence is removed already.")


class HeldByAct(Refusal):
    """What was handed in stays as it was handed in."""

    sentence = N_(
        "“%(title)s” is shown in a self-assessment that is submitted, so it stays as it is. "
        "In a new self-assessment you can show something else."
    )


def add_file(
    organisation: Organisation,
    *,
    upload: UploadedFile,
    title: str,
    names_people: bool | None,
    good_until: date | None = None,
    by: User,
    at: datetime,
) -> Item:
    """Store a file after its content was examined, before the transaction begins.

    `names_people` True says that people are named and know that it is stored here. Raises
    `PeopleNotAskedAbout`, `NoMoreRoom` and the refusals of `files.refusals`.
    """
    require("evidence.change", by, organisation)
    if names_people is None:
        raise PeopleNotAskedAbout
    _require_room(organisation, upload.size or 0)
    examined = examine_upload(upload)
    with transaction.atomic():
        stored = store_file(examined, by=by, at=at)
        item = Item(lane=Item.Lane.FILE, title=title or stored.name, file=stored, names_people=names_people)
        item.good_until = good_until
        return _add(organisation, item, by=by, at=at)


def add_link(
    organisation: Organisation, *, address: str, title: str, good_until: date | None = None, by: User, at: datetime
) -> Item:
    """Point at a page on the public web."""
    require("evidence.change", by, organisation)
    item = Item(lane=Item.Lane.LINK, title=title or address, address=address, good_until=good_until)
    return _add(organisation, item, by=by, at=at)


def add_note(organisation: Organisation, *, title: str, good_until: date | None = None, by: User, at: datetime) -> Item:
    """Name what will be shown at the interview and not be kept here."""
    require("evidence.change", by, organisation)
    if not title:
        raise NothingToAdd
    return _add(organisation, Item(lane=Item.Lane.INTERVIEW, title=title, good_until=good_until), by=by, at=at)


def remove_item(item: Item, *, by: User, at: datetime) -> None:
    """Take the item away from every answer that shows it; it can be put back until retention ends."""
    require("evidence.change", by, item.organisation)
    with transaction.atomic():
        _require_free(item)
        if not Item.objects.filter(pk=item.pk, removed_at=None).update(removed_at=at):
            raise RemovedAlready
        record("evidence.removed", by=by, subject=item, at=at, before={"title": item.title, "lane": item.lane})


def put_back(item: Item, *, by: User, at: datetime) -> None:
    """Undo a removal."""
    require("evidence.change", by, item.organisation)
    with transaction.atomic():
        _require_free(item)
        if Item.objects.filter(pk=item.pk, removed_at__isnull=False).update(removed_at=None):
            record("evidence.put_back", by=by, subject=item, at=at, after={"title": item.title, "lane": item.lane})


def note_loss(item: Item, *, by: User, at: datetime) -> None:
    """Record that a file was missing or changed when somebody who may see it asked for it."""
    record("evidence.found_changed", by=by, subject=item, at=at, before={"title": item.title})


def _require_room(organisation: Organisation, size: int) -> None:
    """Removed files count too, because they can be put back; two uploads at once may pass together."""
    files, stored = files_of(organisation)
    if files >= settings.EVIDENCE_MAX_FILES or stored + size > settings.EVIDENCE_MAX_BYTES:
        raise NoMoreRoom(files=settings.EVIDENCE_MAX_FILES, megabytes=settings.EVIDENCE_MAX_BYTES // MEBIBYTE)


def _require_free(item: Item) -> None:
    """Wait for an act that is relying on the item, then refuse if it does."""
    Item.objects.select_for_update().filter(pk=item.pk).order_by().values_list("pk", flat=True).first()
    if is_held(item):
        raise HeldByAct(title=item.title)


def _add(organisation: Organisation, item: Item, *, by: User, at: datetime) -> Item:
    item.organisation, item.added_by, item.added_at = organisation, by, at
    with transaction.atomic():
        item.save(force_insert=True)
        record("evidence.added", by=by, subject=item, at=at, after=_plain(item))
    return item


def _plain(item: Item) -> dict[str, object]:
    return {
        "title": item.title,
        "lane": item.lane,
        "sha256": item.file.sha256 if item.file else "",
        "names_people": item.names_people,
        "good_until": item.good_until.isoformat() if item.good_until else "",
    }
