"""The whole way in a browser that runs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BENCE, NURIA, PASSWORDS, REKA, PlaceOf, Visits

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visits) -> Page:
    return visit("/en/account/login/", java_script_enabled=False)


def sign_in(page: Page, person: str) -> None:
    page.fill("[name=login]", person)
    page.fill("[name=password]", PASSWORDS[person])
    page.click("main form:has([name=password]) button")


def test_whole_journey_without_script_leads_to_the_result(page: Page) -> None:
    sign_in(page, NURIA)
    page.click(".topline a[lang=en]")
    page.click("main a.button[href*='/assessments/']")
    overview = page.url
    page.click("main .opening a.button:not(.second)")
    indicator = page.url

    page.check("input[name=level][value='3']")
    page.fill("#justification", "Three of four colleagues stayed.")
    page.click(".save-bar button[name=then]")

    expect(page.locator(".messages")).to_contain_text("is stored.")
    assert page.url != indicator
    page.goto(indicator)
    expect(page.locator("input[name=level][value='3']")).to_be_checked()
    expect(page.locator("#justification")).to_have_value("Three of four colleagues stayed.")
    page.goto(overview)
    page.click("main .opening a.button.second")
    expect(page.locator("main .score")).to_contain_text("of 150 points")


def test_text_that_is_too_long_comes_back_whole_with_its_mistake(page: Page, place_of: PlaceOf, site: str) -> None:
    sign_in(page, NURIA)
    page.goto(site + place_of(NURIA).indicator("4.2"))

    page.fill("#justification", "a" * 1501)
    page.click(".save-bar button >> nth=0")

    expect(page.locator("#refusal")).to_contain_text("This text has 1501 characters; at most 1500 are kept.")
    expect(page.locator("#justification-mistake")).to_be_visible()
    expect(page.locator("#justification")).to_have_value("a" * 1501)


def test_colleague_who_was_first_is_named_and_both_texts_are_shown(
    page: Page, visit: Visits, place_of: PlaceOf, site: str
) -> None:
    address = site + place_of(REKA).indicator("4.4")
    bence = visit("/en/account/login/", java_script_enabled=False)
    for window, person in ((page, REKA), (bence, BENCE)):
        sign_in(window, person)
        window.goto(address)
    bence.fill("#justification", "We meet twice a year.")
    bence.click(".save-bar button >> nth=0")

    page.fill("#justification", "The board sees it once a year.")
    page.click(".save-bar button >> nth=0")

    expect(page.locator("#refusal")).to_contain_text("Bence Minta saved this answer while you were writing.")
    expect(page.locator("textarea[name=justification]")).to_have_value(
        "We meet twice a year.\n\nThe board sees it once a year."
    )


def test_figure_mistyped_is_named_while_the_others_are_stored(page: Page, place_of: PlaceOf, site: str) -> None:
    place = place_of(NURIA)
    sign_in(page, NURIA)
    page.goto(f"{site}/en/organisations/{place.organisation}/figures/{place.year}/contacts/")

    page.fill("#active_links", "some")
    page.fill("#foreign_partners", "2")
    page.click(".save-bar button >> nth=0")

    expect(page.locator("#active_links-mistake")).to_be_visible()
    expect(page.locator("#active_links")).to_have_value("some")
    page.goto(page.url)
    expect(page.locator("#active_links")).to_have_value("")
    expect(page.locator("#foreign_partners")).to_have_value("2")
