"""What every page of a list begins with."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from excellence.accounts.http import PersonRequest
from excellence.organisations.models import Organisation
from excellence.organisations.queries import organisations_visible_to


def organisation_of(request: PersonRequest, public_id: str) -> Organisation:
    """The organisation of an address, for those who work for it; 404 for everybody else."""
    return get_object_or_404(organisations_visible_to(request.user), public_id=public_id)
