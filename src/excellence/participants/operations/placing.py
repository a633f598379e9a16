"""Where the seat and the towns of a list are, and the gazetteer they are looked up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from time import sleep

from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.models import Organisation
from excellence.participants.models import ChosenPlace, Gazetteer, Place, Seat
from excellence.participants.queries import Town, gazetteer_loaded, place_called

# Small portions with a pause after each: SQLite has one writer, and people come first.
BATCH = 1_000
PAUSE_SECONDS = 0.1
LONGEST_TOWN = 120


class NoSuchTown(Refusal):
    """The town chosen is not among those of that name."""

    sentence = N_("This town is not one of those offered. Choose again, or type the distance at the participant.")
    field = "town"


class TownMissing(Refusal):
    """A seat has a town."""

    sentence = N_("Write the town of your office, at most %(most)s characters.")
    field = "town"


def set_seat(organisation: Organisation, *, town: str, by: User, at: datetime) -> None:
    """Say in which town the office is, from where distances are measured. Raises `TownMissing`."""
    require("participants.keep", by, organisation)
    plain = " ".join(town.split())
    if not plain or len(plain) > LONGEST_TOWN:
        raise TownMissing(most=LONGEST_TOWN)
    with transaction.atomic():
        values = {"town": plain, "changed_by": by, "changed_at": at}
        Seat.objects.update_or_create(organisation=organisation, defaults=values)
        record("participants.seat_set", by=by, subject=organisation, at=at, after={"town": plain})


def choose_place(organisation: Organisation, *, town: Town, code: int, by: User, at: datetime) -> None:
    """Say which town of the gazetteer a name on this list means; the same name means it everywhere on the list.

    Raises `NoSuchTown`.
    """
    require("participants.keep", by, organisation)
    country, folded = town
    place = place_called(town, code)
    if place is None:
        raise NoSuchTown
    said = {"code": code, "name": place.name, "latitude": place.latitude, "longitude": place.longitude}
    with transaction.atomic():
        values = {**said, "chosen_by": by, "chosen_at": at}
        ChosenPlace.objects.update_or_create(organisation=organisation, country=country, folded=folded, defaults=values)
        after = {"country": country, "town": folded, **said}
        record("participants.place_chosen", by=by, subject=organisation, at=at, after=after)


def load_gazetteer(
    places: Iterable[Place],
    *,
    edition: str,
    by: User | None,
    at: datetime,
    is_over: Callable[[], bool] = lambda: False,
) -> int:
    """Store an edition of the gazetteer in portions, unless it stands there already; return how many names were stored.

    `is_over` is asked after each portion: the rest is then left for another time. A portion that was stored before an
    interruption is not stored twice.
    """
    if gazetteer_loaded(edition):
        return 0
    stored = 0
    for portion in _portions(iter(places)):
        Place.objects.bulk_create(portion, batch_size=BATCH, ignore_conflicts=True)
        stored += len(portion)
        if is_over():
            return stored
        sleep(PAUSE_SECONDS)
    with transaction.atomic():
        loaded, fresh = Gazetteer.objects.get_or_create(edition=edition, defaults={"places": stored, "loaded_at": at})
        if fresh:
            record("participants.gazetteer_loaded", by=by, subject=loaded, at=at, after={"edition": edition})
    return stored


def _portions(places: Iterator[Place]) -> Iterator[list[Place]]:
    while portion := list(islice(places, BATCH)):
        yield portion
