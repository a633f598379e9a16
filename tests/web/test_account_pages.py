"""Pages and letters of signing up, signing in and keeping an account, as people see them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django.fixtures import Settings

from excellence import accounts
from excellence.accounts.models import User
from excellence.demo.people import PEOPLE
from tests.factories.people import PASSWORD, UserFactory
from tests.web.outline import Outline

pytestmark = pytest.mark.django_db

LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")
FOR_STRANGERS = ("account_login", "account_signup", "account_reset_password", "account_reset_password_done")
FOR_PEOPLE = ("account_email", "account_change_password", "account_logout")
LETTERS = Path(accounts.__file__ or "").parent / "templates" / "account" / "email"
KINDS = sorted(path.name.removesuffix("_subject.txt") for path in LETTERS.glob("*_subject.txt"))


def address(name: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(name)


def assert_sound(client: Client, name: str, language: str) -> Outline:
    response = client.get(address(name, language))
    text = response.content.decode()
    page = Outline(text)

    assert response.status_code == 200
    assert text.count(f'<html lang="{language}">') == 1
    assert text.count("<h1") == 1
    assert (page.opened, page.inline) == ([], [])
    assert sorted(page.ids) == sorted(set(page.ids))
    assert set(page.targets) - set(page.ids) == set()
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_page_for_strangers_is_whole_in_each_language(client: Client, name: str, language: str) -> None:
    page = assert_sound(client, name, language)

    assert page.filled == (0 if name == "account_reset_password_done" else 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_page_for_people_is_whole_in_each_language(client: Client, name: str, language: str) -> None:
    client.force_login(UserFactory())

    page = assert_sound(client, name, language)

    assert page.filled == 1


def test_sign_in_offers_the_people_of_a_demonstration_by_outlined_buttons(client: Client, settings: Settings) -> None:
    settings.DEMO = "STORY"

    text = client.get(address("account_login")).content.decode()

    assert len(re.findall(r'<button type="submit" class="button second" name="person" value="\w+">', text)) == len(
        PEOPLE
    )
    assert Outline(text).filled == 1


def test_sign_in_elsewhere_offers_nobody(client: Client) -> None:
    assert client.get(address("account_login")).content.decode().count('name="person"') == 0


def test_sign_in_with_a_wrong_password_says_that_one_is_not_signed_in(client: Client) -> None:
    person = UserFactory()

    text = client.post(address("account_login"), {"login": person.email, "password": "wrong"}).content.decode()

    assert text.count('<p class="title">You are not signed in yet.</p>') == 1


def test_sign_in_with_the_password_leads_on_and_greets_in_the_masthead(client: Client) -> None:
    person = UserFactory(name="Núria Exemple")

    landed = client.post(address("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)

    text = landed.content.decode()
    assert text.count("Núria Exemple") >= 1
    assert text.count('<button type="submit" class="enter">Sign out</button>') == 1


def test_sign_up_asks_for_name_address_and_password_in_this_order(client: Client) -> None:
    text = client.get(address("account_signup")).content.decode()

    assert re.findall(r'<input type="(?:text|email|password)" name="(\w+)"', text) == ["name", "email", "password1"]
    assert text.count("placeholder") == 0


def test_sign_up_makes_a_person(client: Client) -> None:
    answers = {"name": "Réka Példa", "email": "reka@people-example.invalid", "password1": "a-few-words-in-a-row"}

    client.post(address("account_signup", "hu"), answers)

    assert list(User.objects.values_list("name", "email", "language")) == [
        ("Réka Példa", "reka@people-example.invalid", "hu")
    ]


def test_sign_up_with_a_short_password_links_to_the_field(client: Client) -> None:
    answers = {"name": "Réka Példa", "email": "reka@people-example.invalid", "password1": "short"}

    text = client.post(address("account_signup"), answers).content.decode()

    assert text.count('<a href="#id_password1">Password: ') == 1
    assert text.count("The account is not created yet.") == 1


def test_link_to_a_new_password_that_is_spent_offers_a_new_one(client: Client) -> None:
    with translation.override("en"):
        spent = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "abc-def"})

    text = client.get(spent).content.decode()

    assert text.count("<h1>This link no longer works</h1>") == 1
    assert Outline(text).filled == 1


def test_link_that_confirms_an_address_and_is_spent_says_so(client: Client) -> None:
    with translation.override("en"):
        spent = reverse("account_confirm_email", kwargs={"key": "spent"})

    text = client.get(spent).content.decode()

    assert text.count("<h1>This link no longer works</h1>") == 1


def test_letter_for_a_new_password_is_plain_whole_sentences(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    person = UserFactory()

    client.post(address("account_reset_password"), {"email": person.email})

    letter = mail.outbox[0]
    shown = re.sub(r"http://\S+", "LINK", str(letter.body)).strip()
    assert (letter.subject, letter.to) == ("Choose a new password", [person.email])
    assert shown == (
        "Hello,\n\n"
        "Somebody, probably you, wants to choose a new password for your account.\n\n"
        "Do it under this link; it works once:\n\n"
        "LINK\n\n"
        "If you did not ask for this, do nothing: without the link nothing changes.\n\n"
        "Kind regards,\nCluster Excellence\nLINK"
    )


SITE = "Cluster Excellence\nhttps://excellence.invalid"
SHAPES = {
    "ca": ("Bon dia,", f"Salutacions cordials,\n{SITE}"),
    "de": ("Guten Tag!", f"Freundliche Grüße\n{SITE}"),
    "en": ("Hello,", f"Kind regards,\n{SITE}"),
    "es": ("Buenos días:", f"Un cordial saludo,\n{SITE}"),
    "fr": ("Bonjour,", f"Cordialement,\n{SITE}"),
    "hu": ("Jó napot kívánunk!", f"Üdvözlettel\n{SITE}"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_can_be_written_in_each_language(kind: str, language: str) -> None:
    person = SimpleNamespace(email="o'neil&co@people-example.invalid", name="O'Neil")
    link = "https://excellence.invalid/?a=1&b=2"
    context = {
        "user": person,
        "email": person.email,
        "from_email": "from@people-example.invalid",
        "to_email": "to@people-example.invalid",
        "deleted_email": "deleted@people-example.invalid",
        "activate_url": link,
        "password_reset_url": link,
        "signup_url": link,
        "ip": "192.0.2.1",
        "user_agent": "Browser <1>",
        "timestamp": datetime(2026, 11, 23, tzinfo=UTC),
        "site": "https://excellence.invalid",
    }

    with translation.override(language):
        subject = render_to_string(f"account/email/{kind}_subject.txt", context).strip()
        body = render_to_string(f"account/email/{kind}_message.txt", context)

    assert subject.count("\n") == 0
    assert len(subject) > 0
    assert re.findall(r"&(?:amp|#x?\w+|lt|gt|quot);", body) == []
    greeting, first, *_, regards = body.strip().split("\n\n")
    assert (greeting, regards) == SHAPES[language]
    assert first[0] == first[0].upper()


def test_page_of_a_locked_account_leads_to_a_new_password() -> None:
    text = render_to_string("account/locked.html")

    assert text.count(f'<a class="button" href="{address("account_reset_password")}">Choose a new password</a>') == 1
