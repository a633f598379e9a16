"""Loading what ships."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.audit.queries import acts_about
from excellence.listings import operations
from excellence.listings.models import Correction, LabelRecord, Listing
from tests.cast import Cast
from tests.support.queries import Counting

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def verbs(subject: Listing | LabelRecord | Correction) -> list[str]:
    return [act.verb for act in acts_about(subject)]


def test_load_stores_what_ships_once(count_queries: Counting) -> None:
    first = operations.load_listings(by=None, at=NOW)

    with count_queries() as statements:
        second = operations.load_listings(by=None, at=NOW)

    assert (first, second, len(statements)) == (244, 0, 2)
    assert (Listing.objects.count(), LabelRecord.objects.count()) == (244, 103)


def test_load_undoes_neither_correction_nor_removal_nor_link(cast: Cast) -> None:
    operations.load_listings(by=None, at=NOW)
    record = LabelRecord.objects.select_related("listing").first()
    assert record is not None
    listing = record.listing
    operations.correct_entry(
        listing, changes={"name": "Renamed", "city": "Pécs"}, seen=0, by=cast.administrator, at=NOW
    )
    operations.remove_entry(listing, by=cast.administrator, at=NOW)
    operations.remove_entry(record, by=cast.administrator, at=NOW)

    operations.load_listings(by=None, at=NOW)

    stored = Listing.objects.get(pk=listing.pk)
    assert (stored.name, stored.name_folded, stored.city, stored.removed_at) == ("Renamed", "renamed", "Pécs", NOW)
    assert LabelRecord.objects.get(pk=record.pk).removed_at == NOW
    assert (Listing.objects.count(), LabelRecord.objects.count()) == (244, 103)


def test_load_brings_back_rows_that_are_missing() -> None:
    operations.load_listings(by=None, at=NOW)
    LabelRecord.objects.all().delete()
    Listing.objects.filter(country="FR").delete()

    assert operations.load_listings(by=None, at=NOW) == 48
    assert (Listing.objects.count(), LabelRecord.objects.count()) == (244, 103)


def test_load_brings_back_label_records_alone() -> None:
    operations.load_listings(by=None, at=NOW)
    LabelRecord.objects.all().delete()

    assert operations.load_listings(by=None, at=NOW) == 0
    assert LabelRecord.objects.count() == 103
