"""Correcting, and taking a correction back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from excellence.audit.operations import erase_payloads
from excellence.audit.queries import acts_about
from excellence.kernel.permissions import NotAllowed
from excellence.listings import operations
from excellence.listings.models import Correction, LabelRecord, Listing
from tests.cast import Cast
from tests.factories.listings import LabelRecordFactory, ListingFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def verbs(subject: Listing | LabelRecord | Correction) -> list[str]:
    return [act.verb for act in acts_about(subject)]


def test_correct_keeps_what_was_said_before(cast: Cast) -> None:
    record = LabelRecordFactory(date_kind="awarded", dated="2016")

    changes = {"date_kind": "valid_until", "valid_until": date(2018, 6, 1)}
    operations.correct_entry(record, changes=changes, seen=0, by=cast.administrator, at=NOW)

    act = acts_about(record).get()
    assert LabelRecord.objects.get(pk=record.pk).valid_until == date(2018, 6, 1)
    assert json.loads(act.payload.content)["before"] == {"date_kind": "awarded", "valid_until": ""}


def test_correct_of_what_was_corrected_meanwhile_is_refused(cast: Cast) -> None:
    listing = ListingFactory()
    operations.correct_entry(listing, changes={"city": "Pécs"}, seen=0, by=cast.administrator, at=NOW)

    with pytest.raises(operations.CorrectedMeanwhile):
        operations.correct_entry(listing, changes={"city": "Győr"}, seen=0, by=cast.administrator, at=NOW)

    assert (Listing.objects.get(pk=listing.pk).city, len(verbs(listing))) == ("Pécs", 1)


def test_take_back_says_again_what_was_said_before_and_done_twice_the_correction(cast: Cast) -> None:
    listing = ListingFactory(name="Pôle Sud", city="Győr", latitude=None)
    changes = {"name": "Pôle Nord", "city": "Pécs"}
    operations.correct_entry(listing, changes=changes, seen=0, by=cast.administrator, at=NOW)

    operations.take_back_correction(Listing.objects.get(), by=cast.administrator, at=NOW)
    back = Listing.objects.get()
    operations.take_back_correction(back, by=cast.administrator, at=NOW)

    again = Listing.objects.get()
    assert (back.name, back.name_folded, back.city) == ("Pôle Sud", "pole sud", "Győr")
    assert (again.name, again.name_folded, again.city, again.version) == ("Pôle Nord", "pole nord", "Pécs", 3)
    assert verbs(listing) == ["listings.corrected"] * 3


def test_take_back_brings_a_day_and_a_missing_value_back(cast: Cast) -> None:
    record = LabelRecordFactory(date_kind="awarded", dated="2016")
    changes = {"date_kind": "valid_until", "valid_until": date(2018, 6, 1)}
    operations.correct_entry(record, changes=changes, seen=0, by=cast.administrator, at=NOW)

    operations.take_back_correction(LabelRecord.objects.get(), by=cast.administrator, at=NOW)
    before = LabelRecord.objects.get()
    operations.take_back_correction(before, by=cast.administrator, at=NOW)

    assert (before.date_kind, before.valid_until) == ("awarded", None)
    assert LabelRecord.objects.get().valid_until == date(2018, 6, 1)


def test_take_back_without_a_correction_or_after_its_erasure_is_refused(cast: Cast) -> None:
    listing, erased = ListingFactory(), ListingFactory(city="Győr")
    operations.correct_entry(erased, changes={"city": "Pécs"}, seen=0, by=cast.administrator, at=NOW)
    erase_payloads(acts_about(erased), by=cast.administrator, at=NOW, reason="asked for")

    for entry in (listing, erased):
        with pytest.raises(operations.NothingToTakeBack):
            operations.take_back_correction(entry, by=cast.administrator, at=NOW)


@pytest.mark.parametrize("role", ["owner", "outsider"])
def test_take_back_is_for_those_who_run_the_instance(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.take_back_correction(ListingFactory(), by=cast.member(role), at=NOW)  # type: ignore[arg-type]
