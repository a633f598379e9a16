"""What the form for evidence takes, lane by lane."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from excellence.evidence.forms import EvidenceForm

PAPER = SimpleUploadedFile("minutes.txt", b"Minutes")


def mistakes(**data: str) -> dict[str, list[str]]:
    return dict(EvidenceForm(data).errors)


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({"lane": "file"}, "upload", "Choose the file to store here."),
        ({"lane": "link"}, "address", "Give the address of the page."),
        ({"lane": "interview"}, "title", "Say what you will show at the interview."),
        ({}, "lane", "This field is required."),
    ],
)
def test_lane_asks_for_what_it_needs_at_that_field(data: dict[str, str], field: str, sentence: str) -> None:
    assert mistakes(**data) == {field: [sentence]}


def test_mistake_in_an_address_is_said_once() -> None:
    assert mistakes(lane="link", address="not an address") == {"address": ["Enter a valid URL."]}


def test_address_without_scheme_is_taken_as_encrypted() -> None:
    form = EvidenceForm({"lane": "link", "address": "cluster-example.invalid/plan"})

    assert form.is_valid()
    assert form.cleaned_data["address"] == "https://cluster-example.invalid/plan"


def test_file_is_taken_without_title() -> None:
    assert EvidenceForm({"lane": "file"}, {"upload": PAPER}).is_valid()
