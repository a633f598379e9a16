"""The form through which others write to an organisation."""

from __future__ import annotations

from excellence.accounts.models import User
from excellence.mail.models import Letter
from excellence.organisations.models import Profile
from tests.cast import Cast, ClientOf


def test_form_sends_and_shows_no_address(cast: Cast, client_of: ClientOf) -> None:
    Profile.objects.create(organisation=cast.organisation, accepts_messages=True)
    browser, address = client_of(cast.outsider), f"/en/organisations/{cast.organisation.public_id}/contact/"

    html = browser.get(address).content.decode()
    response = browser.post(address, {"message": "Shall we meet in Győr?"})

    assert html.count("@") == 0
    assert (response["Location"], Letter.objects.count()) == ("/en/desk/", 1)


def test_message_that_is_too_short_is_refused_at_the_field_and_kept(cast: Cast, client_of: ClientOf) -> None:
    Profile.objects.create(organisation=cast.organisation, accepts_messages=True)

    html = client_of(cast.outsider).post(f"/en/organisations/{cast.organisation.public_id}/contact/", {"message": "Hi"})

    assert html.content.decode().count(">\nHi</textarea>") == 1


def test_organisation_that_takes_none_does_not_exist_for_others(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.outsider).get(f"/en/organisations/{cast.organisation.public_id}/contact/").status_code == 404


def test_unconfirmed_person_is_told_what_helps(cast: Cast, client_of: ClientOf) -> None:
    Profile.objects.create(organisation=cast.organisation, accepts_messages=True)
    User.objects.filter(pk=cast.newcomer.pk).update(confirmed_at=None)

    html = client_of(cast.newcomer).get(f"/en/organisations/{cast.organisation.public_id}/contact/").content.decode()

    assert (html.count("<textarea"), html.count('name="action_send"')) == (0, 1)
