"""Who may do what with an organisation."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from excellence.accounts.models import User
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.organisations.models import Handover, Invitation, Membership, Organisation

WRITES = {Membership.Role.OWNER.value, Membership.Role.EDITOR.value}


def role_in(person: User | AnonymousUser, organisation: Organisation) -> str | None:
    """The person's role in the organisation; taken from its annotation when `queries` put it there."""
    if hasattr(organisation, "role"):
        role: str | None = organisation.role
        return role
    if not person.is_authenticated:
        return None
    membership = Membership.objects.filter(person=person, organisation=organisation).first()
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
def is_colleague(person: User, organisation: Organisation) -> bool:
    """The person has any role in the organisation."""
    return role_in(person, organisation) is not None


@predicate
def is_addressee(person: User, invitation: Invitation) -> bool:
    """The invitation was written to the person's own address."""
    return person.is_authenticated and person.email.lower() == invitation.address.lower()


@predicate
def is_offered(person: User, handover: Handover) -> bool:
    """The ownership is offered to the person."""
    return person.is_authenticated and person.pk == handover.offered_to_id


add_permission(
    "organisation.change", is_editor, sentence=N_("Only owners and editors of an organisation may change its profile.")
)
add_permission(
    "organisation.add_colleague", is_owner, sentence=N_("Only owners of an organisation may add colleagues.")
)
add_permission("organisation.invite", is_owner, sentence=N_("Only owners of an organisation may invite colleagues."))
add_permission(
    "organisation.manage_people", is_owner, sentence=N_("Only owners of an organisation may change who works for it.")
)
add_permission(
    "organisation.hand_over", is_owner, sentence=N_("Only owners of an organisation may hand it over to somebody else.")
)
add_permission(
    "organisation.accept_invitation",
    is_addressee,
    sentence=N_("This invitation is for another address. Sign in with the address the letter was sent to."),
)
add_permission("organisation.accept_ownership", is_offered, sentence=N_("The ownership was offered to somebody else."))
