"""Registering an organisation, and what is said about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.organisations import operations
from excellence.organisations.models import Organisation
from excellence.organisations.queries import organisations_visible_to, people_of
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
PROFILE = {"name": "New name", "country": "AT", "town": "Graz", "website": ""}


def test_register_makes_the_person_an_owner(cast: Cast) -> None:
    organisation = operations.register_organisation(by=cast.newcomer, at=NOW, name="Graz Example", country="AT")

    assert [(each.person, each.role) for each in people_of(organisation)] == [(cast.newcomer, "owner")]
    assert list(organisations_visible_to(cast.newcomer)) == [organisation]


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


def test_change_profile_renames_the_hats_of_all_who_work_there(cast: Cast) -> None:
    operations.change_profile(cast.organisation, seen=0, by=cast.editor, at=NOW, **PROFILE)

    hats = User.objects.get(pk=cast.reader.pk).hats
    assert hats == [{"id": cast.organisation.public_id, "name": "New name", "role": "reader"}]
