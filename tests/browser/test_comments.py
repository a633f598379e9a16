"""Comments of colleagues and the page of evidence, as browsers show them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import JUDIT, REKA, PlaceOf, Visits

pytestmark = pytest.mark.browser

SAID = "The guests of 2025 are counted in the minutes."


def comment(page: Page, words: str) -> None:
    page.fill("#comment", words)
    page.click("#comments form.say button")


def test_reader_comments_and_withdraws_without_script(visit: Visits, place_of: PlaceOf) -> None:
    page = visit(place_of(JUDIT).indicator("4.6.2"), person=JUDIT, java_script_enabled=False)

    comment(page, SAID)
    expect(page.locator("#comments .note")).to_contain_text(["Judit Olvasó (you)"])
    expect(page.locator("#comments .note")).to_contain_text([SAID])
    page.click("#comments .note button")

    expect(page.locator("#comments .note")).to_have_count(0)
    expect(page.locator("#comments")).to_contain_text("Comment withdrawn by its author: Judit Olvasó.")


def test_comment_that_is_too_long_comes_back_whole_without_script(visit: Visits, place_of: PlaceOf) -> None:
    page = visit(place_of(JUDIT).indicator("4.6.2"), person=JUDIT, java_script_enabled=False)
    words = "a" * 2001

    comment(page, words)

    expect(page.locator("#comment-mistake")).to_contain_text("at most 2000 are saved")
    expect(page.locator("#comment")).to_have_value(words)


def test_leaving_with_a_comment_not_sent_asks_and_says_nothing_of_the_answer(visit: Visits, place_of: PlaceOf) -> None:
    page = visit(place_of(REKA).indicator("4.6.2"), person=REKA)
    before, asked = page.locator("#bar-state").inner_text(), list[str]()
    page.locator("#comment").press_sequentially("Who counts")

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    said = page.locator("#bar-state").inner_text()
    with page.expect_event("close"):
        page.close(run_before_unload=True)

    assert (said, asked) == (before, ["beforeunload"])


@pytest.mark.parametrize("with_script", [True, False])
def test_evidence_asks_only_for_what_the_chosen_lane_needs(visit: Visits, place_of: PlaceOf, with_script: bool) -> None:
    page = visit(place_of(REKA).indicator("4.6.2") + "evidence/", person=REKA, java_script_enabled=with_script)
    shown = {}

    for lane in ("file", "link", "interview"):
        page.check(f"[name=lane][value={lane}]")
        fields = {"upload": "upload", "people": "names_people", "address": "address", "until": "good_until"}
        shown[lane] = [what for what, name in fields.items() if page.locator(f"[name={name}]").first.is_visible()]

    assert shown == {"file": ["upload", "people", "until"], "link": ["address", "until"], "interview": ["until"]}
