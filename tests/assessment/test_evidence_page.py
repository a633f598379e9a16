"""The page on which evidence is added: what it proposes, what it takes, what it refuses and says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from excellence.assessment.models import Assessment
from excellence.evidence.models import Item
from excellence.files.models import StoredFile
from excellence.kernel.clock import today
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.files import samples

NUMBER = "4.1.6"
FILE = {"lane": "file", "names_people": "no"}
CHOSEN = re.compile(r'<input type="radio" name="lane" value="(\w+)"[^>]* checked')


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


@pytest.fixture
def kept(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "kept"
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend, "OPTIONS": {"location": folder}}}
    return folder


def page(assessment: Assessment, number: str = NUMBER, rest: str = "evidence/") -> str:
    return f"/en/assessments/{assessment.public_id}/{number}/{rest}"


def add(browser: Client, assessment: Assessment, **given: Any) -> HttpResponse:
    return browser.post(page(assessment), given)


def paper(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("number", "lane", "why"),
    [
        ("4.1.6", "file", "“Saved here” is proposed: a saved file counts in full"),
        ("2.2.1", "interview", "is proposed, because this indicator is about your team"),
    ],
)
def test_page_proposes_a_lane_and_says_why(
    cast: Cast, client_of: ClientOf, assessment: Assessment, number: str, lane: str, why: str
) -> None:
    html = client_of(cast.editor).get(page(assessment, number)).content.decode()

    assert (CHOSEN.findall(html), html.count(why)) == ([lane], 1)


def test_lane_chosen_by_the_person_stays_when_something_is_refused(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    response = client_of(cast.editor).post(page(assessment, "2.2.1"), {"lane": "link", "title": "Our team"})

    html = response.content.decode()
    assert (response.status_code, CHOSEN.findall(html)) == (422, ["link"])
    assert html.count('value="Our team"') == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("page.txt", b"<html><script>alert(1)</script>", "The content is a web page, a drawing in SVG or a script"),
        ("drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "The content is a web page, a drawing in SVG"),
        ("report.pdf", b"MZ\x90\x00\x03" + b"\x00" * 200, "Files of this kind"),
        ("report.pdf", samples.png(), "The name ends in .pdf, but the content is that of a PNG file."),
        ("report.pdf", samples.pdf(password="secret"), "The document is protected by a password"),
        ("report.pdf", samples.pdf()[:60], "The PDF file is damaged and cannot be read."),
        ("report.pdf", samples.pdf_with_script(), "The PDF contains a script"),
        ("report.pdf", samples.pdf_with_file("listed"), "The PDF carries other files inside"),
        ("plan.docx", samples.office("docx", {"word/vbaProject.bin": b"\x00"}), "The document contains macros"),
        ("papers.zip", samples.packed({"a.pdf": samples.pdf()}), "This is an archive of files."),
        (
            "plan.docx",
            samples.office("docx", {"a.bin": b"\x00" * 30_000_000}),
            "too large or too complicated to be examined",
        ),
    ],
    ids=[
        "web page",
        "drawing",
        "program",
        "other kind",
        "locked",
        "damaged",
        "script",
        "attachment",
        "macros",
        "archive",
        "bomb",
    ],
)
def test_file_that_could_do_harm_is_refused_at_the_field_and_nothing_is_stored(
    cast: Cast, client_of: ClientOf, assessment: Assessment, kept: Path, name: str, content: bytes, sentence: str
) -> None:
    response = add(client_of(cast.editor), assessment, **FILE, title="Our plan", upload=paper(name, content))

    html = response.content.decode()
    assert response.status_code == 422
    assert html.count(sentence) == 2  # in the summary and at the field
    assert html.count('value="Our plan"') == 1
    assert (Item.objects.count(), StoredFile.objects.count(), list(kept.rglob("*"))) == (0, 0, [])


def test_file_far_too_large_is_refused_in_words(
    cast: Cast, client_of: ClientOf, assessment: Assessment, kept: Path, settings: Settings
) -> None:
    settings.FILES_MAX_BYTES = 1024 * 1024
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    upload = paper("notes.txt", b"a" * 3 * 1024 * 1024)

    response = add(client_of(cast.editor), assessment, **FILE, upload=upload)

    assert response.content.decode().count("The file is larger than 1 MB.") == 2
    assert (response.status_code, StoredFile.objects.count()) == (422, 0)


def test_file_of_which_it_is_not_said_whether_people_are_named_is_refused_at_the_question(
    cast: Cast, client_of: ClientOf, assessment: Assessment, kept: Path
) -> None:
    response = add(client_of(cast.editor), assessment, lane="file", upload=paper("minutes.txt", b"Minutes"))

    html = response.content.decode()
    assert response.status_code == 422
    assert html.count("Are people named in the file? Say whether people are named in the file.") == 1
    assert (Item.objects.count(), list(kept.rglob("*"))) == (0, [])


def test_file_is_kept_under_a_name_that_tells_nothing_and_shown_with_its_checksum(
    cast: Cast, client_of: ClientOf, assessment: Assessment, kept: Path
) -> None:
    browser = client_of(cast.editor)

    add(browser, assessment, lane="file", names_people="yes", upload=paper("Staff of Pannon.txt", b"Staff"))

    html = browser.get(page(assessment, rest="")).content.decode()
    stored = StoredFile.objects.get()
    (name,) = [path.name for path in kept.rglob("*") if path.is_file()]
    assert re.fullmatch(r"[0-9a-f]{40}", name)
    assert html.count(stored.sha256) == 1
    assert html.count("People are named") == 1


def test_last_day_is_stored_with_the_paper_and_named_in_the_overview(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    browser, last = client_of(cast.editor), today() + timedelta(days=20)

    add(browser, assessment, lane="interview", title="Contract with the house", good_until=last.isoformat())

    html = browser.get(f"/en/assessments/{assessment.public_id}/").content.decode()
    assert Item.objects.get().good_until == last
    assert html.count("1 document ends within 60 days:") == 1
    assert html.count(f'<a href="{page(assessment, rest="#evidence")}">{NUMBER} Contract with the house</a>') == 1


def test_last_day_far_away_is_not_named_in_the_overview(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    browser = client_of(cast.editor)

    add(browser, assessment, lane="interview", title="Contract", good_until=date(2999, 12, 31).isoformat())

    assert browser.get(f"/en/assessments/{assessment.public_id}/").content.decode().count("within 60 days") == 0


def test_reader_is_told_why_nothing_is_added(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    response = add(client_of(cast.reader), assessment, lane="interview", title="Contract")

    said = "Only administrators and editors may answer, and only while the self-assessment is a draft."
    assert (response.status_code, response.content.decode().count(said)) == (422, 1)
    assert Item.objects.count() == 0


@pytest.mark.parametrize(("role", "offered"), [("editor", 1), ("reader", 0)])
def test_form_is_offered_to_those_who_may_add(
    cast: Cast, client_of: ClientOf, assessment: Assessment, role: str, offered: int
) -> None:
    html = client_of(cast.member(role)).get(page(assessment)).content.decode()

    sentence = "Evidence is added by administrators and editors, while the self-assessment is a draft."
    assert (html.count('name="lane" value="file"'), html.count(sentence)) == (offered, 1 - offered)
