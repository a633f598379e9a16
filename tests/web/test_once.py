"""A form that is sent twice is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from excellence.evidence.models import Item
from excellence.files.models import StoredFile
from excellence.kernel import clock
from excellence.organisations.models import Invitation, Organisation
from excellence.participants.models import Participant, Upload
from excellence.threads.models import Message
from excellence.web.models import SentForm
from excellence.web.tasks import KEPT, forget_sent_forms
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory

REGISTER = "/en/organisations/register/"
SAID = {"csrfmiddlewaretoken": "t" * 64, "name": "Twice Example Cluster", "country": "HU", "another": "yes"}
LIST = b"Name;Kind\nAlfa Example Kft.;small or medium\n"


def made() -> int:
    return Organisation.objects.filter(name=SAID["name"]).count()


@pytest.mark.django_db
def test_form_sent_twice_makes_one_and_leads_to_it_both_times(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.newcomer)

    first, second = browser.post(REGISTER, SAID), browser.post(REGISTER, SAID)

    assert (made(), second.status_code, second["Location"]) == (1, 302, first["Location"])
    assert browser.get(first["Location"]).content.decode().count("This form arrived twice. It was done once.") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"csrfmiddlewaretoken": "u" * 64}, {"town": "Győr"}])
def test_form_opened_again_or_filled_differently_is_another_one(
    cast: Cast, client_of: ClientOf, changed: dict[str, str]
) -> None:
    browser = client_of(cast.newcomer)

    browser.post(REGISTER, SAID)
    browser.post(REGISTER, SAID | changed)

    assert made() == 2


@pytest.mark.django_db
def test_form_of_another_person_is_another_one(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.newcomer).post(REGISTER, SAID)
    client_of(cast.outsider).post(REGISTER, SAID)

    assert made() == 2


@pytest.mark.django_db
def test_form_that_was_refused_may_be_sent_again(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.newcomer)

    answers = [browser.post(REGISTER, SAID | {"country": "XX"}) for _once in range(2)]

    assert [answer.content.decode().count("Select a valid choice") > 0 for answer in answers] == [True, True]
    assert SentForm.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_form_sent_twice_at_the_same_moment_makes_one(cast: Cast, client_of: ClientOf) -> None:
    browsers: list[Client] = [client_of(cast.newcomer), client_of(cast.newcomer)]

    def send(browser: Client) -> HttpResponse:
        try:
            return browser.post(REGISTER, SAID)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as hands:
        answers = list(hands.map(send, browsers))

    assert made() == 1
    assert len({answer["Location"] for answer in answers}) == 1


@pytest.mark.django_db
def test_each_form_that_makes_something_makes_one_of_it(cast: Cast, client_of: ClientOf) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    own, asked = f"/en/organisations/{cast.organisation.public_id}/", f"/en/assessments/{assessment.public_id}/"
    label = {"level": "bronze", "issuer": "Example Label Office", "assessed_on": "2024-07-10"}
    area = {"area": "Figures", "measure": "indicator:performance_monitoring", "then": "2", "now": "4"}
    link = {"lane": "link", "title": "Plan", "address": "https://cluster-example.invalid/plan"}
    browser = client_of(cast.owner)

    def twice(place: str, **data: object) -> None:
        for _hand in range(2):
            upload = {"file": SimpleUploadedFile("list.csv", LIST)} if place.endswith("upload/") else {}
            paper = {"upload": SimpleUploadedFile("m.txt", b"Minutes")} if data.get("lane") == "file" else {}
            answer = browser.post(place, {"csrfmiddlewaretoken": "t" * 64, **data, **upload, **paper})
            assert answer.status_code == 302, answer.content.decode()

    twice(f"{asked}4.1.6/evidence/", **link)
    twice(f"{asked}4.1.6/evidence/", lane="interview", title="Seen at the interview")
    twice(f"{asked}4.1.6/evidence/", lane="file", title="Minutes", names_people="no")
    twice(f"{asked}4.1.6/comments/", text="Who has the minutes?")
    twice(f"{asked}before/labels/add/", **label)
    twice(f"{asked}before/areas/add/", **area)
    twice(f"{own}participants/add/", name="Beta Example Kft.", category="sme", size="small", country="HU")
    twice(f"{own}participants/upload/")
    twice(f"{own}colleagues/", address="new.colleague@example.invalid", role="editor", language="en")
    twice(f"/en/assessments/start/{cast.organisation.public_id}/", year="2026")

    assert (Item.objects.count(), StoredFile.objects.count(), Message.objects.count()) == (3, 1, 1)
    assert (assessment.earlier_labels.count(), assessment.improvements.count()) == (1, 1)
    assert (Participant.objects.count(), Upload.objects.count(), Invitation.objects.count()) == (1, 1, 1)
    assert cast.organisation.assessments.count() == 2


@pytest.mark.django_db
def test_forms_that_were_sent_are_forgotten_after_a_day(
    cast: Cast, client_of: ClientOf, fixed_clock: time_machine.Traveller
) -> None:
    client_of(cast.newcomer).post(REGISTER, SAID)
    kept = SentForm.objects.count()

    fixed_clock.shift(KEPT + timedelta(minutes=1))
    forget_sent_forms(clock.now())

    assert (kept, SentForm.objects.count()) == (1, 0)
