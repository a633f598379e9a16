"""The same page in each language."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import translation

from excellence.web.languages import LanguageLink, language_links, url_in


def test_language_links_lead_to_the_same_page_with_its_filters() -> None:
    request = RequestFactory().get("/en/style/?page=2")

    with translation.override("en"):
        links = language_links(request)

    assert links == [
        LanguageLink("ca", "Català", "/ca/style/?page=2", current=False),
        LanguageLink("en", "English", "/en/style/?page=2", current=True),
        LanguageLink("fr", "Français", "/fr/style/?page=2", current=False),
        LanguageLink("de", "Deutsch", "/de/style/?page=2", current=False),
        LanguageLink("hu", "Magyar", "/hu/style/?page=2", current=False),
        LanguageLink("es", "Español", "/es/style/?page=2", current=False),
    ]


def test_language_links_of_a_sent_form_leave_its_query_out() -> None:
    request = RequestFactory().post("/en/style/?token=secret")

    assert language_links(request)[0].url == "/ca/style/"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/en/", "/hu/"),
        ("/en/a/b/?c=d", "/hu/a/b/?c=d"),
        ("/nothing/", "/hu/"),
        ("/", "/hu/"),
        ("//evil.invalid/x", "/hu/"),
    ],
)
def test_url_in_another_language_stays_on_this_site(address: str, expected: str) -> None:
    assert url_in("hu", address) == expected
