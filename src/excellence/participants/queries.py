"""Questions about participant lists and places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from excellence.documents.tables.opening import Table
from excellence.documents.tables.reading import Choices, Reading, read_rows
from excellence.kernel.texts import fold
from excellence.method.lists import Counted, Participation, Project, count, day_of
from excellence.organisations.models import Organisation
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import FIELDS, Details
from excellence.participants.models import ChosenPlace, Gazetteer, ListChange, Participant, Place, Seat, Upload
from excellence.participants.places import NOWHERE, Candidate, Located, locate
from excellence.participants.planning import Plan, plan

PAGE = 100
NEAR = "committed_within_150km"

Town = tuple[str, str]
"""Country and folded name."""


# Those that have not left and whose commitment is not known.
OF_UNKNOWN_COMMITMENT = Q(commitment="", left="")


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


def size_and_unknown_of(organisation: Organisation) -> tuple[int, int]:
    """How many organisations stand on the list, and of how many that have not left the commitment is not known."""
    unknown = Count("pk", filter=OF_UNKNOWN_COMMITMENT)
    counted = Participant.objects.filter(organisation=organisation).aggregate(size=Count("pk"), unknown=unknown)
    return counted["size"], counted["unknown"]


def sizes_by_organisation(organisations: Sequence[Organisation]) -> dict[int, int]:
    """How many organisations stand on each list that has any, in one statement."""
    counted = Participant.objects.filter(organisation__in=organisations).order_by()
    return dict(counted.values_list("organisation").annotate(n=Count("pk")))


def details_of(participant: Participant) -> Details:
    """What is said of a participant."""
    said = {field: getattr(participant, field) for field in FIELDS}
    distance = participant.distance_km
    return Details(
        **said
        | {
            "country": str(participant.country),
            "met_on": tuple(participant.met_on),
            "projects": tuple(Project(**project) for project in participant.projects),
            "distance_km": "" if distance is None else f"{distance:.1f}",
        }
    )


def participation_of(participant: Participant, geography: Geography) -> Participation:
    """A participant as the figures see it."""
    details = details_of(participant)
    return Participation(
        key=participant.public_id,
        category=details.category,
        joined=details.joined,
        left=details.left,
        left_why=details.left_why,
        commitment=details.commitment,
        committed_on=details.committed_on,
        met=details.met_on,
        projects=details.projects,
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


def reading_of(upload: Upload, today: date) -> Reading:
    """What the rows of a list say by the choices made for it."""
    table, choices = Table.from_json(upload.table), Choices.from_json(upload.choices)
    return read_rows(table, IN_A_FILE, choices, today=today)


def plan_of(upload: Upload, reading: Reading, stored: Iterable[Participant]) -> Plan:
    """What confirming a list would do to these participants of its organisation."""
    known = {one.folded: details_of(one) for one in stored}
    return plan(known, reading, upload.choices["for_all"], home_country=str(upload.organisation.country))


def changes_of(organisation: Organisation) -> QuerySet[ListChange]:
    """What changed many participants of a list lately and can be undone, the newest first."""
    return ListChange.objects.filter(organisation=organisation).order_by("-at", "-pk")


def changes_before(moment: datetime) -> QuerySet[ListChange]:
    """What changed lists before a moment and need not be undone any more."""
    return ListChange.objects.filter(at__lt=moment)


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
