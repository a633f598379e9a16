"""Signing up and in: what is kept of a person, where they land, and how often somebody may guess."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from excellence.accounts.models import User
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

MISTAKES_ALLOWED = 10


def sign_in(browser: Client, email: str, password: str = PASSWORD, *, rest: str = "") -> HttpResponse:
    return browser.post(f"/en/account/login/{rest}", {"login": email, "password": password})


def sign_up(browser: Client, **changed: str) -> HttpResponse:
    asked = {"name": "Anna Example", "email": "anna@people-example.invalid", "password1": PASSWORD}
    return browser.post("/de/account/signup/", {**asked, **changed})


@pytest.mark.parametrize("language", ["ca", "hu"])
def test_person_lands_on_the_desk_in_the_language_they_chose(client: Client, language: str) -> None:
    person = UserFactory(language=language)

    response = sign_in(client, person.email)

    assert (response.status_code, response["Location"]) == (302, f"/{language}/desk/")


def test_person_is_led_back_to_the_page_they_asked_for(client: Client) -> None:
    person = UserFactory()

    response = sign_in(client, person.email, rest="?next=/en/organisations/register/")

    assert response["Location"] == "/en/organisations/register/"


def test_person_is_never_led_to_another_site(client: Client) -> None:
    person = UserFactory()

    response = sign_in(client, person.email, rest="?next=https://elsewhere.invalid/")

    assert response["Location"] == "/en/desk/"


def test_address_may_be_typed_in_another_case(client: Client) -> None:
    UserFactory(email="anna@people-example.invalid")

    assert sign_in(client, "Anna@People-Example.invalid").status_code == 302


def test_person_who_may_not_sign_in_stays_out(client: Client) -> None:
    person = UserFactory(is_active=False)

    sign_in(client, person.email)

    assert client.get("/en/desk/").status_code == 302


def test_guessing_ends_even_when_the_right_password_comes_at_last(client: Client) -> None:
    person = UserFactory()
    for _ in range(MISTAKES_ALLOWED):
        sign_in(client, person.email, "guessed")

    sign_in(client, person.email)

    assert client.get("/en/desk/").status_code == 302


def test_guessing_at_one_account_keeps_nobody_else_out(client: Client) -> None:
    person, neighbour = UserFactory(), UserFactory()
    for _ in range(MISTAKES_ALLOWED):
        sign_in(client, person.email, "guessed")

    assert sign_in(client, neighbour.email).status_code == 302


def test_sign_up_keeps_name_and_language(client: Client) -> None:
    response = sign_up(client)

    person = User.objects.get()
    assert (person.name, person.email, person.language) == ("Anna Example", "anna@people-example.invalid", "de")
    assert response["Location"] == "/de/desk/"


@pytest.mark.parametrize(
    "changed",
    [{"name": ""}, {"email": "anna"}, {"password1": "short"}, {"password1": "1234567890"}, {"name": "x" * 121}],
)
def test_sign_up_without_what_is_needed_makes_nobody(client: Client, changed: dict[str, str]) -> None:
    response = sign_up(client, **changed)

    assert (response.status_code, User.objects.count()) == (200, 0)


def test_sign_out_takes_a_post(client: Client) -> None:
    client.force_login(UserFactory(), backend="excellence.accounts.passwords.PasswordBackend")

    client.get("/en/account/logout/")
    still_in = client.get("/en/desk/").status_code
    client.post("/en/account/logout/")

    assert (still_in, client.get("/en/desk/").status_code) == (200, 302)
