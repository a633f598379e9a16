"""What ships: 244 organisations, none twice, no person's data, no word about how a file was found."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError

from excellence.listings.models import LabelRecord, Listing
from excellence.listings.shipped import FILE, shipped_listings

PERSONAL = re.compile(r"[\w.]+@[\w-]+\.\w+|\+\d{2}[ \d]{6,}|found with|corpus|repository")


def test_shipped_rows_are_244_with_103_label_records() -> None:
    rows = list(shipped_listings())

    assert (len(rows), sum(record is not None for _, record in rows)) == (244, 103)


def test_shipped_keys_are_unique() -> None:
    keys = [listing.key for listing, _ in shipped_listings()]

    assert len(set(keys)) == len(keys)


def test_shipped_file_holds_no_address_of_a_person_and_no_word_on_how_it_was_found() -> None:
    assert PERSONAL.findall(FILE.read_text(encoding="utf-8")) == []


def test_shipped_rows_have_a_region_only_with_who_says_so_and_a_country_point_without_city() -> None:
    rows = [listing for listing, _ in shipped_listings()]

    assert [listing.key for listing in rows if bool(listing.region_code) != bool(listing.region_basis)] == []
    assert {listing.region for listing in rows if listing.region_code == "ES51"} == {"Cataluña"}
    assert [listing.key for listing in rows if listing.region_code and not listing.region[:1].isupper()] == []
    assert [row.key for row in rows if row.geo_precision == Listing.Precision.COUNTRY and row.city] == []


@pytest.mark.django_db
def test_shipped_rows_are_valid() -> None:
    mistakes = [mistake for listing, record in shipped_listings() for mistake in (_mistake(listing), _mistake(record))]

    assert [mistake for mistake in mistakes if mistake] == []


def _mistake(row: Listing | LabelRecord | None) -> str:
    try:
        if row is not None:
            row.clean_fields(exclude={"listing"})
    except ValidationError as mistake:
        return f"{row}: {mistake}"
    return ""
