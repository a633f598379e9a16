"""Adding, changing and removing participants one by one."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import ChangedMeanwhile, Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.kernel.work.hints import hint
from excellence.organisations.models import Organisation
from excellence.participants.details import Details, as_json, columns_of
from excellence.participants.models import Participant
from excellence.participants.queries import details_of, gazetteer_is_there, size_of
from excellence.participants.refusals import NameTaken

MOST_PARTICIPANTS = 5_000


class ListFull(Refusal):
    """No list is longer than what its pages and figures are made for."""

    sentence = N_("A list holds at most %(most)s organisations, those that left included.")


class ParticipantChangedMeanwhile(ChangedMeanwhile):
    """The participant was saved after the window was opened, by a colleague or in another window."""


class ParticipantRemovedMeanwhile(Refusal):
    """A colleague removed the participant after the page was opened."""

    sentence = N_("A colleague took this participant off the list meanwhile. Nothing was saved.")


def add_participant(organisation: Organisation, *, details: Details, by: User, at: datetime) -> Participant:
    """Put an organisation on the list. Raises `NameTaken` and `ListFull`."""
    require("participants.keep", by, organisation)
    if size_of(organisation) >= MOST_PARTICIPANTS:
        raise ListFull(most=MOST_PARTICIPANTS)
    try:
        with transaction.atomic():
            participant = Participant.objects.create(
                organisation=organisation, **columns_of(details), changed_by=by, changed_at=at
            )
            record("participant.added", by=by, subject=participant, at=at, after=as_json(details))
            if not gazetteer_is_there():
                hint("excellence.participants.tasks.load_places_now")
    except IntegrityError as taken:
        raise NameTaken(name=details.name) from taken
    return participant


def change_participant(participant: Participant, *, details: Details, seen: int, by: User, at: datetime) -> None:
    """Store what is said now, if nobody did since version `seen`, in another window neither.

    Raises `NameTaken`, `ParticipantChangedMeanwhile` and `ParticipantRemovedMeanwhile`.
    """
    require("participants.keep", by, participant.organisation)
    try:
        with transaction.atomic():
            # Without a join: PostgreSQL loses a row whose person changed while it waited for the lock.
            known = Participant.objects.select_for_update().filter(pk=participant.pk).first()
            if known is None:
                raise ParticipantRemovedMeanwhile
            before = details_of(known)
            if before == details:
                return
            if known.version != seen:
                raise ParticipantChangedMeanwhile(name=known.changed_by.name)
            changed = {**columns_of(details), "version": F("version") + 1, "changed_by": by, "changed_at": at}
            Participant.objects.filter(pk=known.pk).update(**changed)
            record("participant.changed", by=by, subject=known, at=at, before=as_json(before), after=as_json(details))
    except IntegrityError as taken:
        raise NameTaken(name=details.name) from taken


def remove_participant(participant: Participant, *, by: User, at: datetime) -> None:
    """Take a participant off the list that never should have stood there; who left is changed, not removed."""
    require("participants.keep", by, participant.organisation)
    with transaction.atomic():
        before = as_json(details_of(participant))
        record("participant.removed", by=by, subject=participant, at=at, before=before)
        Participant.objects.filter(pk=participant.pk).delete()
