"""The page on which one hands in, and what the pages show afterwards."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from excellence.assessment.models import Answer, Assessment, Submission
from excellence.facts.models import Fact
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, FactFactory, the_indicator
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("fixed_clock")
SIGNED = {"name": "Olga Owner", "function": "Manager of the cluster", "confirmed": "on"}


def page(assessment: Assessment, rest: str = "hand-in/", language: str = "en") -> str:
    return f"/{language}/assessments/{assessment.public_id}/{rest}"


def seen_on(html: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]*)"', html)
    assert found is not None
    return found[1]


def hand_in(browser: Client, assessment: Assessment, **changed: str) -> HttpResponse:
    seen = seen_on(browser.get(page(assessment)).content.decode())
    return browser.post(page(assessment), {**SIGNED, "seen": seen, **changed})


def test_draft_with_errors_lists_them_with_links_and_refuses(cast: Cast, client_of: ClientOf) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"2.4": 3})
    browser = client_of(cast.owner)

    shown = browser.get(page(assessment)).content.decode()
    refused = hand_in(browser, assessment)

    html = refused.content.decode()
    assert shown.count("31 things to do before you submit") == 1
    assert shown.count(f'href="{page(assessment, "2.4/#evidence")}"') == 1
    assert shown.count(f'href="{page(assessment, "2.4/#justification-part")}"') == 1
    assert (refused.status_code, html.count("31 things to do first")) == (422, 1)
    assert html.count('value="Manager of the cluster"') == 1
    assert Assessment.objects.get().state == "draft"


def test_what_to_do_and_what_to_look_at_stand_apart_each_with_its_count(cast: Cast, client_of: ClientOf) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"2.4": 3})

    html = client_of(cast.owner).get(page(assessment)).content.decode()

    first, second = html[html.index('id="mend"') :].split('id="look"')
    assert (first.count("31 things to do before you submit"), second.count("27 things to look at")) == (1, 1)
    assert (first.count("To do:"), first.count("To look at:"), second.count("To do:")) == (31, 0, 0)
    assert second.count("To look at:") + second.count("Hint:") == 27


def test_handing_in_leads_to_the_frozen_result_with_its_hash(
    cast: Cast, client_of: ClientOf, ready: Assessment
) -> None:
    browser = client_of(cast.editor)

    response = hand_in(browser, ready)
    html = browser.get(response["Location"]).content.decode()

    assert (response.status_code, response["Location"]) == (302, page(ready, "result/"))
    assert html.count(Submission.objects.get().sha256) == 1
    assert html.count("Confirmed by Olga Owner, Manager of the cluster.") == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"function": " "}, "This field is required."),
        ({"confirmed": ""}, "Confirm the statement: without it you cannot submit."),
    ],
)
def test_statement_that_is_not_whole_is_said_at_the_field(
    cast: Cast, client_of: ClientOf, ready: Assessment, changed: dict[str, str], sentence: str
) -> None:
    response = hand_in(client_of(cast.owner), ready, **changed)

    assert (response.status_code, response.content.decode().count(sentence)) == (422, 2)
    assert Submission.objects.count() == 0


def test_second_who_hands_in_is_told_that_it_is_done(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    first, second = client_of(cast.owner), client_of(cast.editor)
    seen = seen_on(second.get(page(ready)).content.decode())
    hand_in(first, ready)

    response = second.post(page(ready), {**SIGNED, "seen": seen, "name": "Erik Editor"})

    html = response.content.decode()
    assert (response.status_code, html.count("It is submitted")) == (409, 1)
    assert html.count("submitted already, signed by Olga Owner") == 1
    assert Submission.objects.get().signed_name == "Olga Owner"


def test_what_a_colleague_changed_meanwhile_has_to_be_looked_at_first(
    cast: Cast, client_of: ClientOf, ready: Assessment
) -> None:
    browser = client_of(cast.owner)
    seen = seen_on(browser.get(page(ready)).content.decode())
    Answer.objects.filter(indicator="clarity_of_roles").update(level=3, version=2)

    response = browser.post(page(ready), {**SIGNED, "seen": seen})
    again = browser.post(page(ready), {**SIGNED, "seen": seen_on(response.content.decode())})

    assert response.content.decode().count("Something changed since you opened this page") == 1
    assert (response.status_code, again.status_code) == (409, 302)


def test_proposals_are_accepted_with_one_button(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    FactFactory(organisation=cast.organisation, metric_id="media_items_12m", value="20", recorded_by=cast.owner)
    Answer.objects.filter(indicator=the_indicator("5.1").key).update(level=None)
    browser = client_of(cast.editor)

    asked = browser.get(page(ready)).content.decode()
    html = browser.post(page(ready, "hand-in/accept/"), follow=True).content.decode()

    assert (asked.count("Accept the proposed level"), asked.count("1 thing to do before you submit")) == (1, 1)
    assert (html.count("1 proposed level is yours now."), html.count("Ready to submit")) == (1, 1)
    assert Answer.objects.get(indicator=the_indicator("5.1").key).level == 4


def test_result_handed_in_stays_when_figures_change(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    browser = client_of(cast.owner)
    hand_in(browser, ready)
    browser.get(page(ready, "result/"))  # which also says, once, that it is handed in
    before = browser.get(page(ready, "result/")).content.decode().partition("<main")[2]

    Fact.objects.all().delete()
    after = browser.get(page(ready, "result/")).content.decode().partition("<main")[2]

    assert (len(before) > 0, after) == (True, before)


def test_frozen_content_can_be_downloaded_and_hashed(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    browser = client_of(cast.reader)
    hand_in(client_of(cast.owner), ready)

    response = browser.get(page(ready, "frozen.json"))

    assert sha256(response.content).hexdigest() == Submission.objects.get().sha256
    assert response["Content-Type"] == "application/json"


def test_content_that_was_tampered_with_is_told(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    browser = client_of(cast.owner)
    hand_in(browser, ready)
    with connection.cursor() as database:  # past the program, which never changes it
        database.execute("UPDATE assessment_submission SET sha256 = %s", ["0" * 64])

    html = browser.get(page(ready, "result/")).content.decode()

    assert html.count("The saved content no longer has the fingerprint it was submitted with.") == 1


@pytest.mark.parametrize("rest", ["2.4/", "before/", "", "hand-in/"])
def test_pages_of_what_was_handed_in_can_be_read_and_not_written(
    cast: Cast, client_of: ClientOf, ready: Assessment, rest: str
) -> None:
    browser = client_of(cast.owner)
    hand_in(browser, ready)

    html = browser.get(page(ready, rest)).content.decode()

    acts = (
        "Add evidence",
        "Submit (cannot be undone)",
        "Pause this self-assessment",
        "Add an earlier label",
        "Save and go",
    )
    assert [act for act in acts if act in html] == []


def test_answer_posted_after_handing_in_is_refused_in_words(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    browser = client_of(cast.owner)
    hand_in(browser, ready)

    response = browser.post(page(ready, "2.4/"), {"seen": "1", "level": "1", "justification": "Later words"})

    html = response.content.decode()
    assert (response.status_code, html.count("Later words")) == (422, 1)
    assert html.count("only while the self-assessment is a draft") == 1
    assert Answer.objects.get(indicator="clarity_of_roles").level == 4


@pytest.mark.parametrize(("rest", "statements"), [("result/", 2), ("", 4), ("2.4/", 5), ("hand-in/", 2)])
def test_pages_of_what_was_handed_in_cost_as_little(
    cast: Cast, client_of: ClientOf, ready: Assessment, assert_queries: Asserting, rest: str, statements: int
) -> None:
    browser = client_of(cast.owner)
    hand_in(browser, ready)
    browser.get(page(ready, rest))

    with assert_queries(statements):
        browser.get(page(ready, rest))


def test_hand_in_page_of_a_draft_costs_five_statements(
    cast: Cast, client_of: ClientOf, ready: Assessment, assert_queries: Asserting
) -> None:
    browser = client_of(cast.owner)
    browser.get(page(ready))

    with assert_queries(5):
        browser.get(page(ready))


def test_reader_sees_the_checks_and_no_statement_to_sign(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    browser = client_of(cast.reader)

    html = browser.get(page(ready)).content.decode()
    refused = browser.post(page(ready), SIGNED)

    assert (html.count("things to look at"), html.count("Submit (cannot be undone)")) == (1, 0)
    said = "Only administrators and editors of the organisation may submit a self-assessment."
    assert (refused.status_code, refused.content.decode().count(said), Submission.objects.count()) == (422, 1, 0)


def test_statement_is_kept_in_the_language_it_was_read_in(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    browser = client_of(cast.owner)
    seen = seen_on(browser.get(page(ready, language="hu")).content.decode())

    browser.post(page(ready, language="hu"), {**SIGNED, "seen": seen})

    submission = Submission.objects.get()
    assert (submission.language, len(submission.texts_hash)) == ("hu", 64)
