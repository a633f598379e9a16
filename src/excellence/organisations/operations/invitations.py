"""Inviting people to work for an organisation: a letter with a link that is theirs alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import IntegrityError, transaction
from django.db.models import F, Sum

from excellence.accounts.limits import Limit
from excellence.accounts.models import User
from excellence.accounts.operations import confirm_address
from excellence.accounts.queries import person_with_address
from excellence.accounts.rules import require_confirmed
from excellence.audit.operations import record
from excellence.kernel.clock import end_of_legal_day, legal_day
from excellence.kernel.errors import Refusal
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations import emails
from excellence.organisations.models import Invitation, Membership, Organisation
from excellence.organisations.operations.colleagues import AlreadyColleague
from excellence.organisations.queries import locked
from excellence.organisations.states import INVITATION, OPEN

LINK_HOLDS: Final = timedelta(days=14)
PAUSE_BETWEEN_LETTERS: Final = timedelta(minutes=10)
LETTERS_OF_ONE_INVITATION: Final = 5
LETTERS_OF_A_DAY: Final = 30
LETTERS_OF_A_PERSON: Final = Limit("invitations of a person", most=30, per=timedelta(days=1))


class AlreadyInvited(Refusal):
    """One open invitation for each address."""

    sentence: ClassVar[str] = N_("%(address)s is invited already. You can send the e-mail again, or withdraw it.")
    field = "address"


class SentJustNow(Refusal):
    """A letter takes a moment."""

    sentence: ClassVar[str] = N_(
        "The e-mail was sent a few minutes ago. Ask %(address)s to look among the unwanted mail."
    )


class TooManyLetters(Refusal):
    """Nobody is to be bothered, and nobody is to write to strangers in our name."""

    sentence: ClassVar[str] = N_("One organisation can send at most %(limit)s invitations a day. Go on tomorrow.")
    field = "address"


class TooManyOfYours(Refusal):
    """One person with many organisations writes no more e-mails than one with one."""

    sentence: ClassVar[str] = N_("You can send no more than %(limit)s invitations a day. Go on tomorrow.")
    field = "address"


class EnoughLetters(Refusal):
    """Whoever got five letters does not wait for a sixth."""

    sentence: ClassVar[str] = N_(
        "%(limit)s e-mails went to %(address)s already. Ask in another way whether the address is right."
    )


class InvitationExpired(Refusal):
    """The link of the letter is too old."""

    sentence: ClassVar[str] = N_("This invitation has expired. Ask %(name)s to send the e-mail again.")


def invite_colleague(
    organisation: Organisation, *, address: str, role: str, language: str, by: User, at: datetime, site: str
) -> Invitation:
    """Ask whoever reads letters to `address` to work for the organisation, in a letter written in `language`.

    Whoever has confirmed the address is written to in their own language. `site` is where the pages are
    ("https://example.org"). Raises `AddressNotConfirmed`, `AlreadyColleague`, `AlreadyInvited`, `TooManyLetters` and
    `TooManyOfYours`.
    """
    with transaction.atomic():
        stored = locked(organisation)
        require("organisation.invite", by, stored)
        require_confirmed(by)
        _refuse_colleague(stored, person_with_address(address))
        _refuse_many(stored, by, at)
        invitation = Invitation(
            organisation=stored,
            address=address.lower(),
            role=role,
            language=language,
            invited_by=by,
            invited_at=at,
            sent_at=at,
            expires_at=_link_ends(at),
        )
        _store(invitation)
        payload = {"invitation": invitation.public_id, "address": invitation.address, "role": role}
        record("organisation.invited", by=by, subject=stored, at=at, after=payload)
        emails.invited(invitation, by=by, at=at, site=site)
    return invitation


def send_invitation_again(invitation: Invitation, *, by: User, at: datetime, site: str) -> None:
    """Write the letter once more; its link holds for another 14 days.

    Raises `AddressNotConfirmed`, `AlreadyMoved`, `SentJustNow`, `EnoughLetters`, `TooManyLetters` and `TooManyOfYours`.
    """
    with transaction.atomic():
        stored = locked(invitation.organisation)
        require("organisation.invite", by, stored)
        require_confirmed(by)
        invitation.refresh_from_db()
        if invitation.state != OPEN:
            raise AlreadyMoved(state=invitation.get_state_display())
        if at - invitation.sent_at < PAUSE_BETWEEN_LETTERS:
            raise SentJustNow(address=invitation.address)
        if invitation.letters >= LETTERS_OF_ONE_INVITATION:
            raise EnoughLetters(address=invitation.address, limit=LETTERS_OF_ONE_INVITATION)
        _refuse_many(stored, by, at)
        Invitation.objects.filter(pk=invitation.pk).update(
            letters=F("letters") + 1, sent_at=at, expires_at=_link_ends(at)
        )
        invitation.refresh_from_db()
        payload = {"invitation": invitation.public_id, "letters": invitation.letters}
        record("organisation.invitation_sent_again", by=by, subject=stored, at=at, after=payload)
        emails.invited(invitation, by=by, at=at, site=site)


def withdraw_invitation(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Take an invitation back; its link no longer works. Raises `AlreadyMoved`."""
    with transaction.atomic():
        require("organisation.invite", by, locked(invitation.organisation))
        INVITATION.move(invitation, "withdraw", by=by, at=at, changes={"answered_at": at})
        _note(invitation, "organisation.invitation_withdrawn", by=by, at=at)


def accept_invitation(invitation: Invitation, *, by: User, at: datetime) -> Membership:
    """Work for the organisation from now on. To be called for whoever holds the link: it confirms their address.

    Raises `NotAllowed` for another address, `InvitationExpired`, `AlreadyMoved`, `AlreadyColleague` and
    `ConfirmedByAnother`.
    """
    require("organisation.accept_invitation", by, invitation)
    if invitation.expires_at <= at:
        raise InvitationExpired(name=invitation.invited_by.name)
    with transaction.atomic():
        stored = locked(invitation.organisation)
        _refuse_colleague(stored, by)
        INVITATION.move(invitation, "accept", by=by, at=at, changes={"answered_at": at})
        confirm_address(by, by=by, at=at)
        membership = Membership.objects.create(organisation=stored, person=by, role=invitation.role, since=at)
        _note(invitation, "organisation.invitation_accepted", by=by, at=at)
        emails.invitation_answered(invitation, name=by.name, accepted=True, by=by, at=at)
    return membership


def decline_invitation(invitation: Invitation, *, by: User | None, at: datetime) -> None:
    """Do not work for the organisation. `by` may be nobody: the link is enough to say no. Raises `AlreadyMoved`."""
    with transaction.atomic():
        INVITATION.move(invitation, "decline", by=by, at=at, changes={"answered_at": at})
        _note(invitation, "organisation.invitation_declined", by=by, at=at)
        emails.invitation_answered(invitation, name=invitation.address, accepted=False, by=by, at=at)


def _note(invitation: Invitation, verb: str, *, by: User | None, at: datetime) -> None:
    payload = {"invitation": invitation.public_id, "role": invitation.role}
    record(verb, by=by, subject=invitation.organisation, at=at, after=payload)


def _store(invitation: Invitation) -> None:
    try:
        with transaction.atomic():
            invitation.save(force_insert=True)
    except IntegrityError as taken:
        raise AlreadyInvited(address=invitation.address) from taken


def _refuse_colleague(organisation: Organisation, person: User | None) -> None:
    if person is not None and Membership.objects.filter(organisation=organisation, person=person).exists():
        raise AlreadyColleague(name=person.name)


def _link_ends(at: datetime) -> datetime:
    """The e-mail names a day, so the link holds until that day ends."""
    return end_of_legal_day(legal_day(at + LINK_HOLDS))


def _refuse_many(organisation: Organisation, by: User, at: datetime) -> None:
    today = organisation.invitations.filter(sent_at__gt=at - timedelta(days=1))
    if (today.aggregate(letters=Sum("letters"))["letters"] or 0) >= LETTERS_OF_A_DAY:
        raise TooManyLetters(limit=LETTERS_OF_A_DAY)
    if not LETTERS_OF_A_PERSON.use(by.pk, at=at):
        raise TooManyOfYours(limit=LETTERS_OF_A_PERSON.most)
