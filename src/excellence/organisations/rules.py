"""Who may do what with an organisation."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from excellence.accounts.models import User
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.organisations.models import Membership, Organisation

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


add_permission(
    "organisation.change", is_editor, sentence=N_("Only owners and editors of an organisation may change its profile.")
)
add_permission(
    "organisation.add_colleague", is_owner, sentence=N_("Only owners of an organisation may add colleagues.")
)
