"""The list as a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from excellence.method.lists import is_committed, is_participant
from excellence.participants.models import Participant
from excellence.participants.queries import Geography, participation_of
from excellence.participants.reports import speaking


@dataclass(frozen=True, slots=True)
class ListRow:
    """One participant as the list shows it."""

    public_id: str
    mark: str
    name: str
    kind: str
    place: str
    distance: str
    place_open: str
    joined: str
    commitment: str
    met: str
    gone: str


def rows_of_page(
    participants: Iterable[Participant], geography: Geography, today: date, *, gazetteer: bool = True
) -> list[ListRow]:
    """The rows of a page of the list; without the gazetteer nothing is said of towns nobody could look up yet."""
    rows = [_row(participant, geography, today) for participant in participants]
    return rows if gazetteer else [replace(row, place_open="") for row in rows]


def _row(participant: Participant, geography: Geography, today: date) -> ListRow:
    one = participation_of(participant, geography)
    located = geography.located(participant)
    gone = ""
    if participant.left:
        gone = _("left %(day)s") % {"day": speaking.day(participant.left)}
    elif not is_participant(one, today):
        gone = _("joins %(day)s") % {"day": speaking.day(participant.joined)}
    commitment = speaking.choice("commitment", participant.commitment)
    if participant.committed_on and not gone and not is_committed(one, today):
        commitment = _("%(commitment)s from %(day)s") % {
            "commitment": commitment,
            "day": speaking.day(participant.committed_on),
        }
    return ListRow(
        public_id=participant.public_id,
        mark=f"{participant.public_id}.{participant.version}",
        name=participant.name,
        kind=speaking.choice("category", participant.category),
        place=", ".join(part for part in (participant.town, str(participant.country.name)) if part),
        distance=speaking.distance(participant, located, geography.seat),
        place_open=_what_is_open(participant, geography),
        joined=speaking.day(participant.joined),
        commitment=commitment,
        met=speaking.day(max(participant.met_on, default="")),
        gone=gone,
    )


def _what_is_open(participant: Participant, geography: Geography) -> str:
    """Why a distance is not known, "" when it is."""
    located = geography.located(participant)
    if participant.distance_km is not None or located.point is not None:
        return ""
    if not participant.town:
        return _("no town entered")
    return _("several towns of this name") if located.candidates else _("town not found")
