"""Writing to an organisation without learning anybody's address."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.accounts.rules import AddressNotConfirmed
from excellence.mail.models import Letter
from excellence.organisations import operations
from excellence.organisations.models import Membership, Profile
from tests.cast import Cast
from tests.factories.people import UserFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
TEXT = "Shall we meet in Győr?"


@pytest.fixture(autouse=True)
def _open_to_messages(cast: Cast) -> None:
    Profile.objects.create(organisation=cast.organisation, accepts_messages=True)


def test_message_reaches_every_owner_and_is_answered_to_the_writer(cast: Cast) -> None:
    Membership.objects.filter(person=cast.editor).update(role="owner")

    operations.write_to_organisation(cast.organisation, text=TEXT, by=cast.outsider, at=NOW)

    letters = Letter.objects.order_by("address")
    assert [letter.address for letter in letters] == [cast.editor.email, cast.owner.email]
    assert [letter.headers["Reply-To"] for letter in letters] == [cast.outsider.email] * 2
    assert letters[0].subject == "Oszkár Outsider writes to Pannon Example Cluster"
    assert letters[0].body.count(TEXT) == 1


def test_message_is_refused_where_none_are_taken(cast: Cast) -> None:
    with pytest.raises(operations.TakesNoMessages, match="Tisza Example Cluster takes no messages here"):
        operations.write_to_organisation(cast.other_organisation, text=TEXT, by=cast.newcomer, at=NOW)


def test_message_of_somebody_unconfirmed_is_refused(cast: Cast) -> None:
    with pytest.raises(AddressNotConfirmed):
        operations.write_to_organisation(cast.organisation, text=TEXT, by=UserFactory(confirmed_at=None), at=NOW)


def test_sixth_message_of_a_day_is_refused(cast: Cast) -> None:
    for _ in range(5):
        operations.write_to_organisation(cast.organisation, text=TEXT, by=cast.newcomer, at=NOW)

    with pytest.raises(operations.TooManyMessages):
        operations.write_to_organisation(cast.organisation, text=TEXT, by=cast.newcomer, at=NOW)

    later = NOW + timedelta(days=1, minutes=1)
    operations.write_to_organisation(cast.organisation, text=TEXT, by=cast.newcomer, at=later)
    assert Letter.objects.count() == 6
