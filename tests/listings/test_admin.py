"""Administrators settle requests with one click, and correct, remove and restore what is shown."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from excellence.audit.queries import acts_about
from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.listings.operations import correct_entry
from tests.cast import Cast, ClientOf
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory
from tests.factories.people import LONG_AGO, UserFactory


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


@pytest.mark.parametrize(("button", "state"), [("settle", "done"), ("decline", "declined")])
def test_button_of_a_row_acts_on_this_row_alone(browser: Client, button: str, state: str) -> None:
    asked, other = CorrectionFactory(), CorrectionFactory()
    address = reverse(f"admin:listings_correction_{button}", args=[asked.pk])

    offered = browser.get(reverse("admin:listings_correction_changelist")).content.decode().count(address)
    browser.post(address)

    states = [Correction.objects.get(pk=row.pk).state for row in (asked, other)]
    assert (offered, states) == (1, [state, "received"])
    assert browser.get(address).status_code == 405


@pytest.mark.parametrize("role", ["owner", "stranger"])
def test_buttons_are_for_administrators(cast: Cast, client_of: ClientOf, role: str) -> None:
    asked = CorrectionFactory()

    response = client_of(cast.member(role)).post(reverse("admin:listings_correction_settle", args=[asked.pk]))

    assert (response.status_code, Correction.objects.get(pk=asked.pk).state) == (302, "received")


def test_staff_without_the_right_to_see_requests_act_on_none(cast: Cast, client_of: ClientOf) -> None:
    asked, staff = CorrectionFactory(), UserFactory(is_staff=True)

    response = client_of(staff).post(reverse("admin:listings_correction_settle", args=[asked.pk]))

    assert (response.status_code, Correction.objects.get(pk=asked.pk).state) == (403, "received")


def test_correction_of_what_was_corrected_meanwhile_is_refused_with_the_text_kept(browser: Client) -> None:
    listing = ListingFactory(version=1)
    data = {"name": "Pôle Neuf", "country": "HU", "source": listing.source, "seen": "0"}

    response = browser.post(reverse("admin:listings_listing_change", args=[listing.pk]), data)

    html = response.content.decode()
    assert [html.count(said) for said in ("Somebody corrected this while you were writing", 'value="Pôle Neuf"')] == [
        1,
        1,
    ]
    assert Listing.objects.get(pk=listing.pk).name == listing.name


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
    data = {"name": "Pôle Neuf", "country": "HU", "sector": "Mobility", "source": listing.source, "seen": "0"}

    response = browser.post(reverse("admin:listings_listing_change", args=[listing.pk]), data)

    stored = Listing.objects.get(pk=listing.pk)
    assert (response.status_code, stored.name, stored.name_folded) == (302, "Pôle Neuf", "pole neuf")
    assert [done.verb for done in acts_about(listing)] == ["listings.corrected"]


def test_record_that_contradicts_itself_is_refused_at_the_form(browser: Client) -> None:
    record = LabelRecordFactory()
    data = {
        "level": "bronze",
        "date_kind": "valid_until",
        "dated": "2018",
        "issuer": "ESCA",
        "source": record.source,
        "seen": "0",
    }

    response = browser.post(reverse("admin:listings_labelrecord_change", args=[record.pk]), data)

    assert response.status_code == 200
    assert LabelRecord.objects.get(pk=record.pk).date_kind == ""


def test_claim_is_decided_with_the_reason_typed_in_its_row(cast: Cast, browser: Client) -> None:
    claim = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    address = reverse("admin:listings_correction_settle", args=[claim.pk])

    without = browser.post(address, follow=True).content.decode()
    offered = browser.get(reverse("admin:listings_correction_changelist")).content.decode()
    browser.post(address, {f"reason-{claim.pk}": "They showed it"})

    stored = Correction.objects.get()
    assert (without.count("Write the reason."), offered.count(f'name="reason-{claim.pk}"')) == (1, 1)
    assert offered.count("olga@cast-example.invalid (confirmed)") == 1
    assert (stored.state, stored.reason, stored.listing.claimed_by) == ("done", "They showed it", cast.organisation)


def test_link_is_undone_with_one_click(cast: Cast, browser: Client) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=LONG_AGO)

    act(browser, "listing", "unlink", listing.pk)

    assert Listing.objects.get().claimed_by is None


def test_correction_is_taken_back_with_one_click(cast: Cast, browser: Client) -> None:
    listing = ListingFactory(city="Győr")
    correct_entry(listing, changes={"city": "Pécs"}, seen=0, by=cast.administrator, at=LONG_AGO)

    act(browser, "listing", "take_back", listing.pk)

    assert Listing.objects.get().city == "Győr"
