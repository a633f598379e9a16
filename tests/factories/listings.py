"""Listings and what sources report of labels."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.organisations.names import folded
from tests.factories.people import LONG_AGO

SOURCE = "https://www.source-example.invalid/clusters"


class ListingFactory(DjangoModelFactory[Listing]):
    """A listing of which only name, country and sector are known."""

    class Meta:
        model = Listing

    name = factory.Sequence(lambda number: f"Listed Example {number}")
    name_folded = factory.LazyAttribute(lambda listing: folded(listing.name))
    key = factory.LazyAttribute(lambda listing: f"{listing.country}-{listing.name_folded}".lower().replace(" ", "-"))
    country = "HU"
    sector = "Mobility"
    source = SOURCE


class LabelRecordFactory(DjangoModelFactory[LabelRecord]):
    """A Bronze label reported without any date, unless told otherwise."""

    class Meta:
        model = LabelRecord

    listing = factory.SubFactory(ListingFactory)
    key = factory.Sequence(lambda number: f"record-{number}")
    level = "bronze"
    source = SOURCE


class CorrectionFactory(DjangoModelFactory[Correction]):
    """A stranger's request to remove a listing."""

    class Meta:
        model = Correction

    listing = factory.SubFactory(ListingFactory)
    kind = "remove"
    asked_at = LONG_AGO
    state_since = LONG_AGO
