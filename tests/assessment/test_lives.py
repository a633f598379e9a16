"""Setting a self-assessment aside and taking it up again, as people do it on the pages."""

from __future__ import annotations

import pytest

from excellence.assessment.models import Assessment
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.support.clock import NOW


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def page(assessment: Assessment, rest: str = "") -> str:
    return f"/en/assessments/{assessment.public_id}/{rest}"


@pytest.mark.usefixtures("fixed_clock")
def test_starting_leads_to_the_new_self_assessment(cast: Cast, client_of: ClientOf) -> None:
    address = f"/en/assessments/start/{cast.organisation.public_id}/"

    response = client_of(cast.editor).post(address, {"year": "2026"})

    started = Assessment.objects.get()
    assert (response["Location"], started.year, started.started_by) == (page(started), 2026, cast.editor)
    assert started.started_at == NOW


@pytest.mark.usefixtures("fixed_clock")
def test_starting_twice_leads_to_what_is_there(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    address = f"/en/assessments/start/{cast.organisation.public_id}/"

    response = client_of(cast.owner).post(address, {"year": "2025"}, follow=True)

    said = "You already have a self-assessment for 2025. Continue it."
    assert response.content.decode().count(said) == 1
    assert Assessment.objects.count() == 1


def test_discarded_draft_is_kept_and_read_only(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser = client_of(cast.owner)

    discarded = browser.post(page(assessment, "discard/"), follow=True)
    refused = browser.post(page(assessment, "2.4/"), {"seen": "0", "level": "3"})

    html = discarded.content.decode()
    assert html.count("Nothing of it is lost: you can resume it.") == 1
    assert html.count("Take it up again") == 1
    assert (refused.status_code, assessment.answers.exclude(level=None).count()) == (422, 0)


def test_discarding_twice_is_said_and_harmless(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    client_of(cast.owner).post(page(assessment, "discard/"))

    response = client_of(cast.editor).post(page(assessment, "discard/"), follow=True)

    assert response.status_code == 200
    assert response.content.decode().count('class="notice is-error') == 1
    assert Assessment.objects.get().state == "discarded"


def test_taking_up_leads_back_into_the_draft(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser = client_of(cast.editor)
    browser.post(page(assessment, "discard/"))

    response = browser.post(page(assessment, "take-up/"))

    assert (response["Location"], Assessment.objects.get().state) == (page(assessment), "draft")


def test_taking_up_is_refused_when_another_was_started_meanwhile(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    browser = client_of(cast.owner)
    browser.post(page(assessment, "discard/"))
    AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)

    response = browser.post(page(assessment, "take-up/"), follow=True)

    said = f"You already have a self-assessment for {assessment.year}. Continue it."
    assert response.content.decode().count(said) == 1
    assert Assessment.objects.get(pk=assessment.pk).state == "discarded"


@pytest.mark.parametrize(("act", "state"), [("discard", "draft"), ("take-up", "discarded")])
def test_reader_is_told_and_changes_nothing(
    cast: Cast, client_of: ClientOf, assessment: Assessment, act: str, state: str
) -> None:
    Assessment.objects.update(state=state)

    response = client_of(cast.reader).post(page(assessment, f"{act}/"), follow=True)

    said = "Only administrators and editors of the organisation may pause or resume a self-assessment."
    assert response.content.decode().count(said) == 1
    assert Assessment.objects.get().state == state


def test_exception_is_stored_with_its_reason(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    data = {"seen": "0", "not_applicable": "on", "reason": "An online community without a place."}

    client_of(cast.editor).post(page(assessment, "1.2/"), data)

    answer = assessment.answers.get(indicator="geographical_concentration")
    assert (answer.is_not_applicable, answer.not_applicable_reason, answer.level) == (
        True,
        "An online community without a place.",
        None,
    )


@pytest.mark.parametrize(
    ("number", "data", "sentence"),
    [
        ("2.4", {"not_applicable": "on", "reason": "Too small."}, "it cannot be left out."),
        ("1.2", {"not_applicable": "on", "reason": "x" * 501}, "at most 500 are saved."),
        ("1.2", {"level": "2", "justification": "x" * 1501}, "at most 1500 are saved."),
    ],
)
def test_answer_refused_says_so_and_keeps_what_was_typed(
    cast: Cast, client_of: ClientOf, assessment: Assessment, number: str, data: dict[str, str], sentence: str
) -> None:
    response = client_of(cast.editor).post(page(assessment, f"{number}/"), {"seen": "0", **data})

    html = response.content.decode()
    typed = data.get("justification") or data["reason"]
    assert response.status_code == 422
    assert (html.count(sentence) > 0, html.count(typed) > 0) == (True, number == "1.2")
    assert assessment.answers.exclude(version=0).count() == 0
