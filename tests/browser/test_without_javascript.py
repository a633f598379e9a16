"""The whole way in a browser that runs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BENCE, NURIA, PASSWORDS, REKA, PlaceOf, Visits

pytestmark = pytest.mark.browser


SAVE = ".save-bar button >> nth=0"


def test_whole_journey_without_script_leads_to_the_result(visit: Visits) -> None:
    page = visit("/en/account/login/", java_script_enabled=False)
    page.fill("[name=login]", NURIA)
    page.fill("[name=password]", PASSWORDS[NURIA])
    page.click("main form:has([name=password]) button")
    page.click(".topline a[lang=en]")
    page.click("main a.button[href*='/assessments/']")
    overview = page.url
    page.click("main .opening a.button:not(.second)")
    indicator = page.url

    page.check("input[name=level][value='3']")
    page.fill("#justification", "Three of four colleagues stayed.")
    page.click(".save-bar button[name=then]")

    expect(page.locator(".messages")).to_contain_text("is saved.")
    assert page.url != indicator
    page.goto(indicator)
    expect(page.locator("input[name=level][value='3']")).to_be_checked()
    expect(page.locator("#justification")).to_have_value("Three of four colleagues stayed.")
    page.goto(overview)
    page.click("main .opening a.button.second")
    expect(page.locator("main .score")).to_contain_text("of 150 points")


def test_text_that_is_too_long_comes_back_whole_with_its_mistake(visit: Visits, place_of: PlaceOf) -> None:
    page = visit(place_of(NURIA).indicator("4.2"), person=NURIA, java_script_enabled=False)

    page.fill("#justification", "a" * 1501)
    page.click(SAVE)

    expect(page.locator("#refusal")).to_contain_text("This text has 1501 characters; at most 1500 are saved.")
    expect(page.locator("#justification-mistake")).to_be_visible()
    expect(page.locator("#justification")).to_have_value("a" * 1501)


def test_colleague_who_was_first_is_named_and_both_texts_are_shown(visit: Visits, place_of: PlaceOf) -> None:
    address = place_of(REKA).indicator("4.4")
    reka = visit(address, person=REKA, java_script_enabled=False)
    bence = visit(address, person=BENCE, java_script_enabled=False)

    bence.fill("#justification", "We meet twice a year.")
    bence.click(SAVE)
    reka.fill("#justification", "The board sees it once a year.")
    reka.click(SAVE)

    expect(reka.locator("#refusal")).to_contain_text(
        "A colleague (Bence Minta) saved this answer while you were writing."
    )
    joined = "We meet twice a year.\n\nThe board sees it once a year."
    expect(reka.locator("textarea[name=justification]")).to_have_value(joined)


def test_figure_mistyped_is_named_while_the_others_are_stored(visit: Visits, place_of: PlaceOf) -> None:
    place = place_of(NURIA)
    address = f"/en/organisations/{place.organisation}/figures/{place.year}/contacts/"
    page = visit(address, person=NURIA, java_script_enabled=False)

    page.fill("#active_links", "some")
    page.fill("#foreign_partners", "2")
    page.click(SAVE)

    expect(page.locator("#active_links-mistake")).to_be_visible()
    expect(page.locator("#active_links")).to_have_value("some")
    page.goto(page.url)
    expect(page.locator("#active_links")).to_have_value("")
    expect(page.locator("#foreign_partners")).to_have_value("2")
