"""What an organisation's owners are offered on its page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.cast import Cast, ClientOf
from tests.factories.listings import CorrectionFactory, ListingFactory
from tests.support.queries import Asserting

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("role", "offers"), [("owner", 1), ("editor", 0), ("reader", 0)])
def test_owners_are_offered_the_listing_of_their_name(cast: Cast, client_of: ClientOf, role: str, offers: int) -> None:
    ListingFactory(name="Pannon EXAMPLE-Clúster", country="HU")

    html = client_of(cast.member(role)).get(cast.organisation.get_absolute_url()).content.decode()

    assert html.count("A listing from source-example.invalid may be you") == offers


@pytest.mark.parametrize("removed_at", [None, NOW])
def test_register_tells_of_the_listing_of_that_name_first(
    cast: Cast, client_of: ClientOf, removed_at: datetime | None
) -> None:
    listing = ListingFactory(name="Graz EXAMPLE-Clúster", country="AT", removed_at=removed_at)
    ListingFactory(name="Graz Example Cluster", country="DE")
    data = {"country": "AT", "name": "Graz Example Cluster"}

    html = client_of(cast.newcomer).post("/en/organisations/register/", data, follow=True).content.decode()

    assert html.count(f'<a href="{listing.get_absolute_url()}">See the listing</a>') == (removed_at is None)
    assert cast.newcomer.organisations.count() == (removed_at is not None)


def test_listing_said_to_be_somebody_else_is_offered_no_more(cast: Cast, client_of: ClientOf) -> None:
    listing = ListingFactory(name=cast.organisation.name, country="HU")
    browser = client_of(cast.owner)

    data = {"organisation": cast.organisation.public_id}
    response = browser.post(f"/en/listings/{listing.public_id}/not-ours/", data, follow=True)

    assert response.content.decode().count("may be you") == 0


@pytest.mark.parametrize(("fields", "said"), [({}, "is linked to you since"), ({"removed_at": NOW}, "was removed on")])
def test_owners_see_what_became_of_their_listing(
    cast: Cast, client_of: ClientOf, fields: dict[str, object], said: str
) -> None:
    ListingFactory(claimed_by=cast.organisation, claimed_at=NOW, **fields)

    html = client_of(cast.owner).get(cast.organisation.get_absolute_url()).content.decode()

    assert html.count(said) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_offers_cost_three_statements_whatever_their_number(
    cast: Cast, client_of: ClientOf, assert_queries: Asserting, rows: int
) -> None:
    for number in range(rows):
        ListingFactory(name=cast.organisation.name, country="HU", key=f"same-{number}")
    browser = client_of(cast.owner)
    browser.get(cast.organisation.get_absolute_url())

    with assert_queries(7):
        browser.get(cast.organisation.get_absolute_url())


def test_claim_that_waits_is_seen_by_the_administrators_and_not_offered_again(cast: Cast, client_of: ClientOf) -> None:
    listing = ListingFactory(name=cast.organisation.name, country="HU")
    CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation, asked_by=cast.owner)

    html = client_of(cast.owner).get(cast.organisation.get_absolute_url()).content.decode()

    assert (html.count("you asked to link the listing"), html.count("may be you")) == (1, 0)


@pytest.mark.parametrize(("by_its_people", "buttons"), [(True, 1), (False, 0)])
def test_listing_its_people_removed_can_be_shown_again(
    cast: Cast, client_of: ClientOf, by_its_people: bool, buttons: int
) -> None:
    removed_for = cast.organisation if by_its_people else None
    ListingFactory(claimed_by=cast.organisation, claimed_at=NOW, removed_at=NOW, removed_for=removed_for)

    html = client_of(cast.owner).get(cast.organisation.get_absolute_url()).content.decode()

    assert html.count("Show it again") == buttons
