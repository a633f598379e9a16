"""Questions about listings."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from excellence.listings import operations, queries
from excellence.listings.models import NotOurs
from tests.cast import ROLES, Cast
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory
from tests.factories.people import LONG_AGO, OrganisationFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)


def test_shipped_records_are_none_current_71_ended_32_unknown_and_141_listings_without() -> None:
    operations.load_listings(by=None, at=NOW)

    assert queries.record_counts(TODAY) == queries.RecordCounts(
        reported_valid=0, ended=71, end_unknown=32, listings_without=141
    )


def test_record_ends_only_after_the_day_its_source_names() -> None:
    LabelRecordFactory(date_kind="valid_until", dated="2026-03-10", valid_until=TODAY)
    LabelRecordFactory(date_kind="awarded", dated="2009")

    on_the_day, the_day_after = queries.record_counts(TODAY), queries.record_counts(date(2026, 3, 11))

    assert (on_the_day.reported_valid, on_the_day.ended, on_the_day.end_unknown) == (1, 0, 1)
    assert (the_day_after.reported_valid, the_day_after.ended, the_day_after.end_unknown) == (0, 1, 1)


def test_removed_rows_are_neither_shown_nor_counted() -> None:
    LabelRecordFactory(listing=ListingFactory(removed_at=LONG_AGO))
    LabelRecordFactory(removed_at=LONG_AGO)

    assert queries.record_counts(TODAY) == queries.RecordCounts(0, 0, 0, 1)
    assert (queries.listings_shown().count(), queries.records_shown().count()) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "found"), [("POLE", 2), ("pole sud", 1), ("sud-Pôle", 1), ("x", 0), ("", 3), ("%", 0)]
)
def test_listings_are_found_by_every_word_whatever_accents(typed: str, found: int) -> None:
    for name in ("Pôle Sud", "Pôle Nord", "Klaszter"):
        ListingFactory(name=name)

    assert queries.found(queries.listings_shown(), name=typed).count() == found


def test_listings_are_found_by_country_and_sector_together() -> None:
    ListingFactory(country="FR", sector="Food")
    ListingFactory(country="FR", sector="Water")
    ListingFactory(country="ES", sector="Food")

    assert queries.found(queries.listings_shown(), country="FR", sector="Food").count() == 1


@pytest.mark.parametrize(
    ("name", "country", "is_fictional", "offered"),
    [
        ("POLE sud", "FR", False, 1),
        ("Pôle Sud", "ES", False, 0),
        ("Pôle Sud", "FR", True, 0),
        ("Pôle Sud Est", "FR", False, 0),
    ],
)
def test_listing_is_offered_to_its_namesake_in_its_country_never_to_a_fictional_one(
    name: str, country: str, is_fictional: bool, offered: int
) -> None:
    ListingFactory(name="Pôle Sud", country="FR")
    organisation = OrganisationFactory(name=name, country=country, is_fictional=is_fictional)

    assert len(queries.listings_for([organisation])[organisation.pk]) == offered


def test_listing_that_is_somebody_else_or_linked_elsewhere_is_not_offered() -> None:
    organisation = OrganisationFactory(name="Pôle Sud", country="FR")
    refused = ListingFactory(name="Pôle Sud", country="FR")
    NotOurs.objects.create(listing=refused, organisation=organisation, said_at=NOW)
    ListingFactory(name="Pole Sud", country="FR", key="second", claimed_by=OrganisationFactory(), claimed_at=NOW)

    assert queries.listings_for([organisation]) == {organisation.pk: []}


def test_claims_are_in_the_hands_of_who_asked_and_of_the_administrators(cast: Cast) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.outsider)
    CorrectionFactory(asked_by=cast.owner)

    found = {role: list(queries.claims_in_hands_of(cast.member(role))) for role in ROLES}

    assert found == {role: [asked] if role in {"owner", "outsider"} else [] for role in ROLES}
