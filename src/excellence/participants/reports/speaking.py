"""Words for what a list holds."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.dates import format_skeleton
from django.utils.translation import get_language

from excellence.kernel.countries import country_name
from excellence.kernel.formats import day as exact_day
from excellence.kernel.formats import locale, number
from excellence.method.lists import first_day
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import DAYS, FIELDS, Details, projects_written
from excellence.participants.models import Participant
from excellence.participants.places import Located

YEAR, MONTH = 4, 7


def day(text: str) -> str:
    """A day as exact as it is known, in the reader's language."""
    return _written(text, get_language() or "en")


@lru_cache(maxsize=4096)
def _written(text: str, _language: str) -> str:
    if len(text) <= YEAR:
        return text
    if len(text) == MONTH:
        return str(format_skeleton("yMMMM", first_day(text), locale=locale()))
    return exact_day(first_day(text))


def choice(field: str, value: str) -> str:
    """An option of a field in the reader's language, "" for none."""
    return str(IN_A_FILE.by_key[field].options[value]) if value else ""


def said(details: Details, field: str) -> str:
    """What a field says, as people read it."""
    value = getattr(details, field)
    if IN_A_FILE.by_key[field].options:
        return choice(field, value)
    if field == "met_on":
        return ", ".join(map(day, value))
    if field == "projects":
        return projects_written(value)
    if field == "country":
        return country_name(value) if value else ""
    if field == "distance_km":
        return number(Decimal(value)) if value else ""
    return day(value) if field in DAYS else str(value)


def cells(details: Details) -> dict[str, str]:
    """What is said of a participant as cells that are read again; days stay in canonical text."""
    texts = {field: getattr(details, field) for field in FIELDS}
    return texts | {"met_on": "; ".join(details.met_on), "projects": projects_written(details.projects)}


def heading(field: str) -> str:
    """What a field is called."""
    return str(IN_A_FILE.by_key[field].heading)


def distance(participant: Participant, located: Located, seat: Located) -> str:
    """Kilometres from the seat in words, "" when they are not known."""
    if participant.distance_km is not None:
        return f"{number(participant.distance_km)} km"
    found = located.distance_to(seat)
    return "" if found is None else f"{number(round(found))} km"
