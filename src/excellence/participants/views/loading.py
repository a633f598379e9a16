"""What every page of a list begins with."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from excellence.accounts.http import PersonRequest
from excellence.organisations.models import Organisation
from excellence.organisations.queries import organisations_visible_to
from excellence.participants.reading.details import Vocabulary
from excellence.participants.words import vocabulary


def organisation_of(request: PersonRequest, public_id: str) -> Organisation:
    """The organisation of an address, for those who work for it; 404 for everybody else."""
    return get_object_or_404(organisations_visible_to(request.user), public_id=public_id)


def words_for(organisation: Organisation) -> Vocabulary:
    """The words by which a list of the organisation is read, shown in the reader's language."""
    return vocabulary(get_language() or "en", str(organisation.country))
