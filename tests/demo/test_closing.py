"""The demonstration closed, where its story was told before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.demo.operations import close_demonstration
from excellence.demo.people import PEOPLE
from tests.factories.people import UserFactory


@pytest.mark.django_db
def test_closed_demonstration_lets_nobody_of_it_in_and_says_for_how_many_that_is_new() -> None:
    people = [UserFactory(email=person.email) for person in PEOPLE[:2]]
    other = UserFactory()
    at = datetime(2026, 3, 2, tzinfo=UTC)

    closed = [close_demonstration(by=None, at=at) for _ in range(2)]

    assert closed == [2, 0]
    assert User.objects.filter(pk__in=[person.pk for person in people], is_active=True).count() == 0
    assert User.objects.get(pk=other.pk).is_active
