"""The whole way by keyboard alone; whatever has the focus can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import PASSWORDS, REKA, PlaceOf, Visits
from tests.browser.keys import WHAT_IS_WRONG, follow, tab_to

pytestmark = pytest.mark.browser

SCREEN = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=700)


def test_whole_journey_by_keyboard_alone_leads_to_the_result(visit: Visits) -> None:
    page = visit("/en/account/login/")

    tab_to(page, "[name=login]")
    page.keyboard.type(REKA)
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORDS[REKA])
    page.keyboard.press("Enter")
    page.wait_for_url("**/hu/desk/")
    follow(page, ".languages a[lang=en]", "**/en/desk/")
    follow(page, "main a.button[href*='/assessments/']", "**/assessments/*/")
    overview = page.url
    follow(page, "main .opening a.button:not(.second)", "**/assessments/*/*/")
    indicator = page.url
    tab_to(page, "input[name=level]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#justification")
    page.keyboard.type("Every member gets the letter of the month.")
    tab_to(page, ".save-bar button[name=then]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messages")
    moved_on = page.url
    follow(page, f".crumbs a[href='{overview.removeprefix(visit.site)}']", overview)
    follow(page, "main .opening a.button.second", "**/result/")

    expect(page.locator("main .score")).to_contain_text("of 150 points")
    assert moved_on != indicator
    page.goto(indicator)
    expect(page.locator("input[name=level]:checked")).to_have_count(1)
    expect(page.locator("#justification")).to_have_value("Every member gets the letter of the month.")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("window", [SCREEN, PHONE], ids=["screen", "phone"])
def test_focus_on_an_indicator_is_always_visible(
    visit: Visits, place_of: PlaceOf, window: ViewportSize, key: str
) -> None:
    page = visit(place_of(REKA).indicator("3.2"), person=REKA, viewport=window)
    stops = page.locator(":is(a[href], button, input, textarea, summary):visible").count()

    wrong = []
    for _ in range(stops):
        page.keyboard.press(key)
        wrong.append(page.evaluate(WHAT_IS_WRONG))

    assert [sentence for sentence in wrong if sentence] == []


def test_skip_link_is_the_first_stop_and_leads_to_the_content(visit: Visits, place_of: PlaceOf) -> None:
    page = visit(place_of(REKA).indicator("3.2"), person=REKA)

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
