"""Guessing at passwords: what it costs, when it ends, and whom it does not touch."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from excellence.accounts.models import User
from excellence.accounts.passwords import NETWORK, PAIR, masked
from excellence.kernel.clock import now
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "anna@people-example.invalid"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
TRIES_OF_AN_ATTACK = 25


def sign_in(email: str, password: str, *, network: str = HERE, door: str = "/en/account/login/") -> HttpResponse:
    """One try from a browser without cookies."""
    words = {"login": email, "username": email, "password": password}
    return Client(REMOTE_ADDR=network).post(door, words)


def guess_often(email: str, *, network: str = HERE, tries: int = TRIES_OF_AN_ATTACK) -> list[int]:
    return [sign_in(email, f"guess-{number}", network=network).status_code for number in range(tries)]


def signed_in(person: User, *, network: str = HERE) -> Client:
    browser = Client(REMOTE_ADDR=network)
    browser.force_login(person, backend="excellence.accounts.passwords.PasswordBackend")
    return browser


def test_guessing_is_locked_after_ten_tries_and_stays_locked_for_the_right_password() -> None:
    person = UserFactory()

    answers = guess_often(person.email)
    right = sign_in(person.email, PASSWORD)

    assert answers == [200] * PAIR.most + [429] * (TRIES_OF_AN_ATTACK - PAIR.most)
    assert (right.status_code, right["Retry-After"]) == (429, "900")


def test_no_password_is_looked_at_while_the_lock_holds(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    person = UserFactory()
    began = time.perf_counter()
    sign_in(person.email, "guessed")
    of_one_look = time.perf_counter() - began
    for _ in range(PAIR.most):
        PAIR.use(f"person {person.pk}", HERE, at=now())

    began = time.perf_counter()
    refused = [sign_in(person.email, PASSWORD).status_code for _ in range(3)]

    assert refused == [429] * 3
    assert time.perf_counter() - began < of_one_look * 2


def test_lock_ends_a_quarter_of_an_hour_after_the_last_try_that_counted() -> None:
    person = UserFactory()
    with time_machine.travel(now(), tick=False) as clock:
        guess_often(person.email)
        clock.shift(timedelta(minutes=14, seconds=50))
        still_locked = sign_in(person.email, PASSWORD).status_code
        clock.shift(timedelta(seconds=20))

        answer = sign_in(person.email, PASSWORD).status_code

    assert (still_locked, answer) == (429, 302)


def test_locked_account_is_open_from_another_network() -> None:
    person = UserFactory()
    guess_often(person.email)

    assert sign_in(person.email, PASSWORD, network=ELSEWHERE).status_code == 302


@pytest.mark.parametrize("written", ["ANNA@People-Example.invalid", " anna@people-example.invalid "])
def test_address_written_otherwise_is_the_same_account(written: str) -> None:
    UserFactory(email=ADDRESS)
    guess_often(ADDRESS)

    assert sign_in(written, PASSWORD).status_code == 429


def test_address_that_nobody_has_is_locked_like_any_other() -> None:
    assert guess_often("nobody@people-example.invalid", tries=PAIR.most + 2)[-2:] == [429, 429]


def test_guessing_at_many_accounts_shuts_nobody_of_the_same_network_out() -> None:
    colleague = UserFactory()
    for number in range(NETWORK.most + 1):
        sign_in(f"person-{number}@elsewhere-example.invalid", "guessed")

    assert sign_in(colleague.email, PASSWORD).status_code == 302


def test_guessing_at_many_accounts_is_slowed_down() -> None:
    for _ in range(NETWORK.most):
        NETWORK.use(HERE, at=now())

    began = time.perf_counter()
    answer = sign_in("one-more@elsewhere-example.invalid", "guessed").status_code

    assert (answer, time.perf_counter() - began > 1) == (200, True)


def test_who_signed_in_from_a_network_before_is_not_slowed_down() -> None:
    colleague = UserFactory()
    sign_in(colleague.email, PASSWORD)
    for _ in range(NETWORK.most):
        NETWORK.use(HERE, at=now())

    began = time.perf_counter()
    answer = sign_in(colleague.email, PASSWORD).status_code

    assert (answer, time.perf_counter() - began < 1) == (302, True)


def test_right_passwords_use_up_nothing() -> None:
    person = UserFactory()

    answers = [sign_in(person.email, PASSWORD).status_code for _ in range(NETWORK.most + 5)]

    assert set(answers) == {302}


def test_administration_has_no_door_of_its_own() -> None:
    administrator = UserFactory(is_staff=True, is_superuser=True)

    right = sign_in(administrator.email, PASSWORD, door="/en/admin/login/")
    browser = Client()
    asked = browser.get("/en/admin/")

    assert right["Location"] == "/en/account/login/?next=%2Fen%2Fadmin%2Flogin%2F"
    assert "sessionid" not in right.cookies
    assert asked["Location"] == "/en/admin/login/?next=/en/admin/"
    assert browser.get(asked["Location"])["Location"] == "/en/account/login/?next=%2Fen%2Fadmin%2F"


def test_account_of_an_administrator_is_locked_like_any_other() -> None:
    administrator = UserFactory(is_staff=True, is_superuser=True)
    guess_often(administrator.email)

    answers = [
        sign_in(administrator.email, PASSWORD, door=door).status_code
        for door in ("/en/account/login/?next=/en/admin/", "/en/admin/login/")
    ]

    assert answers == [429, 302]
    assert Client().get("/en/admin/").status_code == 302


def test_person_without_that_task_is_refused_by_the_administration() -> None:
    assert signed_in(UserFactory()).get("/en/admin/login/").status_code == 403


def test_administrator_changes_the_password_where_everybody_does() -> None:
    browser = signed_in(UserFactory(is_staff=True, is_superuser=True))

    assert browser.get("/en/admin/password_change/")["Location"] == "/en/account/password/change/"


@pytest.mark.parametrize(
    ("door", "field"), [("/en/account/reauthenticate/", "password"), ("/en/account/password/change/", "oldpassword")]
)
def test_doors_behind_the_sign_in_count_with_it(settings: Settings, door: str, field: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "change_password": None, "reauthenticate": None}
    person = UserFactory(email=ADDRESS)
    browser = signed_in(person)
    new = {"password1": "quite-another-one-9", "password2": "quite-another-one-9"}

    answers = [browser.post(door, {field: f"guess-{number}", **new}).status_code for number in range(PAIR.most + 3)]

    assert answers == [200] * PAIR.most + [429] * 3
    assert browser.post(door, {field: PASSWORD, **new}).status_code == 429
    assert sign_in(ADDRESS, PASSWORD).status_code == 429
    assert User.objects.get().check_password(PASSWORD)


def test_cost_of_a_wrong_password_does_not_grow_with_the_claims(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    UserFactory(email=ADDRESS, confirmed_at=None)
    sign_in(ADDRESS, "guessed")
    of_one = time_of_a_wrong_password(settings)
    for _ in range(60):
        UserFactory(email=ADDRESS, confirmed_at=None)

    of_many = time_of_a_wrong_password(settings)

    assert of_many < of_one * 3


def time_of_a_wrong_password(settings: Settings) -> float:
    """Seconds, with a password check that takes time."""
    before = settings.PASSWORD_HASHERS
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *before]
    latest = User.objects.order_by("-pk")[0]
    latest.set_password(PASSWORD)
    latest.save()
    began = time.perf_counter()
    sign_in(ADDRESS, "guessed")
    took = time.perf_counter() - began
    settings.PASSWORD_HASHERS = before
    return took


def test_latest_claim_signs_in_while_nobody_confirmed_the_address() -> None:
    UserFactory(email=ADDRESS, confirmed_at=None)
    latest = User.objects.create_user(ADDRESS, "the-owner-chose-this", name="Owner")

    first, second = Client(), Client()
    first.post("/en/account/login/", {"login": ADDRESS, "password": PASSWORD})
    second.post("/en/account/login/", {"login": ADDRESS, "password": "the-owner-chose-this"})

    assert (first.get("/en/desk/").status_code, second.get("/en/desk/").context["user"]) == (302, latest)


@pytest.mark.parametrize("claims", [1, 20])
def test_reset_writes_one_email_however_many_claim_the_address(settings: Settings, claims: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for _ in range(claims):
        person = UserFactory(email=ADDRESS, confirmed_at=None)
        EmailAddress.objects.create(user=person, email=ADDRESS, primary=True)

    Client().post("/en/account/password/reset/", {"email": ADDRESS})

    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_mailbox_of_a_stranger_gets_few_emails_a_day_whoever_asks_for_them(
    settings: Settings, is_confirmed: bool
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    UserFactory(email=ADDRESS, confirmed_at=now() if is_confirmed else None)
    said = {"name": "Mallory", "email": ADDRESS, "password1": PASSWORD}

    with time_machine.travel(now(), tick=False) as clock:
        for number in range(30):
            clock.shift(timedelta(minutes=13))
            Client(REMOTE_ADDR=f"192.0.2.{number}").post("/en/account/signup/", said)
            Client(REMOTE_ADDR=f"192.0.2.{number}").post("/en/account/password/reset/", {"email": ADDRESS})

    assert sorted({letter.to[0] for letter in mail.outbox}) == [ADDRESS]
    assert len(mail.outbox) == 2 * 10


def test_log_says_who_is_attacked_and_from_where_without_the_whole_address(caplog: pytest.LogCaptureFixture) -> None:
    person = UserFactory(email=ADDRESS)

    with caplog.at_level(logging.WARNING, logger="excellence.accounts"):
        guess_often(person.email)

    assert [record.getMessage() for record in caplog.records if record.name == "excellence.accounts"] == [
        "Sign-in as a…@people-example.invalid from 192.0.2.1: try 10, then it is locked for a while"
    ]


def test_masked_address_breaks_no_line_of_the_log() -> None:
    assert masked("anna@example.invalid\nFAKE") == "a…@example.invalid?FAKE"
