"""Every kind of page there is, and how a person gets to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.conftest import JUDIT, REKA, Place

# Bence saved this answer last in the story, so Réka's window can be made to be behind.
SAVED_BY_BENCE = "1.1.1"


def nothing(_page: Page) -> None:
    """The page as it opens."""


@dataclass(frozen=True)
class Kind:
    """A kind of page: its path without language, who sees it, and what is done to get it into its state.

    `{organisation}`, `{assessment}` and `{year}` stand for those of the person's place.
    """

    name: str
    path: str
    person: str = REKA
    prepare: Callable[[Page], None] = nothing
    status: int = 200

    def address(self, place: Place | None, language: str = "en") -> str:
        """The path of this page in a language."""
        parts = vars(place) if place else {}
        return f"/{language}/{self.path.format(**parts)}"


def send_nothing(page: Page) -> None:
    """Press the button of a form nothing was typed into."""
    page.locator("main form[method=post] button:not([name])").last.click()
    page.wait_for_selector("main .mistake")


def mistype_password(page: Page) -> None:
    """Try to sign in as somebody there is not."""
    page.fill("[name=login]", "nobody@people-example.invalid")
    page.fill("[name=password]", "not-the-password")
    page.press("[name=password]", "Enter")
    page.wait_for_selector("main .summary")


def choose_short_password(page: Page) -> None:
    """Sign up with a password that is too short."""
    page.fill("[name=name]", "Nóra Newcomer")
    page.fill("[name=email]", "nora@people-example.invalid")
    page.fill("[name=password1]", "short")
    page.press("[name=password1]", "Enter")
    page.wait_for_selector("main .mistake")


def mistype_figure(page: Page) -> None:
    """Write a word where a number is wanted."""
    page.fill("#participants", "many")
    page.click(".save-bar button >> nth=0")
    page.wait_for_selector("main .mistake")


def write_too_much(page: Page) -> None:
    """Write more than is kept, and press the button."""
    page.fill("#justification", "a" * 1501)
    page.click(".save-bar button >> nth=0")
    page.wait_for_selector("#refusal")


def fall_behind(page: Page) -> None:
    """Save an answer as if a colleague had saved it meanwhile; nothing is stored by this."""
    page.locator("#seen").evaluate("element => { element.value = '0'; }")
    page.fill("#justification", "Twenty-one of our enterprises are small or medium-sized.")
    page.click(".save-bar button >> nth=0")
    page.wait_for_selector("#merge")


KINDS = (
    Kind("home", "", person=""),
    Kind("method", "method/", person=""),
    Kind("style guide", "style/", person=""),
    Kind("not found", "there-is-no-such-page/", person="", status=404),
    Kind("sign in", "account/login/", person=""),
    Kind("sign in, with mistakes", "account/login/", person="", prepare=mistype_password),
    Kind("sign up", "account/signup/", person=""),
    Kind("sign up, with mistakes", "account/signup/", person="", prepare=choose_short_password),
    Kind("forgotten password", "account/password/reset/", person=""),
    Kind("e-mail addresses", "account/email/"),
    Kind("password", "account/password/change/"),
    Kind("sign out", "account/logout/"),
    Kind("desk", "desk/"),
    Kind("organisation", "organisations/{organisation}/"),
    Kind("colleagues", "organisations/{organisation}/colleagues/"),
    Kind("profile", "organisations/{organisation}/profile/"),
    Kind("register", "organisations/register/"),
    Kind("register, with mistakes", "organisations/register/", prepare=send_nothing),
    Kind("years with figures", "organisations/{organisation}/figures/"),
    Kind("figures, numbers", "organisations/{organisation}/figures/{year}/participants/"),
    Kind("figures, choices", "organisations/{organisation}/figures/{year}/organisation/"),
    Kind("figures, sets", "organisations/{organisation}/figures/{year}/services/"),
    Kind("figures, read only", "organisations/{organisation}/figures/{year}/services/", person=JUDIT),
    Kind(
        "figures, with mistakes",
        "organisations/{organisation}/figures/{year}/participants/",
        prepare=mistype_figure,
    ),
    Kind("overview", "assessments/{assessment}/"),
    Kind("indicator, answered", "assessments/{assessment}/4.1.6/"),
    Kind("indicator, differs from figures", "assessments/{assessment}/3.2/"),
    Kind("indicator, open", "assessments/{assessment}/4.6.1/"),
    Kind("indicator, read only", "assessments/{assessment}/4.1.6/", person=JUDIT),
    Kind("indicator, refused", "assessments/{assessment}/4.1.6/", prepare=write_too_much),
    Kind("indicator, two texts", f"assessments/{{assessment}}/{SAVED_BY_BENCE}/", prepare=fall_behind),
    Kind("evidence", "assessments/{assessment}/4.1.6/evidence/"),
    Kind("evidence, with mistakes", "assessments/{assessment}/4.1.6/evidence/", prepare=send_nothing),
    Kind("evidence about the team", "assessments/{assessment}/2.2.1/evidence/"),
    Kind("comments", "assessments/{assessment}/4.1.6/comments/", person=JUDIT),
    Kind("comments, with mistakes", "assessments/{assessment}/4.1.6/comments/", prepare=send_nothing),
    Kind("result", "assessments/{assessment}/result/"),
)
