"""From an empty draft to a self-assessment that is handed in, ready for Silver, and stays as it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from excellence.assessment.models import Assessment, Submission
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, FactFactory, shipped_framework

WORDS = "Told in the yearly report that the assembly approved, pages four to nine."
REPORT = {"lane": "link", "title": "Yearly report", "address": "https://cluster-example.invalid/report"}


@pytest.mark.django_db
def test_a_team_answers_everything_says_what_came_before_and_hands_in(cast: Cast, client_of: ClientOf) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), tick=True):
        assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
        for metric, value in (("programme_recognised", "yes"), ("active_links", "4")):
            FactFactory(organisation=cast.organisation, metric_id=metric, value=value, recorded_by=cast.owner)
        owner, editor = client_of(cast.owner), client_of(cast.editor)
        answers_everything(editor, assessment)
        says_what_came_before(owner, assessment)
        is_told_what_was_forgotten(owner, assessment)
        hands_in(owner, assessment)
        cannot_change_it_any_more(editor, assessment)


def address(assessment: Assessment, rest: str) -> str:
    return f"/en/assessments/{assessment.public_id}/{rest}"


def answers_everything(browser: Client, assessment: Assessment) -> None:
    for indicator in shipped_framework().indicators:
        said = {"seen": "0", "level": "3", "justification": WORDS}
        assert browser.post(address(assessment, f"{indicator.number}/"), said).status_code == 302
        if indicator.number != "2.4":
            browser.post(address(assessment, f"{indicator.number}/evidence/"), REPORT)


def says_what_came_before(browser: Client, assessment: Assessment) -> None:
    label = {"seen": "0", "level": "bronze", "issuer": "Example Label Office", "assessed_on": "2024-07-10"}
    assert browser.post(address(assessment, "before/labels/add/"), label).status_code == 302
    for key in ("strategy_process", "performance_monitoring", "web_presence"):
        area = {"seen": "0", "area": key, "measure": f"indicator:{key}", "then": "2", "now": "3"}
        papers = {"evidence_then": "Report of 2024", "evidence_now": "Report of 2026"}
        assert browser.post(address(assessment, "before/areas/add/"), {**area, **papers}).status_code == 302


def is_told_what_was_forgotten(browser: Client, assessment: Assessment) -> None:
    html = browser.get(address(assessment, "hand-in/")).content.decode()

    assert html.count("1 thing to do before you submit") == 1
    assert html.count(f'href="{address(assessment, "2.4/#evidence")}"') == 1
    browser.post(address(assessment, "2.4/evidence/"), REPORT)


def hands_in(browser: Client, assessment: Assessment) -> None:
    html = browser.get(address(assessment, "hand-in/")).content.decode()
    (seen,) = re.findall(r'name="seen" value="([0-9a-f]+)"', html)
    signed = {"seen": seen, "name": "Olga Owner", "function": "Manager", "confirmed": "on"}

    result = browser.post(address(assessment, "hand-in/"), signed, follow=True).content.decode()

    assert result.count("Ready for Silver") == 1
    assert result.count(Submission.objects.get(assessment=assessment).sha256) == 1


def cannot_change_it_any_more(browser: Client, assessment: Assessment) -> None:
    later = browser.post(address(assessment, "2.4/"), {"seen": "1", "level": "5", "justification": "Later"})

    assert later.status_code == 422
    assert assessment.answers.get(indicator="clarity_of_roles").level == 3
