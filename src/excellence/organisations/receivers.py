"""What the masthead says of the organisations a person works for."""

from __future__ import annotations

from django.http import HttpRequest

from excellence.organisations.models import Organisation
from excellence.organisations.queries import roles_of
from excellence.web.navigation import Link, RoleHere, register_role

OTHERS_SHOWN = 3


def role_here(request: HttpRequest, subject: object) -> RoleHere | None:
    """The organisation a page is about and the reader's role in it, with the way to their other organisations."""
    if not isinstance(subject, Organisation):
        return None
    roles = {role.organisation_id: role for role in roles_of(request.user)}
    here = roles.pop(subject.pk, None)
    if here is None:
        return None
    others = [Link(role.organisation.name, role.organisation.get_absolute_url()) for role in roles.values()]
    return RoleHere(
        subject.name, subject.get_absolute_url(), str(here.get_role_display()), tuple(others[:OTHERS_SHOWN])
    )


def connect() -> None:
    """Offer the reader's role to every page."""
    register_role(role_here)
