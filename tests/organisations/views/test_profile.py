"""The pages of an organisation."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.organisations.forms.profile import FORMS
from excellence.organisations.models import Organisation, Profile
from excellence.organisations.operations import register_organisation
from tests.cast import Cast, ClientOf
from tests.factories.assessments import FactFactory
from tests.support.queries import Asserting, Counting

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def page(cast: Cast, rest: str = "") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/{rest}"


def test_register_leads_to_the_new_organisation(cast: Cast, client_of: ClientOf) -> None:
    data = {"country": "AT", "name": "Graz Example", "town": "Graz", "website": ""}

    response = client_of(cast.newcomer).post("/en/organisations/register/", data)

    organisation = Organisation.objects.get(name="Graz Example")
    assert response["Location"] == f"/en/organisations/{organisation.public_id}/"


@pytest.mark.parametrize("person", ["newcomer", "owner"])
@pytest.mark.parametrize("name", ["Tisza Real", "tisza-réal "])
def test_register_asks_first_when_one_of_that_name_is_registered(
    cast: Cast, client_of: ClientOf, name: str, person: str
) -> None:
    real = register_organisation(by=cast.owner, at=NOW, name="Tisza Real", country="HU")
    data = {"country": "HU", "name": name, "town": "Szolnok", "website": ""}
    client = client_of(cast.member(person))

    asked = client.post("/en/organisations/register/", data)
    before = Organisation.objects.count()
    client.post("/en/organisations/register/", {**data, "another": "yes"})

    html = asked.content.decode()
    assert (asked.status_code, before, Organisation.objects.count()) == (409, 3, 4)
    assert html.count("Is it one of these?") == 1
    assert html.count(f'<a href="{real.get_absolute_url()}">Go to its page') == (person == "owner")
    assert html.count("ask a colleague who works with it here to invite you") == (person == "newcomer")
    assert html.count('value="Szolnok"') == 1


def test_register_does_not_ask_for_another_country_or_a_fictional_one(cast: Cast, client_of: ClientOf) -> None:
    register_organisation(by=cast.owner, at=NOW, name="Tisza Real", country="HU")
    register_organisation(by=cast.owner, at=NOW, name="Tisza Fiction", country="AT", is_fictional=True)

    for name in ("Tisza Real", "Tisza Fiction"):
        client_of(cast.newcomer).post("/en/organisations/register/", {"country": "AT", "name": name})

    assert cast.newcomer.organisations.count() == 2


def test_register_asks_for_what_is_missing_at_the_field(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.newcomer).post("/en/organisations/register/", {"name": "", "country": "XX"})

    assert response.content.decode().count("This field is required.") == 2
    assert Organisation.objects.count() == 2


def test_section_shows_the_colleagues_version_and_keeps_ones_own(cast: Cast, client_of: ClientOf) -> None:
    opened = client_of(cast.editor).get(page(cast, "profile/identity/")).context["form"]["seen"].value()
    said = {"country": "AT", "name": "First", "seen": opened}
    client_of(cast.owner).post(page(cast, "profile/identity/"), said)

    response = client_of(cast.editor).post(page(cast, "profile/identity/"), {**said, "name": "Second"})

    html = response.content.decode()
    again = client_of(cast.editor).get(page(cast, "profile/identity/")).context["form"]["seen"].value()
    assert html.count("this part of the profile was saved by a colleague or in another window") == 1
    assert html.count("Saved now: First") == 2  # in the summary and at the field
    assert html.count("Saved now: ") == 2
    assert html.count('value="Second"') == 1
    assert html.count(f'name="seen" value="{again}"') == 1


@pytest.mark.parametrize("seen", [None, "", "-5", "0" * 16, "x" * 300])
def test_section_of_a_page_that_never_was_is_not_stored(cast: Cast, client_of: ClientOf, seen: str | None) -> None:
    data = {"country": "AT", "name": "Overwritten"} | ({} if seen is None else {"seen": seen})

    response = client_of(cast.editor).post(page(cast, "profile/identity/"), data)

    assert response.status_code == 200
    assert Organisation.objects.get(pk=cast.organisation.pk).name == "Pannon Example Cluster"


@pytest.mark.parametrize("key", FORMS)
def test_section_opened_and_saved_as_it_is_changes_nothing(cast: Cast, client_of: ClientOf, key: str) -> None:
    browser, address = client_of(cast.editor), page(cast, f"profile/{key}/")
    form = browser.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if form[name].value()}

    response = browser.post(address, typed)

    assert response["Location"] == page(cast, f"profile/#{key}")
    assert Organisation.objects.get(pk=cast.organisation.pk).version == 0


def test_section_saved_with_the_second_button_leads_to_the_next(cast: Cast, client_of: ClientOf) -> None:
    browser, address = client_of(cast.editor), page(cast, "profile/services/")
    seen = browser.get(address).context["form"]["seen"].value()

    response = browser.post(address, {"seen": seen, "services": ["legal", "people"], "then": "next"})

    assert response["Location"] == page(cast, "profile/contact/")


def test_words_in_two_languages_are_shown_in_the_readers(cast: Cast, client_of: ClientOf) -> None:
    browser, address = client_of(cast.editor), page(cast, "profile/words/")
    seen = browser.get(address).context["form"]["seen"].value()
    browser.post(address, {"seen": seen, "short-hu": "Járműipari klaszter.", "about-en": "About us."})

    hungarian = browser.get(page(cast, "profile/").replace("/en/", "/hu/")).content.decode()
    english = browser.get(page(cast, "profile/")).content.decode()

    assert hungarian.count("<dd>Járműipari klaszter.</dd>") == 1
    assert hungarian.count('<dd lang="en">About us.</dd>') == 1
    assert english.count('<dd lang="hu">Járműipari klaszter.</dd>') == 1


def test_social_links_lead_out_from_profile_and_page(cast: Cast, client_of: ClientOf) -> None:
    links = ["https://social-example.invalid/pannon"]
    Profile.objects.create(organisation=cast.organisation, social_links=links)
    browser = client_of(cast.reader)

    pages = [browser.get(page(cast, rest)).content.decode() for rest in ("", "profile/")]

    link = f'<a href="{links[0]}" rel="noopener nofollow">social-example.invalid/pannon</a>'
    assert [html.count(link) for html in pages] == [1, 1]


def test_countries_of_interest_are_stored_by_code_and_shown_checked(cast: Cast, client_of: ClientOf) -> None:
    browser, address = client_of(cast.editor), page(cast, "profile/collaboration/")
    seen = browser.get(address).context["form"]["seen"].value()
    browser.post(address, {"seen": seen, "countries_of_interest": ["JP", "AT"], "looks_for": "Batteries."})

    html = browser.get(address).content.decode()

    stored = Profile.objects.get(organisation=cast.organisation)
    assert (sorted(stored.countries_of_interest), stored.looks_for) == (["AT", "JP"], "Batteries.")
    assert [html.count(f'value="{code}" checked') for code in ("AT", "JP", "HU")] == [1, 1, 0]


def test_country_there_is_none_of_is_refused_at_the_field(cast: Cast, client_of: ClientOf) -> None:
    browser, address = client_of(cast.editor), page(cast, "profile/collaboration/")

    html = browser.post(address, {"countries_of_interest": ["XX"], "offers": "Kept words."}).content.decode()

    assert html.count("XX is not one of the available choices.") == 2
    assert html.count("Kept words.") == 1


def test_sections_there_are_none_of_are_not_found(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.editor).get(page(cast, "profile/secrets/")).status_code == 404


def test_profile_shows_figures_with_their_source_and_does_not_ask_for_them(cast: Cast, client_of: ClientOf) -> None:
    FactFactory(organisation=cast.organisation, metric_id="fte", value="2.5", year=2024, source="Payroll")
    FactFactory(organisation=cast.organisation, metric_id="fte", value="2.8", year=2025, source="Payroll 2025")

    html = client_of(cast.editor).get(page(cast, "profile/")).content.decode()

    assert html.count('<span class="num">2.8</span> <span class="quiet">2025, source: Payroll 2025</span>') == 1
    assert html.count("2.5") == 0


def test_profile_costs_two_statements(cast: Cast, client_of: ClientOf, assert_queries: Asserting) -> None:
    browser = client_of(cast.owner)
    browser.get(page(cast, "profile/"))

    with assert_queries(2):
        browser.get(page(cast, "profile/"))


@pytest.mark.parametrize("rest", ["profile/identity/", "colleagues/"])
def test_people_of_another_organisation_change_nothing(cast: Cast, client_of: ClientOf, rest: str) -> None:
    data = {"country": "AT", "name": "Taken over", "seen": "0", "address": cast.outsider.email, "role": "owner"}

    response = client_of(cast.outsider).post(page(cast, rest), data)

    assert response.status_code == 404
    assert cast.organisation.memberships.count() == 3
    assert Organisation.objects.filter(name="Taken over").count() == 0


@pytest.mark.parametrize(("role", "buttons"), [("owner", 2), ("editor", 2), ("reader", 0)])
def test_page_offers_to_start_only_to_those_who_write(cast: Cast, client_of: ClientOf, role: str, buttons: int) -> None:
    html = client_of(cast.member(role)).get(page(cast)).content.decode()

    assert html.count('name="year"') == buttons


def test_page_asks_for_the_organisation_once_and_leaves_the_rest_to_its_slots(
    cast: Cast, client_of: ClientOf, count_queries: Counting
) -> None:
    browser = client_of(cast.owner)
    browser.get(page(cast))

    with count_queries() as statements:
        browser.get(page(cast))

    assert len([sql for sql in statements if 'FROM "organisations_organisation"' in sql]) == 1
    assert [sql for sql in statements if sql.startswith('SELECT "organisations_profile"')] == []


@pytest.mark.parametrize("language", ["ca", "en", "fr", "de", "hu", "es"])
def test_page_speaks_six_languages(cast: Cast, client_of: ClientOf, language: str) -> None:
    response = client_of(cast.owner).get(f"/{language}/organisations/{cast.organisation.public_id}/")

    country = {"ca": "Hongria", "en": "Hungary", "fr": "Hongrie", "de": "Ungarn", "hu": "Magyarország", "es": "Hungría"}
    assert response.content.decode().count(country[language]) == 1
