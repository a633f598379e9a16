"""What the page of colleagues and the page of an invitation show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from excellence.accounts.models import User
from excellence.kernel.permissions import allowed
from excellence.organisations.models import Handover, Invitation, Membership, Organisation
from excellence.organisations.queries import open_handover_of, open_invitations_of, people_of
from excellence.organisations.states import ACCEPTED, OPEN


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A colleague in the list."""

    public_id: str
    name: str
    role: str
    role_name: str
    since: datetime
    is_oneself: bool
    is_contact: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation nobody has answered yet."""

    public_id: str
    address: str
    role_name: str
    invited_by: str
    sent_at: datetime
    expires_at: datetime
    is_expired: bool


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An open offer of ownership, as this reader sees it."""

    offered_by: str
    offered_to: str
    is_to_reader: bool


@dataclass(frozen=True, slots=True)
class ColleaguesPage:
    """Who works for an organisation, and what the reader may do about it."""

    people: tuple[PersonRow, ...]
    invitations: tuple[InvitationRow, ...]
    offer: OfferRow | None
    roles: tuple[tuple[str, str], ...]
    may_manage: bool
    is_only_owner: bool


def colleagues_page(organisation: Organisation, reader: User, *, at: datetime) -> ColleaguesPage:
    """Prepare the page of colleagues; invitations are for owners only, because they show addresses."""
    may_manage = allowed("organisation.manage_people", reader, organisation)
    people = tuple(_person(membership, reader) for membership in people_of(organisation))
    offer = open_handover_of(organisation)
    is_mine = offer is not None and reader.pk in {offer.offered_to_id, offer.offered_by_id}
    return ColleaguesPage(
        people=people,
        invitations=tuple(_invitation(each, at) for each in open_invitations_of(organisation)) if may_manage else (),
        offer=_offer(offer, reader) if offer is not None and (may_manage or is_mine) else None,
        roles=tuple((str(value), str(label)) for value, label in Membership.Role.choices),
        may_manage=may_manage,
        is_only_owner=[row.is_oneself for row in people if row.role == Membership.Role.OWNER] == [True],
    )


def _person(membership: Membership, reader: User) -> PersonRow:
    return PersonRow(
        public_id=membership.person.public_id,
        name=membership.person.name,
        role=membership.role,
        role_name=str(membership.get_role_display()),
        since=membership.since,
        is_oneself=membership.person_id == reader.pk,
        is_contact=membership.contact_since is not None,
    )


def _invitation(invitation: Invitation, at: datetime) -> InvitationRow:
    return InvitationRow(
        public_id=invitation.public_id,
        address=invitation.address,
        role_name=str(invitation.get_role_display()),
        invited_by=invitation.invited_by.name,
        sent_at=invitation.sent_at,
        expires_at=invitation.expires_at,
        is_expired=invitation.expires_at <= at,
    )


def _offer(offer: Handover, reader: User) -> OfferRow:
    return OfferRow(offer.offered_by.name, offer.offered_to.name, is_to_reader=offer.offered_to_id == reader.pk)


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """An invitation as whoever holds its link sees it."""

    organisation: str
    country: str
    is_fictional: bool
    invited_by: str
    role_name: str
    address: str
    expires_at: datetime
    standing: str
    """open, expired, accepted, or gone (declined or withdrawn)."""
    reader: str
    """the addressee, somebody else, or nobody who is signed in: addressee, other, nobody."""


def invitation_page(invitation: Invitation, reader: User | None, *, at: datetime) -> InvitationPage:
    """Prepare what the link of an invitation opens."""
    organisation = invitation.organisation
    return InvitationPage(
        organisation=organisation.name,
        country=str(organisation.country.name),
        is_fictional=organisation.is_fictional,
        invited_by=invitation.invited_by.name,
        role_name=str(invitation.get_role_display()),
        address=invitation.address,
        expires_at=invitation.expires_at,
        standing=_standing(invitation, at),
        reader=_reader(invitation, reader),
    )


def _standing(invitation: Invitation, at: datetime) -> str:
    if invitation.state == OPEN:
        return "expired" if invitation.expires_at <= at else "open"
    return "accepted" if invitation.state == ACCEPTED else "gone"


def _reader(invitation: Invitation, reader: User | None) -> str:
    if reader is None:
        return "nobody"
    return "addressee" if allowed("organisation.accept_invitation", reader, invitation) else "other"
