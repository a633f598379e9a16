"""The pages of an organisation."""

from __future__ import annotations

import pytest

from excellence.organisations.models import Organisation
from tests.cast import Cast, ClientOf
from tests.support.queries import Asserting


def page(cast: Cast, rest: str = "") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/{rest}"


def test_register_leads_to_the_new_organisation(cast: Cast, client_of: ClientOf) -> None:
    data = {"country": "AT", "name": "Graz Example", "town": "Graz", "website": ""}

    response = client_of(cast.newcomer).post("/en/organisations/register/", data)

    organisation = Organisation.objects.get(name="Graz Example")
    assert response["Location"] == f"/en/organisations/{organisation.public_id}/"


def test_register_asks_for_what_is_missing_at_the_field(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.newcomer).post("/en/organisations/register/", {"name": "", "country": "XX"})

    assert response.content.decode().count("This field is required.") == 2
    assert Organisation.objects.count() == 2


def test_profile_shows_the_colleagues_version_and_keeps_ones_own(cast: Cast, client_of: ClientOf) -> None:
    data = {"country": "AT", "name": "First", "town": "", "website": "", "seen": "0"}
    client_of(cast.owner).post(page(cast, "profile/"), data)

    response = client_of(cast.editor).post(page(cast, "profile/"), {**data, "name": "Second"})

    html = response.content.decode()
    assert html.count("A colleague changed the profile while you were writing. Stored now: AT, First.") == 1
    assert html.count('value="Second"') == 1
    assert html.count('name="seen" value="1"') == 1


@pytest.mark.parametrize("seen", [None, "", "-5", "2147483647", "9223372036854775807", "9" * 30, "x"])
def test_profile_with_a_version_that_never_was_is_not_stored(cast: Cast, client_of: ClientOf, seen: str | None) -> None:
    data = {"country": "AT", "name": "Overwritten"} | ({} if seen is None else {"seen": seen})

    response = client_of(cast.editor).post(page(cast, "profile/"), data)

    assert response.status_code == 200
    assert Organisation.objects.get(pk=cast.organisation.pk).name == "Pannon Example Cluster"


@pytest.mark.parametrize("rest", ["profile/", "colleagues/"])
def test_people_of_another_organisation_change_nothing(cast: Cast, client_of: ClientOf, rest: str) -> None:
    data = {"country": "AT", "name": "Taken over", "seen": "0", "address": cast.outsider.email, "role": "owner"}

    response = client_of(cast.outsider).post(page(cast, rest), data)

    assert response.status_code == 404
    assert cast.organisation.memberships.count() == 3
    assert Organisation.objects.filter(name="Taken over").count() == 0


def test_colleague_added_by_the_owner_is_listed(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)

    browser.post(page(cast, "colleagues/"), {"address": cast.administrator.email, "role": "editor"})

    assert browser.get(page(cast, "colleagues/")).content.decode().count("Ada Administrator") == 2


@pytest.mark.parametrize(("role", "buttons"), [("owner", 2), ("editor", 2), ("reader", 0)])
def test_page_offers_to_start_only_to_those_who_write(cast: Cast, client_of: ClientOf, role: str, buttons: int) -> None:
    html = client_of(cast.member(role)).get(page(cast)).content.decode()

    assert html.count('name="year"') == buttons


def test_page_costs_four_statements(cast: Cast, client_of: ClientOf, assert_queries: Asserting) -> None:
    browser = client_of(cast.owner)
    browser.get(page(cast))

    with assert_queries(4):
        browser.get(page(cast))


@pytest.mark.parametrize("language", ["ca", "en", "fr", "de", "hu", "es"])
def test_page_speaks_six_languages(cast: Cast, client_of: ClientOf, language: str) -> None:
    response = client_of(cast.owner).get(f"/{language}/organisations/{cast.organisation.public_id}/")

    country = {"ca": "Hongria", "en": "Hungary", "fr": "Hongrie", "de": "Ungarn", "hu": "Magyarország", "es": "Hungría"}
    assert response.content.decode().count(country[language]) == 1
