"""Pages of the ten-minute check."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client

from excellence.assessment.models import Answer, Assessment
from excellence.method.quickcheck import ten_minute_check
from excellence.quickcheck.links import link_for
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.support.queries import Asserting

CHOICES = {"committed": 3, "roles": 1, "met": 0, "projects": 2, "money": 3, "services": 1}
CHECK = ten_minute_check()
LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")


def carry_address() -> str:
    return f"/en/check/{link_for(CHECK, CHOICES)}/carry/"


def levels(assessment: Assessment) -> dict[str, int]:
    return dict(Answer.objects.filter(assessment=assessment, level__isnull=False).values_list("indicator_id", "level"))


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_stranger_answers_and_sees_a_result_without_a_cookie(language: str) -> None:
    browser = Client()

    asked = browser.get(f"/{language}/check/")
    shown = browser.get(f"/{language}/check/result/?{urlencode(CHOICES)}", follow=True)

    assert (asked.status_code, shown.status_code, len(shown.redirect_chain)) == (200, 200, 1)
    assert dict(browser.cookies) == {}


@pytest.mark.django_db
def test_result_names_strengths_gaps_and_steps() -> None:
    html = Client().get(f"/en/check/result/?{urlencode(CHOICES)}", follow=True).content.decode()

    assert html.count('class="next-step"') == 3
    assert html.count("Enough organisations have committed themselves to get something done together.") == 1
    assert html.count("1.1.2 Number of committed participants in total") == 1
    assert html.count("6 questions were left open.") == 1


@pytest.mark.django_db
def test_result_costs_one_statement(assert_queries: Asserting) -> None:
    address = f"/en/check/{link_for(CHECK, CHOICES)}/"
    Client().get(address)

    with assert_queries(1):
        Client().get(address)


@pytest.mark.django_db
def test_too_few_answers_come_back_chosen_with_a_sentence() -> None:
    response = Client().get("/en/check/result/?roles=2&met=1")
    html = response.content.decode()

    assert response.status_code == 422
    assert html.count("Answer 4 questions more: with fewer than 6 nothing stands out.") == 1
    assert html.count("checked") == 2


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["roles=9", "roles=-1", "roles=x&met=<script>"])
def test_answer_that_does_not_exist_is_refused_at_its_question(wrong: str) -> None:
    response = Client().get(f"/en/check/result/?{wrong}&{urlencode(CHOICES | {'roles': ''})}")

    assert response.status_code == 422
    assert "<script>" not in response.content.decode().split("<main", 1)[1]


@pytest.mark.django_db
def test_link_of_last_month_says_that_it_is_over() -> None:
    made = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
    with time_machine.travel(made, tick=False):
        address = f"/en/check/{link_for(CHECK, CHOICES)}/"

    with time_machine.travel(made + timedelta(days=31), tick=False):
        response = Client().get(address)

    assert (response.status_code, response.content.decode().count("This link has expired</h1>")) == (410, 1)


@pytest.mark.django_db
def test_link_nobody_made_leads_nowhere() -> None:
    assert Client().get("/en/check/ecei-2013.333333333333~a~b/").status_code == 404


def test_stranger_is_asked_to_sign_in_and_comes_back(cast: Cast, client_of: ClientOf) -> None:
    address = carry_address()

    response = client_of(cast.stranger).get(address)

    assert response["Location"] == f"/en/account/login/?next={address}"


def test_carried_answers_begin_a_self_assessment_of_last_year(cast: Cast, client_of: ClientOf) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False):
        client_of(cast.editor).post(carry_address(), {"organisation": cast.organisation.public_id})

    assessment = Assessment.objects.get(organisation=cast.organisation)
    assert assessment.year == 2025
    assert levels(assessment) == {
        "committed_participants": 5,
        "clarity_of_roles": 2,
        "direct_contacts": 0,
        "degree_of_cooperation": 2,
        "financial_prospects": 5,
        "services": 1,
    }
    assert Answer.objects.get(assessment=assessment, indicator="services").justification == (
        "Ten-minute check of 23 November 2026. "
        "How many kinds of service did participants use in the last 12 months? “Two to four”"
    )


def test_answer_a_person_gave_stays_as_it_was(cast: Cast, client_of: ClientOf) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"2.4": 4})
    browser = client_of(cast.owner)

    html = browser.post(carry_address(), {"organisation": cast.organisation.public_id}, follow=True).content.decode()

    assert levels(assessment)["clarity_of_roles"] == 4
    assert html.count("5 answers were carried over.") == 1
    assert html.count("One indicator was answered already and stays as it was.") == 1


def test_carrying_twice_changes_nothing_the_second_time(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)
    for _ in range(2):
        html = browser.post(
            carry_address(), {"organisation": cast.organisation.public_id}, follow=True
        ).content.decode()

    assert Assessment.objects.filter(organisation=cast.organisation).count() == 1
    assert html.count("6 indicators were answered already and stay as they were.") == 1
    assert html.count("carried over.") == 0


@pytest.mark.parametrize("role", ["outsider", "newcomer", "administrator"])
def test_answers_go_into_no_organisation_of_others(cast: Cast, client_of: ClientOf, role: str) -> None:
    response = client_of(cast.member(role)).post(carry_address(), {"organisation": cast.organisation.public_id})

    assert (response.status_code, Assessment.objects.count()) == (404, 0)


def test_reader_is_told_who_may(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.reader).post(carry_address(), {"organisation": cast.organisation.public_id}, follow=True)

    assert Assessment.objects.count() == 0
    assert response.content.decode().count("Only administrators and editors of an organisation may start") == 1


def test_newcomer_is_led_to_registering(cast: Cast, client_of: ClientOf) -> None:
    html = client_of(cast.newcomer).get(carry_address()).content.decode()

    assert html.count("Register your organisation") == 1


@pytest.mark.parametrize(
    ("onward", "leads_home"), [("", True), ("https://elsewhere.invalid/", True), ("//elsewhere.invalid", True)]
)
def test_registering_leads_back_to_the_check_and_never_elsewhere(
    cast: Cast, client_of: ClientOf, onward: str, leads_home: bool
) -> None:
    told = {"name": "New Example Cluster", "country": "AT", "town": "", "website": "", "another": "yes"}
    browser, register = client_of(cast.newcomer), "/en/organisations/register/?"

    back = browser.post(register + urlencode({"next": carry_address()}), told)
    other = browser.post(register + urlencode({"next": onward}), told)

    assert back["Location"].startswith("/en/check/")
    assert other["Location"].startswith("/en/organisations/") is leads_home
