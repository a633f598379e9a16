"""The page of colleagues: invite, change, leave, hand over."""

from __future__ import annotations

import pytest

from excellence.accounts.models import User
from excellence.organisations.models import Invitation
from excellence.organisations.queries import people_of
from tests.cast import Cast, ClientOf
from tests.factories.people import HandoverFactory, InvitationFactory, MembershipFactory
from tests.support.queries import Asserting

ASKED = {"address": "anna@people-example.invalid", "role": "reader", "language": "hu"}


def page(cast: Cast, rest: str = "colleagues/") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/{rest}"


def roles(cast: Cast) -> dict[str, str]:
    return {each.person.name.split()[1]: each.role for each in people_of(cast.organisation)}


def test_invited_address_is_listed_for_owners(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)

    response = browser.post(page(cast), ASKED, follow=True)

    html = response.content.decode()
    assert html.count("The e-mail to anna@people-example.invalid is on its way.") == 1
    assert html.count('<th scope="row">anna@people-example.invalid</th>') == 1


@pytest.mark.parametrize("role", ["editor", "reader"])
def test_addresses_and_buttons_are_for_owners_only(cast: Cast, client_of: ClientOf, role: str) -> None:
    InvitationFactory(organisation=cast.organisation, address="anna@people-example.invalid")
    HandoverFactory(organisation=cast.organisation, offered_by=cast.owner, offered_to=cast.owner)

    html = client_of(cast.member(role)).get(page(cast)).content.decode()

    assert (html.count("anna@people-example.invalid"), html.count('name="role"'), html.count("offered")) == (0, 0, 0)


def test_mistake_is_shown_at_the_field_and_nothing_typed_is_lost(cast: Cast, client_of: ClientOf) -> None:
    html = client_of(cast.owner).post(page(cast), {**ASKED, "address": cast.reader.email}).content.decode()

    assert html.count("Already has access to this organisation: Rita Reader.") == 2
    assert html.count(f'value="{cast.reader.email}"') == 1


def test_unconfirmed_owner_is_told_what_helps_instead_of_the_form(cast: Cast, client_of: ClientOf) -> None:
    User.objects.filter(pk=cast.owner.pk).update(confirmed_at=None)

    html = client_of(cast.owner).get(page(cast)).content.decode()

    assert html.count('name="address"') == 0
    assert html.count('name="action_send"') == 1


def test_role_is_changed_and_the_page_says_so(cast: Cast, client_of: ClientOf) -> None:
    asked = {"person": cast.reader.public_id, "role": "editor"}

    html = client_of(cast.owner).post(page(cast, "colleagues/role/"), asked, follow=True).content.decode()

    assert (roles(cast)["Reader"], html.count("The role is saved.")) == ("editor", 1)


@pytest.mark.parametrize("asked", [{"role": "king"}, {"person": "nobody"}, {}])
def test_role_or_person_that_is_none_is_not_found(cast: Cast, client_of: ClientOf, asked: dict[str, str]) -> None:
    sent = {"person": cast.reader.public_id, **asked} if asked else {}

    assert client_of(cast.owner).post(page(cast, "colleagues/role/"), sent).status_code == 404


def test_last_owner_who_leaves_is_refused_in_words(cast: Cast, client_of: ClientOf) -> None:
    html = client_of(cast.owner).post(page(cast, "leave/"), follow=True).content.decode()

    assert html.count("No administrator would be left") == 1
    assert roles(cast)["Owner"] == "owner"


@pytest.mark.parametrize(("role", "buttons"), [("owner", 0), ("reader", 1)])
def test_only_owner_reads_why_leaving_is_not_possible(cast: Cast, client_of: ClientOf, role: str, buttons: int) -> None:
    html = client_of(cast.member(role)).get(page(cast)).content.decode()

    assert html.count("Leave the organisation</button>") == buttons
    assert html.count("You are the only administrator") == 1 - buttons


def test_reader_who_leaves_lands_on_the_desk(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.reader).post(page(cast, "leave/"))

    assert response["Location"] == "/en/desk/"
    assert sorted(roles(cast)) == ["Editor", "Owner"]


def test_colleague_is_removed_by_the_owner(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.owner).post(page(cast, "colleagues/remove/"), {"person": cast.editor.public_id})

    assert sorted(roles(cast)) == ["Owner", "Reader"]


def test_ownership_is_handed_over_in_two_steps(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.owner).post(page(cast, "ownership/offer/"), {"person": cast.editor.public_id})
    asked = client_of(cast.editor).get(page(cast)).content.decode()
    client_of(cast.editor).post(page(cast, "ownership/answer/"), {"answer": "accept"})

    assert asked.count("An offer from Olga Owner: become administrator of this organisation") == 1
    assert roles(cast) == {"Owner": "editor", "Editor": "owner", "Reader": "reader"}


def test_ownership_nobody_offered_cannot_be_answered(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.editor).post(page(cast, "ownership/answer/"), {"answer": "accept"}).status_code == 404


def test_open_invitation_is_withdrawn(cast: Cast, client_of: ClientOf) -> None:
    invitation = InvitationFactory(organisation=cast.organisation)

    client_of(cast.owner).post(page(cast, f"invitations/{invitation.public_id}/"), {"act": "withdraw"})

    assert Invitation.objects.get().state == "withdrawn"


def test_invitation_of_another_organisation_is_not_found(cast: Cast, client_of: ClientOf) -> None:
    invitation = InvitationFactory(organisation=cast.other_organisation)

    response = client_of(cast.owner).post(page(cast, f"invitations/{invitation.public_id}/"), {"act": "withdraw"})

    assert (response.status_code, Invitation.objects.get().state) == (404, "open")


@pytest.mark.parametrize("more", [1, 3])
def test_page_costs_four_statements_however_many_people(
    cast: Cast, client_of: ClientOf, assert_queries: Asserting, more: int
) -> None:
    for _ in range(more):
        MembershipFactory(organisation=cast.organisation)
        InvitationFactory(organisation=cast.organisation)
    browser = client_of(cast.owner)
    browser.get(page(cast))

    with assert_queries(4):
        browser.get(page(cast))


def test_contact_person_is_named_on_profile_and_page_without_an_address(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.reader)

    said = browser.post(page(cast, "colleagues/contact/"), {"shown": "yes"}, follow=True).content.decode()

    shown = [client_of(cast.owner).get(page(cast, rest)).content.decode() for rest in ("", "profile/")]
    assert said.count("You are shown as contact person.") == 1
    assert [html.count(cast.reader.name) for html in shown] == [1, 1]
    assert [html.count(cast.reader.email) for html in shown] == [0, 0]


def test_contact_person_decides_for_oneself_only(cast: Cast, client_of: ClientOf) -> None:
    asked = {"shown": "yes", "person": cast.reader.public_id}
    browser = client_of(cast.owner)
    browser.post(page(cast, "colleagues/contact/"), asked)

    browser.post(page(cast, "colleagues/contact/"), {"shown": "no", "person": cast.reader.public_id})

    assert cast.organisation.memberships.filter(contact_since__isnull=False).count() == 0
    assert browser.get(page(cast)).content.decode().count('name="shown" value="yes"') == 1
