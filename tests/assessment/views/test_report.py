"""The report as a browser asks for it."""

from __future__ import annotations

import json

import pytest

from excellence.assessment.models import Assessment, Submission
from excellence.evidence.models import Item
from excellence.facts.models import Fact
from tests.assessment.views.test_handing_in import hand_in
from tests.cast import Cast, ClientOf
from tests.documents.papers import read, text_of
from tests.support.queries import Asserting


def address(assessment: Assessment, rest: str, language: str = "en") -> str:
    return f"/{language}/assessments/{assessment.public_id}/{rest}"


def test_page_leads_to_three_forms_and_six_languages(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    html = client_of(cast.reader).get(address(answered, "report/")).content.decode()

    assert [html.count(address(answered, f"report.{ending}")) for ending in ("pdf", "docx", "json")] == [2, 1, 1]
    assert html.count('hreflang="hu"') >= 1


@pytest.mark.parametrize(
    ("ending", "content_type", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF-1.7"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("json", "application/json", b"{"),
    ],
)
def test_report_is_handed_out_as_a_download(
    cast: Cast, client_of: ClientOf, answered: Assessment, ending: str, content_type: str, begins: bytes
) -> None:
    response = client_of(cast.reader).get(address(answered, f"report.{ending}"))

    name = f"pannon-example-cluster-self-assessment-draft-2025-en.{ending}"
    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    assert response["Content-Disposition"] == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert response["Cache-Control"] == "private, no-store"
    assert response.content.startswith(begins)


def test_report_speaks_the_language_of_its_address(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    pdf = client_of(cast.owner).get(address(answered, "report.pdf", "hu")).content

    assert read(pdf).root_object["/Lang"] == "hu"


def test_same_answers_give_the_same_bytes(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    for ending in ("pdf", "docx", "json"):
        mine, theirs = (
            client_of(person).get(address(answered, f"report.{ending}")).content for person in (cast.owner, cast.reader)
        )
        assert mine == theirs


@pytest.mark.parametrize("rest", ["report/", "report.pdf", "report.docx", "report.json"])
def test_people_of_another_organisation_find_no_report(
    cast: Cast, client_of: ClientOf, answered: Assessment, rest: str
) -> None:
    assert client_of(cast.outsider).get(address(answered, rest)).status_code == 404


@pytest.mark.parametrize(("rest", "statements"), [("report/", 5), ("report.json", 6), ("report.docx", 6)])
def test_report_costs_few_statements_however_much_is_answered(
    cast: Cast,
    client_of: ClientOf,
    answered: Assessment,
    assert_queries: Asserting,
    rest: str,
    statements: int,
) -> None:
    browser = client_of(cast.owner)
    browser.get(address(answered, rest))

    with assert_queries(statements):
        browser.get(address(answered, rest))


def test_json_of_the_browser_is_the_report(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    document = json.loads(client_of(cast.owner).get(address(answered, "report.json", "fr")).content)

    assert (document["language"], document["points"]) == ("fr", "120")


@pytest.mark.usefixtures("fixed_clock")
def test_report_of_what_was_handed_in_is_final_and_stays_as_it_was(
    cast: Cast, client_of: ClientOf, ready: Assessment
) -> None:
    browser = client_of(cast.owner)
    hand_in(browser, ready)
    before = browser.get(address(ready, "report.json")).content

    Item.objects.update(title="Renamed later", removed_at=ready.started_at)
    Fact.objects.update(value="1")
    after = browser.get(address(ready, "report.json")).content

    said, pdf = json.loads(before), text_of(browser.get(address(ready, "report.pdf")).content)
    assert before == after
    assert said["frozen_hash"] == Submission.objects.get().sha256
    assert (pdf.count(said["frozen_hash"]), pdf.count("Draft")) == (2, 0)
    assert {paper["title"] for each in said["indicators"] for paper in each["evidence"]} == {
        "Minutes of the board, shown on screen"
    }


@pytest.mark.usefixtures("fixed_clock")
def test_report_says_what_came_before(cast: Cast, client_of: ClientOf, ready: Assessment) -> None:
    said = json.loads(client_of(cast.owner).get(address(ready, "report.json")).content)

    assert [label["name"] for label in said["earlier_labels"]] == ["Bronze"]
    assert [(each["then"], each["now"]) for each in said["improvements"]] == [("2", "4")]
