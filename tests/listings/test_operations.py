"""Loading, asking, correcting, removing and linking."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from excellence.audit.queries import acts_about
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.listings import operations
from excellence.listings.models import Correction, LabelRecord, Listing, NotOurs
from tests.cast import Cast
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory
from tests.factories.people import OrganisationFactory
from tests.support.queries import Counting

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def verbs(subject: Listing | LabelRecord | Correction) -> list[str]:
    return [act.verb for act in acts_about(subject)]


def namesake(cast: Cast, **fields: object) -> Listing:
    return ListingFactory(name="PANNON example-cluster", country="HU", **fields)


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
    operations.correct(listing, changes={"name": "Renamed", "city": "Pécs"}, seen=0, by=cast.administrator, at=NOW)
    operations.remove(listing, by=cast.administrator, at=NOW)
    operations.remove(record, by=cast.administrator, at=NOW)

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


def test_ask_of_a_stranger_is_kept_with_its_trail() -> None:
    listing = ListingFactory()

    asked = operations.ask(listing, kind="correct", text=" Now in Pécs ", by=None, at=NOW)

    assert (asked.text, asked.state, asked.asked_by, asked.asked_at) == ("Now in Pécs", "received", None, NOW)
    assert verbs(listing) == ["listings.asked"]


@pytest.mark.parametrize("kind", ["correct", "remove"])
def test_ask_twice_without_words_is_one_request(kind: str) -> None:
    listing = ListingFactory()

    first, second = (operations.ask(listing, kind=kind, by=None, at=NOW) for _ in range(2))

    assert (first, Correction.objects.count()) == (second, 1)


def test_ask_at_length_is_refused() -> None:
    with pytest.raises(operations.TextTooLong, match="1000"):
        operations.ask(ListingFactory(), kind="remove", text="x" * 1001, by=None, at=NOW)


def test_ask_eleven_times_an_hour_from_one_address_is_refused_until_the_next() -> None:
    listing = ListingFactory()
    for number in range(10):
        operations.ask(listing, kind="correct", text=str(number), by=None, at=NOW, address="192.0.2.1")

    with pytest.raises(operations.TooManyRequests):
        operations.ask(listing, kind="correct", text="one more", by=None, at=NOW, address="192.0.2.1")

    operations.ask(listing, kind="correct", text="elsewhere", by=None, at=NOW, address="192.0.2.2")
    later = NOW + timedelta(hours=1)
    operations.ask(listing, kind="correct", text="later", by=None, at=later, address="192.0.2.1")
    assert Correction.objects.count() == 12


def test_ask_to_link_is_for_owners_of_real_organisations(cast: Cast) -> None:
    fictional = OrganisationFactory(is_fictional=True)
    fictional.role = "owner"

    for person, organisation in ((cast.editor, cast.organisation), (cast.owner, fictional)):
        with pytest.raises(NotAllowed):
            operations.ask(ListingFactory(), kind="claim", organisation=organisation, by=person, at=NOW)


def test_settle_removes_what_was_to_be_removed(cast: Cast) -> None:
    of_listing, of_record = CorrectionFactory(), CorrectionFactory(label_record=LabelRecordFactory())

    operations.settle(of_listing, by=cast.administrator, at=NOW)
    operations.settle(of_record, by=cast.administrator, at=NOW)

    assert Listing.objects.get(pk=of_listing.listing.pk).removed_at == NOW
    assert LabelRecord.objects.get(pk=of_record.label_record.pk).removed_at == NOW
    assert Listing.objects.get(pk=of_record.listing.pk).removed_at is None
    assert (of_listing.state, verbs(of_listing)) == ("done", ["listings.settled"])


def test_settle_removes_once_when_two_asked(cast: Cast) -> None:
    first = CorrectionFactory()
    second = CorrectionFactory(listing=first.listing, text="Me too")

    operations.settle(first, by=cast.administrator, at=NOW)

    assert Correction.objects.get(pk=second.pk).state == "done"
    with pytest.raises(AlreadyMoved):
        operations.settle(second, by=cast.administrator, at=NOW)


def test_settle_links_whom_the_claim_names(cast: Cast) -> None:
    claim = CorrectionFactory(kind="claim", organisation=cast.organisation)

    operations.settle(claim, by=cast.administrator, at=NOW)

    stored = Listing.objects.get(pk=claim.listing.pk)
    assert (stored.claimed_by, stored.claimed_at) == (cast.organisation, NOW)


def test_settle_a_claim_of_a_listing_linked_meanwhile_changes_nothing(cast: Cast) -> None:
    listing = ListingFactory(claimed_by=cast.other_organisation, claimed_at=NOW)
    claim = CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation)

    with pytest.raises(operations.AlreadyLinked):
        operations.settle(claim, by=cast.administrator, at=NOW)

    assert Correction.objects.get(pk=claim.pk).state == "received"


def test_decline_leaves_the_listing(cast: Cast) -> None:
    asked = CorrectionFactory()

    operations.decline(asked, by=cast.administrator, at=NOW)

    assert (asked.state, asked.state_since) == ("declined", NOW)
    assert Listing.objects.get(pk=asked.listing.pk).removed_at is None


@pytest.mark.parametrize("role", ["owner", "editor", "outsider", "newcomer"])
def test_settle_decline_correct_and_restore_are_for_administrators(cast: Cast, role: str) -> None:
    asked, person = CorrectionFactory(), cast.member(role)

    for verb in (operations.settle, operations.decline):
        with pytest.raises(NotAllowed):
            verb(asked, by=person, at=NOW)  # type: ignore[arg-type]  # the cast has strangers too
    with pytest.raises(NotAllowed):
        operations.correct(asked.listing, changes={"city": "Pécs"}, seen=0, by=person, at=NOW)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        operations.restore(asked.listing, by=person, at=NOW)  # type: ignore[arg-type]


def test_remove_by_the_owner_who_looks_after_it_is_at_once_and_ends_the_waiting(cast: Cast) -> None:
    listing = namesake(cast, claimed_by=cast.organisation, claimed_at=NOW)
    asked = CorrectionFactory(listing=listing)

    operations.remove(listing, by=cast.owner, at=NOW)

    assert Listing.objects.get(pk=listing.pk).removed_at == NOW
    assert Correction.objects.get(pk=asked.pk).state == "done"
    assert verbs(listing) == ["listings.removed"]


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "newcomer"])
def test_remove_is_refused_to_others(cast: Cast, role: str) -> None:
    listing = namesake(cast, claimed_by=cast.organisation, claimed_at=NOW)

    with pytest.raises(NotAllowed):
        operations.remove(listing, by=cast.member(role), at=NOW)  # type: ignore[arg-type]


def test_remove_twice_and_restore_twice_are_refused(cast: Cast) -> None:
    listing = ListingFactory()
    operations.remove(listing, by=cast.administrator, at=NOW)

    with pytest.raises(operations.AlreadyRemoved):
        operations.remove(listing, by=cast.administrator, at=NOW)
    operations.restore(listing, by=cast.administrator, at=NOW)
    with pytest.raises(operations.NotRemoved):
        operations.restore(listing, by=cast.administrator, at=NOW)

    assert verbs(listing) == ["listings.restored", "listings.removed"]


def test_correct_keeps_what_was_said_before(cast: Cast) -> None:
    record = LabelRecordFactory(date_kind="awarded", dated="2016")

    changes = {"date_kind": "valid_until", "valid_until": date(2018, 6, 1)}
    operations.correct(record, changes=changes, seen=0, by=cast.administrator, at=NOW)

    act = acts_about(record).get()
    assert LabelRecord.objects.get(pk=record.pk).valid_until == date(2018, 6, 1)
    assert json.loads(act.payload.content)["before"] == {"date_kind": "awarded", "valid_until": ""}


def test_correct_of_what_was_corrected_meanwhile_is_refused(cast: Cast) -> None:
    listing = ListingFactory()
    operations.correct(listing, changes={"city": "Pécs"}, seen=0, by=cast.administrator, at=NOW)

    with pytest.raises(operations.CorrectedMeanwhile):
        operations.correct(listing, changes={"city": "Győr"}, seen=0, by=cast.administrator, at=NOW)

    assert (Listing.objects.get(pk=listing.pk).city, len(verbs(listing))) == ("Pécs", 1)


def test_link_by_an_owner_of_the_same_name_is_recorded(cast: Cast) -> None:
    listing = namesake(cast)

    operations.link(listing, organisation=cast.organisation, by=cast.owner, at=NOW)

    stored = Listing.objects.get(pk=listing.pk)
    assert (stored.claimed_by, stored.claimed_at) == (cast.organisation, NOW)
    assert verbs(listing) == ["listings.linked"]


def test_link_under_another_name_is_refused(cast: Cast) -> None:
    with pytest.raises(operations.AnotherName):
        operations.link(ListingFactory(), organisation=cast.organisation, by=cast.owner, at=NOW)


def test_link_of_a_listing_linked_meanwhile_is_refused(cast: Cast) -> None:
    listing = namesake(cast)
    Listing.objects.filter(pk=listing.pk).update(claimed_by=cast.other_organisation, claimed_at=NOW)

    with pytest.raises(operations.AlreadyLinked):
        operations.link(listing, organisation=cast.organisation, by=cast.owner, at=NOW)


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "administrator"])
def test_link_is_for_owners(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.link(namesake(cast), organisation=cast.organisation, by=cast.member(role), at=NOW)  # type: ignore[arg-type]


def test_unlink_makes_the_listing_free_again_once(cast: Cast) -> None:
    listing = namesake(cast, claimed_by=cast.organisation, claimed_at=NOW)

    operations.unlink(listing, by=cast.owner, at=NOW)

    assert Listing.objects.get(pk=listing.pk).claimed_by is None
    with pytest.raises(operations.NotLinked):
        operations.unlink(listing, by=cast.owner, at=NOW)


def test_not_ours_is_noted_once(cast: Cast) -> None:
    listing = namesake(cast)

    for _ in range(2):
        operations.say_not_ours(listing, organisation=cast.organisation, by=cast.owner, at=NOW)

    assert NotOurs.objects.count() == 1
    assert verbs(listing) == ["listings.not_ours"]
