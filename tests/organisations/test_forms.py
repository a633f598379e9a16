"""What people type about an organisation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from excellence.kernel.clock import today
from excellence.organisations.forms.people import InvitationForm
from excellence.organisations.forms.profile import (
    IdentityForm,
    LanguagesForm,
    OrganisationForm,
    PlaceForm,
    SectorsForm,
    ServicesForm,
    WordsForm,
)

PROFILE = {"country": "AT", "name": "Graz Example", "town": "", "website": ""}


def test_registration_needs_country_and_name() -> None:
    assert sorted(OrganisationForm({}).errors) == ["country", "name"]


def test_website_without_scheme_is_taken_as_encrypted() -> None:
    form = OrganisationForm({**PROFILE, "website": "cluster-example.invalid"})

    assert form.is_valid()
    assert form.cleaned_data["website"] == "https://cluster-example.invalid"


@pytest.mark.parametrize("website", ["javascript:alert(1)", "not an address", "https://"])
def test_website_that_is_none_is_refused(website: str) -> None:
    assert dict(OrganisationForm({**PROFILE, "website": website}).errors) == {"website": ["Enter a valid URL."]}


def test_colleague_gets_a_role_there_is() -> None:
    form = InvitationForm({"address": "anna", "role": "king", "language": "pl"})

    assert sorted(form.errors) == ["address", "language", "role"]


def test_country_comes_first() -> None:
    assert [next(iter(form.base_fields)) for form in (OrganisationForm,)] == ["country"]
    assert list(IdentityForm.base_fields)[:2] == ["seen", "country"]


@pytest.mark.parametrize(
    ("country", "region", "errors"), [("HU", "HU221", []), ("HU", "AT22", ["region"]), ("GR", "EL30", [])]
)
def test_region_is_one_of_the_country(country: str, region: str, errors: list[str]) -> None:
    form = PlaceForm({"region": region}, country=country)

    assert list(form.errors) == errors


def test_region_is_not_asked_where_the_country_has_none() -> None:
    form = PlaceForm({"region": "HU221", "town": "Toronto"}, country="CA")

    assert form.is_valid()
    assert ("region" in form.fields, form.said()["region"]) == (False, "")


def test_establishment_lies_in_the_past() -> None:
    told = {"country": "HU", "name": "Example"}

    assert IdentityForm({**told, "established_on": today().isoformat()}).is_valid()
    assert list(IdentityForm({**told, "established_on": (today() + timedelta(days=1)).isoformat()}).errors) == [
        "established_on"
    ]


def test_main_ecosystem_is_not_another_one_too() -> None:
    form = SectorsForm({"main_ecosystem": "digital", "other_ecosystems": ["digital", "health"], "nace": ["62"]})

    assert form.is_valid()
    assert form.said() == {"main_ecosystem": "digital", "other_ecosystems": ["health"], "nace": ["62"]}


def test_codes_that_are_none_are_refused() -> None:
    assert sorted(SectorsForm({"main_ecosystem": "magic", "nace": ["99", "x"]}).errors) == ["main_ecosystem", "nace"]
    assert list(ServicesForm({"services": ["spells"]}).errors) == ["services"]
    assert list(LanguagesForm({"languages": ["tlh"]}).errors) == ["languages"]


def test_words_are_kept_by_language_and_empty_ones_left_out() -> None:
    form = WordsForm({"short-hu": " Járműipari klaszter. ", "about-en": "About us.", "about-de": " "})

    assert form.is_valid()
    assert {field: dict(text) for field, text in form.said().items()} == {
        "short": {"hu": "Járműipari klaszter."},
        "about": {"en": "About us."},
    }


def languages(*links: str) -> LanguagesForm:
    return LanguagesForm({"social_links": "\r\n".join(links)})


def test_social_links_are_kept_one_a_line_in_their_order() -> None:
    form = languages("https://b-example.invalid/us", "", "  https://a-example.invalid/us ")

    assert form.is_valid()
    assert form.cleaned_data["social_links"] == ["https://b-example.invalid/us", "https://a-example.invalid/us"]


@pytest.mark.parametrize(
    "link",
    [
        "http://social-example.invalid/us",
        "social-example.invalid/us",
        "javascript:alert(1)",
        "https://us@other-example.invalid/",
        "https://",
    ],
)
def test_social_link_that_is_no_encrypted_address_is_named(link: str) -> None:
    form = languages("https://social-example.invalid/us", link)

    assert dict(form.errors) == {
        "social_links": [f"This is no address that begins with https://: “{link}”"],
    }


def test_social_link_is_refused_the_second_time() -> None:
    form = languages("https://social-example.invalid/us", "https://Social-example.invalid/us/")

    assert form.errors["social_links"] == ["This address stands here twice: “https://Social-example.invalid/us/”"]


def test_social_links_are_five_at_most_and_of_300_characters() -> None:
    many = languages(*(f"https://example-{number}.invalid/" for number in range(6)))
    long = languages(f"https://social-example.invalid/{'a' * 300}")

    assert many.errors["social_links"] == ["At most five addresses, please; there are 6."]
    assert [mistake.code for mistake in long.errors.as_data()["social_links"]] == ["long"]
