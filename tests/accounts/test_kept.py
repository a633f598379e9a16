"""What is sent after its writer was signed out is not lost: answers, and every form in which words are typed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from excellence.assessment.models import Answer, Assessment
from excellence.audit.models import Act
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.factories.people import PASSWORD

TYPED = {"seen": "0", "level": "3", "justification": "Twelve figures, typed before tea."}
KEEPS = "This is what you wrote before you were signed out."


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


@pytest.fixture
def browser(cast: Cast, client_of: ClientOf) -> Client:
    """The owner's browser, whose session has ended on the server."""
    browser = client_of(cast.owner)
    Session.objects.all().delete()
    return browser


def page(assessment: Assessment, number: str = "4.1.6") -> str:
    return f"/en/assessments/{assessment.public_id}/{number}/"


def sign_in(browser: Client, response: HttpResponse, email: str) -> HttpResponse:
    data = {"login": email, "password": PASSWORD, "next": page_after(response)}
    return browser.post(response["Location"], data, follow=True)


def page_after(response: HttpResponse) -> str:
    return response["Location"].partition("next=")[2]


def stored() -> tuple[int | None, str]:
    answer = Answer.objects.get(indicator="performance_monitoring")
    return answer.level, answer.justification


def test_answer_of_somebody_signed_out_comes_back_after_sign_in(
    cast: Cast, browser: Client, assessment: Assessment
) -> None:
    sent = browser.post(page(assessment), TYPED)
    told = browser.get(sent["Location"]).content.decode()
    back = sign_in(browser, sent, cast.owner.email)

    html = back.content.decode()
    assert sent["Location"] == f"/en/account/login/?next={page(assessment)}"
    assert told.count("what you wrote is kept for an hour") == 1
    assert (back.status_code, html.count(KEEPS), html.count(">Twelve figures, typed before tea.</textarea>")) == (
        200,
        1,
        1,
    )
    assert html.count('value="3" checked') == 1
    assert stored() == (None, "")


def test_answer_that_came_back_is_stored_when_it_is_saved_and_then_forgotten(
    cast: Cast, browser: Client, assessment: Assessment
) -> None:
    sign_in(browser, browser.post(page(assessment), TYPED), cast.owner.email)

    browser.post(page(assessment), TYPED)
    html = browser.get(page(assessment)).content.decode()

    assert stored() == (3, "Twelve figures, typed before tea.")
    assert html.count(KEEPS) == 0


def test_answer_that_came_back_is_shown_once(cast: Cast, browser: Client, assessment: Assessment) -> None:
    sign_in(browser, browser.post(page(assessment), TYPED), cast.owner.email)

    html = browser.get(page(assessment)).content.decode()

    assert (html.count(KEEPS), html.count("typed before tea")) == (0, 0)


def test_answer_that_came_back_does_not_overwrite_a_colleague_unseen(
    cast: Cast, client_of: ClientOf, browser: Client, assessment: Assessment
) -> None:
    sent = browser.post(page(assessment), TYPED)
    client_of(cast.editor).post(page(assessment), {"seen": "0", "level": "1", "justification": "Erik's words"})
    back = sign_in(browser, sent, cast.owner.email)

    saved = browser.post(page(assessment), TYPED)

    assert back.content.decode().count('name="seen" value="0"') == 1
    assert (saved.status_code, stored()) == (409, (1, "Erik's words"))


def test_autosave_of_somebody_signed_out_says_so_and_keeps_the_text(
    cast: Cast, browser: Client, assessment: Assessment
) -> None:
    told = browser.post(page(assessment), TYPED, headers={"HX-Request": "true"})

    html = told.content.decode()
    back = browser.post(f"/en/account/login/?next={page(assessment)}", credentials(cast), follow=True)
    assert (told.status_code, html.count("<html"), html.count("data-kept")) == (200, 0, 1)
    assert html.count(f'href="/en/account/login/?next={page(assessment).replace("/", "%2F")}"') == 1
    assert back.redirect_chain[-1][0] == page(assessment)
    assert back.content.decode().count(KEEPS) == 1


def test_what_was_kept_is_shown_to_nobody_who_may_not_open_the_page(
    cast: Cast, browser: Client, assessment: Assessment
) -> None:
    sent = browser.post(page(assessment), TYPED)

    back = sign_in(browser, sent, cast.administrator.email)

    assert back.status_code == 404
    assert back.content.decode().count("typed before tea") == 0


def test_what_was_kept_stands_at_its_own_indicator_only(cast: Cast, browser: Client, assessment: Assessment) -> None:
    sign_in(browser, browser.post(page(assessment), TYPED), cast.owner.email)

    html = browser.get(page(assessment, "2.4")).content.decode()

    assert (html.count(KEEPS), html.count("typed before tea")) == (0, 0)


def test_what_was_kept_is_gone_after_an_hour(
    cast: Cast, browser: Client, assessment: Assessment, fixed_clock: time_machine.Traveller
) -> None:
    sent = browser.post(page(assessment), TYPED)
    fixed_clock.shift(timedelta(minutes=61))

    html = sign_in(browser, sent, cast.owner.email).content.decode()

    assert (html.count(KEEPS), html.count("typed before tea")) == (0, 0)


@pytest.mark.parametrize("level", ["9", "none"])
def test_level_that_cannot_be_is_left_out_of_what_comes_back(
    cast: Cast, browser: Client, assessment: Assessment, level: str
) -> None:
    back = sign_in(browser, browser.post(page(assessment), {**TYPED, "level": level}), cast.owner.email)

    html = back.content.decode()
    assert (html.count(KEEPS), html.count(" checked>")) == (1, 0)


def test_text_far_too_long_is_not_kept_and_that_is_said(browser: Client, assessment: Assessment) -> None:
    long: dict[str, Any] = {**TYPED, "justification": "x" * 30_001}

    told = browser.post(page(assessment), long, headers={"HX-Request": "true"}).content.decode()

    assert (told.count("too long to be kept"), told.count("data-kept")) == (1, 0)
    assert Session.objects.count() == 0


def credentials(cast: Cast) -> dict[str, str]:
    return {"login": cast.owner.email, "password": PASSWORD}


WORDS = "Words typed before tea"
FORMS = {
    "/assessments/{a}/4.1.6/comments/": {"text": WORDS},
    "/assessments/{a}/4.1.6/evidence/": {"lane": "link", "title": WORDS, "address": "https://x-example.invalid/"},
    "/assessments/{a}/before/labels/add/": {"issuer": WORDS},
    "/assessments/{a}/before/areas/add/": {"area": WORDS},
    "/assessments/{a}/hand-in/": {"function": WORDS},
    "/organisations/{o}/participants/add/": {"name": WORDS},
    "/organisations/{o}/figures/2025/contacts/": {
        "active_links": "7",
        "seen-active_links": "0",
        "source-active_links": WORDS,
    },
    "/organisations/{o}/profile/words/": {"about-en": WORDS},
    "/organisations/{o}/profile/place/": {"address": WORDS},
    "/organisations/register/": {"name": WORDS},
    "/organisations/{o}/colleagues/": {"name": WORDS, "address": WORDS},
    "/account/preferences/": {"name": WORDS},
}


@pytest.mark.parametrize("place", FORMS)
def test_every_form_in_which_words_are_typed_has_them_again_after_sign_in_and_saves_nothing_by_itself(
    cast: Cast, browser: Client, assessment: Assessment, place: str
) -> None:
    address = "/en" + place.format(a=assessment.public_id, o=cast.organisation.public_id)
    acts = Act.objects.count()

    sent = browser.post(address, FORMS[place])
    told = browser.get(sent["Location"]).content.decode()
    back = sign_in(browser, sent, cast.owner.email).content.decode()

    assert told.count("what you wrote is kept for an hour") == 1
    assert (back.count(KEEPS), back.count(WORDS)) == (1, 1)
    assert Act.objects.count() == acts


def test_form_with_a_file_says_that_it_has_to_be_chosen_again(
    cast: Cast, browser: Client, assessment: Assessment
) -> None:
    upload = SimpleUploadedFile("m.txt", b"Minutes of the board")
    data = {"lane": "file", "title": WORDS, "upload": upload}

    back = sign_in(browser, browser.post(page(assessment, "4.1.6/evidence"), data), cast.owner.email)

    html = back.content.decode()
    assert (html.count("Files are not kept. Choose them again."), html.count(WORDS)) == (1, 1)
    assert html.count("Minutes of the board") == 0


def test_form_that_is_too_long_for_a_session_is_not_kept_and_says_so(browser: Client, assessment: Assessment) -> None:
    sent = browser.post(page(assessment), {**TYPED, "justification": "x" * 30_001})

    told = browser.get(sent["Location"]).content.decode()
    assert told.count("this was too long to be kept") == 1
    assert "kept_form" not in browser.session
