"""What the masthead says of the organisations a person works for, and how it is kept."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.urls import reverse

from excellence.organisations.hats import renew_hats
from excellence.organisations.models import Membership, Organisation
from excellence.web.navigation import Hat, Link, register_hat

OTHERS_SHOWN = 3


def hat_worn(request: HttpRequest, subject: object) -> Hat | None:
    """The organisation a page is about and the reader's role in it, with the way to their other ones."""
    if not isinstance(subject, Organisation) or not request.user.is_authenticated:
        return None
    hats = {hat["id"]: hat for hat in request.user.hats}
    worn = hats.pop(subject.public_id, None)
    if worn is None:
        return None
    others = [Link(hat["name"], _page(hat["id"])) for hat in list(hats.values())[:OTHERS_SHOWN]]
    return Hat(subject.name, _page(subject.public_id), str(Membership.Role(worn["role"]).label), tuple(others))


def _page(public_id: str) -> str:
    return reverse("organisations:show", args=[public_id])


def note_membership(sender: object, *, instance: Membership, **_more: Any) -> None:  # noqa: ARG001 - a signal's shape
    """Keep what the masthead says when somebody begins, ends or changes what they do for an organisation."""
    renew_hats([instance.person_id])


def connect() -> None:
    """Offer the hat to every page, and keep it right."""
    register_hat(hat_worn)
    post_save.connect(note_membership, sender=Membership, dispatch_uid="organisations.note_membership")
    post_delete.connect(note_membership, sender=Membership, dispatch_uid="organisations.note_membership_end")
