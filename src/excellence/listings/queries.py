"""Questions about listings, their label records and what people asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from excellence.accounts.models import User
from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.listings.states import RECEIVED
from excellence.organisations.models import Organisation
from excellence.organisations.names import folded
from excellence.organisations.queries import organisations_visible_to, real_organisations_run_by


def listings_shown() -> QuerySet[Listing]:
    """The listings everybody may see, by name."""
    return Listing.objects.filter(removed_at=None)


def records_shown() -> QuerySet[LabelRecord]:
    """The label records everybody may see, by the name of who held the label."""
    records = LabelRecord.objects.filter(removed_at=None, listing__removed_at=None)
    return records.select_related("listing")


def found(listings: QuerySet[Listing], *, name: str = "", country: str = "", sector: str = "") -> QuerySet[Listing]:
    """The listings whose name has every word of `name` in it, whatever accents and case, in a country and sector."""
    return listings.filter(_in_name("", name), **_given(country=country, sector=sector))


def records_found(records: QuerySet[LabelRecord], *, name: str = "", country: str = "") -> QuerySet[LabelRecord]:
    """The records of listings found like that."""
    return records.filter(_in_name("listing__", name), **_given(listing__country=country))


def _in_name(path: str, typed: str) -> Q:
    """Whether each word stands in the name; where signs only were typed, nothing can be found."""
    words = folded(typed).split()
    if typed.strip() and not words:
        return Q(pk__in=())
    return Q(*(Q(**{f"{path}name_folded__contains": word}) for word in words))


def _given(**conditions: str) -> dict[str, str]:
    return {field: value for field, value in conditions.items() if value}


def listings_by_country() -> list[tuple[str, int]]:
    """How many listings each country has, as (code, count), most first."""
    counted = listings_shown().order_by().values("country").annotate(count=Count("pk"))
    return [(row["country"], row["count"]) for row in counted.order_by("-count", "country")]


class Place(NamedTuple):
    """A point that listings stand at, what it is a point of, and how many stand there."""

    country: str
    region: str
    city: str
    precision: str
    latitude: float | None
    longitude: float | None
    listings: int


def places() -> list[Place]:
    """Where listings are, as exactly as their sources say; most first."""
    fields = ("country", "region", "city", "geo_precision", "latitude", "longitude")
    counted = listings_shown().order_by().values_list(*fields).annotate(count=Count("pk"))
    return [Place(*row) for row in counted.order_by("-count", "country", "region", "city")]


def sectors() -> list[str]:
    """The sectors the sources name."""
    return list(listings_shown().exclude(sector="").order_by("sector").values_list("sector", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """How many label records there are, by what their sources say of the end, and listings without any."""

    reported_valid: int
    ended: int
    end_unknown: int
    listings_without: int


def record_counts(today: date) -> RecordCounts:
    """Count the records shown. Only a day that has passed ends a label; without one the end is not known."""
    shown = Q(removed_at=None, listing__removed_at=None)
    ended = shown & Q(valid_until__lt=today)
    counted = LabelRecord.objects.aggregate(
        ended=Count("pk", filter=ended),
        unknown=Count("pk", filter=shown & Q(valid_until=None)),
        valid=Count("pk", filter=shown & Q(valid_until__gte=today)),
    )
    has_record = Exists(LabelRecord.objects.filter(listing=OuterRef("pk"), removed_at=None))
    without = listings_shown().filter(~has_record).count()
    return RecordCounts(counted["valid"], counted["ended"], counted["unknown"], without)


def with_open_requests(records: QuerySet[LabelRecord]) -> QuerySet[LabelRecord]:
    """The records, each with `open_requests`: what is being looked at, oldest first."""
    waiting = Correction.objects.filter(state=RECEIVED).order_by("asked_at", "pk")
    return records.prefetch_related(Prefetch("corrections", queryset=waiting, to_attr="open_requests"))


def open_requests(listing: Listing) -> list[Correction]:
    """What everybody may know is being looked at about a listing itself, oldest first; a claim is nobody's business."""
    waiting = listing.corrections.filter(state=RECEIVED, label_record=None).exclude(kind=Correction.Kind.CLAIM)
    return list(waiting.order_by("asked_at", "pk"))


def claims_waiting(organisations: Sequence[Organisation]) -> list[Correction]:
    """The claims of these organisations that nobody has decided yet, oldest first."""
    waiting = Correction.objects.filter(kind=Correction.Kind.CLAIM, state=RECEIVED, organisation__in=organisations)
    return list(waiting.select_related("listing", "organisation").order_by("asked_at", "pk"))


def claims_in_hands_of(person: User | AnonymousUser) -> QuerySet[Correction]:
    """The claims a person made, or that were made for an organisation they administer, newest first."""
    if not person.is_authenticated:
        return Correction.objects.none()
    theirs = Q(asked_by=person) | Q(organisation__in=real_organisations_run_by(person))
    claims = Correction.objects.filter(theirs, kind=Correction.Kind.CLAIM)
    return claims.select_related("listing", "organisation").order_by("-asked_at", "-pk")


def listings_in_hands_of(person: User) -> QuerySet[Listing]:
    """The listings of a person's organisations, removed ones too; every listing for those who run the instance."""
    listings = Listing.objects.select_related("claimed_by")
    if person.is_staff:
        return listings
    return listings.filter(claimed_by__in=organisations_visible_to(person))


def locked_listing(listing: Listing) -> Listing:
    """The listing as stored now, held until the transaction ends: its link and its removal change one after another."""
    return Listing.objects.select_for_update(no_key=True).get(pk=listing.pk)


def entry_row(entry: Listing | LabelRecord) -> QuerySet[Any]:
    """The one stored row of a listing or a label record."""
    return type(entry)._default_manager.filter(pk=entry.pk)  # noqa: SLF001 - Django documents it


def listings_for(organisations: Sequence[Organisation]) -> dict[int, list[Listing]]:
    """The listings each organisation looks after, and free ones of its name in its country, which it may claim.

    Listings said to be somebody else are left out. One statement, and a second where there are any.
    """
    if not organisations:
        return {}
    same_name = Q(name_folded__in={folded(organisation.name) for organisation in organisations})
    offered = same_name & Q(claimed_by=None, removed_at=None)
    candidates = Listing.objects.filter(Q(claimed_by__in=organisations) | offered).prefetch_related("not_ours")
    return {
        organisation.pk: [listing for listing in candidates if _belongs(listing, organisation)]
        for organisation in organisations
    }


def listings_called(organisation: Organisation) -> list[Listing]:
    """The listings shown that have the name and the country of an organisation, which need not be stored yet."""
    same = listings_shown().filter(country=organisation.country, name_folded=folded(organisation.name))
    return list(same)


def _belongs(listing: Listing, organisation: Organisation) -> bool:
    if listing.claimed_by_id is not None:
        return listing.claimed_by_id == organisation.pk
    said_no = any(no.organisation_id == organisation.pk for no in listing.not_ours.all())
    return is_same(listing, organisation) and not said_no


def is_same(listing: Listing, organisation: Organisation) -> bool:
    """Whether a listing may be this organisation: same country, same name but for accents, case and punctuation.

    A fictional organisation is never a real one.
    """
    return (
        not organisation.is_fictional
        and listing.country == organisation.country
        and listing.name_folded == folded(organisation.name)
    )
