"""What anybody may ask about a listing, and what is done about it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.audit.queries import acts_about
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.listings import operations
from excellence.listings.models import Correction, LabelRecord, Listing
from tests.cast import Cast
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def verbs(subject: Listing | LabelRecord | Correction) -> list[str]:
    return [act.verb for act in acts_about(subject)]


def test_ask_of_a_stranger_is_kept_with_its_trail() -> None:
    listing = ListingFactory()

    asked = operations.request_change(listing, kind="correct", text=" Now in Pécs ", by=None, at=NOW)

    assert (asked.text, asked.state, asked.asked_by, asked.asked_at) == ("Now in Pécs", "received", None, NOW)
    assert verbs(listing) == ["listings.asked"]


@pytest.mark.parametrize("kind", ["correct", "remove"])
def test_ask_twice_without_words_is_one_request(kind: str) -> None:
    listing = ListingFactory()

    first, second = (operations.request_change(listing, kind=kind, by=None, at=NOW) for _ in range(2))

    assert (first, Correction.objects.count()) == (second, 1)


def test_ask_at_length_is_refused() -> None:
    with pytest.raises(operations.TextTooLong, match="1000"):
        operations.request_change(ListingFactory(), kind="remove", text="x" * 1001, by=None, at=NOW)


def test_ask_eleven_times_an_hour_from_one_address_is_refused_until_the_next() -> None:
    listing = ListingFactory()
    for number in range(10):
        operations.request_change(listing, kind="correct", text=str(number), by=None, at=NOW, address="192.0.2.1")

    with pytest.raises(operations.TooManyRequests):
        operations.request_change(listing, kind="correct", text="one more", by=None, at=NOW, address="192.0.2.1")

    operations.request_change(listing, kind="correct", text="elsewhere", by=None, at=NOW, address="192.0.2.2")
    later = NOW + timedelta(hours=1)
    operations.request_change(listing, kind="correct", text="later", by=None, at=later, address="192.0.2.1")
    assert Correction.objects.count() == 12


def test_settle_removes_what_was_to_be_removed(cast: Cast) -> None:
    of_listing, of_record = CorrectionFactory(), CorrectionFactory(label_record=LabelRecordFactory())

    operations.settle_request(of_listing, by=cast.administrator, at=NOW)
    operations.settle_request(of_record, by=cast.administrator, at=NOW)

    assert Listing.objects.get(pk=of_listing.listing.pk).removed_at == NOW
    assert LabelRecord.objects.get(pk=of_record.label_record.pk).removed_at == NOW
    assert Listing.objects.get(pk=of_record.listing.pk).removed_at is None
    assert (of_listing.state, verbs(of_listing)) == ("done", ["listings.settled"])


def test_settle_removes_once_when_two_asked(cast: Cast) -> None:
    first = CorrectionFactory()
    second = CorrectionFactory(listing=first.listing, text="Me too")

    operations.settle_request(first, by=cast.administrator, at=NOW)

    assert Correction.objects.get(pk=second.pk).state == "done"
    with pytest.raises(AlreadyMoved):
        operations.settle_request(second, by=cast.administrator, at=NOW)


def test_decline_leaves_the_listing(cast: Cast) -> None:
    asked = CorrectionFactory()

    operations.decline_request(asked, by=cast.administrator, at=NOW)

    assert (asked.state, asked.state_since) == ("declined", NOW)
    assert Listing.objects.get(pk=asked.listing.pk).removed_at is None


@pytest.mark.parametrize("role", ["owner", "editor", "outsider", "newcomer"])
def test_settle_decline_correct_and_restore_are_for_administrators(cast: Cast, role: str) -> None:
    asked, person = CorrectionFactory(), cast.member(role)

    for verb in (operations.settle_request, operations.decline_request):
        with pytest.raises(NotAllowed):
            verb(asked, by=person, at=NOW)  # type: ignore[arg-type]  # the cast has strangers too
    with pytest.raises(NotAllowed):
        operations.correct_entry(asked.listing, changes={"city": "Pécs"}, seen=0, by=person, at=NOW)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        operations.restore_entry(asked.listing, by=person, at=NOW)  # type: ignore[arg-type]


def test_settle_of_a_correction_changes_no_listing(cast: Cast) -> None:
    asked = CorrectionFactory(kind="correct")

    operations.settle_request(asked, by=cast.administrator, at=NOW)

    assert Correction.objects.get().state == "done"
    assert Listing.objects.get().removed_at is None
