"""Which requests pages take."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", ["post", "put", "delete"])
def test_page_that_is_only_read_says_so_instead_of_speaking_of_an_old_form(act: str) -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = getattr(browser, act)(reverse("listings:index"))

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_form_without_its_token_is_still_refused(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.owner)

    assert browser.post(reverse("organisations:register"), {"name": "X", "country": "HU"}).status_code == 403


def test_page_with_a_form_answers_head(cast: Cast, client_of: ClientOf) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    browser, own = client_of(cast.owner), [cast.organisation.public_id]
    places = [
        reverse("organisations:register"),
        reverse("organisations:section", args=[*own, "words"]),
        reverse("participants:add", args=own),
        reverse("facts:figures", args=[*own, 2025, "team"]),
        reverse("assessment:indicator", args=[assessment.public_id, "4.1.6"]),
        reverse("accounts:preferences"),
    ]

    assert [browser.head(place).status_code for place in places] == [200] * len(places)
