"""What the form for evidence takes, lane by lane."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from excellence.evidence.forms import EvidenceForm

PAPER = SimpleUploadedFile("minutes.txt", b"Minutes")


def mistakes(**data: str) -> dict[str, list[str]]:
    return dict(EvidenceForm(data).errors)


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({"lane": "file", "names_people": "no"}, "upload", "Choose the file to save here."),
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


@pytest.mark.parametrize(("said", "named"), [("no", False), ("yes", True)])
def test_file_is_taken_without_title_when_it_is_said_whether_people_are_named(said: str, named: bool) -> None:
    form = EvidenceForm({"lane": "file", "names_people": said}, {"upload": PAPER})

    assert (form.is_valid(), form.cleaned_data["names_people"]) == (True, named)


def test_file_of_which_it_is_not_said_whether_people_are_named_is_asked_for_again() -> None:
    form = EvidenceForm({"lane": "file"}, {"upload": PAPER})

    assert form.errors == {
        "names_people": [
            "Say whether people are named in the file. If they do not know that it is saved here, "
            "choose “Shown at the interview”: then only a note is saved."
        ],
        "upload": ["Choose the file once more: browsers forget it when a page is shown again."],
    }


def test_answer_about_people_that_is_none_is_refused() -> None:
    assert list(mistakes(lane="interview", title="Contract", names_people="perhaps")) == ["names_people"]


@pytest.mark.parametrize("lane", ["link", "interview"])
def test_other_lanes_ask_nothing_about_people(lane: str) -> None:
    form = EvidenceForm({"lane": lane, "title": "Plan", "address": "https://cluster-example.invalid/plan"})

    assert (form.is_valid(), form.cleaned_data["names_people"]) == (True, None)


def test_last_day_is_read_and_may_be_left_out() -> None:
    given = EvidenceForm({"lane": "interview", "title": "Contract", "good_until": "2027-06-30"})
    without = EvidenceForm({"lane": "interview", "title": "Contract"})

    assert (given.is_valid(), without.is_valid()) == (True, True)
    assert (given.cleaned_data["good_until"], without.cleaned_data["good_until"]) == (date(2027, 6, 30), None)


@pytest.mark.parametrize("text", ["2027-02-30", "soon", "06/2027", "99999-01-01"])
def test_last_day_that_is_none_is_refused_with_an_example(text: str) -> None:
    found = mistakes(lane="interview", title="Contract", good_until=text)

    sentence = "is not a date: write day, month and year, such as 31/05/2024 or 2024-05-31."
    assert found == {"good_until": [f"“{text}” {sentence}"]}


@pytest.mark.parametrize(("about_staff", "lane"), [(False, "file"), (True, "interview")])
def test_lane_proposed_depends_on_whether_the_indicator_is_about_staff(about_staff: bool, lane: str) -> None:
    form = EvidenceForm(about_staff=about_staff)

    assert form["lane"].value() == lane
