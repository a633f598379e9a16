"""Every kind of page in every language."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import expect

from excellence.method.source.library import load
from tests.browser.conftest import REKA, Look, PlaceOf, Visits
from tests.browser.kinds import KINDS, Kind, nothing

pytestmark = pytest.mark.browser

LANGUAGES = [code for code, _ in settings.LANGUAGES]
AS_THEY_OPEN = [kind for kind in KINDS if kind.prepare is nothing]


@pytest.mark.parametrize("kind", AS_THEY_OPEN, ids=lambda kind: kind.name)
def test_page_opens_in_every_language_and_says_which(kind: Kind, look: Look, place_of: PlaceOf, site: str) -> None:
    page = look(kind.person)
    place = place_of(kind.person) if kind.person else None

    opened = {}
    for language in LANGUAGES:
        answer = page.request.get(site + kind.address(place, language))
        opened[language] = (answer.status, f'<html lang="{language}"' in answer.text())

    assert opened == dict.fromkeys(LANGUAGES, (kind.status, True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_link_stays_on_the_page(language: str, look: Look, place_of: PlaceOf, site: str) -> None:
    page = look(REKA)
    page.goto(site + place_of(REKA).indicator("4.1.6", "en" if language == "hu" else "hu"))

    page.click(f".topline a[lang={language}]")

    assert page.url == site + place_of(REKA).indicator("4.1.6", language)
    expect(page.locator(f".topline a[lang={language}]")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_framework_say_which_language_they_are_in(
    language: str, look: Look, place_of: PlaceOf, site: str
) -> None:
    spoken = language if language in load("ecei-2013").languages else "en"
    page = look(REKA)
    page.goto(site + place_of(REKA).indicator("4.1.6", language))

    marked = {
        part: page.locator(f"main {part}").first.get_attribute("lang")
        for part in ("h1", "#meaning p[lang]", "#why p[lang]", "#evidence div[lang]")
    }

    assert marked == dict.fromkeys(marked, spoken)


def test_address_without_language_leads_to_the_one_the_browser_asks_for(visit: Visits) -> None:
    page = visit("/", locale="hu-HU")

    assert page.url == f"{visit.site}/hu/"
