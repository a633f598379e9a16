"""Linking a listing to the organisation it names: proven by an e-mail address, or looked at by a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import transaction
from django.db.models import Q

from excellence.accounts.models import User
from excellence.accounts.queries import locked_person
from excellence.accounts.rules import require_confirmed
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import allowed, require
from excellence.kernel.words import N_
from excellence.listings import emails
from excellence.listings.domains import belongs_to_site
from excellence.listings.models import Correction, Listing, NotOurs
from excellence.listings.queries import locked_listing
from excellence.listings.states import LIFE, RECEIVED
from excellence.organisations.models import Organisation

CLAIMS_OF_ONE_PERSON: Final = 5
DAY: Final = timedelta(days=1)


class AlreadyLinked(Refusal):
    """The listing is looked after by another organisation, or is no longer shown."""

    sentence: ClassVar[str] = N_(
        "This listing is linked to an organisation already, or no longer shown. Ask the operator of this site."
    )


class NotLinked(Refusal):
    """The link was undone before."""

    sentence: ClassVar[str] = N_("This listing is linked to no organisation.")


class TooManyClaims(Refusal):
    """Few people speak for many organisations."""

    sentence: ClassVar[str] = N_(
        "You can ask to link at most %(most)s listings within a day. Wait for the answers, or try again tomorrow."
    )


def claim_listing(listing: Listing, *, organisation: Organisation, by: User, at: datetime) -> Correction:
    """Ask that an organisation looks after a listing.

    Linked at once where the asker's confirmed address belongs to the listing's website. Otherwise the claim waits for
    those who run the instance, and nothing changes. The same claim made twice is one. Raises `AddressNotConfirmed`,
    `AlreadyLinked`, `TooManyClaims` and `NotAllowed`.
    """
    require("listings.link", by, organisation)
    require_confirmed(by)
    with transaction.atomic():
        person, stored = locked_person(by), locked_listing(listing)
        waiting = stored.corrections.filter(kind="claim", organisation=organisation, state=RECEIVED).first()
        if waiting is not None:
            return waiting
        if not stored.is_free:
            raise AlreadyLinked
        _refuse_many(person, at)
        claim = Correction.objects.create(
            listing=stored, kind="claim", organisation=organisation, asked_by=by, asked_at=at, state_since=at
        )
        record("listings.claimed", by=by, subject=stored, at=at, after={"organisation": organisation.public_id})
        if _is_proven(claim, person):
            LIFE.move(claim, "match", by=by, at=at)
            link_listing(stored, organisation=organisation, proof="address", by=by, at=at)
    return claim


def withdraw_claim(claim: Correction, *, by: User, at: datetime) -> None:
    """Take back a claim that waits; it can be made again. Raises `AlreadyMoved` and `NotAllowed`."""
    organisation = claim.organisation
    with transaction.atomic():
        LIFE.move(claim, "withdraw", by=by, at=at)
        before = {"organisation": organisation.public_id if organisation else None}
        record("listings.withdrawn", by=by, subject=claim.listing, at=at, before=before)


def _refuse_many(person: User, at: datetime) -> None:
    recent = Q(state=RECEIVED) | Q(asked_at__gt=at - DAY)
    if Correction.objects.filter(recent, kind="claim", asked_by=person).count() >= CLAIMS_OF_ONE_PERSON:
        raise TooManyClaims(most=CLAIMS_OF_ONE_PERSON)


def _is_proven(claim: Correction, person: User) -> bool:
    """Whether the asker's address shows it, and nobody has said that the two are not the same."""
    denied = NotOurs.objects.filter(listing=claim.listing, organisation=claim.organisation).exists()
    return not denied and person.is_confirmed and belongs_to_site(person.email, claim.listing.website)


def link_listing(listing: Listing, *, organisation: Organisation, proof: str, by: User, at: datetime) -> None:
    """Link a free listing; of two organisations exactly one wins. The caller has asked whether it may be.

    Raises `AlreadyLinked`.
    """
    free = Listing.objects.filter(pk=listing.pk, claimed_by=None, removed_at=None)
    if not free.update(claimed_by=organisation, claimed_at=at):
        raise AlreadyLinked
    payload = {"organisation": organisation.public_id, "proof": proof}
    record("listings.linked", by=by, subject=listing, at=at, after=payload)


def unlink_listing(listing: Listing, *, by: User, at: datetime) -> None:
    """Make a listing a record of its own again. Raises `NotLinked` and `NotAllowed`.

    When those who run the instance do it, the organisation's administrators get an e-mail, and another claim of theirs
    waits for a person.
    """
    with transaction.atomic():
        stored = locked_listing(listing)
        require("listings.unlink", by, stored)
        organisation = stored.claimed_by
        if organisation is None:
            raise NotLinked
        stored.claimed_by, stored.claimed_at = None, None
        stored.save(update_fields=["claimed_by", "claimed_at"])
        record("listings.unlinked", by=by, subject=stored, at=at, before={"organisation": organisation.public_id})
        if allowed("listings.settle", by, stored):
            _note_not_ours(stored, organisation, by=by, at=at)
            emails.link_undone(stored, organisation, by=by, at=at)


def note_not_ours(listing: Listing, *, organisation: Organisation, by: User, at: datetime) -> None:
    """Note that a listing of the organisation's name is somebody else, so that it is not offered again."""
    require("listings.link", by, organisation)
    with transaction.atomic():
        _note_not_ours(listing, organisation, by=by, at=at)


def _note_not_ours(listing: Listing, organisation: Organisation, *, by: User, at: datetime) -> None:
    _, is_new = NotOurs.objects.get_or_create(listing=listing, organisation=organisation, defaults={"said_at": at})
    if is_new:
        record("listings.not_ours", by=by, subject=listing, at=at, after={"organisation": organisation.public_id})
