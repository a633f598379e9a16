"""The style guide, and the pages that say what went wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory
from django.utils import translation

from excellence.web import views
from tests.web.outline import Outline

LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_style_guide_is_shown_in_each_language(client: Client, language: str) -> None:
    response = client.get(f"/{language}/style/")
    page = response.content.decode()

    assert response.status_code == 200
    assert page.count(f'<html lang="{language}">') == 1


def test_style_guide_sets_no_cookie(client: Client) -> None:
    response = client.get("/en/style/")

    assert dict(response.cookies) == {}


def test_style_guide_is_whole_html_without_anything_inline(client: Client) -> None:
    page = Outline(client.get("/en/style/").content.decode())

    assert page.opened == []
    assert page.inline == []
    assert sorted(page.ids) == sorted(set(page.ids))
    assert set(page.targets) - set(page.ids) == set()


def test_style_guide_uses_only_icons_that_the_sprite_has(client: Client) -> None:
    page = client.get("/en/style/").content.decode()
    sprite = Path(finders.find("web/icons.svg") or "").read_text(encoding="utf-8")

    assert set(re.findall(r"icons\.svg#([\w-]+)", page)) - set(re.findall(r' id="([\w-]+)"', sprite)) == set()


def test_style_guide_has_one_link_per_language_at_top_and_foot(client: Client) -> None:
    page = client.get("/hu/style/").content.decode()

    assert re.findall(r'href="(/\w+/style/)" lang="(\w+)"', page) == 2 * [
        (f"/{code}/style/", code) for code in LANGUAGES
    ]


def test_page_that_does_not_exist_is_answered_in_the_language_of_its_address(client: Client) -> None:
    response = client.get("/de/gibt-es-nicht/")

    assert response.status_code == 404
    assert response.content.decode().count('<html lang="de">') == 1
    assert dict(response.cookies) == {}


def test_forbidden_quotes_the_sentence_of_the_refusal(client: Client) -> None:
    request = client.get("/en/style/").wsgi_request

    response = views.forbidden(request, PermissionError("Only owners add colleagues."))

    assert response.status_code == 403
    assert response.content.decode().count('<p class="lead">Only owners add colleagues.</p>') == 1


def test_form_without_its_token_is_refused_with_a_way_out() -> None:
    response = Client(enforce_csrf_checks=True).post("/en/account/login/", {"login": "a"})

    assert response.status_code == 403
    assert response.content.decode().count("<h1>This form was open for too long</h1>") == 1


def test_too_many_requests_say_when_to_try_again(client: Client) -> None:
    response = views.too_many_requests(client.get("/en/style/").wsgi_request)

    assert response.status_code == 429
    assert response.content.decode().count("Wait five minutes") == 1


@pytest.mark.parametrize(("view", "status"), [("bad_request", 400), ("server_error", 500)])
def test_pages_for_broken_requests_need_neither_session_nor_database(view: str, status: int) -> None:
    bare = RequestFactory().get("/", HTTP_HOST="not a host")

    with translation.override("fr"):
        response = getattr(views, view)(bare)

    assert response.status_code == status
    assert response.content.decode().count('<html lang="fr">') == 1
