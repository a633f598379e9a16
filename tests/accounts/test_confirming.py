"""Whose an address is: whoever confirmed it, and nobody is told who that may be."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from excellence.accounts.models import User
from excellence.accounts.operations import ConfirmedByAnother, confirm_address
from excellence.accounts.queries import person_with_address
from excellence.accounts.rules import AddressNotConfirmed, require_confirmed
from excellence.audit.queries import acts_about
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADDRESS = "anna@people-example.invalid"


@pytest.fixture(autouse=True)
def _letters_in_memory(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def sign_up(browser: Client, email: str = ADDRESS, language: str = "en", password: str = PASSWORD) -> HttpResponse:
    asked = {"name": "Anna Example", "email": email, "password1": password}
    return browser.post(f"/{language}/account/signup/", asked)


def link_in(letter: mail.EmailMessage) -> str:
    (link,) = re.findall(r"http://testserver(/\S+confirm-email/\S+)", str(letter.body))
    return str(link)


def test_sign_up_works_at_once_and_leaves_the_address_unconfirmed(client: Client) -> None:
    sign_up(client)

    assert client.get("/en/desk/").status_code == 200
    assert User.objects.get().confirmed_at is None


def test_link_confirms_the_address_of_whoever_is_signed_in(client: Client) -> None:
    sign_up(client)
    link = link_in(mail.outbox[0])

    asked = client.get(link).content.decode()
    client.post(link)

    person = User.objects.get()
    assert asked.count("<h1>Confirm your e-mail address</h1>") == 1
    assert person.is_confirmed
    assert [act.verb for act in acts_about(person)] == ["account.address_confirmed"]


def test_link_confirms_nothing_for_who_does_not_know_the_password(client: Client) -> None:
    sign_up(client)
    link, mailbox = link_in(mail.outbox[0]), Client()

    asked = mailbox.get(link).content.decode()
    response = mailbox.post(link)

    assert asked.count("<h1>Sign in to confirm your address</h1>") == 1
    assert response["Location"] == f"/en/account/login/?next={link.replace('/', '%2F').replace(':', '%3A')}"
    assert not User.objects.get().is_confirmed


def test_letter_to_confirm_is_in_the_language_of_the_person(client: Client) -> None:
    person = UserFactory(language="de", confirmed_at=None)
    EmailAddress.objects.create(user=person, email=person.email, primary=True)
    client.force_login(person, backend="excellence.accounts.passwords.PasswordBackend")

    client.post("/en/account/email/", {"email": person.email, "action_send": ""})

    assert link_in(mail.outbox[0]).startswith("/de/")


def test_sign_up_with_a_known_address_answers_the_same_and_tells_its_owner(client: Client) -> None:
    owner = UserFactory(email=ADDRESS, language="en")

    known = sign_up(client, ADDRESS.upper())
    unknown = sign_up(Client(), "nobody@people-example.invalid")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([ADDRESS], "You have an account already"),
        (["nobody@people-example.invalid"], "Please confirm your e-mail address"),
    ]
    assert person_with_address(ADDRESS) == owner


def test_second_account_with_a_confirmed_address_is_never_confirmed() -> None:
    UserFactory(email=ADDRESS)
    second = UserFactory(email=ADDRESS, confirmed_at=None)

    with pytest.raises(ConfirmedByAnother):
        confirm_address(second, by=second, at=NOW)

    assert not User.objects.get(pk=second.pk).is_confirmed


def test_owner_of_an_address_signs_up_although_somebody_claims_it(client: Client) -> None:
    UserFactory(email=ADDRESS, confirmed_at=None)

    sign_up(client)
    client.post(link_in(mail.outbox[0]))

    owner = person_with_address(ADDRESS)
    assert owner is not None
    assert (owner.name, User.objects.filter(email=ADDRESS).count()) == ("Anna Example", 2)


def test_confirmed_owner_signs_in_and_who_only_claims_the_address_does_not(client: Client) -> None:
    UserFactory(email=ADDRESS, confirmed_at=None)
    owner = User.objects.create_user(ADDRESS, "the-owner-chose-this", name="Owner", language="en")
    confirm_address(owner, by=owner, at=NOW)

    for password in (PASSWORD, "the-owner-chose-this"):
        client.post("/en/account/login/", {"login": ADDRESS, "password": password})

    assert client.get("/en/desk/").context["user"] == owner


def test_new_password_by_letter_confirms_the_address(client: Client) -> None:
    person = UserFactory(email=ADDRESS, confirmed_at=None)
    EmailAddress.objects.create(user=person, email=ADDRESS, primary=True)
    client.post("/en/account/password/reset/", {"email": ADDRESS})
    (link,) = re.findall(r"http://testserver(/\S+)", str(mail.outbox[0].body))

    form = client.get(link, follow=True)
    chosen = {"password1": "quite-another-one-9", "password2": "quite-another-one-9"}
    client.post(form.request["PATH_INFO"], chosen)

    assert User.objects.get().is_confirmed


def test_first_address_confirmed_becomes_the_main_one(client: Client) -> None:
    sign_up(client, "misspelt@people-example.invalid")
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    client.post("/en/account/email/", {"email": ADDRESS, "action_add": ""})

    client.post(link_in(mail.outbox[-1]))

    person = User.objects.get()
    assert (person.email, person.is_confirmed) == (ADDRESS, True)


def test_confirming_twice_is_noted_once() -> None:
    person = UserFactory(confirmed_at=None)

    confirm_address(person, by=person, at=NOW)
    confirm_address(person, by=person, at=NOW)

    assert (person.confirmed_at, acts_about(person).count()) == (NOW, 1)


def test_person_without_a_confirmed_address_is_told_what_helps() -> None:
    person = UserFactory(email=ADDRESS, confirmed_at=None)

    with pytest.raises(AddressNotConfirmed) as refusal:
        require_confirmed(person)

    assert str(refusal.value) == (
        f"Confirm your e-mail address first: follow the link in the e-mail we sent to {ADDRESS}. "
        "Until then you can try everything on your own, but nothing you do reaches others."
    )
    require_confirmed(UserFactory())


def test_password_is_asked_for_the_account_whose_link_was_followed(client: Client) -> None:
    sign_up(client)
    link, mailbox = link_in(mail.outbox[0]), Client()
    UserFactory(email=ADDRESS, confirmed_at=None, name="A later claim")
    User.objects.filter(name="A later claim").update(password="unknown")

    asked = mailbox.post(link)
    signed_in = mailbox.post(asked["Location"], {"login": ADDRESS, "password": PASSWORD})
    mailbox.post(signed_in["Location"])

    owner = person_with_address(ADDRESS)
    assert (signed_in["Location"], owner is not None and owner.name) == (link, "Anna Example")


def test_signing_up_again_with_an_unconfirmed_address_answers_the_same(client: Client) -> None:
    first, second = sign_up(client), sign_up(Client(), password="quite-another-one-9")

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert len(mail.outbox) == 1


def address_of(length: int) -> str:
    """An address of so many characters."""
    domain = "@people-example.invalid"
    return "a" * (length - len(domain)) + domain


@pytest.mark.parametrize("length", [255, 256, 266, 300])
@pytest.mark.parametrize("door", ["signup", "password/reset", "email"])
def test_address_too_long_to_store_is_refused_at_its_field(client: Client, door: str, length: int) -> None:
    if door == "email":
        person = UserFactory(last_login=NOW)
        client.post("/en/account/login/", {"login": person.email, "password": PASSWORD})
        client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    asked = {"name": "Anna Example", "email": address_of(length), "password1": PASSWORD, "action_add": ""}

    answer = client.post(f"/en/account/{door}/", asked)

    sentence = f"This address has {length} characters. An e-mail address has at most 254."
    assert answer.context["form"].errors == {"email": [sentence]}
    assert not User.objects.filter(name="Anna Example").exists()


def test_longest_address_is_stored_whole(client: Client) -> None:
    sign_up(client, address_of(254))

    assert User.objects.get().email == address_of(254)


def test_address_confirmed_in_another_account_at_the_same_moment_is_refused() -> None:
    EmailAddress.objects.create(user=UserFactory(confirmed_at=None), email=ADDRESS, verified=True)
    second = UserFactory(email=ADDRESS, confirmed_at=None)

    with pytest.raises(ConfirmedByAnother):
        confirm_address(second, by=second, at=NOW)

    assert not User.objects.get(pk=second.pk).is_confirmed
