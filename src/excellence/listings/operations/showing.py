"""Removing a listing or a label record from the public pages, and showing it again."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.listings.queries import entry_row, locked_listing
from excellence.listings.rules import looks_after
from excellence.listings.states import LIFE, RECEIVED


class AlreadyRemoved(Refusal):
    """Somebody else removed it first."""

    sentence: ClassVar[str] = N_("This is removed already.")


class NotRemoved(Refusal):
    """Somebody else put it back first."""

    sentence: ClassVar[str] = N_("This is not removed.")


def remove_entry(entry: Listing | LabelRecord, *, by: User, at: datetime) -> None:
    """Show a listing, or one label record, no longer. Raises `AlreadyRemoved` and `NotAllowed`."""
    with transaction.atomic():
        listing = locked_listing(entry if isinstance(entry, Listing) else entry.listing)
        require("listings.remove", by, listing)
        if not take_away(entry, by=by, at=at):
            raise AlreadyRemoved
        if isinstance(entry, Listing) and looks_after.test(by, listing):
            Listing.objects.filter(pk=listing.pk).update(removed_for=listing.claimed_by)


def take_away(entry: Listing | LabelRecord, *, by: User, at: datetime) -> bool:
    """Remove it, and with it every removal still asked for; False when it is removed already.

    The caller has asked whether `by` may.
    """
    if not entry_row(entry).filter(removed_at=None).update(removed_at=at):
        return False
    record("listings.removed", by=by, subject=entry, at=at, before={"name": str(entry)})
    for waiting in entry.corrections.filter(kind=Correction.Kind.REMOVE, state=RECEIVED):
        if waiting.label_record_id is None or isinstance(entry, LabelRecord):
            LIFE.move(waiting, "overtake", by=by, at=at)
    return True


def restore_entry(entry: Listing | LabelRecord, *, by: User, at: datetime) -> None:
    """Show a removed listing or label record again. Raises `NotRemoved` and `NotAllowed`."""
    with transaction.atomic():
        if isinstance(entry, Listing):
            require("listings.restore", by, locked_listing(entry))
        else:
            require("listings.settle", by, entry)
        shown = {"removed_at": None} | ({"removed_for": None} if isinstance(entry, Listing) else {})
        if not entry_row(entry).filter(removed_at__isnull=False).update(**shown):
            raise NotRemoved
        record("listings.restored", by=by, subject=entry, at=at, after={"name": str(entry)})
