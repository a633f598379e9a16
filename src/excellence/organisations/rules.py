"""Who may do what with an organisation."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from excellence.accounts.models import User
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.organisations.models import Handover, Invitation, Membership, Organisation
from excellence.organisations.queries import membership_of

WRITES = {Membership.Role.OWNER.value, Membership.Role.EDITOR.value}


def role_in(person: User | AnonymousUser, organisation: Organisation, *, loaded: Model | None = None) -> str | None:
    """The person's role in the organisation, or None.

    The role that `queries.viewed_by` put on the organisation, or on the row `loaded` that belongs to it, counts only
    for the person the row was loaded for; for anybody else the database is asked.
    """
    if not person.is_authenticated:
        return None
    row: Any = loaded or organisation
    if getattr(row, "viewer_id", None) == person.pk:
        role: str | None = row.role
        return role
    membership = membership_of(organisation, person)
    return membership.role if membership else None


@predicate
def is_owner(person: User, organisation: Organisation) -> bool:
    """The person owns the organisation's record here."""
    return role_in(person, organisation) == Membership.Role.OWNER


@predicate
def is_editor(person: User, organisation: Organisation) -> bool:
    """The person may write for the organisation."""
    return role_in(person, organisation) in WRITES


@predicate
def is_addressee(person: User, invitation: Invitation) -> bool:
    """The invitation was written to the person's own address."""
    return person.is_authenticated and person.email.lower() == invitation.address.lower()


@predicate
def is_offered(person: User, handover: Handover) -> bool:
    """The ownership is offered to the person."""
    return person.is_authenticated and person.pk == handover.offered_to_id


add_permission(
    "organisation.change",
    is_editor,
    sentence=N_("Only administrators and editors of an organisation may change its profile."),
)
add_permission(
    "organisation.add_colleague", is_owner, sentence=N_("Only administrators of an organisation may add colleagues.")
)
add_permission(
    "organisation.invite", is_owner, sentence=N_("Only administrators of an organisation may invite colleagues.")
)
add_permission(
    "organisation.manage_people",
    is_owner,
    sentence=N_("Only administrators of an organisation may change who has access to it."),
)
add_permission(
    "organisation.hand_over",
    is_owner,
    sentence=N_("Only administrators of an organisation may hand it over to somebody else."),
)
add_permission(
    "organisation.accept_invitation",
    is_addressee,
    sentence=N_("This invitation is for another address. Sign in with the address the e-mail was sent to."),
)
add_permission(
    "organisation.accept_ownership", is_offered, sentence=N_("The administrator role was offered to somebody else.")
)
