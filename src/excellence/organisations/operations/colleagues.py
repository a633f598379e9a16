"""Who works for an organisation, and as what; an organisation is never without an owner."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from excellence.accounts.queries import person_with_address
from excellence.accounts.rules import require_confirmed
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations import emails
from excellence.organisations.models import Handover, Membership, Organisation
from excellence.organisations.queries import locked, membership_of, owners_of
from excellence.organisations.states import HANDOVER, OFFERED


class NobodyWithThatAddress(Refusal):
    """A colleague must have an account with a confirmed address before they can be added."""

    sentence: ClassVar[str] = N_(
        "Nobody has confirmed the address %(address)s here yet. Ask your colleague to sign up "
        "and to follow the link in the e-mail."
    )
    field = "address"


class AlreadyColleague(Refusal):
    """The person has a role in the organisation already."""

    sentence: ClassVar[str] = N_("Already has access to this organisation: %(name)s.")
    field = "address"


class LastOwner(Refusal):
    """Somebody has to answer for an organisation."""

    sentence: ClassVar[str] = N_(
        "No administrator would be left for %(organisation)s. Make a colleague an administrator first, "
        "or hand the organisation over."
    )


class NoLongerColleague(Refusal):
    """The person has left, or was removed, while the page was open."""

    sentence: ClassVar[str] = N_("No longer has access to this organisation: %(name)s.")


def add_colleague(organisation: Organisation, *, address: str, role: str, by: User, at: datetime) -> Membership:
    """Give a person who confirmed the address a role in the organisation, without asking them.

    For imports and demonstrations; people invite each other. Raises `AddressNotConfirmed` when `by` did not confirm
    theirs, `NobodyWithThatAddress` and `AlreadyColleague`.
    """
    require("organisation.add_colleague", by, organisation)
    require_confirmed(by)
    person = person_with_address(address)
    if person is None:
        raise NobodyWithThatAddress(address=address)
    try:
        with transaction.atomic():
            membership = Membership.objects.create(organisation=organisation, person=person, role=role, since=at)
            payload = {"person": person.public_id, "role": role}
            record("organisation.colleague_added", by=by, subject=organisation, at=at, after=payload)
    except IntegrityError as taken:
        raise AlreadyColleague(name=person.name) from taken
    return membership


def change_role(organisation: Organisation, *, person: User, role: str, by: User, at: datetime) -> None:
    """Give a colleague another role. Raises `LastOwner` and `NoLongerColleague`."""
    with transaction.atomic():
        stored = locked(organisation)
        require("organisation.manage_people", by, stored)
        membership = _colleague(stored, person)
        if membership.role == role:
            return
        _keep_an_owner(stored, membership)
        before, membership.role = membership.role, role
        membership.save(update_fields=["role"])
        record(
            "organisation.role_changed",
            by=by,
            subject=stored,
            at=at,
            before={"person": person.public_id, "role": before},
            after={"person": person.public_id, "role": role},
        )
        if person.pk != by.pk:
            emails.role_changed(membership, by=by, at=at)


def remove_colleague(organisation: Organisation, *, person: User, by: User, at: datetime) -> None:
    """End a colleague's work for the organisation; what they wrote stays. Raises `LastOwner`, `NoLongerColleague`."""
    with transaction.atomic():
        stored = locked(organisation)
        require("organisation.manage_people", by, stored)
        membership = _colleague(stored, person)
        _end(stored, membership, "organisation.colleague_removed", by=by, at=at)
        if person.pk != by.pk:
            emails.removed(membership, by=by, at=at)


def leave(organisation: Organisation, *, by: User, at: datetime) -> None:
    """Stop working for an organisation; what one wrote stays with it. Raises `LastOwner` and `NoLongerColleague`."""
    with transaction.atomic():
        stored = locked(organisation)
        membership = _colleague(stored, by)
        _end(stored, membership, "organisation.left", by=by, at=at)
        emails.left(membership, owners=owners_of(stored), by=by, at=at)


def show_as_contact(organisation: Organisation, *, by: User, at: datetime) -> None:
    """Show oneself by name as contact person of the organisation. Raises `NoLongerColleague`."""
    _stand_as_contact(organisation, "organisation.contact_shown", at, by=by, at=at)


def withdraw_as_contact(organisation: Organisation, *, by: User, at: datetime) -> None:
    """Take back that one is shown as contact person. Raises `NoLongerColleague`."""
    _stand_as_contact(organisation, "organisation.contact_withdrawn", None, by=by, at=at)


def _stand_as_contact(organisation: Organisation, verb: str, since: datetime | None, *, by: User, at: datetime) -> None:
    with transaction.atomic():
        stored = locked(organisation)
        membership = _colleague(stored, by)
        if (membership.contact_since is None) == (since is None):
            return
        membership.contact_since = since
        membership.save(update_fields=["contact_since"])
        record(verb, by=by, subject=stored, at=at, after={"person": by.public_id})


def _colleague(organisation: Organisation, person: User) -> Membership:
    membership = membership_of(organisation, person)
    if membership is None:
        raise NoLongerColleague(name=person.name)
    return membership


def _end(organisation: Organisation, membership: Membership, verb: str, *, by: User, at: datetime) -> None:
    _keep_an_owner(organisation, membership)
    _withdraw_offers(organisation, membership.person, by=by, at=at)
    Membership.objects.filter(pk=membership.pk).delete()
    before = {"person": membership.person.public_id, "role": membership.role}
    record(verb, by=by, subject=organisation, at=at, before=before)


def _keep_an_owner(organisation: Organisation, leaving: Membership) -> None:
    """Refuse to take the role from the only owner who may sign in.

    The organisation is held by a lock, so nobody does so meanwhile.
    """
    if leaving.role != Membership.Role.OWNER:
        return
    owning = organisation.memberships.filter(role=Membership.Role.OWNER, person__is_active=True)
    others = owning.exclude(pk=leaving.pk)
    if not others.exists():
        raise LastOwner(organisation=organisation.name)


def _withdraw_offers(organisation: Organisation, person: User, *, by: User, at: datetime) -> None:
    """End an open offer of ownership that somebody who goes has made or received."""
    for offer in Handover.objects.filter(organisation=organisation, state=OFFERED):
        if person.pk in {offer.offered_by_id, offer.offered_to_id}:
            HANDOVER.move(offer, "withdraw", by=by, at=at, changes={"answered_at": at})
