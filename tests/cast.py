"""A known cast, one person per role; tests say `cast.editor` and everybody knows who that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from excellence.accounts.models import User
from excellence.organisations.models import Membership, Organisation
from tests.factories.people import MembershipFactory, OrganisationFactory, UserFactory

Person = User | AnonymousUser
ClientOf = Callable[[Person], Client]


@dataclass(frozen=True)
class Cast:
    """Who plays: everybody around one organisation, and a colleague of another one."""

    stranger: AnonymousUser
    newcomer: User
    owner: User
    editor: User
    reader: User
    outsider: User
    administrator: User
    organisation: Organisation
    other_organisation: Organisation

    def member(self, role: str) -> Person:
        """The person of a role, by its name."""
        person: Person = getattr(self, role)
        return person


ROLES = tuple(field.name for field in fields(Cast) if "organisation" not in field.name)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, with two organisations."""
    organisation = OrganisationFactory(name="Pannon Example Cluster")
    other_organisation = OrganisationFactory(name="Tisza Example Cluster")

    def somebody(name: str, place: Organisation | None = None, role: str = "") -> User:
        person = UserFactory(name=name, email=f"{name.split(maxsplit=1)[0].lower()}@cast-example.invalid")
        if place is not None:
            MembershipFactory(organisation=place, person=person, role=role)
        return person

    return Cast(
        stranger=AnonymousUser(),
        newcomer=somebody("Nóra Newcomer"),
        owner=somebody("Olga Owner", organisation, Membership.Role.OWNER),
        editor=somebody("Erik Editor", organisation, Membership.Role.EDITOR),
        reader=somebody("Rita Reader", organisation, Membership.Role.READER),
        outsider=somebody("Oszkár Outsider", other_organisation, Membership.Role.OWNER),
        administrator=UserFactory(name="Ada Administrator", is_staff=True, is_superuser=True),
        organisation=organisation,
        other_organisation=other_organisation,
    )


@pytest.fixture
def client_of(db: None) -> ClientOf:
    """A browser in which that person is signed in; strangers are in none."""

    def opened(person: Person) -> Client:
        browser = Client()
        if isinstance(person, User):
            browser.force_login(person, backend="excellence.accounts.passwords.PasswordBackend")
        return browser

    return opened
