"""Lists that come and go as files."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from excellence.participants.models import Participant, Upload
from tests.cast import Cast, ClientOf
from tests.factories.participants import ParticipantFactory, UploadFactory
from tests.participants.reading.words import csv_of, xlsx_of
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("_spring")

HEAD = ("Name", "Kind", "Town")


@pytest.fixture
def _spring() -> object:
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False):
        yield


def page(cast: Cast, rest: str = "", language: str = "en") -> str:
    return f"/{language}/organisations/{cast.organisation.public_id}/participants/{rest}"


def content(response: HttpResponse) -> bytes:
    return response.content


def test_file_is_looked_at_and_then_stored(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    file = SimpleUploadedFile("list.xlsx", xlsx_of(HEAD, ("Alfa", "sme", "Győr"), ("Beta", "rocket", "")))

    sent = browser.post(page(cast, "upload/"), {"file": file})
    looked = browser.get(sent["Location"])
    before = Participant.objects.count()
    stored = browser.post(sent["Location"], {"seen": looked.context["preview"].fingerprint})

    html = looked.content.decode()
    assert ("Store 1, leave out 1" in html, "“rocket” is not known under “Kind”." in html) == (True, True)
    assert (before, stored["Location"]) == (0, page(cast))
    assert list(Participant.objects.values_list("name", flat=True)) == ["Alfa"]


def test_reason_is_said_in_the_readers_language(cast: Cast, client_of: ClientOf) -> None:
    file = SimpleUploadedFile("list.csv", csv_of(HEAD, ("Alfa", "sme", "x")))
    other = SimpleUploadedFile("list.pdf", b"%PDF-1.4 nothing")

    browser = client_of(cast.editor)
    sent = browser.post(page(cast, "upload/", "hu"), {"file": file})
    refused = browser.post(page(cast, "upload/", "hu"), {"file": other})

    assert sent["Location"].startswith("/hu/")
    assert refused.status_code == 422
    assert "sem XLSX, sem CSV" in refused.content.decode()


def test_refused_file_is_said_at_the_field_and_stores_nothing(cast: Cast, client_of: ClientOf) -> None:
    file = SimpleUploadedFile("list.csv", csv_of((*HEAD[:2], "E-mail"), ("Alfa", "sme", "a@b.invalid")))

    response = client_of(cast.editor).post(page(cast, "upload/"), {"file": file})

    assert response.status_code == 422
    assert response.context["form"].errors["file"][0].startswith("The column “E-mail” looks like names, addresses")
    assert (Upload.objects.count(), Participant.objects.count()) == (0, 0)


def test_form_without_a_file_asks_for_one(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.editor).post(page(cast, "upload/"), {})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


def test_preview_confirmed_after_the_list_changed_is_shown_again(cast: Cast, client_of: ClientOf) -> None:
    upload = UploadFactory(organisation=cast.organisation, by=cast.editor)

    response = client_of(cast.editor).post(page(cast, f"upload/{upload.public_id}/"), {"seen": "another"})

    assert (response.status_code, Participant.objects.count()) == (422, 0)
    assert "The list was changed after you looked at this page" in response.content.decode()


def test_preview_of_another_organisation_is_not_found(cast: Cast, client_of: ClientOf) -> None:
    theirs = UploadFactory(organisation=cast.other_organisation, by=cast.outsider)

    assert client_of(cast.editor).get(page(cast, f"upload/{theirs.public_id}/")).status_code == 404
    assert client_of(cast.editor).post(page(cast, f"upload/{theirs.public_id}/discard/")).status_code == 404
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_preview_costs_three_statements(cast: Cast, client_of: ClientOf, assert_queries: Asserting, rows: int) -> None:
    ParticipantFactory.create_batch(rows, organisation=cast.organisation)
    upload = UploadFactory(organisation=cast.organisation, by=cast.editor)
    browser = client_of(cast.editor)

    with assert_queries(3):
        browser.get(page(cast, f"upload/{upload.public_id}/"))


@pytest.mark.parametrize("language", ["ca", "en", "fr", "de", "hu", "es"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_list_handed_out_reads_in_as_the_same_list(cast: Cast, client_of: ClientOf, language: str, kind: str) -> None:
    ParticipantFactory(
        organisation=cast.organisation,
        name="=Alfa & Társa",
        size="small",
        left="2025-06",
        left_why="merged",
        met_on=["2024-01-09", "2025-06"],
        projects=[{"name": "Drive", "began": "2024", "ended": ""}, {"name": "Solo", "began": "", "ended": ""}],
        distance_km="12.5",
    )
    browser = client_of(cast.editor)
    handed_out = content(browser.get(page(cast, f"list.{kind}", language)))
    file = SimpleUploadedFile(f"list.{kind}", handed_out)

    sent = browser.post(page(cast, "upload/"), {"file": file})
    preview = browser.get(sent["Location"]).context["preview"]

    assert (preview.same, preview.added, preview.changed, preview.refused) == (1, [], [], [])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_handed_out_is_computed(cast: Cast, client_of: ClientOf, sign: str) -> None:
    ParticipantFactory(organisation=cast.organisation, name=f"{sign}cmd|' /C calc'!A0")
    browser = client_of(cast.reader)

    text = content(browser.get(page(cast, "list.csv"))).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(content(browser.get(page(cast, "list.xlsx")))))

    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1][0] == f"'{sign}cmd|' /C calc'!A0"
    assert (book.worksheets[0]["A2"].data_type, book.worksheets[0]["A2"].value[0]) == ("s", "'")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_template_holds_headings_and_no_example_row(cast: Cast, client_of: ClientOf, kind: str) -> None:
    response = client_of(cast.reader).get(page(cast, f"template.{kind}"))

    body = content(response)
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    else:
        book = openpyxl.load_workbook(io.BytesIO(body))
        rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
        assert [sheet.title for sheet in book.worksheets] == ["Participants", "How to fill it in"]
    assert (len(rows), rows[0][:3]) == (1, ["Name", "Kind", "Size"])
    assert response["Content-Disposition"] == f'attachment; filename="participant-list-template.{kind}"'


def test_list_of_another_kind_is_not_found(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.reader).get(page(cast, "list.pdf")).status_code == 404
