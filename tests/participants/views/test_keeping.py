"""The pages of a list and of one participant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from excellence.participants import queries
from excellence.participants.models import Participant
from tests.cast import Cast, ClientOf
from tests.factories.participants import GYOR, MISKOLC, WEILER_ONE, WEILER_TWO, ParticipantFactory, towns
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("_spring")

TYPED = {
    "name": "Alfa Example Kft.",
    "category": "sme",
    "size": "small",
    "town": "Győr",
    "postcode": "9021",
    "country": "HU",
    "joined": "2019. 05. 31.",
    "commitment": "signed",
    "committed_on": "2020",
    "met_on": "2026-01-09, 12.05.2025",
    "projects": "Drive (2024-2026)\nGreen",
    "left": "",
    "left_why": "",
    "distance_km": "12,5",
    "seen": "0",
}


@pytest.fixture
def _spring() -> object:
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False):
        yield


def page(cast: Cast, rest: str = "") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/participants/{rest}"


def test_typed_participant_is_stored_as_it_was_meant(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.editor).post(page(cast, "add/"), TYPED)

    stored = Participant.objects.get()
    assert (response.status_code, response["Location"]) == (302, page(cast))
    assert (stored.joined, stored.met_on, str(stored.distance_km)) == (
        "2019-05-31",
        ["2025-05-12", "2026-01-09"],
        "12.5",
    )
    assert [(one["name"], one["began"], one["ended"]) for one in stored.projects] == [
        ("Drive", "2024", "2026"),
        ("Green", "", ""),
    ]


def test_form_of_a_stored_participant_stores_the_same_again(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    browser.post(page(cast, "add/"), TYPED)
    stored = Participant.objects.get()
    form = browser.get(page(cast, f"{stored.public_id}/")).context["form"]

    browser.post(page(cast, f"{stored.public_id}/"), {name: form[name].value() for name in form.fields})

    assert Participant.objects.get().version == 1


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "", "This field is required."),
        ("name", "anna@example.invalid", "holds an e-mail address"),
        ("joined", "05/31/2024", "“05/31/2024” is not a date"),
        ("left", "2018", "It left (2018) before it joined"),
        ("left_why", "closed", "A reason to leave is given, but not when it left"),
        ("met_on", "2026-03-03", "2026-03-03 is still to come"),
        ("projects", "Drive (soon)", "The years in “Drive (soon)” cannot be read"),
        ("distance_km", "far", "“far” is not a number from 0 to 20100"),
        ("size", "large", "fewer than 250 staff"),
    ],
)
def test_mistake_is_said_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, client_of: ClientOf, field: str, text: str, sentence: str
) -> None:
    response = client_of(cast.editor).post(page(cast, "add/"), TYPED | {field: text})

    html = response.content.decode()
    assert (response.status_code, Participant.objects.count()) == (422, 0)
    assert (sentence in html, "9021" in html, "Drive" in html) == (True, True, True)


def test_name_that_stands_on_the_list_is_refused_at_the_name(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation, name="ALFA example kft")

    response = client_of(cast.editor).post(page(cast, "add/"), TYPED)

    assert response.context["form"].errors["name"] == [
        "“Alfa Example Kft.” stands on your list already. An organisation that came back keeps its row: empty “left”."
    ]


def test_two_who_change_at_once_see_it_and_the_second_can_save_again(cast: Cast, client_of: ClientOf) -> None:
    stored = ParticipantFactory(organisation=cast.organisation, changed_by=cast.owner)
    browser = client_of(cast.editor)
    address = page(cast, f"{stored.public_id}/")

    refused = browser.post(address, TYPED | {"seen": "7"})
    again = browser.post(address, TYPED | {"seen": refused.context["form"]["seen"].value()})

    assert (refused.status_code, again.status_code) == (422, 302)
    assert "While you were writing, this was saved by Olga Owner." in refused.content.decode()
    assert Participant.objects.get().name == "Alfa Example Kft."


def test_list_shows_distance_and_what_is_open(cast: Cast, client_of: ClientOf) -> None:
    towns(GYOR, MISKOLC, WEILER_ONE, WEILER_TWO)
    cast.organisation.town = "GYŐR"
    cast.organisation.save()
    ParticipantFactory(organisation=cast.organisation, name="A", town="Miskolc")
    ParticipantFactory(organisation=cast.organisation, name="B", town="Weiler", country="DE")
    ParticipantFactory(organisation=cast.organisation, name="C", town="Nowhere")
    ParticipantFactory(organisation=cast.organisation, name="D", town="Nowhere", distance_km="42.5")
    ParticipantFactory(organisation=cast.organisation, name="E", town="")

    rows = client_of(cast.reader).get(page(cast)).context["rows"]

    assert [(row.name, row.distance, row.place_open) for row in rows] == [
        ("A", "239 km", ""),
        ("B", "", "several towns of this name"),
        ("C", "", "town not found"),
        ("D", "42.5 km", ""),
        ("E", "", "no town entered"),
    ]


def test_organisation_without_a_town_is_asked_for_it(cast: Cast, client_of: ClientOf) -> None:
    cast.organisation.town = ""
    cast.organisation.save()
    towns(GYOR)
    ParticipantFactory(organisation=cast.organisation)
    browser = client_of(cast.editor)

    before = browser.get(page(cast)).content.decode()
    browser.post(page(cast, "seat/"), {"town": "Gyor"})
    after = browser.get(page(cast)).content.decode()

    assert ("Your profile names none" in before, "Distances are from Győr." in after) == (True, True)


def test_list_is_paged_by_name_and_searched(cast: Cast, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    for name in ("Árvíz", "Beta", "Cé", "Delta", "Epsilon"):
        ParticipantFactory(organisation=cast.organisation, name=name, town="Pápa" if name == "Cé" else "Győr")
    browser = client_of(cast.reader)

    def names(address: str) -> tuple[list[str], str]:
        context = browser.get(address).context
        return [row.name for row in context["rows"]], context["paging"].next_url

    first, following = names(page(cast))
    second, last = names(following)
    third, none = names(last)

    assert [first, second, third, none] == [["Árvíz", "Beta"], ["Cé", "Delta"], ["Epsilon"], ""]
    assert names(page(cast, "?q=papa"))[0] == ["Cé"]
    assert names(page(cast, "?q=ARVIZ"))[0] == ["Árvíz"]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_seven_statements_however_many_rows(
    cast: Cast, client_of: ClientOf, assert_queries: Asserting, rows: int
) -> None:
    towns(GYOR)
    cast.organisation.town = "Győr"
    cast.organisation.save()
    ParticipantFactory.create_batch(rows, organisation=cast.organisation)
    browser = client_of(cast.editor)
    browser.get(page(cast))

    with assert_queries(7):
        browser.get(page(cast))


def test_removed_participant_is_off_the_list(cast: Cast, client_of: ClientOf) -> None:
    stored = ParticipantFactory(organisation=cast.organisation)

    client_of(cast.reader).post(page(cast, f"{stored.public_id}/remove/"))
    left = Participant.objects.count()
    client_of(cast.editor).post(page(cast, f"{stored.public_id}/remove/"))

    assert (left, Participant.objects.count()) == (1, 0)


def test_participant_of_another_list_is_not_found_here(cast: Cast, client_of: ClientOf) -> None:
    theirs = ParticipantFactory(organisation=cast.other_organisation)

    assert client_of(cast.editor).get(page(cast, f"{theirs.public_id}/")).status_code == 404
    assert client_of(cast.editor).post(page(cast, f"{theirs.public_id}/remove/")).status_code == 404
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("language", ["ca", "en", "fr", "de", "hu", "es"])
def test_pages_open_in_six_languages(cast: Cast, client_of: ClientOf, language: str) -> None:
    ParticipantFactory(organisation=cast.organisation, joined="2019-05", met_on=["2026-01-09"])
    browser = client_of(cast.editor)

    found = [
        browser.get(page(cast, rest).replace("/en/", f"/{language}/")).status_code
        for rest in ("", "add/", "upload/", "places/", "figures/2025/", "figures/2025/participants/")
    ]

    assert found == [200] * 6


def test_participant_that_is_not_committed_is_so_from_no_day(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation, commitment="none", committed_on="")
    ParticipantFactory(organisation=cast.organisation, commitment="signed", committed_on="2999-01-01")

    html = client_of(cast.owner).get(f"/en/organisations/{cast.organisation.public_id}/participants/").content.decode()

    assert [html.count(said) for said in ("not committed from", "has signed from 1 January 2999")] == [0, 1]


def test_search_for_signs_only_finds_nobody(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Alfa Example Kft.", changed_by=cast.owner)

    html = client_of(cast.reader).get(page(cast, "?q=%25%26")).content.decode()

    assert html.count("Alfa Example Kft.") == 0


def test_mistakes_are_summed_up_once(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)
    logo = f"/en/organisations/{cast.organisation.public_id}/logo/change/"

    answers = [browser.post(place, {"none": "1"}) for place in (page(cast, "upload/"), page(cast, "add/"), logo)]

    assert [answer.content.decode().count("is-error summary") for answer in answers] == [1, 1, 1]
