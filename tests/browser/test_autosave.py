"""An answer is stored while one works on it, and a text that is refused stays on the page."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import APIResponse, Dialog, Page, Response, Route, expect

from tests.browser.conftest import NURIA, REKA, PlaceOf, Visits

pytestmark = pytest.mark.browser

STORED = re.compile(r"Saved at \d{2}:\d{2}")


@pytest.fixture
def open_indicator(visit: Visits, place_of: PlaceOf) -> Page:
    """An indicator nobody else works on, as Réka sees it."""
    page = visit(person=REKA)
    page.goto(visit.site + place_of(REKA).indicator("5.3"))
    return page


def test_level_chosen_is_stored_without_pressing_anything(open_indicator: Page) -> None:
    level = "2" if open_indicator.is_checked("input[name=level][value='4']") else "4"

    open_indicator.check(f"input[name=level][value='{level}']")

    expect(open_indicator.locator("#bar-state")).to_have_text(STORED)
    expect(open_indicator.locator("#justification-state")).to_have_text(STORED)
    open_indicator.reload()
    expect(open_indicator.locator(f"input[name=level][value='{level}']")).to_be_checked()


def test_justification_typed_is_stored_without_leaving_the_field(open_indicator: Page) -> None:
    words = "Forty-three of a hundred answered; 78 per cent were satisfied."

    open_indicator.fill("#justification", "")
    open_indicator.locator("#justification").press_sequentially(words)

    expect(open_indicator.locator("#bar-state")).to_have_text("Not saved yet")
    expect(open_indicator.locator("#bar-state")).to_have_text(STORED)
    expect(open_indicator.locator("#justification")).to_be_focused()
    open_indicator.reload()
    expect(open_indicator.locator("#justification")).to_have_value(words)


def test_reason_and_justification_are_both_stored_where_an_exception_is_allowed(
    visit: Visits, place_of: PlaceOf
) -> None:
    page = visit(place_of(NURIA).indicator("4.5"), person=NURIA)
    page.click("#not-applicable summary")
    page.check("[name=not_applicable]")
    said = {"#reason": "The statutes leave groups to the members.", "#justification": "See article 12."}

    for field, words in said.items():
        with page.expect_response(lambda answer, end=words[-10:]: end in sent_by(answer)):
            page.locator(field).press_sequentially(words)
        expect(page.locator("#bar-state")).to_have_text(STORED)

    page.reload()
    stored = {field: page.input_value(field) for field in said}
    with page.expect_response(lambda answer: "not_applicable" not in sent_by(answer)):  # others count her points, too
        page.evaluate("document.querySelector('[name=not_applicable]').click()")
    assert stored == said


def test_counter_counts_characters_as_they_are_typed(open_indicator: Page) -> None:
    open_indicator.fill("#justification", "")

    open_indicator.locator("#justification").press_sequentially("Győr 2025")

    expect(open_indicator.locator("[data-count=justification]")).to_have_text("9 of 1,500 characters")


def test_text_that_is_too_long_is_refused_at_its_field_and_stays(open_indicator: Page) -> None:
    stored = open_indicator.input_value("#justification")

    write(open_indicator, "a" * 1501)

    mistake = open_indicator.locator("#not-saved .mistake")
    expect(mistake).to_contain_text("This text has 1501 characters; at most 1500 are saved.")
    expect(open_indicator.locator("#bar-state")).not_to_have_text(STORED)
    expect(open_indicator.locator("#justification")).to_have_value("a" * 1501)
    other = open_indicator.context.new_page()
    other.goto(open_indicator.url)
    expect(other.locator("#justification")).to_have_value(stored)


def test_text_that_was_too_long_is_stored_once_it_is_shorter(open_indicator: Page) -> None:
    write(open_indicator, "b" * 1501)
    expect(open_indicator.locator("#not-saved .mistake")).to_be_visible()

    write(open_indicator, "b" * 1500)

    expect(open_indicator.locator("#bar-state")).to_have_text(STORED)
    expect(open_indicator.locator("#not-saved .mistake")).to_have_count(0)


def test_leaving_with_a_refused_text_asks_first(open_indicator: Page) -> None:
    write(open_indicator, "c" * 1501)
    expect(open_indicator.locator("#not-saved .mistake")).to_be_visible()

    asked = questions_on_leaving(open_indicator)

    assert asked == ["beforeunload"]


def test_leaving_when_everything_is_stored_asks_nothing(open_indicator: Page) -> None:
    write(open_indicator, "The survey of 2025, answered by sixteen participants.")
    expect(open_indicator.locator("#bar-state")).to_have_text(STORED)

    asked = questions_on_leaving(open_indicator)

    assert asked == []


def test_save_pressed_while_an_automatic_one_is_under_way_waits_and_is_no_conflict(open_indicator: Page) -> None:
    held: list[tuple[Route, APIResponse]] = []
    open_indicator.route("**/5.3/", lambda route: held.append((route, route.fetch())), times=1)
    write(open_indicator, "The first half,")
    for _ in range(200):
        if held:
            break
        open_indicator.wait_for_timeout(50)
    open_indicator.fill("#justification", "The first half, and the second.")

    open_indicator.click(".save-bar button >> nth=0")
    route, reply = held[0]
    route.fulfill(response=reply)

    expect(open_indicator.locator(".messages")).to_contain_text("5.3")
    expect(open_indicator.locator("#justification")).to_have_value("The first half, and the second.")


def questions_on_leaving(page: Page) -> list[str]:
    """Close the window as a person would; return the kinds of questions the browser asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    return asked


def sent_by(answer: Response) -> str:
    """What was sent to get an answer."""
    return unquote_plus(answer.request.post_data or "")


def write(page: Page, words: str) -> None:
    """Write a justification and leave its field, which stores it at once."""
    page.fill("#justification", words)
    page.locator("#justification").blur()
