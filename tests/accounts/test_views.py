"""Choosing one's name and language."""

from __future__ import annotations

import pytest
from django.test import Client

from excellence.accounts.models import User
from excellence.audit.queries import acts_about
from tests.cast import Cast, ClientOf

ADDRESS = "/en/account/preferences/"


def test_preferences_are_stored_and_shown_in_the_new_language(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.reader)

    response = browser.post(ADDRESS, {"name": "Rita Olvasó", "language": "hu"})

    person = User.objects.get(pk=cast.reader.pk)
    assert (person.name, person.language) == ("Rita Olvasó", "hu")
    assert response["Location"] == "/hu/account/preferences/"
    assert [act.verb for act in acts_about(person)] == ["account.preferences_changed"]


def test_preferences_that_stay_the_same_are_not_recorded(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.reader).post(ADDRESS, {"name": cast.reader.name, "language": "en"})

    assert acts_about(cast.reader).count() == 0


@pytest.mark.parametrize("wrong", [{"language": "pl"}, {"name": ""}, {"name": "x" * 121}])
def test_preferences_that_cannot_be_are_refused_at_the_field(
    cast: Cast, client_of: ClientOf, wrong: dict[str, str]
) -> None:
    response = client_of(cast.reader).post(ADDRESS, {"name": "Rita", "language": "hu", **wrong})

    assert list(response.context["form"].errors) == list(wrong)
    assert User.objects.get(pk=cast.reader.pk).language == "en"


def test_root_leads_to_the_language_of_whoever_is_signed_in(cast: Cast, client_of: ClientOf) -> None:
    User.objects.filter(pk=cast.reader.pk).update(language="ca")

    response = client_of(cast.reader).get("/", headers={"Accept-Language": "fr"})

    assert response["Location"] == "/ca/"


def test_name_in_the_masthead_leads_to_the_preferences(cast: Cast, client_of: ClientOf) -> None:
    html = client_of(cast.reader).get("/en/desk/").content.decode()

    assert html.count(f'<a href="{ADDRESS}">Rita Reader</a>') == 1


@pytest.mark.parametrize(("confirmed", "offered"), [(True, 0), (False, 1)])
def test_letter_is_offered_again_until_the_address_is_confirmed(
    cast: Cast, client_of: ClientOf, *, confirmed: bool, offered: int
) -> None:
    if not confirmed:
        User.objects.filter(pk=cast.reader.pk).update(confirmed_at=None)

    html = client_of(cast.reader).get("/en/desk/").content.decode()

    assert html.count("Send the e-mail again") == offered


def test_preferences_are_for_people_who_signed_in() -> None:
    assert Client().get(ADDRESS)["Location"] == f"/en/account/login/?next={ADDRESS}"
