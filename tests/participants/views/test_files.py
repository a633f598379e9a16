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
from django.test import Client

from excellence.participants.forms import ChoicesForm
from excellence.participants.models import ListChange, Participant, Upload
from tests.cast import Cast, ClientOf
from tests.documents.tables.made import csv_of, xlsx_of
from tests.factories.participants import ParticipantFactory, UploadFactory
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("_spring")

HEAD = ("Name", "Kind", "Town")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 of 1997"


@pytest.fixture
def _spring() -> object:
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False):
        yield


def page(cast: Cast, rest: str = "", language: str = "en") -> str:
    return f"/{language}/organisations/{cast.organisation.public_id}/participants/{rest}"


def content(response: HttpResponse) -> bytes:
    return response.content


def load(browser: Client, cast: Cast, *rows: tuple[str, ...], language: str = "en") -> str:
    """Load a list; the address of the page that follows."""
    file = SimpleUploadedFile("list.csv", csv_of(*rows))
    sent: str = browser.post(page(cast, "upload/", language), {"file": file})["Location"]
    return sent


def sent_by(form: ChoicesForm, **changed: str) -> dict[str, str]:
    """What a page of choices sends when a person presses Continue, with what they changed."""
    return {name: form[name].value() or "" for name in form.fields} | changed


def names() -> list[str]:
    return list(Participant.objects.order_by("folded").values_list("name", flat=True))


def test_file_that_is_clear_is_looked_at_and_then_stored(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    file = SimpleUploadedFile("list.xlsx", xlsx_of(HEAD, ("Alfa", "sme", "Győr"), ("", "sme", "")))

    sent = browser.post(page(cast, "upload/"), {"file": file})["Location"]
    looked = browser.get(sent)
    before = Participant.objects.count()
    stored = browser.post(sent, {"seen": looked.context["preview"].fingerprint})

    html = looked.content.decode()
    assert ("Save 1 row" in html, "“Name” is empty." in html, "Kind: Small or medium-sized company" in html) == (
        True,
    ) * 3
    assert (before, stored["Location"], names()) == (0, page(cast), ["Alfa"])


def test_loaded_list_is_undone_from_the_list(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    sent = load(browser, cast, HEAD, ("Alfa", "sme", ""))
    browser.post(sent, {"seen": browser.get(sent).context["preview"].fingerprint})

    shown = browser.get(page(cast)).content.decode()
    undone = browser.post(page(cast, f"undo/{ListChange.objects.get().public_id}/"), follow=True)

    assert ("List loaded: list.csv" in shown, names()) == (True, [])
    assert "1 participant is as it was before." in undone.content.decode()


def test_words_that_are_not_known_are_asked_once_and_remembered(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    rows = [(f"Alfa {number}", "Empresa", str(100 + 100 * number)) for number in range(3)]
    sent = load(browser, cast, ("Name", "Kind", "Staff"), *rows, ("Beta", "Clube", ""))
    form = browser.get(sent).context["form"]
    words = {bound.label: (bound.help_text, bound.value()) for bound in form.word_fields}
    clube = next(bound.html_name for bound in form.word_fields if bound.label == "“Clube”")

    went_on = browser.post(sent, sent_by(form, **{clube: "other"}))
    browser.post(went_on["Location"], {"seen": browser.get(went_on["Location"]).context["preview"].fingerprint})

    assert sent.endswith("/choices/")
    assert words == {"“Empresa”": ("Kind, 3 rows", "by_staff"), "“Clube”": ("Kind, 1 row", "")}
    assert sorted(Participant.objects.values_list("category", flat=True)) == ["large", "other", "sme", "sme"]


def test_list_without_kinds_has_one_kind_for_all(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    sent = load(browser, cast, ("Ticker", "Security"), ("AB", "Alfa"), ("CD", "Beta"))
    form = browser.get(sent).context["form"]

    refused = browser.post(sent, sent_by(form, category="large"))
    went_on = browser.post(sent, sent_by(form, category="large", **{"column-1": "name"}))
    browser.post(went_on["Location"], {"seen": browser.get(went_on["Location"]).context["preview"].fingerprint})

    assert (refused.status_code, refused.context["form"]["category"].value()) == (422, "large")
    assert "Choose which column holds the names of the organisations." in refused.content.decode()
    assert list(Participant.objects.values_list("name", "category")) == [("Alfa", "large"), ("Beta", "large")]


def test_two_columns_of_one_meaning_are_both_named(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    sent = load(browser, cast, ("Company", "Member", "Kind"), ("Alfa", "Beta", "sme"))
    form = browser.get(sent).context["form"]

    refused = browser.post(sent, sent_by(form, **{"column-1": "name"}))
    went_on = browser.post(sent, sent_by(form))

    assert refused.context["form"].errors["column-1"] == [
        "“Company” and “Member” cannot both be this. Choose one of them."
    ]
    assert browser.get(went_on["Location"]).context["preview"].notes == [
        "“Company” and “Member” mean the same: read is “Company”."
    ]


def test_column_chosen_by_a_person_has_its_words_asked_before_going_on(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    sent = load(browser, cast, ("Name", "What it is"), ("Alfa", "Clube"))
    form = browser.get(sent).context["form"]

    asked = browser.post(sent, sent_by(form, **{"column-1": "category"}))
    again = sent_by(asked.context["form"], **{asked.context["form"].word_fields[0].html_name: "other"})
    went_on = browser.post(sent, again)

    assert (asked.status_code, asked.context["form"].word_fields[0].label) == (422, "“Clube”")
    assert browser.get(went_on["Location"]).context["preview"].added_count == 1


def test_columns_about_persons_are_left_out_and_told_once(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)

    sent = load(browser, cast, (*HEAD[:2], "E-mail", "Phone"), ("Alfa", "sme", "a@b.invalid", "0351 12345"))

    notes = browser.get(sent).context["preview"].notes
    assert notes == ["Columns about persons are not read: “E-mail”, “Phone”. This list holds organisations only."]


def test_refused_rows_stand_in_one_line_for_each_reason(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    file = SimpleUploadedFile("list.csv", csv_of(HEAD[:1], *[(f"Alfa {number}",) for number in range(5_000)]))
    sent = browser.post(page(cast, "upload/"), {"file": file})["Location"]

    went_on = browser.post(sent, sent_by(browser.get(sent).context["form"]))
    looked = browser.get(went_on["Location"])

    groups = looked.context["preview"].refused
    assert [(group.why, group.count) for group in groups] == [("The kind of organisation is missing.", 5_000)]
    assert len(looked.content) < 60_000


def test_cells_that_stay_unknown_are_told_by_column(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)

    sent = load(browser, cast, ("Name", "Kind", "Joined"), ("Alfa", "sme", "soon"), ("Beta", "sme", "05/31/2024"))

    html = browser.get(sent).content.decode()
    assert ("“soon” in row 2" in html, "“05/31/2024” in row 3" in html) == (True, True)


def test_preview_writes_values_in_the_readers_language(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)

    sent = load(browser, cast, ("Name", "Kind", "Distance"), ("Alfa", "sme", "12.5"), language="de")

    assert "12,5" in browser.get(sent).content.decode()


def test_choices_of_another_organisation_are_not_found(cast: Cast, client_of: ClientOf) -> None:
    theirs = UploadFactory(organisation=cast.other_organisation, by=cast.outsider)

    assert client_of(cast.editor).post(page(cast, f"upload/{theirs.public_id}/choices/"), {}).status_code == 404


def test_refused_file_is_said_once_at_the_field_and_stores_nothing(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.editor).post(page(cast, "upload/"), {"file": SimpleUploadedFile("a.xls", OLD_WORKBOOK)})

    html = response.content.decode()
    assert (response.status_code, html.count('class="notice is-error'), Upload.objects.count()) == (422, 1, 0)
    assert response.context["form"].errors["file"][0].startswith("This file is neither XLSX nor CSV.")


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


def test_template_loaded_as_it_is_adds_nobody(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.editor)
    file = SimpleUploadedFile("template.xlsx", content(browser.get(page(cast, "template.xlsx", "hu"))))

    sent = browser.post(page(cast, "upload/"), {"file": file})["Location"]

    preview = browser.get(sent).context["preview"]
    assert (preview.to_save, preview.refused_count, preview.notes) == (
        0,
        0,
        ["Sheet “Résztvevők” was read.", "2 example rows of the template are left out."],
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_template_holds_headings_and_two_examples(cast: Cast, client_of: ClientOf, kind: str) -> None:
    response = client_of(cast.reader).get(page(cast, f"template.{kind}"))

    body = content(response)
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    else:
        book = openpyxl.load_workbook(io.BytesIO(body))
        rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
        assert [sheet.title for sheet in book.worksheets] == ["Participants", "How to fill it in", "Lists"]
    assert (len(rows), rows[0][:3]) == (3, ["Name", "Kind", "Size or number of staff"])
    assert response["Content-Disposition"] == f'attachment; filename="participant-list-template.{kind}"'


def test_list_of_another_kind_is_not_found(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.reader).get(page(cast, "list.pdf")).status_code == 404
