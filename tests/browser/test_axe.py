"""Every kind of page, light, dark and on a phone: nothing for axe to find, nothing wider than the window."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PlaceOf, Visits
from tests.browser.kinds import KINDS, Kind

pytestmark = pytest.mark.browser

# Levels A and AA of the Web Content Accessibility Guidelines 2.0, 2.1 and 2.2.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What depends on colour: dark and light differ in nothing else.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
SCREEN, PHONE, NARROW_PHONE = 1280, 390, 320


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def page(request: pytest.FixtureRequest, visit: Visits, place_of: PlaceOf) -> Page:
    kind: Kind = request.param
    place = place_of(kind.person) if kind.person else None
    page = visit(person=kind.person, viewport={"width": SCREEN, "height": 900})
    page.goto(visit.site + kind.address(place))
    kind.prepare(page)
    return page


def test_page_in_every_look_passes_axe_and_fits_the_window(page: Page) -> None:
    found = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, COLOURS)
    page.set_viewport_size({"width": PHONE, "height": 844})
    found["phone"] = violations(page)
    found["too wide"] = [*too_wide(page, PHONE), *too_wide(page, NARROW_PHONE)]

    assert found == {"light": [], "dark": [], "phone": [], "too wide": []}


def violations(page: Page, rules: Any = RULES) -> list[str]:
    options: dict[str, Any] = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def too_wide(page: Page, width: int) -> list[str]:
    """What reaches beyond a window of that many pixels, outermost first."""
    page.set_viewport_size({"width": width, "height": 844})
    if page.evaluate("document.documentElement.scrollWidth") <= width:
        return []
    beyond = page.evaluate(
        """width => [...document.querySelectorAll("body *")]
             .filter(element => element.getBoundingClientRect().right > width + 1)
             .map(element => element.outerHTML.slice(0, 120))""",
        width,
    )
    return [f"at {width} px: {element}" for element in beyond[:5]]
