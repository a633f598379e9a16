"""Participants of a list, and towns of a small gazetteer."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from excellence.documents.tables.grids import Line
from excellence.documents.tables.opening import Table
from excellence.documents.tables.reading import Choices
from excellence.kernel.texts import fold
from excellence.participants.models import Gazetteer, ListChange, Participant, Place, Upload
from tests.factories.people import LONG_AGO, OrganisationFactory, UserFactory

GYOR = ("HU", "Győr", 3052009, 129301, 47.68333, 17.63512)
BUDAPEST = ("HU", "Budapest", 3054643, 1741041, 47.49835, 19.04045)
MISKOLC = ("HU", "Miskolc", 717582, 172637, 48.1, 20.78333)
# Two towns of one name in one country.
WEILER_ONE = ("DE", "Weiler", 2811831, 2500, 49.95, 7.86)
WEILER_TWO = ("DE", "Weiler", 2811830, 900, 48.3, 9.6)


class ParticipantFactory(DjangoModelFactory[Participant]):
    """A small company near by that signed in 2020, unless told otherwise."""

    class Meta:
        model = Participant

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Example Works {number:03}")
    folded = factory.LazyAttribute(lambda row: fold(row.name))
    category = "sme"
    town = "Győr"
    town_folded = factory.LazyAttribute(lambda row: fold(row.town))
    country = "HU"
    joined = "2019"
    commitment = "signed"
    committed_on = "2020-03-01"
    changed_by = factory.SubFactory(UserFactory)
    changed_at = LONG_AGO


class UploadFactory(DjangoModelFactory[Upload]):
    """A list of one new participant that waits to be confirmed."""

    class Meta:
        model = Upload

    organisation = factory.SubFactory(OrganisationFactory)
    file_name = "list.csv"
    table = factory.LazyFunction(
        lambda: Table(("Name", "Kind"), (0, 1), (Line(2, ("New Example Works", "sme")),)).as_json()
    )
    choices = factory.LazyFunction(lambda: Choices({0: "name", 1: "category"}).as_json())
    by = factory.SubFactory(UserFactory)
    at = LONG_AGO


class ListChangeFactory(DjangoModelFactory[ListChange]):
    """A list that was loaded and changed nobody who is still there."""

    class Meta:
        model = ListChange

    organisation = factory.SubFactory(OrganisationFactory)
    kind = ListChange.Kind.LOADED
    about = "list.csv"
    by = factory.SubFactory(UserFactory)
    at = LONG_AGO


def towns(*known: tuple[str, str, int, int, float, float]) -> list[Place]:
    """Put towns into a gazetteer that is loaded to its end, each under its main name."""
    Gazetteer.objects.get_or_create(edition="test", defaults={"places": len(known), "loaded_at": LONG_AGO})
    return [named(town, town[1], is_main=True) for town in known]


def named(town: tuple[str, str, int, int, float, float], name: str, *, is_main: bool = False) -> Place:
    """Put one more name of a town into the gazetteer."""
    country, main, code, population, latitude, longitude = town
    return Place.objects.create(
        country=country,
        folded=fold(name),
        code=code,
        is_main=is_main,
        name=main,
        population=population,
        latitude=latitude,
        longitude=longitude,
    )
