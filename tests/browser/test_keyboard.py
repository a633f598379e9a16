"""The whole way by keyboard alone; whatever has the focus can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import PASSWORDS, REKA, PlaceOf, Visits

pytestmark = pytest.mark.browser

SCREEN = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=700)
MOST_STOPS = 250
# What is wrong with how the focused element is shown: "" when nothing is.
WHAT_IS_WRONG = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return ""; // between the last stop and the first the browser itself has it
    const said = focused.outerHTML.slice(0, 150);
    const ringed = [focused, focused.closest(".level")].some((element) => {
        const style = element && getComputedStyle(element);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (!ringed) return `no ring: ${said}`;
    const shown = (focused.closest(".level") || focused).getBoundingClientRect();
    if (shown.bottom <= 0 || shown.top >= innerHeight) return `outside the window: ${said}`;
    const bar = document.querySelector(".save-bar");
    if (!bar || bar.contains(focused)) return "";
    const { top, bottom } = bar.getBoundingClientRect();
    const hidden = Math.min(shown.bottom, bottom) - Math.max(shown.top, top);
    return hidden > 0.5 ? `${hidden} px behind the save bar: ${said}` : "";
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{MOST_STOPS} times Tab did not lead to {selector}")


def follow(page: Page, selector: str, leads_to: str) -> None:
    """Go to a link or button by Tab, press Enter, and wait for the page it leads to."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(leads_to)


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
