"""What the frame of every page needs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation
from pytest_django.fixtures import Settings

from excellence.web import navigation
from excellence.web.context_processors import Frame, frame
from excellence.web.navigation import NavItem, Place


def request_for(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize(("demo", "shown"), [("NONE", False), ("STORY", True)])
def test_frame_of_a_demonstration_says_so(settings: Settings, demo: str, *, shown: bool) -> None:
    settings.DEMO = demo

    assert frame(request_for("/en/style/"))["demo_notice"] is shown


def test_frame_offers_each_place_of_the_navigation() -> None:
    for place in Place:
        navigation._items[place].clear()
        navigation.register(place, NavItem(place.value, "web:style", "style"))

    with translation.override("en"):
        page = Frame(request_for("/en/style/"))
        shown = [links[0].label for links in (page.main, page.about, page.legal, page.account)]

    assert shown == ["main", "about", "legal", "account"]


def test_frame_has_six_languages() -> None:
    assert [link.code for link in Frame(request_for("/en/style/")).languages] == ["ca", "en", "fr", "de", "hu", "es"]
