"""What is missing in a profile: a list of things to do, each with its reason and its place."""

from __future__ import annotations

import pytest

from excellence.organisations.models import Organisation, Profile
from excellence.organisations.reports.profile import section_views, to_do_list
from tests.factories.people import OrganisationFactory

pytestmark = pytest.mark.django_db

FULL = {
    "region": "HU221",
    "legal_form": "association",
    "established_on": "2010-03-01",
    "website_in_english": True,
    "social_links": ["https://social-example.invalid/pannon/"],
    "languages": ["hu", "en"],
    "short": {"en": "Vehicles near Győr."},
    "about": {"hu": "Rólunk."},
    "main_ecosystem": "mobility-transport-automotive",
    "nace": ["29", "30"],
    "services": ["people", "networking"],
    "countries_of_interest": ["HU", "AT"],
    "looks_for": "Batteries.",
    "offers": "Test tracks.",
}


def stored(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_related("profile").get(pk=organisation.pk)


def test_everything_missing_is_named_with_its_reason_and_its_place() -> None:
    organisation = OrganisationFactory(website="", town="")

    to_do = to_do_list(organisation)

    assert [item.what for item in to_do] == [
        "Your region",
        "Your town",
        "Your legal form",
        "The date of establishment",
        "The address of your website",
        "The languages your team speaks",
        "Your cluster in one sentence",
        "A text about you",
        "Your main industrial ecosystem",
        "The branches of your participants (NACE)",
        "Your services",
        "The countries you want to work with",
        "What you look for",
        "What you offer",
    ]
    assert (to_do[0].why, to_do[0].url) == (
        "Partners and programmes look for clusters by region.",
        f"/en/organisations/{organisation.public_id}/profile/place/#id_region",
    )


def test_region_is_not_missed_where_there_are_none() -> None:
    assert to_do_list(OrganisationFactory(country="CA"))[0].what == "Your legal form"


def test_full_profile_misses_nothing() -> None:
    organisation = OrganisationFactory()
    Profile.objects.create(organisation=organisation, **FULL)

    assert to_do_list(stored(organisation)) == ()


def test_lines_speak_in_words_not_codes() -> None:
    organisation = OrganisationFactory()
    Profile.objects.create(organisation=organisation, **FULL)

    lines = {line.label: line.text for view in section_views(stored(organisation)) for line in view.lines}

    assert lines == {
        "Country": "Hungary",
        "Name": organisation.name,
        "Legal form": "Association",
        "Date of establishment": "1 March 2010",
        "Region": "Győr-Moson-Sopron",
        "Town": "Győr",
        "Website": "https://cluster-example.invalid/",
        "The website has an English version": "yes",
        "Addresses in social media": "https://social-example.invalid/pannon/",
        "Languages spoken": "English, Hungarian",
        "In one sentence": "Vehicles near Győr.",
        "About us": "Rólunk.",
        "Main industrial ecosystem": "Mobility - transport - automotive",
        "NACE divisions": "29 Manufacture of motor vehicles, trailers and semi-trailers, "
        "30 Manufacture of other transport equipment",
        "Services": "Networking and matchmaking, Skills and people",
        "Countries of interest": "Austria, Hungary",
        "What the cluster looks for": "Batteries.",
        "What the cluster offers": "Test tracks.",
    }


def test_empty_sections_have_no_lines() -> None:
    views = section_views(OrganisationFactory())

    assert [(view.key, len(view.lines)) for view in views] == [
        ("identity", 2),
        ("place", 1),
        ("languages", 1),
        ("words", 0),
        ("sectors", 0),
        ("services", 0),
        ("contact", 0),
        ("collaboration", 0),
        ("recognition", 0),
    ]
