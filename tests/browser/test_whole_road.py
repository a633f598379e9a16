"""The whole road as a newcomer walks it: from ten minutes without an account to the report on paper."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from excellence.method.source.library import load
from tests.browser.conftest import Visits
from tests.files.samples import pdf

pytestmark = pytest.mark.browser

NUMBERS = [indicator.number for indicator in load("ecei-2013").framework.indicators]
COMMITTED = 24
FEWEST_PAGES = 10
MOVED = 302
SEEN = re.compile(r'id="seen" name="seen" value="(\d+)"')


@dataclass(frozen=True)
class Traveller:
    """Who walks, in which language and window, and how they call things."""

    language: str
    name: str
    address: str
    organisation: str
    country: str
    town: str
    headings: str
    row: str
    words: str
    draft: str
    window: dict[str, Any]


ANNA = Traveller(
    language="hu",
    name="Példa Anna",
    address="anna@road-example.invalid",
    organisation="Kisalföldi Példa Klaszter",
    country="HU",
    town="Győr",
    headings="Név;Típus;Méret;Település;Csatlakozott;Elkötelezettség;Elkötelezettség kezdete;Találkozó",
    row="Demo: Példa Műhely {place} Kft.;kkv;kicsi;Győr;2021.03.01.;aláírt;2022.01.10.;{year}.05.05.",
    words="Az éves jelentés 4–9. oldala leírja, a közgyűlés elfogadta.",
    draft="Piszkozat",
    window={"locale": "hu-HU", "viewport": {"width": 1280, "height": 900}},
)
ANNE = Traveller(
    language="fr",
    name="Anne Exemple",
    address="anne@road-example.invalid",
    organisation="Grappe Exemple du Jura",
    country="FR",
    town="Besançon",
    headings="Nom;Catégorie;Taille;Commune;Adhésion;Engagement;Engagé depuis;Rencontres",
    row="Démo : Atelier Exemple {place};PME;petite;Besançon;01/03/2021;signé;10/01/2022;05/05/{year}",
    words="Décrit aux pages 4 à 9 du rapport annuel, adopté par l’assemblée.",
    draft="Brouillon",
    window={
        "locale": "fr-FR",
        "viewport": {"width": 390, "height": 844},
        "color_scheme": "dark",
        "has_touch": True,
    },
)


@dataclass
class Road:
    """One walk: the window, who walks, and every page that was wider than the window."""

    page: Page
    traveller: Traveller
    site: str
    folder: Path
    organisation: str = ""
    assessment: str = ""
    year: str = ""
    too_wide: list[str] = field(default_factory=list)

    def look(self, path: str = "") -> None:
        """Go there, or stay, and note whether the page fits the window."""
        if path:
            self.page.goto(path)
        self.page.wait_for_load_state()
        wide: int = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.page.evaluate("window.innerWidth"):
            self.too_wide.append(self.page.url)

    def press(self, target: str) -> None:
        """Press the first link or button of that kind and look at what it leads to."""
        self.page.locator(target).first.click()
        self.look()

    def save(self) -> None:
        """Press Save and wait for where it leads: it waits itself for an automatic save that is under way."""
        with self.page.expect_navigation():
            self.page.locator(".save-bar button").first.click()
        self.look()

    def letter(self) -> str:
        """The link in the e-mail to the traveller: in the outbox while it waits, else as it was printed."""
        outbox = sqlite3.connect(f"file:{self.folder / 'excellence.sqlite3'}?mode=ro", uri=True)
        with closing(outbox):
            waiting = outbox.execute("select body from mail_letter where address = ?", (self.traveller.address,))
            words: str = waiting.fetchone()[0]
        printed = (self.folder / "log").read_text(encoding="utf-8").partition(f"To: {self.traveller.address}")[2]
        return re.findall(r"http\S+/confirm-email/\S+", words + printed)[0]  # type: ignore[no-any-return]  # text


@pytest.mark.parametrize("traveller", [ANNA, ANNE], ids=lambda traveller: traveller.language)
def test_newcomer_gets_from_the_check_to_a_report_on_paper(
    visit: Visits, site_folder: Path, traveller: Traveller
) -> None:
    road = Road(visit(**traveller.window), traveller, visit.site, site_folder)

    takes_the_check(road)
    signs_up_and_confirms(road)
    registers_and_carries_over(road)
    loads_the_list(road)
    answers_with_evidence(road)
    mends_what_is_left(road)
    hands_in(road)

    paper = downloads_the_report(road)
    assert len(paper.pages) >= FEWEST_PAGES
    said = " ".join("".join(page.extract_text() for page in paper.pages).split())
    assert (traveller.organisation in said, traveller.draft in said) == (True, False)
    assert [number for number in NUMBERS if number not in said] == []
    assert road.too_wide == []


def takes_the_check(road: Road) -> None:
    road.look(f"{road.site}/{road.traveller.language}/")
    road.press("main a[href$='/check/']")
    for question in road.page.locator("main fieldset").all():
        question.locator("input[type=radio]").nth(1).check()
    road.press("main form button.button")
    expect(road.page.locator("#gaps li").first).to_be_visible()
    road.press("main a[href$='/carry/']")


def signs_up_and_confirms(road: Road) -> None:
    road.press("main a[href*='/signup/']")
    road.page.fill("[name=name]", road.traveller.name)
    road.page.fill("[name=email]", road.traveller.address)
    road.page.fill("[name=password1]", "klaszter-menedzser-7")
    road.page.press("[name=password1]", "Enter")
    road.page.wait_for_url("**/carry/")
    letter = road.page.context.new_page()
    letter.goto(road.letter())
    letter.locator("main form button").first.click()
    letter.wait_for_url("**/desk/")
    letter.close()


def registers_and_carries_over(road: Road) -> None:
    road.press("main a[href*='/register/']")
    road.page.select_option("[name=country]", road.traveller.country)
    road.page.fill("[name=name]", road.traveller.organisation)
    road.page.fill("[name=town]", road.traveller.town)
    road.press("main form button.button")
    road.press("main button[name=organisation]")
    road.assessment = road.page.url
    road.year = "".join(re.findall(r"\d{4}", road.page.locator("h1").inner_text()))
    expect(road.page.locator("main .lead").first).to_contain_text("12")
    road.press(".crumbs a")
    road.organisation = road.page.url
    road.press(f"main a[href='{road.organisation.removeprefix(road.site)}profile/']")


def loads_the_list(road: Road) -> None:
    road.look(f"{road.organisation}participants/upload/")
    rows = [road.traveller.row.format(place=place, year=road.year) for place in range(COMMITTED)]
    upload(road, "list.csv", "\n".join([road.traveller.headings, *rows, "Demo: ?;???;;;;;;"]).encode())
    road.press("main form button")
    expect(road.page.locator("#refused tbody tr")).to_have_count(1)
    road.press("main form button")
    road.press("main a[href*='/participants/figures/']")
    road.press("main form button.button:not(.plain)")
    road.look(f"{road.organisation}figures/{road.year}/participants/")
    expect(road.page.locator("#participants")).to_have_value(str(COMMITTED))
    road.look(f"{road.organisation}figures/{road.year}/achievements/")
    road.page.fill("#satisfied_share", "82,5")
    road.press(".save-bar button >> nth=0")
    expect(road.page.locator("#satisfied_share")).to_have_value("82,5")


def upload(road: Road, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    road.page.set_input_files("main input[type=file]", file)  # type: ignore[arg-type]  # a payload as Playwright takes it


def answers_with_evidence(road: Road) -> None:
    first, *others = NUMBERS
    road.look(f"{road.assessment}{first}/")
    road.page.check("input[name=level][value='3']")
    road.page.fill("#justification", road.traveller.words)
    road.save()
    road.press("main a[href$='/evidence/']")
    road.page.fill("[name=title]", "Demo: 2025")
    road.page.check("[name=names_people][value=no]")
    upload(road, "report.pdf", b"MZ" * 500)
    road.press("main form button.button")
    expect(road.page.locator("main .field.wrong [type=file]")).to_be_visible()
    upload(road, "report.pdf", pdf())
    road.press("main form button.button")
    token = road.page.locator("#answer [name=csrfmiddlewaretoken]").input_value()
    sent: dict[str, str | float | bool] = {
        "csrfmiddlewaretoken": token,
        "level": "3",
        "justification": road.traveller.words,
    }
    shown = {**sent, "lane": "link", "title": "Demo: 2025", "address": "https://road-example.invalid/report"}
    for number in others:
        for address, form in ((f"{number}/", sent), (f"{number}/evidence/", shown)):
            seen = SEEN.findall(road.page.request.get(f"{road.assessment}{number}/").text())[0]
            answer = road.page.request.post(
                road.assessment + address,
                form={**form, "seen": seen},
                headers={"Referer": road.site},
                max_redirects=0,
            )
            assert (number, answer.status) == (number, MOVED)


def mends_what_is_left(road: Road) -> None:
    road.look(road.assessment)
    road.look(f"{road.assessment}hand-in/")
    for address in wrong(road):
        road.look(road.site + address)
        road.press("main button[name=take]")
    road.look(f"{road.assessment}hand-in/")
    expect(road.page.locator("#mend")).to_have_count(0)


def wrong(road: Road) -> Iterator[str]:
    """The addresses of what has to be mended first, each indicator once."""
    links = road.page.locator("#mend li a").all()
    yield from dict.fromkeys((link.get_attribute("href") or "").partition("#")[0] for link in links)


def hands_in(road: Road) -> None:
    road.page.fill("[name=function]", road.traveller.name)
    road.press("#sign form button")
    expect(road.page.locator("#sign .field.wrong")).to_have_count(1)
    road.page.check("[name=confirmed]")
    road.press("#sign form button")
    expect(road.page.locator("#sign")).to_have_count(0)
    road.look(f"{road.assessment}result/")


def downloads_the_report(road: Road) -> PdfReader:
    road.press("main a[href$='/report/']")
    with road.page.expect_download() as expected:
        road.page.locator("main a[href$='/report.pdf']").first.click()
    return PdfReader(io.BytesIO(Path(expected.value.path()).read_bytes()))
