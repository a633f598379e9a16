"""Registering organisations and the people who work for them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.accounts.rules import AddressNotConfirmed
from excellence.kernel.permissions import NotAllowed
from excellence.organisations import operations
from excellence.organisations.models import Organisation
from excellence.organisations.queries import organisations_visible_to, people_of
from tests.cast import Cast
from tests.factories.people import UserFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
PROFILE = {"name": "New name", "country": "AT", "town": "Graz", "website": ""}


def test_register_makes_the_person_an_owner(cast: Cast) -> None:
    organisation = operations.register_organisation(by=cast.newcomer, at=NOW, name="Graz Example", country="AT")

    assert [(each.person, each.role) for each in people_of(organisation)] == [(cast.newcomer, "owner")]
    assert list(organisations_visible_to(cast.newcomer)) == [organisation]


def test_add_colleague_gives_the_role(cast: Cast) -> None:
    operations.add_colleague(
        cast.organisation,
        address=cast.newcomer.email.replace("cast-example", "CAST-Example"),
        role="reader",
        by=cast.owner,
        at=NOW,
    )

    assert organisations_visible_to(cast.newcomer).get().role == "reader"


def test_add_colleague_refuses_an_address_without_account(cast: Cast) -> None:
    with pytest.raises(operations.NobodyWithThatAddress):
        operations.add_colleague(cast.organisation, address="x@y.invalid", role="reader", by=cast.owner, at=NOW)


def test_add_colleague_refuses_one_who_is_there_already(cast: Cast) -> None:
    with pytest.raises(operations.AlreadyColleague):
        operations.add_colleague(cast.organisation, address=cast.reader.email, role="owner", by=cast.owner, at=NOW)

    assert cast.organisation.memberships.get(person=cast.reader).role == "reader"


@pytest.mark.parametrize("role", ["editor", "reader", "outsider"])
def test_add_colleague_refuses_who_is_no_owner(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.add_colleague(
            cast.organisation,
            address=cast.newcomer.email,
            role="owner",
            by=cast.member(role),
            at=NOW,  # type: ignore[arg-type]
        )


def test_change_profile_stores_and_counts(cast: Cast) -> None:
    operations.change_profile(cast.organisation, seen=0, by=cast.editor, at=NOW, **PROFILE)

    stored = Organisation.objects.get(pk=cast.organisation.pk)
    assert (stored.name, stored.version) == ("New name", 1)


def test_change_profile_refuses_when_a_colleague_changed_it_meanwhile(cast: Cast) -> None:
    operations.change_profile(cast.organisation, seen=0, by=cast.owner, at=NOW, **PROFILE)

    with pytest.raises(operations.ProfileChangedMeanwhile) as refusal:
        operations.change_profile(cast.organisation, seen=0, by=cast.editor, at=NOW, **{**PROFILE, "name": "Mine"})

    assert "New name" in str(refusal.value)
    assert Organisation.objects.get(pk=cast.organisation.pk).name == "New name"


def test_people_are_listed_owners_first(cast: Cast) -> None:
    assert [each.role for each in people_of(cast.organisation)] == ["owner", "editor", "reader"]


def test_add_colleague_takes_an_address_only_claimed_for_nobodys(cast: Cast) -> None:
    claimed = UserFactory(confirmed_at=None)

    with pytest.raises(operations.NobodyWithThatAddress):
        operations.add_colleague(cast.organisation, address=claimed.email, role="reader", by=cast.owner, at=NOW)


def test_add_colleague_refuses_an_owner_whose_address_is_unconfirmed(cast: Cast) -> None:
    User.objects.filter(pk=cast.owner.pk).update(confirmed_at=None)
    cast.owner.refresh_from_db()

    with pytest.raises(AddressNotConfirmed):
        operations.add_colleague(cast.organisation, address=cast.newcomer.email, role="reader", by=cast.owner, at=NOW)
