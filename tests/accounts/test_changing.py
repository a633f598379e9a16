"""Changing what protects an account: the password is asked for again, and the address so far is told."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from excellence.accounts.models import User
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS, NEW = "anna@people-example.invalid", "other@people-example.invalid"
EMAILS = "/en/account/email/"
ASKED_AGAIN = "/en/account/reauthenticate/"


@pytest.fixture(autouse=True)
def _emails_in_memory(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def person() -> User:
    somebody = UserFactory(email=ADDRESS, language="hu")
    EmailAddress.objects.create(user=somebody, email=ADDRESS, primary=True, verified=True)
    return somebody


@pytest.fixture
def open_session(person: User) -> Client:
    """A browser somebody left open: signed in, the password typed long ago."""
    browser = Client()
    browser.force_login(person, backend="excellence.accounts.passwords.PasswordBackend")
    return browser


def link_in(letter: mail.EmailMessage) -> str:
    return re.findall(r"http://testserver(/\S+)", str(letter.body))[0]


def told() -> list[tuple[list[str], str]]:
    return [(letter.to, letter.subject) for letter in mail.outbox]


@pytest.mark.parametrize(
    "act",
    [
        {"email": NEW, "action_add": ""},
        {"email": ADDRESS, "action_primary": ""},
        {"email": ADDRESS, "action_remove": ""},
    ],
)
def test_addresses_are_changed_by_nobody_who_cannot_repeat_the_password(
    open_session: Client, person: User, act: dict[str, str]
) -> None:
    answer = open_session.post(EMAILS, act)

    assert answer["Location"].startswith(ASKED_AGAIN)
    assert [each.email for each in EmailAddress.objects.all()] == [ADDRESS]
    assert told() == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ca", "La contrasenya no és correcta. Torneu-ho a provar."),
        ("hu", "A jelszó hibás. Próbálja újra."),
    ],
)
def test_wrong_password_is_told_in_our_words(open_session: Client, person: User, language: str, sentence: str) -> None:
    page = open_session.post(f"/{language}/account/reauthenticate/", {"password": "not-the-password"})

    assert page.content.decode().count(sentence) == 2  # at the field, and in the summary


def test_password_repeated_carries_out_what_was_asked(open_session: Client, person: User) -> None:
    asked = open_session.post(EMAILS, {"email": NEW, "action_add": ""})

    open_session.post(asked["Location"], {"password": PASSWORD, "next": EMAILS})

    assert sorted(each.email for each in EmailAddress.objects.all()) == [ADDRESS, NEW]


def test_email_that_asks_to_confirm_names_the_address_it_confirms(client: Client, person: User) -> None:
    client.post("/en/account/login/", {"login": ADDRESS, "password": PASSWORD})
    asked = client.post(EMAILS, {"email": NEW, "action_add": ""})
    client.post(asked["Location"], {"password": PASSWORD, "next": EMAILS})

    (asking,) = [letter for letter in mail.outbox if letter.to == [NEW]]

    assert (NEW in str(asking.body), ADDRESS in str(asking.body)) == (True, False)


def test_address_so_far_is_told_of_each_change(client: Client, person: User) -> None:
    client.post("/en/account/login/", {"login": ADDRESS, "password": PASSWORD})
    asked = client.post(EMAILS, {"email": NEW, "action_add": ""})
    client.post(asked["Location"], {"password": PASSWORD, "next": EMAILS})
    client.post(link_in(mail.outbox[0]))
    client.post(EMAILS, {"email": NEW, "action_primary": ""})
    client.post(EMAILS, {"email": ADDRESS, "action_remove": ""})

    assert told() == [
        ([NEW], "Kérjük, erősítse meg az e-mail-címét"),
        ([ADDRESS], "A fiókjához újabb e-mail-cím tartozik"),
        ([ADDRESS], "Megváltozott az e-mail-címe"),
        ([NEW], "Egy e-mail-címet eltávolítottak a fiókjából"),
    ]
    assert User.objects.get().email == NEW


def test_new_password_asks_for_the_old_one_and_is_told(open_session: Client, person: User) -> None:
    new = {"password1": "quite-another-one-9", "password2": "quite-another-one-9"}

    wrong = open_session.post("/en/account/password/change/", {"oldpassword": "guessed", **new})
    right = open_session.post("/en/account/password/change/", {"oldpassword": PASSWORD, **new})

    assert (wrong.status_code, right.status_code) == (200, 302)
    assert told() == [([ADDRESS], "Megváltozott a jelszava")]


def test_new_password_by_email_is_told(client: Client, person: User) -> None:
    client.post("/en/account/password/reset/", {"email": ADDRESS})
    form = client.get(link_in(mail.outbox[0]), follow=True)
    chosen = {"password1": "quite-another-one-9", "password2": "quite-another-one-9"}

    client.post(form.request["PATH_INFO"], chosen)

    assert told()[1:] == [([ADDRESS], "Új jelszót adtak meg")]


@pytest.mark.parametrize(
    ("site", "host", "link"),
    [
        ("", "testserver:6666", "http://testserver/"),
        ("", "127.0.0.1:9999", "http://127.0.0.1/"),
        ("https://excellence.example.org", "testserver:6666", "https://excellence.example.org/"),
        ("https://excellence.example.org", "127.0.0.1", "https://excellence.example.org/"),
    ],
)
@pytest.mark.parametrize("door", ["password/reset", "signup"])
def test_links_in_emails_lead_to_the_site_whatever_port_the_visitor_writes(
    settings: Settings, person: User, site: str, host: str, link: str, door: str
) -> None:
    settings.SITE_URL = site
    asked = {"email": ADDRESS if door == "password/reset" else NEW, "name": "Anna Example", "password1": PASSWORD}

    Client(HTTP_HOST=host).post(f"/en/account/{door}/", asked)

    links = re.findall(r"https?://[^/\s]+/?", str(mail.outbox[0].body))
    assert {found.rstrip("/") for found in links} == {link.rstrip("/")}
