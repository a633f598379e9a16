"""Pictures of the main pages of a fresh demonstration, into var/shots; with --docs those the documentation shows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from instance import demonstration
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "var" / "shots"
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
LANGUAGES = ("en", "hu")
INDICATOR = "4.1.6"
PERSON = ("reka@pannon-example.invalid", "pannon-example-1")
DOCUMENTED = ("home", "indicator", "participants", "result")
BOARD_PAGE = 2
DOTS_PER_INCH = 75
PATIENCE_SECONDS = 120
MOST_BYTES = 250_000
PICTURE = ViewportSize(width=1280, height=1000)


@dataclass(frozen=True)
class Way:
    """One way of looking at a page."""

    name: str
    viewport: ViewportSize
    scheme: str


WAYS = (
    Way("light", ViewportSize(width=1280, height=900), "light"),
    Way("dark", ViewportSize(width=1280, height=900), "dark"),
    Way("phone", ViewportSize(width=390, height=844), "light"),
)


def main(arguments: list[str]) -> int:
    """Take the pictures; 0 when all were taken and none for the documentation is too heavy."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print("Chromium is missing. On Debian: apt-get install chromium")
        return 1
    print("Starting a demonstration …", flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demonstration(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        return picture_documentation(browser, site) if "--docs" in arguments else picture_everything(browser, site)


def picture_everything(browser: Browser, site: str) -> int:
    """Every page, in every way, in every language, at full length."""
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True)
    for way in WAYS:
        for language in LANGUAGES:
            for name, page in pages(browser, site, language, way.viewport, way.scheme):
                target = SHOTS / f"{name}-{way.name}-{language}.png"
                whole(page, way.viewport).screenshot(path=target)
                print(f"  {target.relative_to(ROOT)}", flush=True)
    return 0


def picture_documentation(browser: Browser, site: str) -> int:
    """What the documentation shows, as high as a screen."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    heavy = 0
    for name, page in pages(browser, site, "en", PICTURE, "light"):
        if name not in DOCUMENTED:
            continue
        target = PICTURES / f"{name}.png"
        page.screenshot(path=target)
        heavy += weighed(target)
        if name == "result":
            heavy += picture_report(page)
    return 1 if heavy else 0


def weighed(target: Path) -> bool:
    """Say how heavy a picture is, and whether that is too much for the documentation."""
    size = target.stat().st_size
    print(f"  {target.relative_to(ROOT)}: {size / 1000:.0f} kB{' IS TOO HEAVY' if size > MOST_BYTES else ''}")
    return size > MOST_BYTES


def picture_report(result: Page) -> bool:
    """The page for the board, from the PDF of the assessment whose result is open; whether it is too heavy."""
    program = shutil.which("pdftoppm")
    if program is None:
        print("  No picture of the report: pdftoppm is missing. On Debian: apt-get install poppler-utils")
        return False
    paper = result.request.get(result.url.replace("/result/", "/report.pdf"), timeout=PATIENCE_SECONDS * 1000)
    page = ("-f", str(BOARD_PAGE), "-l", str(BOARD_PAGE), "-r", str(DOTS_PER_INCH))
    subprocess.run(
        [program, "-png", "-singlefile", *page, "-", str(PICTURES / "report")], input=paper.body(), check=True
    )
    return weighed(PICTURES / "report.png")


def pages(
    browser: Browser, site: str, language: str, viewport: ViewportSize, scheme: str
) -> Iterator[tuple[str, Page]]:
    """Open the main pages one after the other: first as a stranger, then signed in."""
    open_to_all = {
        "home": "/",
        "method": "/method/",
        "directory": "/listings/",
        "labels": "/listings/labels/",
        "sign-in": "/account/login/",
        "style": "/style/",
    }
    with opened(browser, viewport, scheme) as page:
        for name, address in open_to_all.items():
            page.goto(f"{site}/{language}{address}")
            yield name, page
        page.goto(f"{site}/{language}/check/")
        yield "check", page
        take_check(page)
        yield "check-result", page
        page.goto(f"{site}/{language}/account/login/")
        page.fill("[name=login]", PERSON[0])
        page.fill("[name=password]", PERSON[1])
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/desk/")
        for name, address in addresses(page, site, language):
            page.goto(address)
            if name == "participants":
                wait_for_places(page)
            yield name, page


def take_check(page: Page) -> None:
    """Answer all questions of the check, some well and some badly, and go on to what stands out."""
    questions = page.locator("form.check fieldset")
    for number in range(questions.count()):
        answers = questions.nth(number).locator("input[type=radio]")
        answers.nth((number * 3 + 1) % answers.count()).check()
    page.locator("form.check button").click()
    page.wait_for_url("**/check/*/")


def wait_for_places(page: Page) -> None:
    """Load the page again until towns are looked up; a worker does that once, soon after the first start."""
    end = time.monotonic() + PATIENCE_SECONDS
    while " km" not in page.locator("table.participants").inner_text() and time.monotonic() < end:
        time.sleep(2)
        page.reload()


def whole(page: Page, window: ViewportSize) -> Page:
    """The page in a window as wide as that one and as high as itself, so that the save bar stands where it ends."""
    page.set_viewport_size(window)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({**window, "height": height})
    return page


@contextmanager
def opened(browser: Browser, viewport: ViewportSize, scheme: str) -> Iterator[Page]:
    """A page of a browser nobody has used yet."""
    context = browser.new_context(viewport=viewport, color_scheme="dark" if scheme == "dark" else "light")
    yield context.new_page()
    context.close()


def addresses(page: Page, site: str, language: str) -> Iterator[tuple[str, str]]:
    """Where the pages of a person's organisation are, as their desk links to them."""
    start = f"{site}/{language}"
    page.goto(f"{start}/desk/")
    desk = page.content()
    organisation = found(r"/organisations/(\w+)/", desk)
    assessment = found(r"/assessments/(\w+)/", desk)
    page.goto(f"{start}/organisations/{organisation}/figures/")
    figures = found(r"/(figures/\d+/[\w-]+)/", page.content())
    yield "desk", f"{start}/desk/"
    yield "organisation", f"{start}/organisations/{organisation}/"
    yield "profile", f"{start}/organisations/{organisation}/profile/"
    yield "figures", f"{start}/organisations/{organisation}/{figures}/"
    yield "participants", f"{start}/organisations/{organisation}/participants/"
    yield "list-figures", f"{start}/organisations/{organisation}/participants/{figures.rsplit('/', 1)[0]}/"
    yield "overview", f"{start}/assessments/{assessment}/"
    yield "indicator", f"{start}/assessments/{assessment}/{INDICATOR}/"
    yield "result", f"{start}/assessments/{assessment}/result/"
    yield "hand-in", f"{start}/assessments/{assessment}/hand-in/"
    yield "report", f"{start}/assessments/{assessment}/report/"


def found(pattern: str, text: str) -> str:
    """The first match; the program ends where there is none, because a page has changed its addresses."""
    match = re.search(pattern, text)
    if match is None:
        sys.exit(f"No address like {pattern} on the page")
    return match[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
