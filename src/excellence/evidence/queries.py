"""Questions about evidence."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from excellence.accounts.models import User
from excellence.evidence.models import Item


def items_visible_to(person: User | AnonymousUser) -> QuerySet[Item]:
    """The evidence of the person's organisations, removed items included."""
    if not person.is_authenticated:
        return Item.objects.none()
    items = Item.objects.filter(organisation__memberships__person=person)
    return items.select_related("organisation", "file")
