"""What the link of an invitation opens, for whoever holds it."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.test import Client

from excellence.accounts.models import User
from excellence.organisations.models import Invitation
from tests.cast import Cast, ClientOf
from tests.factories.people import PASSWORD, InvitationFactory, UserFactory

ADDRESS = "anna@people-example.invalid"


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    return InvitationFactory(organisation=cast.organisation, invited_by=cast.owner, address=ADDRESS)


def link(invitation: Invitation) -> str:
    return invitation.get_absolute_url()


def test_link_says_who_invites_and_leads_to_an_account_with_that_address(invitation: Invitation) -> None:
    browser = Client()

    html = browser.get(link(invitation)).content.decode()

    assert html.count("<h1>Invitation to join Pannon Example Cluster, from Olga Owner</h1>") == 1
    assert html.count(f"/en/account/signup/?next={quote(link(invitation))}&amp;email={quote(ADDRESS)}") == 1
    assert html.count('value="accept"') == 0


def test_person_who_signs_up_by_the_link_accepts_and_is_confirmed(invitation: Invitation) -> None:
    browser, target = Client(), link(invitation)
    form = browser.get(f"/en/account/signup/?next={target}&email={ADDRESS}").content.decode()
    asked = {"name": "Anna Example", "email": ADDRESS, "password1": PASSWORD, "next": target}

    landed = browser.post("/en/account/signup/", asked)
    accepted = browser.post(target, {"answer": "accept"})

    person = User.objects.get(email=ADDRESS)
    assert form.count(f'value="{ADDRESS}"') == 1
    assert (landed["Location"], accepted["Location"]) == (target, invitation.organisation.get_absolute_url())
    assert (person.is_confirmed, person.memberships.get().role) == (True, "editor")


def test_person_signed_in_with_another_address_cannot_accept(
    cast: Cast, client_of: ClientOf, invitation: Invitation
) -> None:
    browser = client_of(cast.newcomer)

    html = browser.get(link(invitation)).content.decode()
    browser.post(link(invitation), {"answer": "accept"})

    assert html.count(f"You are signed in as {cast.newcomer.email}, and the invitation is for {ADDRESS}.") == 1
    assert cast.newcomer.memberships.count() == 0


def test_signing_out_leads_back_to_the_invitation(cast: Cast, client_of: ClientOf, invitation: Invitation) -> None:
    response = client_of(cast.newcomer).post(f"/en/account/logout/?next={quote(link(invitation))}")

    assert response["Location"] == link(invitation)


def test_stranger_cannot_accept(invitation: Invitation) -> None:
    assert Client().post(link(invitation), {"answer": "accept"}).status_code == 404


def test_stranger_who_holds_the_link_can_decline(invitation: Invitation) -> None:
    html = Client().post(link(invitation), {"answer": "decline"}, follow=True).content.decode()

    invitation.refresh_from_db()
    assert invitation.state == "declined"
    assert html.count("<h1>This invitation is no longer open</h1>") == 1


def test_link_used_once_leads_to_the_desk(client_of: ClientOf, invitation: Invitation) -> None:
    browser = client_of(UserFactory(email=ADDRESS))
    browser.post(link(invitation), {"answer": "accept"})

    html = browser.get(link(invitation)).content.decode()

    assert html.count("<h1>This invitation is accepted</h1>") == 1
    assert html.count('href="/en/desk/"') >= 1


def test_link_that_is_too_old_says_whom_to_ask(invitation: Invitation) -> None:
    Invitation.objects.update(expires_at=datetime(2025, 2, 1, tzinfo=UTC))

    html = Client().get(link(invitation)).content.decode()

    assert html.count("Ask Olga Owner of Pannon Example Cluster to send the e-mail again.") == 1
    assert html.count('name="answer"') == 0


def test_link_that_was_changed_opens_nothing(invitation: Invitation) -> None:
    response = Client().get(f"/en/organisations/invitations/{invitation.public_id}:forged/")

    assert response.status_code == 404
    assert response.content.decode().count("<h1>This link no longer works</h1>") == 1
