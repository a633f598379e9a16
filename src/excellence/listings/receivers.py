"""What listings show on the page of an organisation: those its owners look after, and those that may be it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from excellence.kernel.permissions import allowed
from excellence.listings.models import Listing
from excellence.listings.queries import listings_for
from excellence.listings.reports import source_of
from excellence.organisations.models import Organisation
from excellence.web.slots import Section, register


def listing_sections(request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:
    """For owners: the listing to link, or the one linked; nothing where there is neither."""
    owned = [organisation for organisation in organisations if allowed("listings.link", request.user, organisation)]
    listings = listings_for(owned)
    return {
        organisation.pk: Section(
            "listings/organisation_section.html", _section(organisation, listings[organisation.pk])
        )
        for organisation in owned
        if listings[organisation.pk]
    }


def _section(organisation: Organisation, listings: Sequence[Listing]) -> dict[str, object]:
    return {
        "public_id": organisation.public_id,
        "linked": [listing for listing in listings if listing.claimed_by_id == organisation.pk],
        "offered": [(listing, source_of(listing.source).name) for listing in listings if listing.claimed_by_id is None],
    }


def connect() -> None:
    """Offer what this module shows elsewhere."""
    register("organisation", "listings", listing_sections, position=60)
