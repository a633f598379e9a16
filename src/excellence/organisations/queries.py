"""Questions about organisations."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, When

from excellence.accounts.models import User
from excellence.organisations.models import Membership, Organisation


def role_of(person: User, organisation_path: str = "pk") -> Subquery:
    """A subquery for the role `person` has in the organisation at `organisation_path`, or null."""
    roles = Membership.objects.filter(organisation=OuterRef(organisation_path), person=person)
    return Subquery(roles.values("role")[:1], output_field=CharField())


def organisations_visible_to(person: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations a person works for, each with that person's `role`; strangers see none."""
    if not person.is_authenticated:
        return Organisation.objects.none()
    theirs = Organisation.objects.filter(memberships__person=person)
    return theirs.annotate(role=role_of(person))  # type: ignore[no-redef]  # declared on the model too, for readers


def people_of(organisation: Organisation) -> QuerySet[Membership]:
    """Everyone who works for the organisation, owners first."""
    order = ["owner", "editor", "reader"]
    memberships = organisation.memberships.select_related("person")
    return memberships.order_by(_position("role", order), "person__name", "pk")


def _position(field: str, values: list[str]) -> Case:
    return Case(*[When(**{field: value}, then=position) for position, value in enumerate(values)], default=len(values))


def version_of(organisation: Organisation) -> int:
    """How often the stored profile has been changed."""
    return Organisation.objects.values_list("version", flat=True).get(pk=organisation.pk)
