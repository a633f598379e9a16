"""People: one for each address, whatever its case."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_address_belongs_to_one_person_whatever_its_case() -> None:
    UserFactory(email="anna@people-example.invalid")

    with pytest.raises(IntegrityError, match="one_person_per_address"), transaction.atomic():
        UserFactory(email="ANNA@people-example.invalid")


def test_address_nobody_confirmed_may_be_claimed_by_many() -> None:
    UserFactory(email="anna@people-example.invalid", confirmed_at=None)
    UserFactory(email="anna@people-example.invalid", confirmed_at=None)
    owner = UserFactory(email="anna@people-example.invalid")

    assert User.objects.get_by_natural_key("anna@people-example.invalid") == owner


def test_person_is_found_by_an_address_in_another_case() -> None:
    person = UserFactory(email="anna@people-example.invalid")

    assert User.objects.get_by_natural_key("Anna@People-Example.invalid") == person


def test_person_without_password_cannot_sign_in() -> None:
    person = User.objects.create_user("anna@people-example.invalid", name="Anna Example")

    assert (person.has_usable_password(), person.check_password("")) == (False, False)


def test_administrator_runs_the_instance() -> None:
    person = User.objects.create_superuser("ada@people-example.invalid", PASSWORD, name="Ada Example")

    assert (person.is_staff, person.is_superuser, person.check_password(PASSWORD)) == (True, True, True)
    assert person.is_confirmed


def test_person_is_called_by_the_name_colleagues_see() -> None:
    person = UserFactory(name="Anna Example")

    assert [str(person), person.get_full_name(), person.get_short_name()] == ["Anna Example"] * 3
