"""Two people and an organisation: invited, confirmed by the link, working together, handing over, leaving."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from excellence.accounts.models import User
from excellence.mail.models import Letter
from excellence.organisations.models import Organisation

PASSWORD = "klaszter-menedzser-7"
ANNA, PAU = "anna@graz-example.invalid", "pau@graz-example.invalid"


@pytest.mark.django_db
def test_a_manager_invites_a_colleague_who_takes_over(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "excellence.mail.backends.OutboxBackend"
    anna, pau = Client(), Client()
    signs_up(anna, "hu", "Anna Példa", ANNA)
    organisation = registers(anna)
    cannot_invite_yet(anna, organisation)
    confirms(anna)
    invites(anna, organisation)
    comes_by_the_link(pau)
    says_something(pau, organisation)
    hands_over_and_leaves(anna, pau, organisation)


def signs_up(browser: Client, language: str, name: str, address: str) -> None:
    browser.post(f"/{language}/account/signup/", {"name": name, "email": address, "password1": PASSWORD})


def registers(browser: Client) -> Organisation:
    browser.post("/hu/organisations/register/", {"country": "AT", "name": "Graz Example Cluster", "town": "Graz"})
    return Organisation.objects.get()


def cannot_invite_yet(browser: Client, organisation: Organisation) -> None:
    asked = {"address": PAU, "role": "editor", "language": "ca"}

    page = browser.post(f"/hu/organisations/{organisation.public_id}/colleagues/", asked).content.decode()

    assert page.count('name="action_send"') == 1
    assert Letter.objects.filter(address=PAU).count() == 0


def confirms(browser: Client) -> None:
    letter = Letter.objects.get(address=ANNA)

    browser.post(link_in(letter, "confirm-email"))

    assert User.objects.get(email=ANNA).is_confirmed


def invites(browser: Client, organisation: Organisation) -> None:
    asked = {"address": PAU, "role": "editor", "language": "ca"}

    browser.post(f"/hu/organisations/{organisation.public_id}/colleagues/", asked)

    assert Letter.objects.get(address=PAU).language == "ca"


def comes_by_the_link(browser: Client) -> None:
    link = link_in(Letter.objects.get(address=PAU), "invitations")
    signup = re.findall(r'href="(/ca/account/signup/\S+)"', browser.get(link).content.decode())[0]
    browser.get(signup.replace("&amp;", "&"))
    browser.post("/ca/account/signup/", {"name": "Pau Exemple", "email": PAU, "password1": PASSWORD, "next": link})

    browser.post(link, {"answer": "accept"})

    person = User.objects.get(email=PAU)
    assert (person.is_confirmed, person.language, person.memberships.get().role) == (True, "ca", "editor")


def says_something(browser: Client, organisation: Organisation) -> None:
    address = f"/ca/organisations/{organisation.public_id}/profile/words/"
    seen = browser.get(address).context["form"]["seen"].value()

    browser.post(address, {"seen": seen, "short-ca": "Un clúster d’exemple."})

    page = browser.get(f"/ca/organisations/{organisation.public_id}/").content.decode()
    assert page.count('<p class="lead">Un clúster d’exemple.</p>') == 1


def hands_over_and_leaves(anna: Client, pau: Client, organisation: Organisation) -> None:
    base = f"/hu/organisations/{organisation.public_id}"
    anna.post(f"{base}/ownership/offer/", {"person": User.objects.get(email=PAU).public_id})
    pau.post(f"{base}/ownership/answer/", {"answer": "accept"})
    anna.post(f"{base}/leave/")

    assert list(organisation.memberships.values_list("person__name", "role")) == [("Pau Exemple", "owner")]
    assert anna.get(f"{base}/").status_code == 404


def link_in(letter: Letter, part: str) -> str:
    (link,) = re.findall(rf"http://testserver(/\S*{part}\S*)", letter.body)
    return str(link)
