"""Whole jobs by keyboard alone, with and without script, also where the window has 320 pixels."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import REKA, PlaceOf, Visits
from tests.browser.keys import press, tab_to, write

pytestmark = pytest.mark.browser

Opening = Callable[..., Page]
ROWS = [
    "Name;Kind;Town;Country",
    "Demo: Keyboard Works;rocket;Győr;Atlantis",
    "Demo: Keyboard Tools;rocket;Győr;Hungary",
    "Demo: Keyboard School;research;Győr;Hungary",
]
LISTED = "AERTIC"


@pytest.fixture(params=[(1280, True), (320, True), (320, False)], ids=["screen", "narrow", "narrow without script"])
def opened(request: pytest.FixtureRequest, visit: Visits) -> Opening:
    """Open a page in a window of that width, with or without script."""
    width, script = request.param

    def at(path: str, person: str = "") -> Page:
        window = {"width": width, "height": 800}
        return visit(path, person=person, viewport=window, java_script_enabled=script)

    return at


def fits(page: Page) -> bool:
    """Whether nothing has to be moved sideways to be read."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return wide


def test_earlier_answer_is_found_and_restored(opened: Opening, place_of: PlaceOf) -> None:
    page = opened(place_of(REKA).indicator("2.4"), REKA)
    for words in ("The board confirmed the roles in March.", "A sentence written by mistake."):
        write(page, "#justification", words)
        press(page, ".save-bar button:not([name])")

    press(page, "a[href$='/history/']")
    narrow = fits(page)
    expect(page.locator("main .note").first).to_contain_text("A sentence written by mistake.")
    press(page, "main .note:nth-of-type(2) form button")

    assert narrow
    expect(page.locator(".messages")).to_contain_text("The earlier answer is saved again.")
    expect(page.locator("#justification")).to_have_value("The board confirmed the roles in March.")


def test_words_of_a_list_are_asked_once_and_the_list_is_saved_and_undone(opened: Opening, place_of: PlaceOf) -> None:
    page = opened(f"/en/organisations/{place_of(REKA).organisation}/participants/upload/", REKA)
    file = FilePayload(name="list.csv", mimeType="text/csv", buffer="\n".join(ROWS).encode())

    tab_to(page, "main input[type=file]")
    page.set_input_files(":focus", file)
    press(page, "main form[method=post] button")
    asked = page.locator("#choices select[name^=word-]")
    expect(asked).to_have_count(2)
    expect(page.locator("#choices")).to_contain_text("2 rows")
    chosen_narrow = fits(page)
    write(page, "select[name^=word-category]", "Research")
    write(page, "select[name^=word-country]", "Hungary")
    press(page, "#choices button")
    expect(page.locator("#refused, #unread")).to_have_count(0)
    expect(page.locator("#added tbody tr")).to_have_count(3)
    preview_narrow = fits(page)
    press(page, "main form:has([name=seen]) button")

    expect(page.locator("main tbody").first).to_contain_text("Demo: Keyboard Works")
    press(page, "main form[action*='/undo/'] button")
    expect(page.locator("main")).not_to_contain_text("Demo: Keyboard Works")
    assert (chosen_narrow, preview_narrow) == (True, True)


def test_newcomer_is_asked_about_namesakes_and_registers(opened: Opening, request: pytest.FixtureRequest) -> None:
    page = opened("/en/account/signup/?next=/en/organisations/register/")
    write(page, "[name=name]", "Nóra Newcomer")
    write(page, "[name=email]", f"nora-{crc32(request.node.name.encode())}@keyboard-example.invalid")
    write(page, "[name=password1]", "cluster-manager-8")
    press(page, "main form:has([name=password1]) button")

    write(page, "[name=country]", "Spain")
    write(page, "[name=name]", LISTED)
    press(page, "main form[method=post] button")
    narrow = fits(page)
    expect(page.locator("#namesakes")).to_contain_text(f"“{LISTED}”")
    expect(page.locator("#namesakes")).to_be_in_viewport()
    press(page, "button[name=another]")

    expect(page.locator(".messages")).to_contain_text(f"{LISTED} is registered.")
    expect(page.locator("h1")).to_have_text(LISTED)
    assert narrow
