"""Registering an organisation, and what is said about it, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import transaction
from django.db.models import F

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import ChangedMeanwhile
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.classifications import belongs_to
from excellence.organisations.models import Membership, Organisation, Profile
from excellence.organisations.queries import locked, profile_of
from excellence.organisations.sections import Section, fingerprint, said_now


class ProfileChangedMeanwhile(ChangedMeanwhile):
    """The section was saved after the window was opened, by a colleague or in another window."""

    sentence: ClassVar[str] = N_(
        "While you were writing, this part of the profile was saved by a colleague or in another window. "
        "What is saved now stands at each field that differs. "
        "Nothing of yours is lost: save again to put it in its place."
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


def change_profile(
    organisation: Organisation, *, section: Section, said: Mapping[str, object], seen: str, by: User, at: datetime
) -> None:
    """Save one section of the profile, if it still says what it said when the person opened it.

    `said` holds a value for each field of the section, `seen` is the fingerprint of what was stored then. The same
    again is no change. A region that does not lie in the country is taken back. Raises `ProfileChangedMeanwhile`.
    """
    require("organisation.change", by, organisation)
    with transaction.atomic():
        stored = locked(organisation)
        profile = profile_of(stored)
        before = said_now(section, stored, profile)
        _write(section, stored, profile, said)
        after = said_now(section, stored, profile)
        if after == before:
            return
        if fingerprint(before) != seen:
            raise ProfileChangedMeanwhile
        stored.save(update_fields=["name", "country", "town", "website"])
        profile.save()
        Organisation.objects.filter(pk=stored.pk).update(version=F("version") + 1)
        record("organisation.changed", by=by, subject=stored, at=at, before=before, after=after)


def _write(section: Section, organisation: Organisation, profile: Profile, said: Mapping[str, object]) -> None:
    for field in section.fields:
        setattr(organisation if field in section.of_organisation else profile, field, said[field])
    if profile.region and not belongs_to(profile.region, str(organisation.country.code)):
        profile.region = ""
