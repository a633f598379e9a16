"""Questions about evidence."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet, Sum

from excellence.accounts.models import User
from excellence.evidence.models import Item
from excellence.organisations.models import Organisation


def items_visible_to(person: User | AnonymousUser) -> QuerySet[Item]:
    """The evidence of the person's organisations, removed items included."""
    if not person.is_authenticated:
        return Item.objects.none()
    items = Item.objects.filter(organisation__memberships__person=person)
    return items.select_related("organisation", "file")


def locked_items(keys: Iterable[int]) -> QuerySet[Item]:
    """Those of the items that are not removed, oldest first, held until the transaction ends."""
    held = Item.objects.select_for_update(of=("self",)).select_related("file")
    return held.filter(pk__in=keys, removed_at=None).order_by("added_at", "pk")


def files_of(organisation: Organisation) -> tuple[int, int]:
    """How many files an organisation has here as evidence, removed ones included, and their bytes."""
    found = Item.objects.filter(organisation=organisation, lane=Item.Lane.FILE).aggregate(
        files=Count("pk"), stored=Sum("file__size")
    )
    return found["files"], found["stored"] or 0
