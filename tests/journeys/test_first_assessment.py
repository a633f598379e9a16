"""The road from end to end: from signing up to seeing where the organisation stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.organisations.models import Organisation

PASSWORD = "klaszter-menedzser-7"


@pytest.mark.django_db
def test_a_manager_signs_up_enters_figures_answers_and_sees_the_result() -> None:
    with time_machine.travel(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), tick=True):
        browser = Client()
        signs_up(browser)
        organisation = registers_the_organisation(browser)
        enters_figures(browser, organisation)
        assessment = starts(browser, organisation)
        answers_three_indicators(browser, assessment)
        adds_evidence(browser, assessment)
        sees_where_it_stands(browser, assessment)


def signs_up(browser: Client) -> None:
    form = {"name": "Anna Példa", "email": "anna@graz-example.invalid", "password1": PASSWORD}

    response = browser.post("/hu/account/signup/", form)

    person = User.objects.get(email="anna@graz-example.invalid")
    assert (response.status_code, response["Location"]) == (302, "/hu/desk/")
    assert (person.name, person.language) == ("Anna Példa", "hu")
    assert [letter.to for letter in mail.outbox] == [[person.email]]


def registers_the_organisation(browser: Client) -> Organisation:
    assert browser.get("/hu/desk/").content.decode().count("/hu/organisations/register/") == 1

    browser.post("/hu/organisations/register/", {"country": "AT", "name": "Graz Example Cluster", "town": "Graz"})

    return Organisation.objects.get(name="Graz Example Cluster")


def enters_figures(browser: Client, organisation: Organisation) -> None:
    counts = {"participants": "24", "committed_sme": "12", "committed_large": "3", "committed_research": "2"}
    none = ["university", "training", "finance", "consultancy", "public", "other"]
    figures = counts | {f"committed_{kind}": "0" for kind in none} | {"committed_university": "1"}
    survey = {"survey_24m": "yes", "survey_response": "43", "satisfied_share": "78", "survey_action_plan": "no"}
    for group, typed in {"participants": figures, "achievements": survey}.items():
        seen = {f"seen-{key}": "0" for key in typed}
        address = f"/hu/organisations/{organisation.public_id}/figures/2025/{group}/"
        assert browser.post(address, {**typed, **seen}).status_code == 302


def starts(browser: Client, organisation: Organisation) -> Assessment:
    browser.post(f"/hu/assessments/start/{organisation.public_id}/", {"year": "2025"})

    return Assessment.objects.get(organisation=organisation)


def answers_three_indicators(browser: Client, assessment: Assessment) -> None:
    page = f"/hu/assessments/{assessment.public_id}"
    proposed = browser.get(f"{page}/1.1.2/").content.decode()
    assert proposed.count('name="take" value="3"') == 1  # 18 committed participants

    browser.post(f"{page}/1.1.2/", {"seen": "0", "take": "3", "justification": "18 elkötelezett résztvevő."})
    browser.post(f"{page}/2.4/", {"seen": "0", "level": "3", "justification": "Elnökség, évente négy ülés."})
    browser.post(f"{page}/5.3/", {"seen": "0", "level": "4", "justification": "A válaszadási arány 43 százalék."})

    answered = assessment.answers.exclude(level=None).values_list("indicator", "level").order_by("indicator")
    assert list(answered) == [("clarity_of_roles", 3), ("committed_participants", 3), ("participant_satisfaction", 4)]


def adds_evidence(browser: Client, assessment: Assessment) -> None:
    for number in ("1.1.2", "2.4"):
        upload = SimpleUploadedFile("lista.csv", "név;csatlakozott\nPélda Kft.;2024\n".encode())
        given = {"lane": "file", "title": "Jegyzék", "upload": upload, "names_people": "no"}
        address = f"/hu/assessments/{assessment.public_id}/{number}/evidence/"
        assert browser.post(address, given).status_code == 302


def sees_where_it_stands(browser: Client, assessment: Assessment) -> None:
    html = browser.get(f"/hu/assessments/{assessment.public_id}/result/").content.decode()

    assert html.count("<strong>6</strong>") == 1  # two of the three answers are shown by a paper
    assert html.count("Megválaszolt mutatók: 3 / 31") == 1
    assert html.count("a választott 4. szinthez nincs bizonyíték, ezért 0-nak számít") == 1
