"""The commitment of many participants, said at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.models import Organisation
from excellence.participants.details import Details
from excellence.participants.models import Commitment, ListChange
from excellence.participants.operations.undoing import remember, rewrite
from excellence.participants.queries import OF_UNKNOWN_COMMITMENT, details_of, participants_of


class CommitmentMissing(Refusal):
    """Nothing was chosen."""

    sentence = N_("Choose which commitment to set.")
    field = "commitment"


class NobodyMeant(Refusal):
    """No participant was selected, or none is left without a commitment."""

    sentence = N_("There is no participant to set it for. Select some in the list.")
    field = "whom"


@dataclass(frozen=True, slots=True)
class Committed:
    """For how many a commitment was set, and how many stay because a colleague changed them meanwhile."""

    set: int
    stay: int


def set_commitment(
    organisation: Organisation, *, commitment: str, seen: Mapping[str, int] | None, by: User, at: datetime
) -> Committed:
    """Set the commitment of the participants in `seen`, by public id, where they are still of the version given.

    Without `seen`, of all that have not left and whose commitment is not known. Raises `CommitmentMissing` and
    `NobodyMeant`.
    """
    require("participants.keep", by, organisation)
    if not commitment or commitment not in Commitment.values:
        raise CommitmentMissing
    with transaction.atomic():
        listed = participants_of(organisation).select_for_update()
        meant = listed.filter(OF_UNKNOWN_COMMITMENT) if seen is None else listed.filter(public_id__in=seen)
        rows = [one for one in meant if seen is None or one.version == seen[one.public_id]]
        if not rows and not seen:
            raise NobodyMeant
        changed = [(one, details_of(one)) for one in rows if one.commitment != commitment]
        rewrite([(one, _committed(before, commitment)) for one, before in changed], by=by, at=at)
        said = {"commitment": commitment, "participants": [one.name for one, _before in changed]}
        record("participants.commitment_set", by=by, subject=organisation, at=at, after=said)
        if changed:
            remember(organisation, changed=changed, kind=ListChange.Kind.COMMITTED, about=commitment, by=by, at=at)
    return Committed(len(changed), len(seen or ()) - len(rows) if seen else 0)


def _committed(details: Details, commitment: str) -> Details:
    """The same participant with another commitment; without one, since when says nothing."""
    committed_on = "" if commitment == Commitment.NONE else details.committed_on
    return replace(details, commitment=commitment, committed_on=committed_on)
