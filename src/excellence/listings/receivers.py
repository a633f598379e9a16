"""What listings show on the page of an organisation: those its administrators look after, and those that may be it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from excellence.kernel.permissions import allowed
from excellence.listings.models import Correction, Listing
from excellence.listings.queries import claims_waiting, listings_called, listings_for
from excellence.listings.reports import source_of
from excellence.organisations.models import Organisation
from excellence.web.slots import Section, register


def listing_sections(request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:
    """For administrators: the listing to claim, claims that wait, and the one linked; nothing where there is none."""
    owned = [organisation for organisation in organisations if allowed("listings.link", request.user, organisation)]
    listings, claims = listings_for(owned), claims_waiting(owned)
    sections = {each.pk: _section(request, each, listings[each.pk], claims) for each in owned}
    return {
        key: Section("listings/organisation_section.html", section)
        for key, section in sections.items()
        if section["linked"] or section["offered"] or section["claims"]
    }


def _section(
    request: HttpRequest, organisation: Organisation, listings: Sequence[Listing], claims: Sequence[Correction]
) -> dict[str, object]:
    theirs = [claim for claim in claims if claim.organisation_id == organisation.pk]
    asked = {claim.listing_id for claim in theirs}
    free = [listing for listing in listings if listing.is_free and listing.pk not in asked]
    linked = [listing for listing in listings if listing.claimed_by_id == organisation.pk]
    return {
        "public_id": organisation.public_id,
        "linked": [(listing, allowed("listings.restore", request.user, listing)) for listing in linked],
        "claims": theirs,
        "offered": [(listing, source_of(listing.source).name) for listing in free],
    }


def namesake_sections(request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:  # noqa: ARG001 - a provider's shape
    """For whoever is about to register an organisation: the listings of its name, and how they come to be linked."""
    found = {each.pk: listings_called(each) for each in organisations}
    return {
        key: Section(
            "listings/namesakes.html", {"listings": [(each, source_of(each.source).name) for each in listings]}
        )
        for key, listings in found.items()
        if listings
    }


def connect() -> None:
    """Offer what this module shows elsewhere."""
    register("registration", "listings", namesake_sections)
    register("organisation", "listings", listing_sections, position=60)
