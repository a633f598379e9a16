"""People and the organisations they work for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from excellence.accounts.models import User
from excellence.organisations.models import Membership, Organisation

PASSWORD = "six-participants-met"
LONG_AGO = datetime(2025, 1, 15, 9, 0, tzinfo=UTC)


class UserFactory(DjangoModelFactory[User]):
    """A person who signs in with `PASSWORD`, reads English and has confirmed the address, unless told otherwise."""

    class Meta:
        model = User

    name = factory.Sequence(lambda number: f"Person {number}")
    email = factory.Sequence(lambda number: f"person-{number}@people-example.invalid")
    confirmed_at = LONG_AGO

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, password=PASSWORD, **kwargs)


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """A cluster organisation nobody works for yet."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Example Cluster {number}")
    country = "HU"
    town = "Győr"
    website = "https://cluster-example.invalid/"
    registered_at = LONG_AGO


class MembershipFactory(DjangoModelFactory[Membership]):
    """A role of a person in an organisation: an editor, unless told otherwise."""

    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(UserFactory)
    role = Membership.Role.EDITOR
    since = LONG_AGO
