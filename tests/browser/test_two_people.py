"""Two colleagues write about the same indicator at the same time, and neither loses a word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BENCE, REKA, PlaceOf, Visits

pytestmark = pytest.mark.browser

NUMBERS = count(1)


@dataclass(frozen=True)
class Colleagues:
    """Both windows, and what each has written: Bence first, then Réka, who had opened the page before."""

    reka: Page
    bence: Page
    her_text: str
    his_text: str


@pytest.fixture
def colleagues(visit: Visits, place_of: PlaceOf) -> Colleagues:
    address = visit.site + place_of(REKA).indicator("5.2")
    number = next(NUMBERS)
    her_text, his_text = f"Two stories are published ({number}).", f"Three stories name what they brought ({number})."
    reka, bence = visit(person=REKA), visit(person=BENCE)
    reka.goto(address)
    bence.goto(address)
    bence.fill("#justification", his_text)
    bence.check("input[name=level][value='3']")
    expect(bence.locator("#bar-state")).to_contain_text("Saved at")
    reka.fill("#justification", her_text)
    reka.locator("#justification").blur()
    return Colleagues(reka, bence, her_text, his_text)


def test_second_to_write_is_told_who_was_first(colleagues: Colleagues) -> None:
    notice = colleagues.reka.locator("#not-saved")

    expect(notice).to_contain_text("A colleague (Bence Minta) saved this answer while you were writing.")
    expect(colleagues.reka.locator("#justification")).to_have_value(colleagues.her_text)


def test_both_texts_are_shown_side_by_side_and_joined(colleagues: Colleagues) -> None:
    colleagues.reka.click("text=Show both texts")

    versions = colleagues.reka.locator("#merge .version .says")
    assert [text.strip() for text in versions.all_inner_texts()] == [colleagues.his_text, colleagues.her_text]
    joined = f"{colleagues.his_text}\n\n{colleagues.her_text}"
    expect(colleagues.reka.locator("textarea[name=justification]")).to_have_value(joined)


def test_joined_text_once_saved_is_what_both_see(colleagues: Colleagues) -> None:
    colleagues.reka.click("text=Show both texts")
    joined = colleagues.reka.input_value("textarea[name=justification]")
    colleagues.reka.check("input[name=level][value='4']")

    colleagues.reka.click(".save-bar button >> nth=0")

    expect(colleagues.reka.locator(".messages")).to_contain_text("5.2 is saved.")
    expect(colleagues.reka.locator("#justification")).to_have_value(joined)
    colleagues.bence.reload()
    expect(colleagues.bence.locator("#justification")).to_have_value(joined)
    expect(colleagues.bence.locator("input[name=level][value='4']")).to_be_checked()
