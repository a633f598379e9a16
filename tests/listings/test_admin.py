"""Administrators settle requests with one click, and correct, remove and restore what is shown."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from excellence.audit.queries import acts_about
from excellence.listings.models import Correction, LabelRecord, Listing
from tests.cast import Cast, ClientOf
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory


@pytest.fixture
def browser(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.administrator)


def act(browser: Client, model: str, action: str, *keys: int) -> str:
    data = {"action": action, "_selected_action": list(keys)}
    return browser.post(reverse(f"admin:listings_{model}_changelist"), data, follow=True).content.decode()


@pytest.mark.parametrize("model", ["listing", "labelrecord", "correction"])
def test_lists_and_rows_open_but_nothing_is_added_or_deleted(browser: Client, model: str) -> None:
    asked = CorrectionFactory(label_record=LabelRecordFactory())
    key = {"listing": asked.listing.pk, "labelrecord": asked.label_record.pk, "correction": asked.pk}[model]

    statuses = [
        browser.get(reverse(f"admin:listings_{model}_changelist")).status_code,
        browser.get(reverse(f"admin:listings_{model}_change", args=[key])).status_code,
        browser.get(reverse(f"admin:listings_{model}_add")).status_code,
        browser.get(reverse(f"admin:listings_{model}_delete", args=[key])).status_code,
    ]

    assert statuses == [200, 200, 403, 403]


def test_request_is_settled_with_one_click_and_not_twice(browser: Client) -> None:
    asked = CorrectionFactory()

    first, second = act(browser, "correction", "settle", asked.pk), act(browser, "correction", "settle", asked.pk)

    assert (first.count(": done"), second.count("This step is no longer open")) == (1, 1)
    assert Listing.objects.filter(removed_at=None).count() == 0


def test_request_is_declined_with_one_click(browser: Client) -> None:
    asked = CorrectionFactory()

    act(browser, "correction", "decline", asked.pk)

    assert Correction.objects.get(pk=asked.pk).state == "declined"


@pytest.mark.parametrize("model", ["listing", "labelrecord"])
def test_row_is_removed_and_restored_with_one_click(browser: Client, model: str) -> None:
    row = ListingFactory() if model == "listing" else LabelRecordFactory()

    act(browser, model, "remove", row.pk)
    removed = type(row)._default_manager.get(pk=row.pk).removed_at
    act(browser, model, "restore", row.pk)

    assert removed is not None
    assert type(row)._default_manager.get(pk=row.pk).removed_at is None


def test_correction_is_stored_with_its_trail(browser: Client) -> None:
    listing = ListingFactory(name="Old")
    data = {"name": "Pôle Neuf", "country": "HU", "sector": "Mobility", "source": listing.source}

    response = browser.post(reverse("admin:listings_listing_change", args=[listing.pk]), data)

    stored = Listing.objects.get(pk=listing.pk)
    assert (response.status_code, stored.name, stored.name_folded) == (302, "Pôle Neuf", "pole neuf")
    assert [done.verb for done in acts_about(listing)] == ["listings.corrected"]


def test_record_that_contradicts_itself_is_refused_at_the_form(browser: Client) -> None:
    record = LabelRecordFactory()
    data = {"level": "bronze", "date_kind": "valid_until", "dated": "2018", "issuer": "ESCA", "source": record.source}

    response = browser.post(reverse("admin:listings_labelrecord_change", args=[record.pk]), data)

    assert response.status_code == 200
    assert LabelRecord.objects.get(pk=record.pk).date_kind == ""
