"""What was handed in is read again, with its texts or with a word where they were erased."""

from __future__ import annotations

import json
from typing import Any

import pytest

from excellence.assessment import operations
from excellence.assessment.frozen import day_of, document_of, fates_of, values_from
from excellence.assessment.models import Assessment, Submission, SubmissionTexts
from excellence.assessment.queries import submission_of
from excellence.assessment.values import stored_values
from excellence.audit.queries import acts_about
from excellence.kernel.permissions import NotAllowed
from tests.assessment.operations.test_handing_in import hand_in
from tests.cast import Cast, ClientOf
from tests.factories.assessments import FactFactory, the_indicator
from tests.support.clock import NOW


@pytest.fixture
def submission(cast: Cast, ready: Assessment) -> Submission:
    ready.answers.filter(indicator=the_indicator("1.2").key).update(
        level=None, is_not_applicable=True, not_applicable_reason="An online community."
    )
    ready.answers.filter(indicator="clarity_of_roles").update(justification="Olga Owner leads the board.")
    FactFactory(organisation=cast.organisation, metric_id="committed_sme", value="21", source="", origin="list")
    hand_in(ready, cast)
    return submission_of(ready)


def stored_texts(change: Any) -> None:
    """Change the texts that stand beside the frozen content, past the program."""
    beside = SubmissionTexts.objects.get()
    texts = json.loads(bytes(beside.content))
    change(texts)
    SubmissionTexts.objects.update(content=json.dumps(texts).encode())


def test_values_come_back_as_they_were_frozen(ready: Assessment, submission: Submission) -> None:
    back, stored = values_from(document_of(submission)), stored_values(ready)

    assert (back.answers, back.figures, back.history) == (stored.answers, stored.figures, stored.history)
    assert back.fingerprint == stored.fingerprint


def test_day_it_was_handed_in_is_read_back(submission: Submission) -> None:
    assert day_of(document_of(submission)) == NOW.date()


def test_every_text_is_whole_at_first(submission: Submission) -> None:
    assert set(fates_of(submission).values()) == {"whole"}


def test_text_that_was_altered_is_found(ready: Assessment, submission: Submission) -> None:
    def change(texts: dict[str, dict[str, str]]) -> None:
        next(each for each in texts.values() if each["text"].startswith("Olga"))["text"] = "Nobody leads the board."

    stored_texts(change)

    assert sorted(fates_of(submission_of(ready)).values()).count("altered") == 1


def test_erased_texts_leave_hash_points_and_levels_as_they_were(
    cast: Cast, ready: Assessment, submission: Submission
) -> None:
    before = values_from(document_of(submission))

    operations.erase_texts(Assessment.objects.get(), by=cast.owner, at=NOW)

    left = submission_of(ready)
    after = values_from(document_of(left))
    assert (left.is_intact, set(fates_of(left).values())) == (True, {"erased"})
    assert after.score == before.score
    assert [level.reached for level in after.readiness(NOW.date())] == [
        level.reached for level in before.readiness(NOW.date())
    ]
    assert acts_about(ready).filter(verb="assessment.texts_erased").count() == 1


def test_erased_text_is_named_by_its_hash(cast: Cast, ready: Assessment, submission: Submission) -> None:
    digest = next(
        each["justification"]
        for each in json.loads(bytes(submission.content))["answers"]
        if each["indicator"] == "clarity_of_roles"
    )

    operations.erase_texts(Assessment.objects.get(), by=cast.owner, at=NOW)

    said = values_from(document_of(submission_of(ready))).answers["clarity_of_roles"].justification
    assert said == f"erased ({digest[:8]})"
    assert set(ready.answers.values_list("justification", flat=True)) == {""}


@pytest.mark.parametrize("role", ["editor", "reader", "outsider"])
def test_only_administrators_erase_texts(cast: Cast, submission: Submission, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.erase_texts(Assessment.objects.get(), by=cast.member(role), at=NOW)

    assert SubmissionTexts.objects.count() == 1


def test_texts_of_a_draft_are_not_erased(cast: Cast, ready: Assessment) -> None:
    with pytest.raises(NotAllowed):
        operations.erase_texts(ready, by=cast.owner, at=NOW)


def test_pages_say_what_became_of_the_texts(
    cast: Cast, client_of: ClientOf, ready: Assessment, submission: Submission
) -> None:
    operations.erase_texts(Assessment.objects.get(), by=cast.owner, at=NOW)

    html = client_of(cast.reader).get(f"/en/assessments/{ready.public_id}/result/").content.decode()

    assert html.count(f"{len(fates_of(submission_of(ready)))} texts were erased.") == 1


def test_figure_from_the_list_says_so_wherever_the_submission_is_read(
    cast: Cast, client_of: ClientOf, ready: Assessment, submission: Submission
) -> None:
    browser = client_of(cast.owner)

    report = browser.get(f"/en/assessments/{ready.public_id}/report.json").json()
    page = browser.get(f"/en/assessments/{ready.public_id}/{the_indicator('1.1.1').number}/").content.decode()

    figures = {
        figure["key"]: (figure["origin"], figure["said_source"])
        for indicator in report["indicators"]
        for figure in indicator["figures"]
    }
    assert figures["committed_sme"] == ("list", "From the participant list, 15 January 2025")
    assert figures["participants"] == ("typed", "Register of participants")
    assert page.count("From the participant list, 15 January 2025") == 1
