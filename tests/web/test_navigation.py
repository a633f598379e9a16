"""What stands in masthead and footer."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import NoReverseMatch, resolve
from django.utils import translation

from excellence.web import navigation
from excellence.web.navigation import Link, NavItem, Place, RoleHere


@pytest.fixture(autouse=True)
def nothing_registered() -> None:
    for items in navigation._items.values():
        items.clear()
    navigation._roles.clear()


def request_for(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    request.user = AnonymousUser()
    return request


def test_links_mark_the_page_itself() -> None:
    navigation.register("main", NavItem("Style", "web:style", "style"))

    with translation.override("en"):
        links = navigation.links(Place.MAIN, request_for("/en/style/"))

    assert links == [Link("Style", "/en/style/", "page")]


def test_links_mark_the_section_of_a_page_by_its_namespace_or_its_word() -> None:
    navigation.register(
        Place.MAIN, NavItem("Sign up", "account_signup", "web"), NavItem("In", "account_login", "method")
    )

    with translation.override("en"):
        links = navigation.links(Place.MAIN, request_for("/en/style/"), section="method")

    assert [link.current for link in links] == ["true", "true"]


def test_links_of_a_page_without_namespace_mark_no_section() -> None:
    navigation.register(Place.MAIN, NavItem("Style", "web:style", ""))

    with translation.override("en"):
        links = navigation.links(Place.MAIN, request_for("/en/account/login/"))

    assert [link.current for link in links] == [""]


def test_links_hide_what_the_reader_may_not_see() -> None:
    navigation.register(Place.MAIN, NavItem("Desk", "web:style", "desk", visible=navigation.signed_in))

    assert navigation.links(Place.MAIN, request_for("/en/style/")) == []


def test_links_to_a_page_that_does_not_exist_fail_loudly() -> None:
    navigation.register(Place.MAIN, NavItem("Moon", "web:moon", "moon"))

    with pytest.raises(NoReverseMatch):
        navigation.links(Place.MAIN, request_for("/en/style/"))


def test_register_with_the_same_section_replaces_the_item_in_its_place() -> None:
    navigation.register(Place.MAIN, NavItem("Old", "web:style", "a"), NavItem("Other", "web:style", "b"))

    navigation.register(Place.MAIN, NavItem("New", "web:style", "a"))

    assert [link.label for link in navigation.links(Place.MAIN, request_for("/en/style/"))] == ["New", "Other"]


def test_role_without_provider_is_nothing() -> None:
    assert navigation.role_of_reader(request_for("/en/style/")) is None


def test_role_comes_from_the_provider_registered_last() -> None:
    navigation.register_role(lambda _request, _subject: RoleHere("First"))
    navigation.register_role(lambda _request, subject: RoleHere(str(subject), "/en/"))

    assert navigation.role_of_reader(request_for("/en/style/"), "Second") == RoleHere("Second", "/en/")
