"""Inviting colleagues: a letter whose link is for one address, holds for 14 days and works once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from excellence.accounts.models import User
from excellence.accounts.operations import ConfirmedByAnother
from excellence.accounts.rules import AddressNotConfirmed
from excellence.audit.queries import acts_about
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.mail.models import Letter
from excellence.organisations import operations
from excellence.organisations.models import Invitation, Organisation, link_signer
from excellence.organisations.queries import invitation_by_token, invitations_to, organisations_visible_to
from tests.cast import Cast
from tests.factories.people import MembershipFactory, UserFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SITE = "https://excellence.invalid"
ADDRESS = "anna@people-example.invalid"


def invite(cast: Cast, address: str = ADDRESS, *, at: datetime = NOW, **changed: str) -> Invitation:
    said = {"role": "editor", "language": "en", **changed}
    return operations.invite_colleague(cast.organisation, address=address, by=cast.owner, at=at, site=SITE, **said)


def test_invite_writes_a_letter_in_the_language_chosen_with_the_link(cast: Cast) -> None:
    invitation = invite(cast, "Anna@People-Example.invalid", language="de")

    letter = Letter.objects.get()
    assert (letter.address, letter.language, letter.purpose) == (ADDRESS, "de", "organisation.invited")
    assert letter.body.count(f"{SITE}/de/organisations/invitations/{link_signer().sign(invitation.public_id)}/") == 1
    assert [act.verb for act in acts_about(cast.organisation)] == ["organisation.invited"]


def test_letter_says_who_invites_to_what_and_until_when(cast: Cast) -> None:
    invite(cast)

    letter = Letter.objects.get()
    assert letter.subject == "Invitation to join an organisation: Pannon Example Cluster"
    assert letter.body.count("You are invited to join “Pannon Example Cluster” on Cluster Excellence, ") == 1
    assert letter.body.count("The invitation comes from “Olga Owner”.") == 1
    assert letter.body.count("You would be: Editor. Editors enter figures, answer and change the profile.") == 1
    assert letter.body.count(f"The link is for {ADDRESS} only, works once and holds until 16 March 2026.") == 1


def test_invite_refuses_a_second_open_one_for_the_address(cast: Cast) -> None:
    invite(cast)

    with pytest.raises(operations.AlreadyInvited):
        invite(cast, ADDRESS.upper())

    assert Letter.objects.count() == 1


def test_invite_refuses_a_colleague(cast: Cast) -> None:
    with pytest.raises(operations.AlreadyColleague, match="Rita Reader"):
        invite(cast, cast.reader.email)


def test_invite_refuses_an_owner_whose_address_is_unconfirmed(cast: Cast) -> None:
    User.objects.filter(pk=cast.owner.pk).update(confirmed_at=None)
    cast.owner.refresh_from_db()

    with pytest.raises(AddressNotConfirmed):
        invite(cast)

    assert Letter.objects.count() == 0


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "newcomer"])
def test_invite_refuses_who_is_no_owner(cast: Cast, role: str) -> None:
    by: User = cast.member(role)  # type: ignore[assignment]  # signed in, all of them

    with pytest.raises(NotAllowed):
        operations.invite_colleague(
            cast.organisation, address=ADDRESS, role="owner", language="en", by=by, at=NOW, site=SITE
        )


def test_invite_refuses_more_letters_than_a_day_may_have(cast: Cast) -> None:
    for place in range(30):
        invite(cast, f"person-{place}@many-example.invalid")

    with pytest.raises(operations.TooManyLetters, match="at most 30 invitations"):
        invite(cast)

    invite(cast, at=NOW + timedelta(days=1, minutes=1))


def test_invite_refuses_more_emails_of_one_person_than_a_day_may_have(cast: Cast) -> None:
    places = [cast.organisation, *(MembershipFactory(person=cast.owner, role="owner").organisation for _ in range(2))]
    said = {"role": "reader", "language": "en"}
    for number in range(30):
        address = f"person-{number}@many-example.invalid"
        operations.invite_colleague(places[number % 3], address=address, by=cast.owner, at=NOW, site=SITE, **said)

    with pytest.raises(operations.TooManyOfYours, match="You can send no more than 30 invitations a day"):
        operations.invite_colleague(places[1], address=ADDRESS, by=cast.owner, at=NOW, site=SITE, **said)

    assert Letter.objects.count() == 30


def test_invitation_of_somebody_who_reads_here_is_in_their_language(cast: Cast) -> None:
    UserFactory(email=ADDRESS, language="hu")

    invite(cast, language="es")

    letter = Letter.objects.get()
    assert (letter.language, letter.body.count(f"{SITE}/hu/organisations/invitations/")) == ("hu", 1)


def test_names_in_an_invitation_lead_nowhere(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(name="URGENT http://evil.example.invalid/pay")
    User.objects.filter(pk=cast.owner.pk).update(name="Your bank: www.bank.example.invalid")
    cast.owner.refresh_from_db()

    invite(cast)

    letter = Letter.objects.get()
    assert letter.subject == "Invitation to join an organisation: URGENT evil. example. invalid/pay"
    assert letter.body.count("“Your bank: www. bank. example. invalid”") == 1
    assert letter.body.count("http") == letter.body.count(SITE) == 1


def test_accept_gives_the_role_and_tells_whoever_invited(cast: Cast) -> None:
    invitation, person = invite(cast, role="reader"), UserFactory(email=ADDRESS, name="Anna Example")

    operations.accept_invitation(invitation, by=person, at=NOW)

    assert organisations_visible_to(person).get().role == "reader"
    last = Letter.objects.order_by("pk").last()
    assert last is not None
    assert (last.recipient, last.subject) == (cast.owner, "New access to Pannon Example Cluster: Anna Example")


def test_accept_confirms_an_address_that_was_not(cast: Cast) -> None:
    invitation, person = invite(cast), UserFactory(email=ADDRESS, confirmed_at=None)

    operations.accept_invitation(invitation, by=person, at=NOW)

    assert User.objects.get(pk=person.pk).is_confirmed


def test_accept_refuses_who_only_claims_an_address_that_is_confirmed_elsewhere(cast: Cast) -> None:
    invitation, claiming = invite(cast), UserFactory(email=ADDRESS, confirmed_at=None)
    UserFactory(email=ADDRESS)

    with pytest.raises(ConfirmedByAnother):
        operations.accept_invitation(invitation, by=claiming, at=NOW)

    invitation.refresh_from_db()
    assert (invitation.state, list(organisations_visible_to(claiming))) == ("open", [])


def test_accept_refuses_another_address(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="This invitation is for another address"):
        operations.accept_invitation(invite(cast), by=cast.newcomer, at=NOW)


def test_accept_works_once(cast: Cast) -> None:
    invitation, person = invite(cast), UserFactory(email=ADDRESS)
    operations.accept_invitation(invitation, by=person, at=NOW)
    operations.remove_colleague(cast.organisation, person=person, by=cast.owner, at=NOW)

    with pytest.raises(AlreadyMoved):
        operations.accept_invitation(invitation, by=person, at=NOW)

    assert list(organisations_visible_to(person)) == []


LAST_DAY_ENDS = datetime(2026, 3, 16, 23, 0, tzinfo=UTC)  # midnight in Brussels


@pytest.mark.parametrize(
    ("later", "accepted"),
    [
        (NOW + timedelta(days=14), True),
        (LAST_DAY_ENDS - timedelta(seconds=1), True),
        (LAST_DAY_ENDS, False),
        (NOW + timedelta(days=400), False),
    ],
)
def test_link_holds_until_the_day_ends_that_the_email_names(cast: Cast, later: datetime, *, accepted: bool) -> None:
    invitation, person = invite(cast), UserFactory(email=ADDRESS)

    if accepted:
        operations.accept_invitation(invitation, by=person, at=later)
    else:
        with pytest.raises(operations.InvitationExpired, match="Ask Olga Owner to send the e-mail again"):
            operations.accept_invitation(invitation, by=person, at=later)

    assert organisations_visible_to(person).exists() is accepted


def test_sent_again_the_link_holds_for_another_fourteen_days(cast: Cast) -> None:
    invitation, person = invite(cast), UserFactory(email=ADDRESS)
    later = NOW + timedelta(days=20)

    operations.send_invitation_again(invitation, by=cast.owner, at=later, site=SITE)
    operations.accept_invitation(invitation, by=person, at=later + timedelta(days=13))

    assert Letter.objects.filter(purpose="organisation.invited").count() == 2


def test_sent_again_too_soon_or_too_often_is_refused(cast: Cast) -> None:
    invitation = invite(cast)

    with pytest.raises(operations.SentJustNow):
        operations.send_invitation_again(invitation, by=cast.owner, at=NOW + timedelta(minutes=9), site=SITE)
    for day in range(1, 5):
        operations.send_invitation_again(invitation, by=cast.owner, at=NOW + timedelta(days=day), site=SITE)
    with pytest.raises(operations.EnoughLetters, match="5 e-mails went to"):
        operations.send_invitation_again(invitation, by=cast.owner, at=NOW + timedelta(days=9), site=SITE)


def test_withdrawn_invitation_cannot_be_accepted_nor_sent_again(cast: Cast) -> None:
    invitation, person = invite(cast), UserFactory(email=ADDRESS)
    operations.withdraw_invitation(invitation, by=cast.owner, at=NOW)

    with pytest.raises(AlreadyMoved):
        operations.accept_invitation(invitation, by=person, at=NOW)
    with pytest.raises(AlreadyMoved):
        operations.send_invitation_again(invitation, by=cast.owner, at=NOW + timedelta(days=1), site=SITE)


def test_decline_needs_no_account_and_tells_whoever_invited(cast: Cast) -> None:
    operations.decline_invitation(invite(cast), by=None, at=NOW)

    last = Letter.objects.order_by("pk").last()
    assert last is not None
    assert (last.recipient, last.subject) == (
        cast.owner,
        f"{ADDRESS} declined your invitation to Pannon Example Cluster",
    )
    assert invite(cast).state == "open"


def test_token_of_another_hand_opens_nothing(cast: Cast) -> None:
    invitation = invite(cast)

    assert invitation_by_token(link_signer().sign(invitation.public_id)) == invitation
    assert [invitation_by_token(token) for token in (invitation.public_id, f"{invitation.public_id}:forged", "")] == [
        None
    ] * 3


def test_person_sees_open_invitations_once_the_address_is_confirmed(cast: Cast) -> None:
    invitation = invite(cast)
    claiming, person = UserFactory(email=ADDRESS, confirmed_at=None), UserFactory(email=ADDRESS)

    assert list(invitations_to(claiming, NOW)) == []
    assert list(invitations_to(person, NOW)) == [invitation]
    assert list(invitations_to(person, LAST_DAY_ENDS)) == []


def test_letter_is_written_in_every_language(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        for place, language in enumerate(("ca", "en", "fr", "de", "hu", "es")):
            invite(cast, f"person-{place}@many-example.invalid", language=language)

    assert [letter.body.count(f"/{letter.language}/organisations/") for letter in Letter.objects.all()] == [1] * 6
