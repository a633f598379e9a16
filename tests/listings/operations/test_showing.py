"""Removing and showing again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.audit.queries import acts_about
from excellence.kernel.permissions import NotAllowed
from excellence.listings import operations
from excellence.listings.models import Correction, LabelRecord, Listing
from tests.cast import Cast
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def verbs(entry: Listing | LabelRecord) -> list[str]:
    return [act.verb for act in acts_about(entry)]


def test_remove_by_its_administrator_is_at_once_and_ends_the_waiting(cast: Cast) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)
    asked = CorrectionFactory(listing=listing)

    operations.remove_entry(listing, by=cast.owner, at=NOW)

    stored = Listing.objects.get(pk=listing.pk)
    assert (stored.removed_at, stored.removed_for) == (NOW, cast.organisation)
    assert Correction.objects.get(pk=asked.pk).state == "done"
    assert verbs(listing) == ["listings.removed"]


def test_listing_its_people_removed_is_put_back_by_them(cast: Cast) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)
    operations.remove_entry(listing, by=cast.owner, at=NOW)

    operations.restore_entry(listing, by=cast.owner, at=NOW)

    stored = Listing.objects.get(pk=listing.pk)
    assert (stored.removed_at, stored.removed_for) == (None, None)
    assert verbs(listing) == ["listings.restored", "listings.removed"]


def test_listing_the_operator_removed_is_not_put_back_by_its_people(cast: Cast) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)
    operations.remove_entry(listing, by=cast.administrator, at=NOW)

    with pytest.raises(NotAllowed):
        operations.restore_entry(listing, by=cast.owner, at=NOW)

    assert Listing.objects.get(pk=listing.pk).removed_at == NOW


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "newcomer"])
def test_remove_and_restore_are_refused_to_others(cast: Cast, role: str) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)

    with pytest.raises(NotAllowed):
        operations.remove_entry(listing, by=cast.member(role), at=NOW)  # type: ignore[arg-type]  # the cast has strangers
    operations.remove_entry(listing, by=cast.owner, at=NOW)
    with pytest.raises(NotAllowed):
        operations.restore_entry(listing, by=cast.member(role), at=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("of", [ListingFactory, LabelRecordFactory])
def test_remove_twice_and_restore_twice_are_refused(cast: Cast, of: type) -> None:
    entry = of()
    operations.remove_entry(entry, by=cast.administrator, at=NOW)

    with pytest.raises(operations.AlreadyRemoved):
        operations.remove_entry(entry, by=cast.administrator, at=NOW)
    operations.restore_entry(entry, by=cast.administrator, at=NOW)
    with pytest.raises(operations.NotRemoved):
        operations.restore_entry(entry, by=cast.administrator, at=NOW)

    assert verbs(entry) == ["listings.restored", "listings.removed"]


def test_remove_of_a_listing_leaves_what_was_asked_about_its_label(cast: Cast) -> None:
    record = LabelRecordFactory()
    asked = CorrectionFactory(listing=record.listing, label_record=record)

    operations.remove_entry(record.listing, by=cast.administrator, at=NOW)

    assert Correction.objects.get(pk=asked.pk).state == "received"
