"""The doors to evidence: a paper goes to those who may see it, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from excellence.audit.queries import acts_about
from excellence.evidence import operations
from excellence.evidence.models import Item
from excellence.files.storing import evidence_storage
from tests.cast import Cast, ClientOf
from tests.factories.assessments import ItemFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def paper(cast: Cast) -> Item:
    upload = SimpleUploadedFile("minutes.txt", b"Minutes of the board", "text/plain")
    return operations.add_file(
        cast.organisation, upload=upload, title="Minutes", names_people=False, by=cast.editor, at=NOW
    )


def page(item: Item, rest: str) -> str:
    return f"/en/evidence/{item.public_id}/{rest}/"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("owner", 200),
        ("editor", 200),
        ("reader", 200),
        ("outsider", 404),
        ("newcomer", 404),
        ("administrator", 404),
        ("stranger", 302),
    ],
)
def test_paper_is_handed_to_those_who_work_for_the_organisation(
    cast: Cast, client_of: ClientOf, paper: Item, role: str, status: int
) -> None:
    assert client_of(cast.member(role)).get(page(paper, "file")).status_code == status


def test_paper_is_downloaded_and_never_shown_in_the_page(cast: Cast, client_of: ClientOf, paper: Item) -> None:
    response = client_of(cast.reader).get(page(paper, "file"))

    assert response.content == b"Minutes of the board"
    assert response["Content-Disposition"].split(";")[0] == "attachment"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.csv"])
def test_paper_that_reads_like_a_page_further_down_is_still_handed_out_as_what_it_was_examined_as(
    cast: Cast, client_of: ClientOf, name: str
) -> None:
    content = b"Minutes\n" * 1000 + b"<script>alert(1)</script>"
    upload = SimpleUploadedFile(name, content, "text/html")
    item = operations.add_file(
        cast.organisation, upload=upload, title="Minutes", names_people=False, by=cast.editor, at=NOW
    )

    response = client_of(cast.reader).get(page(item, "file"))

    headers = [response[header] for header in ("Content-Type", "X-Content-Type-Options")]

    assert headers == ["text/plain" if name.endswith(".txt") else "text/csv", "nosniff"]


@pytest.mark.parametrize("left", [b"Minutes of the bored", None])
def test_file_that_was_changed_or_lost_is_not_handed_out_and_recorded(
    cast: Cast, client_of: ClientOf, paper: Item, left: bytes | None
) -> None:
    assert paper.file is not None
    evidence_storage().delete(paper.file.storage_name)
    if left is not None:
        evidence_storage().save(paper.file.storage_name, ContentFile(left))

    response = client_of(cast.reader).get(page(paper, "file"))

    said = "This file was changed or lost after it was saved here, so it is not handed out."
    assert (response.status_code, response.content.decode().count(said)) == (410, 1)
    assert [act.verb for act in acts_about(paper)].count("evidence.found_changed") == 1


def test_removed_paper_is_handed_to_nobody(cast: Cast, client_of: ClientOf, paper: Item) -> None:
    operations.remove_item(paper, by=cast.editor, at=NOW)

    assert client_of(cast.owner).get(page(paper, "file")).status_code == 404


def test_note_has_no_paper(cast: Cast, client_of: ClientOf) -> None:
    note = ItemFactory(organisation=cast.organisation, added_by=cast.owner)

    assert client_of(cast.owner).get(page(note, "file")).status_code == 404


def test_reader_is_told_why_nothing_is_removed(cast: Cast, client_of: ClientOf, paper: Item) -> None:
    response = client_of(cast.reader).post(page(paper, "remove"), {"back": "/en/desk/"}, follow=True)

    said = "Only administrators and editors of an organisation may change its evidence."
    assert response.content.decode().count(said) == 1
    assert Item.objects.get().removed_at is None


def test_second_of_two_who_remove_is_told_that_it_is_gone(cast: Cast, client_of: ClientOf, paper: Item) -> None:
    client_of(cast.owner).post(page(paper, "remove"))

    response = client_of(cast.editor).post(page(paper, "remove"), {"back": "/en/desk/"}, follow=True)

    assert response.content.decode().count("This piece of evidence is removed already.") == 1


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/en/desk/", "/en/desk/"),
        ("", "/"),
        ("https://elsewhere.invalid/", "/"),
        ("//elsewhere.invalid/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_removal_leads_back_to_a_page_of_ours_only(
    cast: Cast, client_of: ClientOf, paper: Item, back: str, leads_to: str
) -> None:
    response = client_of(cast.editor).post(page(paper, "remove"), {"back": back})

    assert response["Location"] == leads_to


@pytest.mark.parametrize("act", ["remove", "put-back"])
def test_people_of_another_organisation_change_nothing(cast: Cast, client_of: ClientOf, paper: Item, act: str) -> None:
    response = client_of(cast.outsider).post(page(paper, act))

    assert (response.status_code, Item.objects.get().removed_at) == (404, None)
