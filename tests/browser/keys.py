"""Getting around a page by keyboard alone, as a person without a mouse does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

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


def press(page: Page, selector: str) -> None:
    """Go to a button by Tab, see that its focus shows, press Enter, and wait for the page that comes."""
    tab_to(page, selector)
    assert page.evaluate(WHAT_IS_WRONG) == ""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, selector: str, text: str) -> None:
    """Go to a field by Tab and type over what is in it; of a list, what begins so is chosen."""
    tab_to(page, selector)
    if page.evaluate("document.activeElement.tagName") != "SELECT":
        page.keyboard.press("Control+A")
    page.keyboard.type(text)
