"""Handing an organisation over: offered by an owner, accepted by a colleague."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from excellence.accounts.rules import require_confirmed
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations import emails
from excellence.organisations.models import Handover, Membership, Organisation
from excellence.organisations.operations.colleagues import NoLongerColleague
from excellence.organisations.queries import locked, membership_of
from excellence.organisations.states import HANDOVER


class AlreadyOwner(Refusal):
    """There is nothing to hand over to an owner."""

    sentence: ClassVar[str] = N_(
        "Already an administrator of this organisation: %(name)s. If you want to go, leave it."
    )


class AlreadyOffered(Refusal):
    """One offer at a time, so that it is clear who is to own the organisation."""

    sentence: ClassVar[str] = N_("The administrator role is offered to a colleague already. Withdraw that offer first.")


class OffererGone(Refusal):
    """Who offered the ownership no longer has it."""

    sentence: ClassVar[str] = N_(
        "The offer cannot be accepted: no longer an administrator of this organisation: %(name)s."
    )


def offer_ownership(organisation: Organisation, *, to: User, by: User, at: datetime, site: str) -> Handover:
    """Offer a colleague to own the organisation in place of `by`; nothing changes until they accept.

    `site` is where the pages are ("https://example.org"). Raises `AddressNotConfirmed`, `NoLongerColleague`,
    `AlreadyOwner` and `AlreadyOffered`.
    """
    with transaction.atomic():
        stored = locked(organisation)
        require("organisation.hand_over", by, stored)
        require_confirmed(by)
        if _colleague(stored, to).role == Membership.Role.OWNER:
            raise AlreadyOwner(name=to.name)
        handover = _store(Handover(organisation=stored, offered_by=by, offered_to=to, offered_at=at))
        record("organisation.ownership_offered", by=by, subject=stored, at=at, after={"person": to.public_id})
        emails.ownership_offered(handover, by=by, at=at, site=site)
    return handover


def accept_ownership(handover: Handover, *, by: User, at: datetime) -> None:
    """Own the organisation; whoever offered it becomes an editor. Raises `AlreadyMoved` and `OffererGone`."""
    require("organisation.accept_ownership", by, handover)
    with transaction.atomic():
        stored = locked(handover.organisation)
        HANDOVER.move(handover, "accept", by=by, at=at, changes={"answered_at": at})
        new, old = _colleague(stored, by), _colleague(stored, handover.offered_by)
        if old.role != Membership.Role.OWNER:
            raise OffererGone(name=handover.offered_by.name)
        new.role, old.role = Membership.Role.OWNER, Membership.Role.EDITOR
        new.save(update_fields=["role"])
        old.save(update_fields=["role"])
        payload = {"from": handover.offered_by.public_id, "to": by.public_id}
        record("organisation.ownership_accepted", by=by, subject=stored, at=at, after=payload)
        emails.ownership_answered(handover, accepted=True, by=by, at=at)


def decline_ownership(handover: Handover, *, by: User, at: datetime) -> None:
    """Leave the ownership where it is. Raises `AlreadyMoved`."""
    require("organisation.accept_ownership", by, handover)
    with transaction.atomic():
        HANDOVER.move(handover, "decline", by=by, at=at, changes={"answered_at": at})
        record("organisation.ownership_declined", by=by, subject=handover.organisation, at=at)
        emails.ownership_answered(handover, accepted=False, by=by, at=at)


def withdraw_offer(handover: Handover, *, by: User, at: datetime) -> None:
    """Take the offer back; any owner may. Raises `AlreadyMoved`."""
    with transaction.atomic():
        require("organisation.hand_over", by, locked(handover.organisation))
        HANDOVER.move(handover, "withdraw", by=by, at=at, changes={"answered_at": at})
        record("organisation.ownership_offer_withdrawn", by=by, subject=handover.organisation, at=at)


def _store(handover: Handover) -> Handover:
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError as taken:
        raise AlreadyOffered from taken
    return handover


def _colleague(organisation: Organisation, person: User) -> Membership:
    membership = membership_of(organisation, person)
    if membership is None:
        raise NoLongerColleague(name=person.name)
    return membership
