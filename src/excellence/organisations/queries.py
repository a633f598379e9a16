"""Questions about organisations."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature
from django.db.models import Aggregate, Case, CharField, JSONField, Model, OuterRef, QuerySet, Subquery, Value, When

from excellence.accounts.models import User
from excellence.organisations.models import Handover, Invitation, Membership, Organisation, Profile, link_signer
from excellence.organisations.names import folded
from excellence.organisations.states import OFFERED, OPEN

Row = TypeVar("Row", bound=Model)


def viewed_by(person: User, rows: QuerySet[Row], organisation_path: str = "pk") -> QuerySet[Row]:
    """The rows, each with the `role` the person has in the organisation at the path, and with whose role it is."""
    roles = Membership.objects.filter(organisation=OuterRef(organisation_path), person=person)
    role = Subquery(roles.values("role")[:1], output_field=CharField())
    viewed: QuerySet[Row] = rows.annotate(role=role, viewer_id=Value(person.pk))
    return viewed


def organisations_visible_to(person: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations a person works for, each with that person's `role`; strangers see none."""
    if not person.is_authenticated:
        return Organisation.objects.none()
    return viewed_by(person, Organisation.objects.filter(memberships__person=person))


def all_organisations() -> QuerySet[Organisation]:
    """Every organisation registered here, for counting."""
    return Organisation.objects.all()


def real_organisations_run_by(person: User | AnonymousUser) -> list[Organisation]:
    """The organisations a person administers that are no demonstration, by name; none for strangers."""
    if not person.is_authenticated:
        return []
    owned = {"memberships__person": person, "memberships__role": Membership.Role.OWNER}
    return list(Organisation.objects.filter(**owned, is_fictional=False))


def roles_of(person: User | AnonymousUser) -> list[Membership]:
    """Everything a person does here, by the name of the organisation; nothing for strangers. In one statement."""
    if not person.is_authenticated:
        return []
    theirs = Membership.objects.filter(person=person).select_related("organisation")
    return list(theirs.order_by("organisation__name", "pk"))


def organisations_called(name: str, *, country: str) -> list[Organisation]:
    """The organisations of a country with this name, whatever accents, case and punctuation; no fictional ones."""
    there = Organisation.objects.filter(country=country, is_fictional=False)
    return [organisation for organisation in there if folded(organisation.name) == folded(name)]


def people_of(organisation: Organisation) -> QuerySet[Membership]:
    """Everyone who works for the organisation, owners first."""
    order = ["owner", "editor", "reader"]
    memberships = organisation.memberships.select_related("person")
    return memberships.order_by(_position("role", order), "person__name", "pk")


class _ListOf(Aggregate):
    """The values of a group as one list of JSON, in no order."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Name the function as PostgreSQL does."""
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def with_contact_names(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The organisations, each with the names of the colleagues who show themselves as contact persons, or None."""
    shown = Membership.objects.filter(
        organisation=OuterRef("pk"), contact_since__isnull=False, person__is_active=True
    ).order_by()
    names = shown.values("organisation").annotate(names=_ListOf("person__name")).values("names")
    return organisations.annotate(contact_names=Subquery(names))  # type: ignore[no-redef]  # declared on the model too, for readers


def locked(organisation: Organisation) -> Organisation:
    """The organisation as stored now, held until the transaction ends: who works for it changes one after another."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def membership_of(organisation: Organisation, person: User) -> Membership | None:
    """The person's role as stored now."""
    return Membership.objects.filter(organisation=organisation, person=person).select_related("person").first()


def owners_of(organisation: Organisation) -> list[User]:
    """Whoever owns the organisation's record now."""
    owners = Membership.objects.filter(organisation=organisation, role=Membership.Role.OWNER)
    return [membership.person for membership in owners.select_related("person").order_by("person")]


def _position(field: str, values: list[str]) -> Case:
    return Case(*[When(**{field: value}, then=position) for position, value in enumerate(values)], default=len(values))


def profile_of(organisation: Organisation) -> Profile:
    """What the organisation says of itself; an empty one, not stored yet, where it has said nothing."""
    stored: Profile | None = getattr(organisation, "profile", None)
    return stored or Profile(organisation=organisation)


def organisations_that_take_messages() -> QuerySet[Organisation]:
    """The organisations anybody with an account may write to, because they said so."""
    return Organisation.objects.filter(profile__accepts_messages=True).select_related("profile")


def open_invitations_of(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations nobody has answered yet, expired ones too, newest first."""
    return organisation.invitations.filter(state=OPEN).select_related("invited_by")


def invitations_to(person: User, at: datetime) -> QuerySet[Invitation]:
    """The open invitations a person can accept now; none while their address is unconfirmed."""
    if not person.is_confirmed:
        return Invitation.objects.none()
    theirs = Invitation.objects.filter(address__iexact=person.email, state=OPEN, expires_at__gt=at)
    return theirs.select_related("organisation", "invited_by")


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation a link was written for; None for a link that was not written here."""
    try:
        public_id = link_signer().unsign(token)
    except BadSignature:
        return None
    return Invitation.objects.select_related("organisation", "invited_by").filter(public_id=public_id).first()


def open_handover_of(organisation: Organisation) -> Handover | None:
    """The offer of ownership nobody has answered yet."""
    offers = Handover.objects.filter(organisation=organisation, state=OFFERED)
    return offers.select_related("organisation", "offered_by", "offered_to").first()


def handovers_to(person: User) -> QuerySet[Handover]:
    """The offers of ownership a person has not answered yet."""
    offers = Handover.objects.filter(offered_to=person, state=OFFERED)
    return offers.select_related("organisation", "offered_by")
