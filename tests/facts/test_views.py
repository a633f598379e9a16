"""The pages of yearly figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from excellence.facts.models import Fact
from excellence.organisations.models import Profile
from tests.cast import Cast, ClientOf
from tests.factories.assessments import FactFactory
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("_spring")


@pytest.fixture
def _spring() -> object:
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False):
        yield


def page(cast: Cast, group: str = "participants", year: int = 2025) -> str:
    return f"/en/organisations/{cast.organisation.public_id}/figures/{year}/{group}/"


def test_figures_saved_go_on_to_the_next_group(cast: Cast, client_of: ClientOf) -> None:
    data = {"participants": "46", "seen-participants": "0", "source-participants": "Register", "then": "next"}

    response = client_of(cast.editor).post(page(cast), data)

    assert (response.status_code, response["Location"]) == (302, page(cast, "contacts"))
    assert list(Fact.objects.values_list("value", "source")) == [("46", "Register")]


def test_figure_refused_says_so_at_the_field_and_keeps_what_was_typed(cast: Cast, client_of: ClientOf) -> None:
    data = {
        "participants": "forty",
        "seen-participants": "0",
        "source-participants": "",
        "committed_sme": "21",
        "seen-committed_sme": "0",
        "source-committed_sme": "",
    }

    response = client_of(cast.editor).post(page(cast), data)

    html = response.content.decode()
    assert response.status_code == 422
    assert html.count("“forty” is not a count: write a whole number, 0 or more.") == 2
    assert html.count('value="forty"') == 1
    assert html.count("The other one you changed is saved.") == 1


def test_set_is_stored_and_shown_ticked(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    browser.post(page(cast, "services"), {"services_used": ["information", "training"], "seen-services_used": "0"})

    html = browser.get(page(cast, "services")).content.decode()

    assert Fact.objects.get().value == "information, training"
    assert html.count('name="services_used" value="training" checked') == 1


def test_unusual_figure_is_asked_about_never_refused(cast: Cast, client_of: ClientOf) -> None:
    FactFactory(organisation=cast.organisation, value="5000", recorded_by=cast.editor)

    html = client_of(cast.editor).get(page(cast)).content.decode()

    assert html.count("This is unusual. Is it right?") == 1


def test_last_years_figure_stands_beside(cast: Cast, client_of: ClientOf) -> None:
    FactFactory(organisation=cast.organisation, year=2024, value="41", recorded_by=cast.editor)

    html = client_of(cast.editor).get(page(cast)).content.decode()

    assert html.count("Last year: 41") == 1


@pytest.mark.parametrize(("group", "year"), [("nonsense", 2025), ("participants", 1989), ("participants", 2027)])
def test_group_or_year_that_does_not_exist_is_not_found(cast: Cast, client_of: ClientOf, group: str, year: int) -> None:
    assert client_of(cast.editor).get(page(cast, group, year)).status_code == 404


def test_people_of_another_organisation_find_nothing(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.outsider).get(page(cast)).status_code == 404
    assert client_of(cast.outsider).post(page(cast), {"participants": "1", "seen-participants": "0"}).status_code == 404
    assert Fact.objects.count() == 0


@pytest.mark.parametrize("stored", [0, 3])
def test_page_costs_three_statements_however_many_figures(
    cast: Cast, client_of: ClientOf, assert_queries: Asserting, stored: int
) -> None:
    for metric in ("participants", "committed_sme", "committed_large")[:stored]:
        FactFactory(organisation=cast.organisation, metric_id=metric, recorded_by=cast.editor)
    browser = client_of(cast.editor)
    browser.get(page(cast))

    with assert_queries(3):
        browser.get(page(cast))


def test_years_offer_the_last_three_and_those_with_figures(cast: Cast, client_of: ClientOf) -> None:
    FactFactory(organisation=cast.organisation, year=2019, recorded_by=cast.editor)

    html = client_of(cast.reader).get(f"/en/organisations/{cast.organisation.public_id}/figures/").content.decode()

    assert [f"/figures/{year}/" in html for year in (2026, 2025, 2024, 2023, 2019)] == [True, True, True, False, True]


def test_figure_that_fell_by_half_is_asked_about_at_its_field_and_stored_by_saving_again(
    cast: Cast, client_of: ClientOf
) -> None:
    FactFactory(organisation=cast.organisation, metric_id="staff", year=2024, value="9", recorded_by=cast.editor)
    browser = client_of(cast.editor)
    data = {"staff": "4", "seen-staff": "0", "source-staff": "Payroll"}

    asked = browser.post(page(cast, "team"), data)
    html = asked.content.decode()
    saved = browser.post(page(cast, "team"), data | {"sure-staff": "4"})
    shown = browser.get(page(cast, "team")).content.decode()

    assert (asked.status_code, html.count("It fell from 9 to 4 within a year.")) == (422, 2)
    assert html.count('<input type="hidden" name="sure-staff" value="4">') == 1
    assert (saved.status_code, Fact.objects.get(year=2025).value) == (302, "4")
    assert "This is unusual" not in shown


def test_another_figure_than_the_one_asked_about_is_asked_about_again(cast: Cast, client_of: ClientOf) -> None:
    data = {"participants": "6000", "seen-participants": "0", "sure-participants": "5000"}

    response = client_of(cast.editor).post(page(cast), data)

    assert (response.status_code, Fact.objects.count()) == (422, 0)


def test_what_the_profile_says_stands_in_empty_fields_until_it_is_saved(cast: Cast, client_of: ClientOf) -> None:
    Profile.objects.create(
        organisation=cast.organisation, established_on="2014-03-20", legal_form="cooperative", website_in_english=True
    )
    FactFactory(organisation=cast.organisation, metric_id="website_english", year=2025, value="no")

    rows = client_of(cast.editor).get(page(cast, "organisation")).context["rows"]

    said = {row.metric.key: (row.text, row.from_profile) for row in rows if row.text}
    assert said == {"founded_on": ("2014-03-20", True), "legal_form": ("other", True), "website_english": ("no", False)}
    assert Fact.objects.count() == 1


def test_reader_sees_only_figures_that_are_stored(cast: Cast, client_of: ClientOf) -> None:
    Profile.objects.create(organisation=cast.organisation, established_on="2014-03-20")

    rows = client_of(cast.reader).get(page(cast, "organisation")).context["rows"]

    assert [row.text for row in rows if row.text] == []


def test_figures_typed_with_the_readers_marks_between_thousands_are_saved_as_they_are_read(
    cast: Cast, client_of: ClientOf
) -> None:
    place = page(cast, "team").replace("/en/", "/de/")
    data = {"participants": "1.234", "seen-participants": "0", "source-participants": ""}

    client_of(cast.editor).post(page(cast).replace("/en/", "/de/"), data)
    refused = client_of(cast.editor).post(place, {"training_days": "1.250", "seen-training_days": "0"})

    html = refused.content.decode()
    assert list(Fact.objects.values_list("metric", "value")) == [("participants", "1234")]
    assert (refused.status_code, html.count('value="1.250"')) == (422, 1)
    assert html.count("„1.250“") == 2  # in the summary and at the field
