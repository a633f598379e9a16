"""Where a visitor calls from, and that nobody can pretend to call from somewhere else."""

from __future__ import annotations

import pytest
from axes.helpers import get_client_ip_address
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from excellence.accounts.http import client_address
from tests.factories.people import PASSWORD, UserFactory

GUESSES = 10


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7,203.0.113.9", "198.51.100.7"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "", "192.0.2.1"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "anybody", "192.0.2.1"),
    ],
)
def test_address_is_what_proxies_of_ours_wrote(settings: Settings, proxies: int, forwarded: str, address: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory(REMOTE_ADDR="192.0.2.1").get("/", HTTP_X_FORWARDED_FOR=forwarded)

    assert (client_address(request), get_client_ip_address(request)) == (address, address)


def guess(browser: Client, place: int, forwarded: str) -> None:
    wrong = {"login": f"somebody-{place}@people-example.invalid", "password": "guessed"}
    browser.post("/en/account/login/", wrong, HTTP_X_FORWARDED_FOR=forwarded)


def signs_in(browser: Client, email: str, forwarded: str) -> bool:
    right = {"login": email, "password": PASSWORD}
    return browser.post("/en/account/login/", right, HTTP_X_FORWARDED_FOR=forwarded).status_code == 302


@pytest.mark.django_db
def test_forged_header_changes_nothing_without_a_proxy(client: Client) -> None:
    person = UserFactory()
    for place in range(GUESSES):
        guess(client, place, forwarded=f"203.0.113.{place}")

    assert not signs_in(client, person.email, forwarded="203.0.113.99")


@pytest.mark.django_db
def test_two_visitors_behind_one_proxy_are_counted_apart(client: Client, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    person = UserFactory()
    for place in range(GUESSES):
        guess(client, place, forwarded="203.0.113.9")

    assert not signs_in(client, person.email, forwarded="198.51.100.1, 203.0.113.9")
    assert signs_in(client, person.email, forwarded="203.0.113.10")
