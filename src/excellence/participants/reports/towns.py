"""Towns of a list that are not found, or of which there are several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from excellence.kernel.formats import number
from excellence.kernel.texts import fold
from excellence.method.lists import great_circle
from excellence.organisations.models import Organisation
from excellence.participants.models import Participant
from excellence.participants.places import Candidate
from excellence.participants.queries import Geography


@dataclass(frozen=True, slots=True)
class TownOption:
    """One town of that name, with what tells it from the others."""

    code: int
    name: str
    population: str
    km: str
    where: str


@dataclass(frozen=True, slots=True)
class OpenTown:
    """A name on the list that is not clear, whose town it is, and the towns that could be meant."""

    key: str
    town: str
    country: str
    participants: Sequence[str]
    is_seat: bool
    options: Sequence[TownOption]


def open_towns(organisation: Organisation, participants: Iterable[Participant], geography: Geography) -> list[OpenTown]:
    """The towns a person has to look at, in the order of their names."""
    at: dict[tuple[str, str], list[Participant]] = {}
    for one in participants:
        if one.town_folded and one.distance_km is None and geography.located(one).point is None:
            at.setdefault((str(one.country), one.town_folded), []).append(one)
    seat = (str(organisation.country), fold(geography.seat_town))
    if geography.seat_town and geography.seat.point is None:
        at.setdefault(seat, [])
    towns = [_town(key, here, geography, organisation, is_seat=key == seat) for key, here in at.items()]
    return sorted(towns, key=lambda town: (not town.is_seat, town.key))


def _town(
    key: tuple[str, str], here: list[Participant], geography: Geography, organisation: Organisation, *, is_seat: bool
) -> OpenTown:
    country = here[0].country if here else organisation.country
    return OpenTown(
        key="|".join(key),
        town=here[0].town if here else geography.seat_town,
        country=str(country.name),
        participants=[one.name for one in here],
        is_seat=is_seat,
        options=[_option(candidate, geography) for candidate in geography.towns[key].candidates],
    )


def _option(candidate: Candidate, geography: Geography) -> TownOption:
    seat = geography.seat.point
    latitude, longitude = candidate.point
    return TownOption(
        code=candidate.code,
        name=candidate.name,
        population=number(candidate.population),
        km=number(round(great_circle(candidate.point, seat))) if seat else "",
        where=f"{number(latitude, 2)}, {number(longitude, 2)}",
    )
