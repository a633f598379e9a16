"""Submissions of every format ever written are read for ever: bytes, result and report."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from excellence.assessment.frozen import document_of
from excellence.assessment.models import Assessment, Submission, SubmissionTexts
from excellence.assessment.queries import assessments_visible_to
from excellence.assessment.reports.sheet import Sheet, sheet_of
from excellence.kernel.clock import today
from excellence.method.labels import result_document
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, shipped_version
from tests.support.clock import NOW

GOLDEN = Path(__file__).parent / "golden"
HASHES = {name: digest for digest, name in map(str.split, (GOLDEN / "SHA256SUMS").read_text().splitlines())}

every_golden = pytest.mark.parametrize("name", sorted(HASHES))


def submitted(name: str, cast: Cast) -> Assessment:
    """A submission with the golden bytes, as if the cast's owner had made it."""
    content = (GOLDEN / name).read_bytes()
    document = json.loads(content)
    assessment = AssessmentFactory(
        organisation=cast.organisation,
        started_by=cast.owner,
        year=int(document["year"]),
        state="submitted",
        framework_version=shipped_version(document["framework"]["version"]),
    )
    assert assessment.framework_version.rules_hash == document["framework"]["rules_hash"]
    submission = Submission.objects.create(
        assessment=assessment,
        content=content,
        sha256=HASHES[name],
        language=document["texts"]["language"],
        texts_hash=document["texts"]["hash"],
        statement="It is true and complete.",
        signed_name="Olga Owner",
        signed_function="Manager",
        submitted_by=cast.owner,
        submitted_at=NOW,
    )
    if (beside := GOLDEN / name.replace(".json", ".texts.json")).exists():
        SubmissionTexts.objects.create(submission=submission, content=beside.read_bytes())
    return assessment


def sheet(assessment: Assessment, cast: Cast) -> Sheet:
    return sheet_of(assessments_visible_to(cast.owner, "en").get(pk=assessment.pk))


def report(assessment: Assessment, browser: Any) -> dict[str, Any]:
    document: dict[str, Any] = browser.get(f"/en/assessments/{assessment.public_id}/report.json").json()
    return document


def only(document: Any, frozen: Any) -> Any:
    """The part of a document that is frozen too."""
    if isinstance(frozen, dict):
        return {name: only(document[name], part) for name, part in frozen.items()}
    if isinstance(frozen, list):
        return [only(mine, part) for mine, part in zip(document, frozen, strict=True)]
    return document


@every_golden
def test_golden_bytes_have_the_hash_they_were_handed_in_with(name: str) -> None:
    assert sha256((GOLDEN / name).read_bytes()).hexdigest() == HASHES[name]


def test_every_golden_file_has_its_hash() -> None:
    assert {path.name for path in GOLDEN.glob("format-*.json") if ".texts" not in path.name} == set(HASHES)


@every_golden
def test_golden_result_is_worked_out_again(cast: Cast, name: str) -> None:
    read = sheet(submitted(name, cast), cast)

    frozen = json.loads((GOLDEN / name).read_bytes())["result"]

    assert result_document(read.score, read.values.readiness(read.day(today())), read.values.checks()) == frozen


@every_golden
def test_report_says_what_is_frozen_in_the_same_words(cast: Cast, client_of: ClientOf, name: str) -> None:
    frozen = json.loads((GOLDEN / name).read_bytes())
    assessment = submitted(name, cast)

    said = report(assessment, client_of(cast.owner))

    assert (said["day"], said["frozen_hash"]) == (frozen["handed_in_on"], HASHES[name])
    assert only(said, frozen["result"]) == frozen["result"]
    assert [
        (each["key"], each["justification"], [paper["title"] for paper in each["evidence"]])
        for each in said["indicators"]
    ] == [
        (each["indicator"], each.get("justification", ""), [paper["title"] for paper in each["evidence"]])
        for each in document_of(assessment.submission)["answers"]
    ]
