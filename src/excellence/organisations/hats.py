"""What is kept with a person about the organisations they work for."""

from __future__ import annotations

from collections.abc import Iterable

from excellence.accounts.models import User
from excellence.organisations.models import Membership


def renew_hats(people: Iterable[int]) -> None:
    """Write down anew for which organisations people (by key) work, and as what, for the masthead."""
    wanted = list(people)
    hats: dict[int, list[dict[str, str]]] = {person: [] for person in wanted}
    memberships = Membership.objects.filter(person__in=wanted).order_by("organisation__name", "pk")
    for person, public_id, name, role in memberships.values_list(
        "person", "organisation__public_id", "organisation__name", "role"
    ):
        hats[person].append({"id": public_id, "name": name, "role": role})
    for person, worn in hats.items():
        User.objects.filter(pk=person).update(hats=worn)
