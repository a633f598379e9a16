"""Comments of colleagues at an indicator, from the page to the trail."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.queries import comment_counts, indicator_subject
from excellence.threads.models import Message
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, the_indicator
from tests.factories.threads import MessageFactory
from tests.support.queries import Asserting

NUMBER = "4.1.6"
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def page(assessment: Assessment, rest: str = "") -> str:
    return f"/en/assessments/{assessment.public_id}/{NUMBER}/{rest}"


def said(assessment: Assessment, by: User, text: str = "Where is the list?") -> Message:
    subject = indicator_subject(assessment, the_indicator(NUMBER).key)
    return MessageFactory(subject=subject, said_by=by, said_at=NOW, text=text)


def send(browser: Client, assessment: Assessment, text: str) -> HttpResponse:
    return browser.post(page(assessment, "comments/"), {"text": text})


def withdraw(browser: Client, assessment: Assessment, message: Message) -> HttpResponse:
    return browser.post(page(assessment, f"comments/{message.public_id}/withdraw/"), follow=True)


@pytest.mark.parametrize("role", ["owner", "editor", "reader"])
def test_everybody_of_the_organisation_may_comment(
    cast: Cast, client_of: ClientOf, assessment: Assessment, role: str
) -> None:
    response = send(client_of(cast.member(role)), assessment, "Where is the list?")

    assert (response.status_code, response["Location"]) == (302, page(assessment) + "#comments")
    assert [(each.text, each.said_by) for each in Message.objects.all()] == [("Where is the list?", cast.member(role))]


@pytest.mark.parametrize("role", ["outsider", "newcomer", "administrator"])
def test_others_find_nothing_to_comment_on(cast: Cast, client_of: ClientOf, assessment: Assessment, role: str) -> None:
    browser = client_of(cast.member(role))

    assert (browser.get(page(assessment, "comments/")).status_code, send(browser, assessment, "Hm").status_code) == (
        404,
        404,
    )
    assert Message.objects.count() == 0


def test_comment_is_shown_with_name_and_moment_and_its_paragraphs(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    said(assessment, cast.reader, "First <b>line</b>\n\nSecond line")

    html = client_of(cast.editor).get(page(assessment)).content.decode()

    assert html.count("Rita Reader, <time") == 1
    assert html.count("2 March 2026, 11:00</time>") == 1
    assert (html.count("<p>First &lt;b&gt;line&lt;/b&gt;</p>"), html.count("<p>Second line</p>")) == (1, 1)


def test_reader_has_the_form_and_not_the_answers(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    html = client_of(cast.reader).get(page(assessment)).content.decode()

    assert (html.count("Add this comment"), html.count('id="bar-state"')) == (1, 0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("  ", "Write what you want to say."), ("x" * 2001, "This comment has 2001 characters; at most 2000 are saved.")],
)
def test_comment_refused_is_shown_again_with_the_sentence_at_the_field(
    cast: Cast, client_of: ClientOf, assessment: Assessment, text: str, sentence: str
) -> None:
    response = send(client_of(cast.reader), assessment, text)

    html = response.content.decode()
    assert response.status_code == 422
    assert html.count(sentence) == 2
    assert html.count(f">{text}</textarea>") == 1
    assert Message.objects.count() == 0


def test_comment_sent_twice_stands_once(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser = client_of(cast.reader)
    send(browser, assessment, "Yes.")

    send(browser, assessment, "Yes.")

    assert Message.objects.count() == 1


def test_comments_at_another_indicator_stay_there(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    said(assessment, cast.reader)

    html = client_of(cast.reader).get(page(assessment).replace(NUMBER, "4.2")).content.decode()

    assert (html.count("Where is the list?"), html.count("Nobody has commented yet.")) == (0, 1)


def test_own_comment_is_withdrawn(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    message = said(assessment, cast.reader)

    html = withdraw(client_of(cast.reader), assessment, message).content.decode()

    assert html.count("The comment is withdrawn.") == 1
    assert html.count("Comment withdrawn by its author: Rita Reader.") == 1
    assert html.count("Where is the list?") == 0


def test_owner_withdraws_what_somebody_else_said(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    message = said(assessment, cast.reader)

    html = withdraw(client_of(cast.owner), assessment, message).content.decode()

    assert html.count("Comment (Rita Reader) withdrawn by: Olga Owner.") == 1


def test_editor_is_told_why_the_comment_of_somebody_else_stays(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    message = said(assessment, cast.reader)

    html = withdraw(client_of(cast.editor), assessment, message).content.decode()

    assert html.count("Only its author or an administrator of the organisation may withdraw a comment.") == 1
    assert Message.objects.get().withdrawn_at is None


@pytest.mark.parametrize(("role", "offered"), [("owner", 1), ("editor", 0), ("reader", 1)])
def test_withdrawing_is_offered_to_those_who_may(
    cast: Cast, client_of: ClientOf, assessment: Assessment, role: str, offered: int
) -> None:
    said(assessment, cast.reader)

    html = client_of(cast.member(role)).get(page(assessment)).content.decode()

    assert html.count("/withdraw/") == offered


def test_comment_is_not_withdrawn_through_another_assessment(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    theirs = AssessmentFactory(organisation=cast.other_organisation, started_by=cast.outsider)
    message = said(assessment, cast.reader)

    response = client_of(cast.outsider).post(page(theirs, f"comments/{message.public_id}/withdraw/"))

    assert (response.status_code, Message.objects.get().withdrawn_at) == (404, None)


def test_counts_name_every_indicator_asked_for(cast: Cast, assessment: Assessment, assert_queries: Asserting) -> None:
    said(assessment, cast.reader)
    said(assessment, cast.editor, "In the office.")

    with assert_queries(1):
        counts = comment_counts(assessment, ["performance_monitoring", "clarity_of_roles"])

    assert counts == {"performance_monitoring": 2, "clarity_of_roles": 0}


def test_overview_says_how_many_comments_stand_and_leads_there(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    said(assessment, cast.reader)
    said(assessment, cast.editor, "In the office.")

    html = client_of(cast.reader).get(f"/en/assessments/{assessment.public_id}/").content.decode()

    assert html.count(f'<a class="quiet" href="{page(assessment)}#comments">2 comments</a>') == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_however_much_is_said(
    cast: Cast, client_of: ClientOf, assessment: Assessment, assert_queries: Asserting, rows: int
) -> None:
    browser = client_of(cast.owner)
    for _ in range(rows):
        said(assessment, cast.reader)
    browser.get(page(assessment))

    with assert_queries(8):
        browser.get(page(assessment))
    with assert_queries(7):
        browser.get(f"/en/assessments/{assessment.public_id}/")
    with assert_queries(6):
        browser.get(page(assessment, "comments/"))
