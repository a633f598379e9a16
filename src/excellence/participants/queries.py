"""Questions about participant lists and places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from excellence.method.lists import Counted, Participation, Project, count, day_of
from excellence.organisations.models import Organisation
from excellence.participants.models import ChosenPlace, Gazetteer, Participant, Place, Seat, Upload
from excellence.participants.places import NOWHERE, Candidate, Located, locate
from excellence.participants.reading.details import Details, Vocabulary
from excellence.participants.reading.folding import fold
from excellence.participants.reading.lists import ReadRow, RefusedRow
from excellence.participants.reading.planning import Plan, plan
from excellence.participants.reading.refusals import kinds_of_refusals
from excellence.participants.reading.storing import from_json

PAGE = 100
NEAR = "committed_within_150km"

Town = tuple[str, str]
"""Country and folded name."""


@dataclass(frozen=True, slots=True)
class Geography:
    """Where the seat is, and the towns of a list."""

    seat_town: str
    seat: Located
    towns: Mapping[Town, Located]

    def located(self, participant: Participant) -> Located:
        """What is known of where a participant is."""
        return self.towns.get((str(participant.country), participant.town_folded), NOWHERE)

    def distance(self, participant: Participant) -> float | None:
        """Kilometres from the seat: those a person typed, otherwise those between the two towns."""
        if participant.distance_km is not None:
            return float(participant.distance_km)
        return self.located(participant).distance_to(self.seat)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some participants of a list in the order of their names, and where the next page begins, if there is one."""

    rows: Sequence[Participant]
    next_after: str


def participants_of(organisation: Organisation) -> QuerySet[Participant]:
    """Everyone who is or was on the list, by name."""
    return Participant.objects.filter(organisation=organisation).order_by("folded", "pk")


def page_of(organisation: Organisation, *, after: str = "", sought: str = "") -> ListPage:
    """The page of a list that follows a folded name, of those whose name or town holds what is sought."""
    found = participants_of(organisation).filter(folded__gt=after)
    plain = fold(sought)
    if sought.strip() and not plain:
        found = found.none()
    elif plain:
        found = found.filter(Q(folded__contains=plain) | Q(town_folded__contains=plain))
    rows = list(found[: PAGE + 1])
    return ListPage(rows[:PAGE], rows[PAGE - 1].folded if len(rows) > PAGE else "")


def size_of(organisation: Organisation) -> int:
    """How many organisations stand on the list, those that left included."""
    return Participant.objects.filter(organisation=organisation).count()


def sizes_by_organisation(organisations: Sequence[Organisation]) -> dict[int, int]:
    """How many organisations stand on each list that has any, in one statement."""
    counted = Participant.objects.filter(organisation__in=organisations).order_by()
    return dict(counted.values_list("organisation").annotate(n=Count("pk")))


def details_of(participant: Participant) -> Details:
    """What is said of a participant."""
    distance = participant.distance_km
    return Details(
        name=participant.name,
        category=participant.category,
        size=participant.size,
        town=participant.town,
        postcode=participant.postcode,
        country=str(participant.country),
        joined=participant.joined,
        left=participant.left,
        left_why=participant.left_why,
        commitment=participant.commitment,
        committed_on=participant.committed_on,
        met_on=tuple(participant.met_on),
        projects=tuple(Project(**project) for project in participant.projects),
        distance_km="" if distance is None else f"{distance:.1f}",
    )


def participation_of(participant: Participant, geography: Geography) -> Participation:
    """A participant as the figures see it."""
    return Participation(
        key=participant.public_id,
        category=participant.category,
        joined=participant.joined,
        left=participant.left,
        left_why=participant.left_why,
        commitment=participant.commitment,
        committed_on=participant.committed_on,
        met=tuple(participant.met_on),
        projects=tuple(Project(**project) for project in participant.projects),
        distance=geography.distance(participant),
    )


def geography_of(organisation: Organisation, participants: Iterable[Participant]) -> Geography:
    """Where the seat and these participants are, in at most three statements."""
    town = organisation.town or seat_town(organisation)
    seat = (str(organisation.country), fold(town))
    wanted = {(str(one.country), one.town_folded) for one in participants if one.town_folded}
    chosen = {
        (choice.country, choice.folded): Located(choice.name, (choice.latitude, choice.longitude), chosen=True)
        for choice in ChosenPlace.objects.filter(organisation=organisation)
    }
    asked = {*wanted, seat} if town else wanted
    found = _looked_up(asked - chosen.keys())
    towns = {one: chosen.get(one) or found.get(one, NOWHERE) for one in asked}
    return Geography(town, towns.get(seat, NOWHERE), towns)


def _looked_up(towns: Collection[Town]) -> dict[Town, Located]:
    if not towns:
        return {}
    candidates: dict[Town, list[Candidate]] = {}
    known = Place.objects.filter(country__in={town[0] for town in towns}, folded__in={town[1] for town in towns})
    for place in known.iterator():
        candidate = Candidate(
            place.code, place.name, place.population, (place.latitude, place.longitude), place.is_main
        )
        candidates.setdefault((place.country, place.folded), []).append(candidate)
    return {town: locate(candidates[town]) for town in towns if town in candidates}


def seat_town(organisation: Organisation) -> str:
    """The town of the office that was entered beside the list, "" when none was."""
    return Seat.objects.filter(organisation=organisation).values_list("town", flat=True).first() or ""


def place_called(town: Town, code: int) -> Place | None:
    """A town of the gazetteer by its code, if it has that name."""
    country, folded = town
    return Place.objects.filter(country=country, folded=folded, code=code).first()


def gazetteer_loaded(edition: str) -> bool:
    """Whether an edition of the gazetteer stands in the database completely."""
    return Gazetteer.objects.filter(edition=edition).exists()


def gazetteer_is_there() -> bool:
    """Whether any edition stands in the database completely."""
    return Gazetteer.objects.exists()


def any_list() -> bool:
    """Whether anybody keeps a list here, so that places are looked up."""
    return Participant.objects.exists()


def uploads_of(organisation: Organisation) -> QuerySet[Upload]:
    """The lists that were handed in for an organisation and wait to be confirmed, the newest first."""
    return Upload.objects.filter(organisation=organisation).order_by("-at", "-pk")


def uploads_before(moment: datetime) -> QuerySet[Upload]:
    """The lists that nobody confirmed and that were handed in before a moment."""
    return Upload.objects.filter(at__lt=moment)


def plan_of(upload: Upload, words: Vocabulary) -> Plan:
    """What confirming a list would do to the list as it stands now."""
    stored = {one.folded: details_of(one) for one in participants_of(upload.organisation)}
    return plan(stored, rows_of(upload), words)


def rows_of(upload: Upload) -> list[ReadRow]:
    """The rows that could be read."""
    return [ReadRow(row["row"], from_json(row["says"])) for row in upload.rows]


def refused_of(upload: Upload) -> list[RefusedRow]:
    """The rows that could not be read, with their reasons as sentences."""
    kinds = kinds_of_refusals()
    return [RefusedRow(row["row"], row["name"], kinds[row["why"]](**row["params"])) for row in upload.refused]


def counted_from_list(
    organisation: Organisation, at: date
) -> tuple[dict[str, Counted], dict[str, Participant], Geography]:
    """The figures of a list for a day, with its participants by public id; no figures when nobody is on it.

    Who is near is not known, and no figure, while it is not known where the seat is.
    """
    participants = {one.public_id: one for one in participants_of(organisation)}
    if not participants:
        return {}, {}, Geography("", NOWHERE, {})
    geography = geography_of(organisation, participants.values())
    taking_part = {key: participation_of(one, geography) for key, one in participants.items()}
    counted = count(taking_part.values(), at)
    unknown = any(taking_part[key].distance is None for key in counted[NEAR].rulings)
    if geography.seat.point is None and unknown:
        del counted[NEAR]
    return counted, participants, geography


def figures_from_list(organisation: Organisation, year: int, today: date) -> dict[str, Counted]:
    """The figures of a list for a year, as of its last day or, while it runs, of today; none without participants."""
    return counted_from_list(organisation, day_of(year, today))[0]
