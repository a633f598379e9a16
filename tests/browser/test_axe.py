"""Every kind of page, light, dark and on a phone: nothing for axe to find, nothing wider than the window."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # ships no types
from django.urls import resolve
from playwright.sync_api import Page

from tests.browser.conftest import Look, PlaceOf
from tests.browser.kinds import KINDS, Kind

pytestmark = pytest.mark.browser

# Levels A and AA of the Web Content Accessibility Guidelines 2.0, 2.1 and 2.2.
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING = {"runOnly": LEVELS}
# Dark and light differ in nothing else.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SCREEN, PHONE, NARROW_PHONE = 1280, 390, 320
BEYOND = """width => [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def page(request: pytest.FixtureRequest, look: Look, place_of: PlaceOf, site: str) -> Page:
    kind: Kind = request.param
    page = look(kind.person)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": SCREEN, "height": 900})
    page.goto(site + kind.address(place_of(kind.person) if kind.person else None))
    kind.prepare(page)
    assert not kind.shows or resolve(urlsplit(page.url).path).view_name == kind.shows
    return page


def test_page_in_every_look_passes_axe_and_fits_the_window(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)

    found = {"light": violations(page, EVERYTHING)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, COLOURS)
    found["too wide"] = [*too_wide(page, NARROW_PHONE), *too_wide(page, PHONE)]
    found["phone"] = violations(unrolled(page), EVERYTHING)

    assert found == {"light": [], "dark": [], "phone": [], "too wide": []}


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds: rule, place, and what would mend it."""
    options = {**options, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options).then((results) => results.violations)", options)
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def unrolled(page: Page) -> Page:
    """The page in a window as high as itself: nothing lies behind the save bar just because nobody has scrolled."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": PHONE, "height": height})
    return page


def too_wide(page: Page, width: int) -> list[str]:
    """What reaches beyond a window of that many pixels, outermost first."""
    page.set_viewport_size({"width": width, "height": 844})
    if page.evaluate("document.documentElement.scrollWidth") <= width:
        return []
    return [f"at {width} px: {element}" for element in page.evaluate(BEYOND, width)[:5]]
