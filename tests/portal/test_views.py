"""Front page, desk and method."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.factories.people import HandoverFactory, InvitationFactory, MembershipFactory
from tests.support.queries import Asserting

LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "language"), [("hu,en;q=0.5", "hu"), ("pl", "en"), ("", "en"), ("fr-CA", "fr")])
def test_root_leads_to_the_language_the_browser_asks_for(asked: str, language: str) -> None:
    response = Client().get("/", headers={"Accept-Language": asked})

    assert response["Location"] == f"/{language}/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "method/", "style/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_public_page_opens_in_six_languages_and_sets_no_cookie(language: str, address: str) -> None:
    response = Client().get(f"/{language}/{address}")

    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert response.content.decode().count(f'<html lang="{language}">') == 1


@pytest.mark.django_db
def test_home_counts_what_is_there(assert_queries: Asserting) -> None:
    Client().get("/en/")

    with assert_queries(3):
        html = Client().get("/en/").content.decode()

    assert html.count("organisations registered") == 0


@pytest.mark.django_db
def test_method_names_the_hash_of_the_rules() -> None:
    html = Client().get("/en/method/").content.decode()

    assert html.count("Hash of the rules (SHA-256)") == 1
    assert html.count("The thresholds of single indicators are not public; those used here are proposed.") == 1


@pytest.mark.parametrize("organisations", [1, 3])
def test_desk_costs_five_statements_however_many_organisations(
    cast: Cast, client_of: ClientOf, assert_queries: Asserting, organisations: int
) -> None:
    for _ in range(organisations):
        membership = MembershipFactory(person=cast.newcomer)
        AssessmentFactory(organisation=membership.organisation, started_by=cast.newcomer)
    browser = client_of(cast.newcomer)
    browser.get("/en/desk/")

    with assert_queries(5):
        html = browser.get("/en/desk/").content.decode()

    assert html.count("0 of 31 answered") == organisations


def test_desk_shows_what_others_ask_of_the_person(cast: Cast, client_of: ClientOf) -> None:
    invitation = InvitationFactory(organisation=cast.other_organisation, address=cast.editor.email)
    HandoverFactory(organisation=cast.organisation, offered_by=cast.owner, offered_to=cast.editor)

    html = client_of(cast.editor).get("/en/desk/").content.decode()

    assert html.count(f'href="{invitation.get_absolute_url()}"') == 1
    assert html.count("An offer from Olga Owner: become administrator of Pannon Example Cluster") == 1
    assert html.count("Your role: Editor") == 1


@pytest.mark.parametrize(("role", "first"), [("editor", ""), ("reader", "result/")])
def test_desk_leads_who_writes_to_the_answers_and_who_reads_to_the_result(
    cast: Cast, client_of: ClientOf, role: str, first: str
) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)

    html = client_of(cast.member(role)).get("/en/desk/").content.decode()

    assert html.count(f'<a class="button" href="{assessment.get_absolute_url()}{first}">') == 1


@pytest.mark.parametrize(("role", "lists"), [("editor", 1), ("reader", 0)])
def test_desk_says_what_the_profile_does_not_say_yet(cast: Cast, client_of: ClientOf, role: str, lists: int) -> None:
    html = client_of(cast.member(role)).get("/en/desk/").content.decode()

    assert html.count("13 things the profile does not say yet, among them:") == lists
    assert html.count(f"/en/organisations/{cast.organisation.public_id}/profile/place/#id_region") == lists


@pytest.mark.django_db
def test_pages_carry_a_strict_policy() -> None:
    policy = Client().get("/en/").headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
