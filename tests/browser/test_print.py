"""Pages as they come out of a printer: each sheet says whose it is."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.browser.conftest import REKA, Look, PlaceOf

pytestmark = pytest.mark.browser

NAME = "Demo: Pannon Example Mobility Cluster"


@pytest.mark.parametrize(
    ("path", "says_year"),
    [
        ("assessments/{assessment}/result/", True),
        ("assessments/{assessment}/", True),
        ("assessments/{assessment}/report/", True),
        ("assessments/{assessment}/4.1.6/", True),
        ("organisations/{organisation}/participants/", False),
    ],
)
def test_every_printed_sheet_carries_organisation_year_and_address_once(
    look: Look, place_of: PlaceOf, site: str, path: str, says_year: bool
) -> None:
    page, place = look(REKA), place_of(REKA)
    page.goto(f"{site}/en/{path.format(**vars(place))}")
    head = " · ".join([NAME, *([str(place.year)] if says_year else []), page.url])

    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert len(sheets) > 1
    assert [" ".join(sheet.extract_text().split()).count(head) for sheet in sheets] == [1] * len(sheets)


def test_page_about_no_organisation_has_no_head(look: Look, site: str) -> None:
    page = look("")
    page.goto(f"{site}/en/method/")

    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert [sheet.extract_text().count(page.url) for sheet in sheets] == [0] * len(sheets)
