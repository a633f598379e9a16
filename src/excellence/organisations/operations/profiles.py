"""Registering an organisation, and what is said about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.hats import renew_hats
from excellence.organisations.models import Membership, Organisation


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
        if "name" in fields:
            renew_hats(organisation.memberships.values_list("person", flat=True))
        record("organisation.changed", by=by, subject=organisation, at=at, before=before, after=fields)
