"""Every kind of page there is, and how a person gets to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page

from tests.browser.conftest import BENCE, JUDIT, NURIA, REKA, Place

# Bence saved this answer last in the story, so Réka's window can be made to be behind.
SAVED_BY_BENCE = "1.1.1"


def nothing(_page: Page) -> None:
    """The page as it opens."""


@dataclass(frozen=True)
class Kind:
    """A kind of page: its path without language, who sees it, and what is done to get it into its state.

    `{organisation}`, `{assessment}` and `{year}` stand for those of the person's place. `shows` names the address
    that is on the screen in the end where `prepare` leads elsewhere.
    """

    name: str
    path: str
    person: str = REKA
    prepare: Callable[[Page], None] = nothing
    status: int = 200
    shows: str = ""

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


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    for summary in page.locator("main summary").all():
        summary.click()


def invite_nobody(page: Page) -> None:
    """Press the button of an invitation without an address."""
    page.click("#add form button")
    page.wait_for_selector("main .mistake")


def forget_the_name(page: Page) -> None:
    """Store the first section of the profile without a name."""
    page.fill("#id_name", "")
    page.click(".save-bar button >> nth=0")
    page.wait_for_selector("main .mistake")


def write_too_much(page: Page) -> None:
    """Write more than is kept, and press the button."""
    page.fill("#justification", "a" * 1501)
    page.click(".save-bar button >> nth=0")
    page.wait_for_selector("#refusal")


def open_first_listing(page: Page) -> None:
    """Go from the list to the first listing in it, and unfold the form of its label record."""
    page.click("tbody a >> nth=0")
    page.click("details.more summary >> nth=0")
    page.wait_for_selector("details[open] textarea")


def fall_behind(page: Page) -> None:
    """Save an answer as if a colleague had saved it meanwhile; nothing is stored by this."""
    page.locator("#seen").evaluate("element => { element.value = '0'; }")
    page.fill("#justification", "Twenty-one of our enterprises are small or medium-sized.")
    page.click(".save-bar button >> nth=0")
    page.wait_for_selector("#merge")


def answer_the_check(page: Page) -> None:
    """Answer all twelve questions differently, and see what stands out."""
    for place, question in enumerate(page.locator("main fieldset").all()):
        question.locator("input[type=radio]").nth(place % 3).check()
    page.click("main form button.button")
    page.wait_for_selector("#link")


def carry_the_check(page: Page) -> None:
    """Answer the check and go on to where it is carried into an organisation; nothing is stored by this."""
    answer_the_check(page)
    page.click("main a[href$='/carry/']")
    page.wait_for_selector("main button[name=organisation]")


def open_first_participant(page: Page) -> None:
    """Go from the list to its first participant."""
    page.click("main tbody a >> nth=0")
    page.wait_for_selector("main form [name=seen]", state="attached")


def take_messages(page: Page) -> None:
    """Open the organisation to messages, and go to the form others write in; Núria's organisation alone does this."""
    page.check("[name=accepts_messages]")
    page.click(".save-bar button >> nth=0")
    page.goto(page.url.partition("profile/")[0] + "contact/")
    page.wait_for_selector("main textarea")


def change_a_label(page: Page) -> None:
    """Open an earlier label to change it, and enter one before where there is none."""
    change(page, "labels", {"[name=issuer]": "Demo: Example Label Office", "[name=assessed_on]": "2020-07-10"})


def change_an_area(page: Page) -> None:
    """Open an area of improvement to change it, and enter one before where there is none."""
    change(page, "areas", {"[name=area]": "Demo: figures that steer", "[name=then]": "2", "[name=now]": "3"})


def change(page: Page, kind: str, typed: dict[str, str]) -> None:
    """Open the first entry of that kind of what came before."""
    entry = f"main a[href*='/before/{kind}/']:not([href$='/add/'])"
    if page.locator(entry).count() == 0:
        page.click(f"main a[href$='/before/{kind}/add/']")
        for field, text in typed.items():
            page.fill(field, text)
        page.locator("main select").first.select_option(index=1)
        page.locator("main form[method=post] button").first.click()
    page.click(f"{entry} >> nth=0")
    page.wait_for_selector("main form [name=seen]", state="attached")


def choose_a_list(page: Page) -> None:
    """Choose a list with rows that can be read and one that cannot, and see what is asked about its columns."""
    rows = "Name;Kind;Town;Commitment;Met on\nDemo: Example Works;sme;Girona;signed;2025-05-05\nDemo: Odd;rocket;;;\n"
    file = FilePayload(name="list.csv", mimeType="text/csv", buffer=rows.encode())
    page.set_input_files("main input[type=file]", file)
    page.locator("main form[method=post] button").first.click()
    page.wait_for_selector("#choices")


def hand_in_a_list(page: Page) -> None:
    """Choose a list and say what its columns mean; nothing is stored by this."""
    choose_a_list(page)
    page.click("#choices button")
    page.wait_for_selector("main [name=seen]", state="attached")


def save_twice(page: Page) -> None:
    """Save an answer twice, and see the first save offered to be restored."""
    for words in ("Four colleagues know the sector.", "All colleagues know the sector."):
        page.fill("#justification", words)
        with page.expect_navigation():
            page.click(".save-bar button:not([name]) >> nth=0")
    page.click("a[href$='/history/']")
    page.wait_for_selector("main form[action$='/restore/']")


def open_a_free_listing(page: Page) -> None:
    """Go to a listing that is linked to nobody, as a person of a fictional organisation."""
    page.click("tbody a >> nth=0")
    page.wait_for_selector("#claim a[href$='/register/']")


def ask_for_a_listing(page: Page) -> None:
    """Ask to link a listing to a real organisation, which Bence registers for this the first time; see it wait."""
    page.click("tbody a >> nth=0")
    listing = page.url
    if page.locator("#claim a[href$='/register/']").count():
        page.goto(listing.partition("listings/")[0] + "organisations/register/")
        page.select_option("[name=country]", "ES")
        page.fill("[name=name]", "Demo: Example Textile Office")
        page.locator("main form[method=post] button").first.click()
        page.goto(listing)
    if page.locator("#claim form[action$='/link/']").count():
        page.click("#claim form[action$='/link/'] button")
        page.goto(listing)
    page.wait_for_selector("#claim form[action$='/withdraw/']")


def register_a_namesake(page: Page) -> None:
    """Register an organisation of which there is a listing, up to the question; nothing is stored by this."""
    page.select_option("[name=country]", "ES")
    page.fill("[name=name]", "ACLIMA - Basque Country's Environmental Industry's Cluster Association")
    page.locator("main form[method=post] button").first.click()
    page.wait_for_selector("button[name=another]")


KINDS = (
    Kind("home", "", person=""),
    Kind("method", "method/", person=""),
    Kind("check", "check/", person=""),
    Kind("check, nothing answered", "check/result/", person="", status=422),
    Kind("check, what stands out", "check/", person="", prepare=answer_the_check, shows="quickcheck:kept"),
    Kind("check, carried over", "check/", prepare=carry_the_check, shows="quickcheck:carry"),
    Kind("directory", "listings/", person=""),
    Kind("directory, nothing found", "listings/?name=there-is-no-such-name", person=""),
    Kind("listing", "listings/?name=aclima", person="", prepare=open_first_listing, shows="listings:show"),
    Kind(
        "listing, for a fictional organisation",
        "listings/?name=aclima",
        prepare=open_a_free_listing,
        shows="listings:show",
    ),
    Kind("listing, asked for", "listings/?name=actm", person=BENCE, prepare=ask_for_a_listing, shows="listings:show"),
    Kind("label records", "listings/labels/", person=""),
    Kind("style guide", "style/", person=""),
    Kind("not found", "there-is-no-such-page/", person="", status=404),
    Kind("sign in", "account/login/", person=""),
    Kind("sign in, with mistakes", "account/login/", person="", prepare=mistype_password),
    Kind("sign up", "account/signup/", person=""),
    Kind("sign up, with mistakes", "account/signup/", person="", prepare=choose_short_password),
    Kind("forgotten password", "account/password/reset/", person=""),
    Kind("forgotten password, letter sent", "account/password/reset/done/", person=""),
    Kind("new password, link too old", "account/password/reset/key/1-set-password/", person=""),
    Kind("new password, stored", "account/password/reset/key/done/", person=""),
    Kind("address to confirm, letter sent", "account/confirm-email/", person=""),
    Kind("address to confirm, link too old", "account/confirm-email/too-old/", person=""),
    Kind("account closed", "account/inactive/", person=""),
    Kind("password asked again", "account/reauthenticate/"),
    Kind("e-mail addresses", "account/email/"),
    Kind("password", "account/password/change/"),
    Kind("sign out", "account/logout/"),
    Kind("desk", "desk/"),
    Kind("organisation", "organisations/{organisation}/"),
    Kind("preferences", "account/preferences/"),
    Kind("colleagues", "organisations/{organisation}/colleagues/", prepare=unfold),
    Kind("colleagues, as a reader", "organisations/{organisation}/colleagues/", person=JUDIT),
    Kind("colleagues, with mistakes", "organisations/{organisation}/colleagues/", prepare=invite_nobody),
    Kind("profile", "organisations/{organisation}/profile/"),
    Kind("profile, name", "organisations/{organisation}/profile/identity/"),
    Kind("profile, with mistakes", "organisations/{organisation}/profile/identity/", prepare=forget_the_name),
    Kind("profile, place", "organisations/{organisation}/profile/place/"),
    Kind("profile, languages", "organisations/{organisation}/profile/languages/"),
    Kind("profile, words", "organisations/{organisation}/profile/words/"),
    Kind("profile, logo", "organisations/{organisation}/logo/change/"),
    Kind("profile, logo, with mistakes", "organisations/{organisation}/logo/change/", prepare=send_nothing),
    Kind("profile, sectors", "organisations/{organisation}/profile/sectors/", prepare=unfold),
    Kind(
        "write to an organisation",
        "organisations/{organisation}/profile/contact/",
        person=NURIA,
        prepare=take_messages,
        shows="organisations:contact",
    ),
    Kind("invitation, lost", "organisations/invitations/lost/", person="", status=404),
    Kind("register", "organisations/register/"),
    Kind("register, one of that name", "organisations/register/", prepare=register_a_namesake),
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
    Kind("participant list", "organisations/{organisation}/participants/"),
    Kind("participant list, empty", "organisations/{organisation}/participants/", person=NURIA),
    Kind("participant, new", "organisations/{organisation}/participants/add/"),
    Kind("participant, with mistakes", "organisations/{organisation}/participants/add/", prepare=send_nothing),
    Kind("participants, load a list", "organisations/{organisation}/participants/upload/"),
    Kind(
        "participants, what a list means",
        "organisations/{organisation}/participants/upload/",
        prepare=choose_a_list,
        shows="participants:choices",
    ),
    Kind(
        "participants, look at a list",
        "organisations/{organisation}/participants/upload/",
        prepare=hand_in_a_list,
        shows="participants:preview",
    ),
    Kind(
        "participant",
        "organisations/{organisation}/participants/",
        prepare=open_first_participant,
        shows="participants:change",
    ),
    Kind("participants, towns", "organisations/{organisation}/participants/places/"),
    Kind("participants, figures", "organisations/{organisation}/participants/figures/{year}/"),
    Kind("participants, figures of nobody", "organisations/{organisation}/participants/figures/{year}/", person=NURIA),
    Kind("participants, behind a figure", "organisations/{organisation}/participants/figures/{year}/committed_sme/"),
    Kind("participants, read only", "organisations/{organisation}/participants/upload/", person=JUDIT),
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
    Kind("history", "assessments/{assessment}/1.1.1/history/"),
    Kind("history, to restore", "assessments/{assessment}/2.2.3/", prepare=save_twice, shows="assessment:history"),
    Kind("history, for a reader", "assessments/{assessment}/1.1.1/history/", person=JUDIT),
    Kind("comments, with mistakes", "assessments/{assessment}/4.1.6/comments/", prepare=send_nothing),
    Kind("result", "assessments/{assessment}/result/"),
    Kind("report", "assessments/{assessment}/report/"),
    Kind("what came before", "assessments/{assessment}/before/"),
    Kind("earlier label, with mistakes", "assessments/{assessment}/before/labels/add/", prepare=send_nothing),
    Kind(
        "earlier label, changed",
        "assessments/{assessment}/before/",
        person=NURIA,
        prepare=change_a_label,
        shows="assessment:change_label",
    ),
    Kind(
        "area of improvement, changed",
        "assessments/{assessment}/before/",
        person=NURIA,
        prepare=change_an_area,
        shows="assessment:change_improvement",
    ),
    Kind("area of improvement", "assessments/{assessment}/before/areas/add/"),
    Kind("hand in", "assessments/{assessment}/hand-in/"),
    Kind("hand in, with mistakes", "assessments/{assessment}/hand-in/", prepare=send_nothing),
    Kind("hand in, read only", "assessments/{assessment}/hand-in/", person=JUDIT),
)
