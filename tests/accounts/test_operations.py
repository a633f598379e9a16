"""Accounts the platform makes, and accounts that nobody confirmed, which end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from excellence.accounts.models import User
from excellence.accounts.operations import add_person, remove_stale_sign_ups
from tests.factories.people import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LONG_AGO, LATELY = NOW - timedelta(days=31), NOW - timedelta(days=29)


def claim(*, joined: datetime = LONG_AGO, signed_in: datetime | None = None, **changed: object) -> User:
    person: User = UserFactory(**{"confirmed_at": None, **changed})
    User.objects.filter(pk=person.pk).update(joined_at=joined, last_login=signed_in)
    return person


def test_person_added_has_a_confirmed_address_and_no_password() -> None:
    added = add_person("Ann@example.org", name="Ann", language="hu", by=None, at=NOW)

    person = User.objects.get()
    assert (person, person.name, person.language, person.confirmed_at) == (added, "Ann", "hu", NOW)
    assert person.has_usable_password() is False


def test_sign_up_nobody_confirmed_ends_after_thirty_days() -> None:
    gone = claim(signed_in=LONG_AGO)
    EmailAddress.objects.create(user=gone, email=gone.email, primary=True)
    stay = [claim(joined=LATELY), claim(signed_in=LATELY), claim(confirmed_at=LONG_AGO), claim(is_staff=True)]

    count = remove_stale_sign_ups(by=None, at=NOW)

    assert count == 1
    assert list(User.objects.order_by("pk")) == stay


def test_sign_up_that_works_for_an_organisation_stays() -> None:
    person = claim()
    MembershipFactory(person=person)

    assert remove_stale_sign_ups(by=None, at=NOW) == 0
    assert User.objects.get() == person
