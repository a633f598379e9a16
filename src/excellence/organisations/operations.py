"""What can be done with organisations."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from excellence.accounts.models import User
from excellence.accounts.queries import person_with_address
from excellence.accounts.rules import require_confirmed
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.models import Membership, Organisation


class NobodyWithThatAddress(Refusal):
    """A colleague must have an account with a confirmed address before they can be added."""

    sentence = N_(
        "Nobody has confirmed the address %(address)s here yet. Ask your colleague to sign up "
        "and to follow the link in the letter."
    )
    field = "address"


class AlreadyColleague(Refusal):
    """The person has a role in the organisation already."""

    sentence = N_("%(name)s works for this organisation already.")
    field = "address"


class ProfileChangedMeanwhile(Refusal):
    """A colleague stored another profile after this one was opened."""

    sentence = N_(
        "A colleague changed the profile while you were writing. Stored now: %(stored)s. "
        "What you typed is still below; save again to put it in its place."
    )


def register_organisation(
    *,
    by: User,
    at: datetime,
    name: str,
    country: str,
    town: str = "",
    website: str = "",
    is_fictional: bool = False,
) -> Organisation:
    """Register an organisation and make `by` its first owner."""
    with transaction.atomic():
        organisation = Organisation.objects.create(
            name=name, country=country, town=town, website=website, is_fictional=is_fictional, registered_at=at
        )
        Membership.objects.create(organisation=organisation, person=by, role=Membership.Role.OWNER, since=at)
        record("organisation.registered", by=by, subject=organisation, at=at, after={"name": name, "country": country})
    return organisation


def change_profile(organisation: Organisation, *, seen: int, by: User, at: datetime, **fields: str) -> None:
    """Change what is said about the organisation, if nobody did since version `seen`.

    `fields` are name, country, town and website. Raises `ProfileChangedMeanwhile`.
    """
    require("organisation.change", by, organisation)
    stored = Organisation.objects.filter(pk=organisation.pk)
    with transaction.atomic():
        before = stored.values(*fields).get()
        if not stored.filter(version=seen).update(version=F("version") + 1, **fields):
            said = ", ".join(str(value) for value in before.values() if value)
            raise ProfileChangedMeanwhile(stored=said)
        record("organisation.changed", by=by, subject=organisation, at=at, before=before, after=fields)


def add_colleague(organisation: Organisation, *, address: str, role: str, by: User, at: datetime) -> Membership:
    """Give a person who confirmed the address a role in the organisation.

    Raises `AddressNotConfirmed` when `by` did not confirm theirs, `NobodyWithThatAddress` and `AlreadyColleague`.
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
