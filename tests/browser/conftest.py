"""One demonstration and one browser for each worker; every test gets a window of its own that is watched."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.browser.watching import Watch
from tools.instance import demonstration

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PASSWORDS = {
    "reka@pannon-example.invalid": "pannon-example-1",
    "bence@pannon-example.invalid": "pannon-example-2",
    "judit@pannon-example.invalid": "pannon-example-3",
    "nuria@emporda-example.invalid": "emporda-example-1",
}
REKA, BENCE, JUDIT, NURIA = PASSWORDS
PATIENCE_MILLISECONDS = 10_000
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of this folder side by side, so that a worker starts its browser once."""
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> str:
    """Where Chromium is. Without it nothing here is tested: a failure where `CI` is set, else a loud skip."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is not None:
        return program
    said = "No Chromium: no page was opened in a browser. Debian has it in the package “chromium”."
    if os.environ.get("CI"):
        pytest.fail(said)
    with pytestconfig.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\n{said}", file=sys.stderr, flush=True)  # noqa: T201 - a skip alone is too quiet
    pytest.skip(said)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration of this worker keeps its data."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(chromium: str, site_folder: Path) -> Generator[str]:
    """The address of a demonstration that runs for the tests of this worker."""
    with demonstration(site_folder) as address:
        yield address


@pytest.fixture(scope="package")
def browser(chromium: str) -> Generator[Browser]:
    """The browser; gone before other tests run, because its event loop would keep Django from the database."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@dataclass
class Visits:
    """Opens windows, for strangers and for people who are signed in, and watches them."""

    browser: Browser
    site: str
    entrances: dict[str, StorageState]
    watches: list[Watch] = field(default_factory=list)
    kept: dict[str, Page] = field(default_factory=dict)

    def __call__(self, path: str = "", *, person: str = "", **options: Any) -> Page:
        """Open a window of its own and go to a path; `options` are those of a browser context."""
        state = self._entrance(person) if person else None
        page = self._window(storage_state=state, **options)
        if path:
            page.goto(self.site + path)
        return page

    def same(self, person: str) -> Page:
        """The window of that person that stays open; with an empty name that of a stranger."""
        if person not in self.kept:
            self.kept[person] = self(person=person)
        return self.kept[person]

    def complaints(self) -> list[str]:
        """What browsers complained about since this was asked last."""
        return [complaint for watch in self.watches for complaint in watch.complained()]

    def close(self) -> None:
        """Close every window."""
        for watch in self.watches:
            watch.context.close()

    def _window(self, **options: Any) -> Page:
        context = self.browser.new_context(**{"locale": "en-GB", "reduced_motion": "reduce", **options})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        self.watches.append(Watch(context, self.site))
        return context.new_page()

    def _entrance(self, person: str) -> StorageState:
        if person not in self.entrances:
            page = self._window()
            page.goto(f"{self.site}/en/account/login/")
            page.fill("[name=login]", person)
            page.fill("[name=password]", PASSWORDS[person])
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/desk/")
            self.entrances[person] = page.context.storage_state()
        return self.entrances[person]


@pytest.fixture(scope="session")
def entrances() -> dict[str, StorageState]:
    """The cookies of everybody who has signed in so far."""
    return {}


Look = Callable[[str], Page]


@pytest.fixture
def visit(browser: Browser, site: str, entrances: dict[str, StorageState]) -> Generator[Visits]:
    """`visit("/en/desk/", person=REKA)` gives a page; afterwards no browser may have complained."""
    visits = Visits(browser, site, entrances)
    yield visits
    visits.close()
    assert visits.complaints() == []


@pytest.fixture(scope="package")
def kept_windows(browser: Browser, site: str, entrances: dict[str, StorageState]) -> Generator[Visits]:
    """Windows that stay open between tests."""
    visits = Visits(browser, site, entrances)
    yield visits
    visits.close()


@pytest.fixture
def look(kept_windows: Visits) -> Generator[Look]:
    """`look(REKA)` gives a window that stays open, for tests that change nothing; it is watched like any other."""
    yield kept_windows.same
    assert kept_windows.complaints() == []


@dataclass(frozen=True)
class Place:
    """The organisation a person works for, as parts of addresses."""

    organisation: str
    assessment: str
    year: int

    def indicator(self, number: str, language: str = "en") -> str:
        """The path of an indicator."""
        return f"/{language}/assessments/{self.assessment}/{number}/"


PlaceOf = Callable[[str], Place]


@pytest.fixture(scope="session")
def places() -> dict[str, Place]:
    """The places found so far."""
    return {}


@pytest.fixture
def place_of(kept_windows: Visits, places: dict[str, Place]) -> PlaceOf:
    """`place_of(REKA)`: where her organisation and its self-assessment are."""

    def found(person: str) -> Place:
        if person not in places:
            desk = kept_windows.same(person).request.get(f"{kept_windows.site}/en/desk/").text()
            places[person] = Place(
                organisation=_first(r"/organisations/(\w{6,})/", desk),
                assessment=_first(r"/assessments/(\w+)/", desk),
                year=int(_first(r"self-assessment of (\d{4})", desk)),
            )
        return places[person]

    return found


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None, f"nothing like {pattern} on the desk"
    return match[1]
