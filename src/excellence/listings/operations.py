"""Loading listings, asking about them, correcting and removing them, linking them to organisations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from excellence.accounts.limits import Limit
from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.listings.models import LONGEST_TEXT, Correction, LabelRecord, Listing, NotOurs
from excellence.listings.names import folded
from excellence.listings.queries import is_same
from excellence.listings.shipped import shipped_listings
from excellence.listings.states import LIFE, RECEIVED
from excellence.organisations.models import Organisation

REQUESTS = Limit("requests about listings", most=10, per=timedelta(hours=1))

Kind = Correction.Kind


class TooManyRequests(Refusal):
    """Somebody, or something, asks again and again."""

    sentence = N_(
        "You have sent %(most)s requests within the hour, which is all we take from one place. "
        "Nothing is lost: try again in an hour, your words are still below."
    )


class TextTooLong(Refusal):
    """A request is a few sentences."""

    sentence = N_("A request has at most %(most)s characters; this one has %(length)s.")
    field = "text"


class AlreadyLinked(Refusal):
    """The listing is looked after by another organisation, or is no longer shown."""

    sentence = N_("This listing is linked to an organisation already, or no longer shown. Ask those who run this site.")


class AnotherName(Refusal):
    """A link without a look is made only where name and country are the same."""

    sentence = N_("Name or country of %(listing)s differ from yours. Ask for the link on its page: somebody will look.")


class NotLinked(Refusal):
    """The link was undone before."""

    sentence = N_("This listing is linked to no organisation.")


class AlreadyRemoved(Refusal):
    """Somebody else removed it first."""

    sentence = N_("This is removed already.")


class NotRemoved(Refusal):
    """Somebody else put it back first."""

    sentence = N_("This is not removed.")


class CorrectedMeanwhile(Refusal):
    """Another administrator corrected it after the page was opened."""

    sentence = N_("Somebody corrected this while you were writing. Open it again, look, and correct what is left.")


def load_listings(*, by: User | None, at: datetime) -> int:
    """Store the shipped listings and label records that are not known yet; return how many listings were added.

    Known ones stay as they are, so no correction, link or removal is ever undone. `by` is None when the instance
    loads what it ships with; `at` is kept by the audit trail.
    """
    rows = list(shipped_listings())
    known = set(Listing.objects.values_list("key", flat=True))
    recorded = set(LabelRecord.objects.values_list("key", flat=True))
    missing = [listing for listing, _ in rows if listing.key not in known]
    untold = [told for _, told in rows if told is not None and told.key not in recorded]
    if not missing and not untold:
        return 0
    with transaction.atomic():
        Listing.objects.bulk_create(missing, ignore_conflicts=True)
        stored = Listing.objects.in_bulk([told.listing.key for told in untold], field_name="key")
        for told in untold:
            told.listing = stored[told.listing.key]
        LabelRecord.objects.bulk_create(untold, ignore_conflicts=True)
        if missing:
            first = Listing.objects.get(key=missing[0].key)
            record("listings.loaded", by=by, subject=first, at=at, after={"listings": len(missing)})
    return len(missing)


def ask(
    listing: Listing,
    *,
    kind: str,
    by: User | None,
    at: datetime,
    text: str = "",
    label_record: LabelRecord | None = None,
    organisation: Organisation | None = None,
    address: str = "",
) -> Correction:
    """Take in what somebody asks about a listing, or about one label record of it; `by` is None for strangers.

    The same asked for twice in the same words, or without any, is one request. Counts requests by network `address`,
    of which only a hash is kept for an hour. Raises `TextTooLong`, `TooManyRequests`, and `NotAllowed` for a link.
    """
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(most=LONGEST_TEXT, length=len(text))
    if organisation is not None:
        require("listings.link", by, organisation)
    _count(address, at)
    subject = {"listing": listing, "kind": kind, "label_record": label_record, "organisation": organisation}
    with transaction.atomic():
        Listing.objects.select_for_update().filter(pk=listing.pk).order_by().values_list("pk", flat=True).first()
        waiting = Correction.objects.filter(**subject, state=RECEIVED, text=text).first()
        if waiting is not None:
            return waiting
        asked = Correction.objects.create(**subject, text=text, asked_by=by, asked_at=at, state_since=at)
        about = label_record or listing
        record("listings.asked", by=by, subject=about, at=at, after={"kind": kind, "text": text})
    return asked


def _count(address: str, at: datetime) -> None:
    if address and not REQUESTS.use(address, at=at):
        raise TooManyRequests(most=REQUESTS.most)


def settle(asked: Correction, *, by: User, at: datetime) -> None:
    """Do what was asked: remove the listing or label record, or link it; of a correction, say that it is made.

    Raises `AlreadyMoved`, `NotAllowed`, `AlreadyLinked`.
    """
    with transaction.atomic():
        LIFE.move(asked, "settle", by=by, at=at)
        record("listings.settled", by=by, subject=asked, at=at, after={"kind": asked.kind})
        if asked.kind == Kind.CLAIM and asked.organisation is not None:
            _link(asked.listing, asked.organisation, by=by, at=at)
        elif asked.kind == Kind.REMOVE:
            _remove(asked.label_record or asked.listing, by=by, at=at, already="fine")


def decline(asked: Correction, *, by: User, at: datetime) -> None:
    """Leave the listing as it is. Raises `AlreadyMoved` and `NotAllowed`."""
    with transaction.atomic():
        LIFE.move(asked, "decline", by=by, at=at)
        record("listings.declined", by=by, subject=asked, at=at, after={"kind": asked.kind})


def remove(subject: Listing | LabelRecord, *, by: User, at: datetime) -> None:
    """Show a listing, or one label record, no longer. Raises `AlreadyRemoved` and `NotAllowed`."""
    listing = subject if isinstance(subject, Listing) else subject.listing
    require("listings.remove", by, listing)
    with transaction.atomic():
        _remove(subject, by=by, at=at)


def _remove(subject: Listing | LabelRecord, *, by: User, at: datetime, already: str = "") -> None:
    """Take it away, and with it every removal still asked for."""
    if not _stored(subject).filter(removed_at=None).update(removed_at=at):
        if already:
            return
        raise AlreadyRemoved
    record("listings.removed", by=by, subject=subject, at=at, before={"name": str(subject)})
    for waiting in subject.corrections.filter(kind=Kind.REMOVE, state=RECEIVED):
        if waiting.label_record_id is None or isinstance(subject, LabelRecord):
            LIFE.move(waiting, "overtake", by=by, at=at)


def restore(subject: Listing | LabelRecord, *, by: User, at: datetime) -> None:
    """Show a removed listing or label record again. Raises `NotRemoved` and `NotAllowed`."""
    require("listings.settle", by, subject)
    with transaction.atomic():
        if not _stored(subject).filter(removed_at__isnull=False).update(removed_at=None):
            raise NotRemoved
        record("listings.restored", by=by, subject=subject, at=at, after={"name": str(subject)})


def _stored(subject: Listing | LabelRecord) -> QuerySet[Listing] | QuerySet[LabelRecord]:
    if isinstance(subject, Listing):
        return Listing.objects.filter(pk=subject.pk)
    return LabelRecord.objects.filter(pk=subject.pk)


def correct(
    subject: Listing | LabelRecord, *, changes: Mapping[str, object], seen: int, by: User, at: datetime
) -> None:
    """Store what is right instead, by field, if nobody did since version `seen`; the trail keeps what was said before.

    Raises `CorrectedMeanwhile` and `NotAllowed`.
    """
    require("listings.settle", by, subject)
    written = dict(changes)
    if "name" in written:
        written["name_folded"] = folded(str(written["name"]))
    with transaction.atomic():
        before = _stored(subject).values(*written).get()
        if not _stored(subject).filter(version=seen).update(version=seen + 1, **written):
            raise CorrectedMeanwhile
        record("listings.corrected", by=by, subject=subject, at=at, before=_plain(before), after=_plain(written))


def _plain(values: Mapping[str, object]) -> dict[str, str]:
    return {field: "" if value is None else str(value) for field, value in values.items()}


def link(listing: Listing, *, organisation: Organisation, by: User, at: datetime) -> None:
    """Let an organisation of the same name and country look after its listing.

    Of two organisations exactly one wins. Raises `AnotherName`, `AlreadyLinked`, `NotAllowed`.
    """
    require("listings.link", by, organisation)
    if not is_same(listing, organisation):
        raise AnotherName(listing=listing.name)
    with transaction.atomic():
        _link(listing, organisation, by=by, at=at)


def _link(listing: Listing, organisation: Organisation, *, by: User, at: datetime) -> None:
    free = Listing.objects.filter(pk=listing.pk, claimed_by=None, removed_at=None)
    if not free.update(claimed_by=organisation, claimed_at=at):
        raise AlreadyLinked
    record("listings.linked", by=by, subject=listing, at=at, after={"organisation": organisation.public_id})


def unlink(listing: Listing, *, by: User, at: datetime) -> None:
    """Make a listing a record of its own again. Raises `NotLinked` and `NotAllowed`."""
    require("listings.unlink", by, listing)
    was = listing.claimed_by
    with transaction.atomic():
        if was is None or not Listing.objects.filter(pk=listing.pk, claimed_by=was).update(
            claimed_by=None, claimed_at=None
        ):
            raise NotLinked
        record("listings.unlinked", by=by, subject=listing, at=at, before={"organisation": was.public_id})


def say_not_ours(listing: Listing, *, organisation: Organisation, by: User, at: datetime) -> None:
    """Note that a listing of the organisation's name is somebody else, so that it is not offered again."""
    require("listings.link", by, organisation)
    with transaction.atomic():
        _, is_new = NotOurs.objects.get_or_create(listing=listing, organisation=organisation, defaults={"said_at": at})
        if is_new:
            payload = {"organisation": organisation.public_id}
            record("listings.not_ours", by=by, subject=listing, at=at, after=payload)
