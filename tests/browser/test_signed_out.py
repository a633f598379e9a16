"""A session that ends while somebody writes costs no word, and one that was ended shows none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NURIA, PASSWORDS, PlaceOf, Visits

pytestmark = pytest.mark.browser

WORDS = "Three of four targets were met; the fourth moved to spring."


def end_the_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def sign_in_again(page: Page) -> None:
    page.fill("[name=login]", NURIA)
    page.fill("[name=password]", PASSWORDS[NURIA])
    page.press("[name=password]", "Enter")


def test_text_typed_after_the_session_ended_is_there_after_sign_in(visit: Visits, place_of: PlaceOf) -> None:
    page = visit(place_of(NURIA).indicator("4.4"), person=NURIA)
    end_the_session(page)

    page.fill("#justification", WORDS)
    expect(page.locator("#not-saved")).to_contain_text("You are signed out, so this is not saved yet.")
    expect(page.locator("#justification")).to_have_value(WORDS)
    page.click("text=Sign in and go on")
    sign_in_again(page)

    expect(page.locator(".messages")).to_contain_text("It is not saved yet.")
    expect(page.locator("#justification")).to_have_value(WORDS)
    page.click(".save-bar button >> nth=0")
    expect(page.locator(".messages")).to_contain_text("4.4 is saved.")
    expect(page.locator("#justification")).to_have_value(WORDS)


def test_text_posted_without_javascript_after_the_session_ended_is_there_after_sign_in(
    visit: Visits, place_of: PlaceOf
) -> None:
    page = visit(place_of(NURIA).indicator("4.2"), person=NURIA, java_script_enabled=False)
    page.fill("#justification", WORDS)
    end_the_session(page)

    page.locator("form#answer button.unseen").dispatch_event("click")
    expect(page.locator(".notice.is-caution")).to_contain_text("what you wrote is kept for an hour")
    sign_in_again(page)

    expect(page.locator(".messages")).to_contain_text("It is not saved yet.")
    expect(page.locator("#justification")).to_have_value(WORDS)


def test_back_after_signing_out_shows_no_page_of_before(
    browser: Browser, chromium: str, site: str, place_of: PlaceOf
) -> None:
    # As people have it: Playwright switches off what a browser keeps of pages for going back.
    kept = ["--disable-back-forward-cache"]
    opened = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox"], ignore_default_args=kept)
    page = opened.new_page(locale="en-GB")
    page.goto(f"{site}/en/account/login/")
    sign_in_again(page)
    page.wait_for_url("**/desk/")

    page.goto(site + place_of(NURIA).indicator("4.2"))
    page.goto(f"{site}/en/account/logout/")
    page.click("main form button")
    page.wait_for_url(f"{site}/en/")
    shown = []
    for _ in range(3):
        page.go_back()
        shown.append(page.locator("#justification, form[action*=logout]").count())
    opened.close()

    assert shown == [0, 0, 0]
